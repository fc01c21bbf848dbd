"""How long cards stay in a stage: those that left, and those that are still there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field
from smalign.metrics.figures import days, whole
from smalign.metrics.metric import query
from smalign.metrics.survival import kaplan_meier, time_by_which

if TYPE_CHECKING:
    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.survival import Stays

TIME_FIELDS: Final[tuple[Field, ...]] = (
    *(
        Field(name, "float", "days")
        for name in ("latest_days", "total_days", "wait_median", "wait_p90")
    ),
    Field("instant", "integer", "count"),
)
NO_TIMES: Final[Row] = {field.name: None for field in TIME_FIELDS}

Stage = tuple[object, object, object, object]


def stage_of(record: Record) -> Stage:
    """What tells a row from the others: segment, card, pipeline and place."""
    return record["segment"], record["card"], record["pipeline"], record["place"]


def times_of(ask: Ask) -> dict[Stage, Row]:
    """The cells of `TIME_FIELDS` for each stage that has a dated stay."""
    waits: dict[Stage, list[Stays]] = defaultdict(list)
    for record in query(ask, "funnel_waits"):
        stay = whole(record["seconds"]), whole(record["ended"]), whole(record["cut"])
        waits[stage_of(record)].append(stay)
    return {
        stage_of(record): _times(record, waits.get(stage_of(record), []))
        for record in query(ask, "funnel_times")
    }


def _times(record: Record, waits: list[Stays]) -> Row:
    curve = kaplan_meier(waits)
    return {
        "latest_days": days(record["latest_seconds"]),
        "total_days": days(record["total_seconds"]),
        "wait_median": days(time_by_which(curve, 0.5)),
        "wait_p90": days(time_by_which(curve, 0.9)),
        "instant": None if record["instant"] is None else whole(record["instant"]),
    }
