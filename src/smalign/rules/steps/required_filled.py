"""required_filled: fields the regulation requires, on the cards that got there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Norm, Observation
from smalign.base.errors import SmalignError
from smalign.metrics.figures import money, whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import norm_of, share_of, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Result
    from smalign.rules.steps.finding import Case
    from smalign.rules.steps.judge import Counts

_HALF: Final = 0.5
"""The least that can be asked of fields the company itself requires."""


def find(case: Case) -> Iterator[Observation | Unseen]:
    """How many of the fields that a stage requires are filled on the cards that got there.

    What: cells of the fields `[stages] required` names, on cards created in the days judged that
        got to the stage: filled, of all. And the field and stage with the most empty ones.
    Why: what sales do not write down marketing cannot learn; sales without it belong to no segment.
    How: `fields`, fields that are due from a stage on; words that say nothing are empty. Norm:
        agreed, else half of the cells where surely fewer are filled, a rule of smalign's own: a
        past as empty puts nothing in order. Else the own past. What was sold without the field is
        named; it is not lost.
    Caveats: cells are as exported: a field filled in after the move counts as filled.
    Source: definitions, "The six steps' observables", "Empty and missing".
    Action: require the field at that stage, in every pipeline.
    """
    found = case.now("fields")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    if not any(one["due_from"] for one in found.rows):
        yield FINDING.unseen("no_field_required")
        return
    now = _counts(found)
    if now[1] < case.min_n:
        yield FINDING.unseen("few_got_there", cells=now[1], least=case.min_n)
        return
    past = case.before("fields")
    norm = norm_of(case, FINDING.name, now, None if past is None else _counts(past))
    share = share_of(now)
    if share is not None and share.high < _HALF and (norm is None or norm.level != "agreed"):
        norm = Norm("outside", _HALF, is_crossed=True, facts={"rule": "half"})
    facts: dict[str, object] = {"filled": now[0], "of": now[1]}
    if share is not None:
        facts |= {"share": share.value, "low": share.low, "high": share.high}
    worst = _worst(case)
    yield Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        _code(worst),
        facts | (worst or {}),
        zone="sales",
        figure=share,
        norm=norm,
        no_stake="not_sales",
        for_record=norm is None,
        act=Act("require_it", "sales", worst or {}, aim="require_field") if worst else None,
        shown_by="smalign fields",
    )


def _code(worst: Mapping[str, object] | None) -> str:
    if worst is None:
        return "required_filled"
    return "required_filled_sold" if worst["sold"] else "required_filled_but"


def _counts(found: Result) -> Counts:
    """Cells with a value, of those that are due."""
    due = [one for one in found.rows if one["due_from"]]
    of = sum(whole(one["cards"]) for one in due)
    empty = sum(whole(one["empty"]) + whole(one["pseudo_empty"]) for one in due)
    return of - empty, of


def _worst(case: Case) -> dict[str, object] | None:
    """The field and stage with the most empty cells, and what was sold without it; None of none."""
    found = case.now("required")
    if isinstance(found, SmalignError):
        return None
    cells: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0])
    sold: dict[tuple[str, ...], Decimal] = {}
    for one in found.rows:
        key = tuple(str(one[name]) for name in ("field", "stage", "table", "pipeline"))
        cells[key][0] += whole(one["stopped"])
        cells[key][1] += whole(one["cards"])
        amount = money(one["won_revenue"])
        if amount is not None:
            sold[key] = sold.get(key, amount * 0) + amount
    if not any(stopped for stopped, _ in cells.values()):
        return None
    key = max(cells, key=lambda one: (cells[one][0], one))
    stopped, of = cells[key]
    facts: dict[str, object] = {"field": key[0], "stage": key[1], "empty": stopped, "cards": of}
    return facts | {"sold": sold.get(key)}


FINDING: Final = Finding("required_filled", 5, find)
