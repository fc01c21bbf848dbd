"""Periods: local dates, inclusive at both ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from smalign.base.config_report import LAST
from smalign.base.errors import UsageError
from smalign.base.results import Period

_MONTHS: Final = {"m": 1, "y": 12}


def period_of(
    since: date | None, until: date | None, last: str | None, as_of: date | None
) -> Period:
    """The period that was asked for; `last` is counted back from the as-of.

    Raises:
        UsageError: last_syntax; last_with_since; last_undated; period_reversed.

    """
    if last is not None:
        if since is not None or until is not None:
            raise UsageError("last_with_since")
        if as_of is None:
            raise UsageError("last_undated", text=last)
        return Period(_first_day(as_of, last), as_of)
    if since is not None and until is not None and since > until:
        raise UsageError("period_reversed", since=since, until=until)
    return Period(since, until)


def _first_day(as_of: date, last: str) -> date:
    found = LAST.match(last.strip().lower())
    if not found:
        raise UsageError("last_syntax", text=last)
    try:
        return back(as_of, int(found[1]), found[2])
    except (ValueError, OverflowError):  # before the first year of the calendar
        raise UsageError("last_syntax", text=last) from None


def back(day: date, count: int, unit: str) -> date:
    """First of the `count` days, weeks, months or years that end on `day`.

    One month that ends on 15 March starts on 16 February; one that ends with a month is that
    month, from its first day.
    """
    if unit not in _MONTHS:
        return day - timedelta(days=count * (7 if unit == "w" else 1) - 1)
    following = day + timedelta(days=1)
    if following.day == 1:
        year, month = divmod(following.year * 12 + following.month - 1 - count * _MONTHS[unit], 12)
        return date(year, month + 1, 1)
    year, month = divmod(day.year * 12 + day.month - 1 - count * _MONTHS[unit], 12)
    return date(year, month + 1, min(day.day, _month_days(year, month))) + timedelta(days=1)


def _month_days(year: int, month: int) -> int:
    """Days of a month counted from 0."""
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return (following - timedelta(days=1)).day
