"""Days that a history made of exports is too coarse to tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

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


def coarse(result: Result, model: Model) -> Result:
    """The result without days that exports so far apart cannot tell.

    Who passes a stage faster than exports follow each other is mostly never seen in it: the days
    are those of the slow ones. So where half of the cards take no longer than that, a row has no
    days at all; elsewhere it lacks those that are no longer.
    """
    gap = model.seen_gap
    if gap is None or _FROM.get(result.metric) not in model.seen_since:
        return result
    names = [field.name for field in result.fields if field.unit == "days"]
    rows = tuple(_told(row, names, gap) for row in result.rows)
    return replace(result, rows=rows, total=_told(result.total, names, gap))


def _told(row: Row, names: Collection[str], gap: int) -> Row:
    typical = next((row[name] for name in _TYPICAL if row.get(name) is not None), None)
    is_fast = not isinstance(typical, (int, float)) or typical <= gap
    return {
        name: None if name in names and (is_fast or _is_within(value, gap)) else value
        for name, value in row.items()
    }


def _is_within(value: object, gap: int) -> bool:
    return isinstance(value, (int, float)) and value <= gap
