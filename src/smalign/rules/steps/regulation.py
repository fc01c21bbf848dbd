"""regulation: stages of which nobody said whose they are, their term, who answers, what to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Norm, Observation, Range
from smalign.base.errors import SmalignError
from smalign.base.schema import NONE
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import agreed_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Row
    from smalign.rules.steps.finding import Case

HOLES: Final = ("zone", "term", "responsible", "required")
"""What a stage may lack, as `process --show zones` calls it."""
_SHOWN_BY: Final = "smalign process --show zones"


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Stages of which nobody said whose they are, their term, who answers for them, what to fill.

    What: the share of the open stages of which smalign.toml says all four, and how many lack each.
    Why: while a stage has no owner and no term, who is late cannot be argued about.
    How: `process --show zones`. Norm: the agreed share, else every stage, which is a rule of this
        diagnosis and gives attention at most. Nothing hangs on a paper by itself.
    Caveats: that smalign.toml is silent does not mean the company is; where it says nothing of any
        stage, nothing is claimed.
    Source: definitions, "The six steps' observables".
    Action: fill the holes in, and have both heads sign.
    """
    found = case.ever("process", show="zones")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    holes = _holes(found.rows)
    lacking = {hole: sum(hole in one for one in holes.values()) for hole in HOLES}
    if all(count == len(holes) for count in lacking.values()):
        yield FINDING.unseen("regulation_untold")
        return
    whole = sum(not one for one in holes.values())
    share = whole / len(holes)
    agreed = case.config.agreement.norms.get(FINDING.name)
    norm = Norm("outside", 1.0, share < 1, {"rule": "four"})
    if agreed is not None:
        norm = Norm("agreed", agreed, share < agreed, agreed_by(case))
    code = "regulation" if whole < len(holes) else "regulation_whole"
    facts: dict[str, object] = {"stages": len(holes), "complete": whole}
    facts |= {f"without_{hole}": count for hole, count in lacking.items()}
    unfinished = [stage for (_, stage), one in holes.items() if one]
    yield Observation(
        FINDING.name,
        FINDING.step,
        "attention" if norm.is_crossed else "ok",
        code,
        facts,
        zone="shared",
        figure=Range(share, share, share),
        norm=norm,
        no_stake="not_sales",
        act=Act("fill_regulation", "shared", {"stages": unfinished}),
        shown_by=_SHOWN_BY,
    )


def _holes(rows: Sequence[Row]) -> dict[tuple[str, str], set[str]]:
    """Pipeline and stage → what nobody said of it; cards that stand in none have no regulation."""
    return {
        (str(row["pipeline"]), str(row["stage"])): set(str(row["holes"] or "").split(", ")) - {""}
        for row in rows
        if row["stage"] != NONE
    }


FINDING: Final = Finding("regulation", 1, find)
