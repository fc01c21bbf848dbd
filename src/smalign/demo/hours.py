"""The company's calendar: a fixed year, working hours, nothing from the real clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

START: Final = date(2025, 7, 1)
END: Final = date(2026, 6, 30)
AS_OF: Final = datetime(2026, 6, 30, 18, 0)  # noqa: DTZ001 - local time of a made-up company
DAYS: Final = tuple(START + timedelta(days=n) for n in range((END - START).days + 1))

_WEEK: Final = (1.15, 1.1, 1.05, 1.0, 0.95, 0.45, 0.35)
_YEAR: Final = (0.7, 0.8, 0.9, 1.0, 1.05, 1.1, 1.15, 1.2, 1.2, 1.1, 0.95, 0.8)
_HOURS: Final = (8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21)
_HOUR_WEIGHTS: Final = (2, 5, 9, 10, 9, 7, 8, 8, 8, 7, 6, 5, 4, 2)
_OPENS: Final = 9
_CLOSES: Final = 18
_SATURDAY: Final = 5


def inquiry_moments(rng: Random, count: int) -> list[datetime]:
    """`count` moments people write or call at: busy Mondays, quiet weekends, a slow January."""
    weights = [_WEEK[day.weekday()] * _YEAR[day.month - 1] for day in DAYS]
    days = rng.choices(DAYS, weights, k=count)
    hours = rng.choices(_HOURS, _HOUR_WEIGHTS, k=count)
    last = AS_OF - timedelta(minutes=30)
    return sorted(
        min(datetime.combine(day, time(hour, rng.randrange(60))), last)
        for day, hour in zip(days, hours, strict=True)
    )


def working(moment: datetime) -> datetime:
    """The same moment if somebody works then (Monday to Friday, 9 to 18), else the next opening."""
    if moment.hour >= _CLOSES:
        moment = datetime.combine(moment.date() + timedelta(days=1), time(_OPENS, moment.minute))
    elif moment.hour < _OPENS:
        moment = datetime.combine(moment.date(), time(_OPENS, moment.minute))
    while moment.weekday() >= _SATURDAY:
        moment += timedelta(days=1)
    return moment


def after(rng: Random, moment: datetime, minutes: float) -> datetime:
    """A working moment at least a minute later, `minutes` away on average (exponential)."""
    wait = max(1, round(rng.expovariate(1 / minutes)))
    return working(moment + timedelta(minutes=wait))
