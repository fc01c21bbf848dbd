"""The days of the leads: how many came on each, until when, and at which age they are read."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from smalign.metrics.cohort_days import cohort_of, horizon_of
from smalign.metrics.comparing.periods import Days, end_of
from smalign.metrics.figures import whole
from smalign.metrics.metric import query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.metrics.metric import Ask, Record


def days_of(ask: Ask) -> Days:
    """What `compared_days` says of the table `fates`; of one table alone nothing ends before it."""
    records = query(ask, "compared_days")
    today = _day(records, "as_of_on") or date.max
    counts = _by_day(records)
    return Days(
        counts=counts,
        today=today,
        horizon=ask.horizon or usual_horizon(records, today),
        end=end_of(counts, _day(records, "last_on"), today) if ask.grain == "lead+deal" else None,
        first_on=_day(records, "first_on"),
    )


def usual_horizon(days: Sequence[Record], today: date) -> int | None:
    """The age by which nine in ten sales are made, of the rows of `compared_days`."""
    return horizon_of(_sales(days), today)


def _sales(days: Sequence[Record]) -> list[tuple[date, int, int]]:
    return [
        (cohort_of(created, "month")[1], whole(one["won_days"]), whole(one["cards"]))
        for one in days
        if one["won_days"] is not None and isinstance(created := one["created_on"], date)
    ]


def _by_day(days: Sequence[Record]) -> Counter[date]:
    """Day → leads created on it."""
    counts: Counter[date] = Counter()
    for one in days:
        if isinstance(created := one["created_on"], date):
            counts[created] += whole(one["cards"])
    return counts


def _day(days: Sequence[Record], name: str) -> date | None:
    """A day that every record has."""
    return next((day for one in days if isinstance(day := one[name], date)), None)
