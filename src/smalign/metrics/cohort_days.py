"""Cohorts of the calendar, and the horizon at which they are compared."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTHS: Final = ("week", "month", "quarter")
LEAST_WON: Final = 10
"""Fewer sales have no slowest tenth."""
_TWICE: Final = 2

Sales = tuple[date, int, int]
"""Last day of a cohort, days from creation to the sale, how many sales."""


def cohort_of(day: date, width: str) -> tuple[str, date]:
    """Name and last day of the cohort of a day: 2026-W05 (weeks of ISO 8601), 2026-01, 2026-Q1."""
    if width == "week":
        year, week, weekday = day.isocalendar()
        return f"{year}-W{week:02}", day + timedelta(days=7 - weekday)
    months = 1 if width == "month" else 3
    nth = (day.month - 1) // months
    end = (nth + 1) * months
    last = date(day.year, end, monthrange(day.year, end)[1])
    return f"{day.year}-{end:02}" if width == "month" else f"{day.year}-Q{nth + 1}", last


def horizon_of(sales: Sequence[Sales], today: date) -> int | None:
    """The days by which nine in ten sales are made, in cohorts at least twice as old.

    Younger cohorts have only their quick sales yet and would make the horizon short. A whole number
    of days H, from 1 up: raised to the p90 of the sales of cohorts that ended 2 H days ago or
    earlier, until it is no less. None: too few sales that old.
    """
    horizon = 1
    while True:
        old = [
            (days, count) for last, days, count in sales if (today - last).days >= _TWICE * horizon
        ]
        if sum(count for _, count in old) < LEAST_WON:
            return None
        needed = ceil(_p90(old))
        if needed <= horizon:
            return horizon
        horizon = needed


def _p90(counted: Sequence[tuple[int, int]]) -> Fraction:
    """With linear interpolation between the two nearest, as the engine's percentile_cont; exact.

    60 days and six tenths of the way to 120 are 96 days, not a trifle more, which would be 97.
    """
    rows = sorted(counted)
    place = Fraction(9, 10) * (sum(count for _, count in rows) - 1)
    low, high = int(place), ceil(place)
    return _nth(rows, low) + (place - low) * (_nth(rows, high) - _nth(rows, low))


def _nth(rows: Sequence[tuple[int, int]], place: int) -> int:
    seen = 0
    for days, count in rows:
        seen += count
        if seen > place:
            return days
    return rows[-1][0]
