"""Days that a history made of exports is too coarse to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.schema import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Result, Row
    from smalign.model.model import Model

_FROM: Final = {
    **dict.fromkeys(
        ("funnel", "moves", "transitions", "variants", "network", "zones", "burden"), "stage_log"
    ),
    "handovers": "owner_log",
}
"""Metric → the history its days come from."""
_TYPICAL: Final = ("median_days", "held_days", "wait_median")
"""What half of the cards of a row take."""


_TERMS: Final = frozenset(
    {
        *("on_time", "overdue", "pending", "on_time_work", "overdue_work"),
        *(f"on_time_share{end}" for end in ("", "_low", "_high")),
        *(f"on_time_share_work{end}" for end in ("", "_low", "_high")),
    }
)
"""Columns that say whether a term was kept."""
_HOURS: Final = 24


def coarse(result: Result, model: Model) -> Result:
    """The result without days that exports so far apart cannot tell.

    Who passes a stage faster than exports follow each other is mostly never seen in it: the days
    are those of the slow ones. So where half of the cards take no longer than that, a row has no
    days at all; elsewhere it lacks those that are no longer. Nor can such exports tell whether a
    term that is no longer was kept, or, without a term, who is slower than others.
    """
    gap = model.seen_gap
    if gap is None or _FROM.get(result.metric) not in model.seen_since:
        return result
    days = frozenset(field.name for field in result.fields if field.unit == "days")
    terms = _terms(model)
    rows = tuple(_without(row, _untold(row, days, terms, gap)) for row in result.rows)
    lost = _TERMS & {name for row in rows for name in row if row[name] is None}
    total = _without(result.total, _untold(result.total, days, {}, gap) - _TERMS | lost)
    return replace(result, rows=rows, total=total)


def _terms(model: Model) -> dict[tuple[str, str], int | None]:
    """(pipeline, stage) → the hours a card may stay there."""
    return {
        ("leads" if one.card == "lead" else one.pipeline or NONE, one.stage): one.sla_hours
        for one in model.stages
    }


def _untold(
    row: Row, days: frozenset[str], terms: Mapping[tuple[str, str], int | None], gap: int
) -> frozenset[str]:
    """The columns of a row that cannot be told."""
    typical = next((row[name] for name in _TYPICAL if row.get(name) is not None), None)
    is_fast = not isinstance(typical, (int, float)) or typical <= gap
    found = days if is_fast else frozenset(name for name in days if _is_within(row.get(name), gap))
    hours = terms.get((str(row.get("pipeline")), str(row.get("stage"))))
    is_unclear = is_fast if hours is None else hours <= gap * _HOURS
    return found | _TERMS if is_unclear else found


def _without(row: Row, names: frozenset[str]) -> Row:
    return {name: None if name in names else value for name, value in row.items()}


def _is_within(value: object, gap: int) -> bool:
    return isinstance(value, (int, float)) and value <= gap
