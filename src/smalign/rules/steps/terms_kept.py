"""terms_kept: how many stays in a stage kept to its term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Observation
from smalign.base.errors import SmalignError
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import norm_of, share_of, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Result
    from smalign.rules.steps.finding import Case
    from smalign.rules.steps.judge import Counts

_SHOWN_BY: Final = "smalign process --show zones"


def find(case: Case) -> Iterator[Observation | Unseen]:
    """How many stays in a stage kept to its term.

    What: of the stays begun in the days judged in stages with a term, those that kept it, and the
        stage with the most that did not.
    Why: a term nobody keeps is no term; a term everybody keeps ends the quarrel about it.
    How: `process --show zones`: in working time where `[calendar]` names the days off, else on the
        clock. Norm: agreed, else the own past.
    Caveats: whether a missed term cost anything is not known here, so that it is attention at most;
        the findings on waiting measure what it goes with.
    Source: definitions, "The six steps' observables".
    Action: look at the stage with the most overdue cards: change the work, or the term.
    """
    found = case.now("process", show="zones")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    names = _columns(found)
    now = _counts(found.total, names)
    if now[1] < case.min_n:
        has_terms = any(row["sla"] is not None for row in found.rows)
        has_history = found.total.get("stays") is not None
        code = "no_history" if not has_history else "few_terms" if has_terms else "no_terms"
        yield FINDING.unseen(code, stays=now[1])
        return
    past = case.before("process", show="zones")
    norm = norm_of(case, FINDING.name, now, None if past is None else _counts(past.total, names))
    worst = max(found.rows, key=lambda row: whole(row[names[1]]))
    share = share_of(now)
    facts: dict[str, object] = {"kept": now[0], "of": now[1]}
    if share is not None:
        facts |= {"share": share.value, "low": share.low, "high": share.high}
    facts |= {"stage": worst["stage"], "late": whole(worst[names[1]])}
    yield Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        names[0].replace("on_time", "terms_kept"),
        facts,
        zone="shared",
        figure=share,
        norm=norm,
        no_stake="not_measured",
        act=Act("keep_terms", "shared", {"stage": worst["stage"]}),
        shown_by=_SHOWN_BY,
    )


def _columns(found: Result) -> tuple[str, str]:
    """Kept and overdue: in working time where the days off are told and it is known."""
    is_told = found.params["working_days"] == "calendar"
    if is_told and found.total.get("on_time_share_work") is not None:
        return "on_time_work", "overdue_work"
    return "on_time", "overdue"


def _counts(row: Mapping[str, object], names: tuple[str, str]) -> Counts:
    kept, late = (whole(row.get(name)) for name in names)
    return kept, kept + late


FINDING: Final = Finding("terms_kept", 1, find)
