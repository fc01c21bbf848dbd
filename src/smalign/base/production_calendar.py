"""The working days of a country by its official calendar, with the days off it moves."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOVED_FROM: Final = re.compile(r"substituted from (\d\d)/(\d\d)/(\d{4})")
_OBSERVED: Final = "(observed)"
_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)
_SHORTENS: Final = frozenset({"RU"})
"""Countries whose law makes the day before a holiday an hour shorter (Russia: Labour Code, 95)."""


class CountryYear(Struct, frozen=True):
    """A year of a country.

    changed: day → whether it is worked, where that is not Monday to Friday. shortened: worked days
    that end an hour earlier: those before a holiday, and a worked day of the weekend that was
    changed for one of them.
    """

    changed: dict[date, bool]
    shortened: frozenset[date]


def countries() -> frozenset[str]:
    """The codes of the countries that are known, such as RU."""
    from holidays import list_supported_countries

    return frozenset(list_supported_countries(include_aliases=False))


@lru_cache(maxsize=256)
def country_year(country: str, year: int) -> CountryYear:
    """A year of a country by the package `holidays`; nothing is changed in a year it has not.

    Holidays and days off moved to weekdays are off, days of the weekend worked instead are worked.
    """
    from holidays import country_holidays

    language = "en_US" if country == "RU" else None
    found = country_holidays(country, years=year, language=language)
    named = {day: name for day, name in found.items() if day.year == year}
    worked = {day for day in getattr(found, "weekend_workdays", ()) if day.year == year}
    changed = dict.fromkeys(named, False) | dict.fromkeys(worked, True)
    shortened = _shortened(named, worked, year) if country in _SHORTENS else ()
    return CountryYear(changed, frozenset(shortened))


def _shortened(named: dict[date, str], worked: set[date], year: int) -> Iterator[date]:
    """Worked days before a holiday by law, and those worked in place of such a day.

    A day off that was moved, or follows a holiday of the weekend, is no holiday by law.
    """
    moved = {day: found for day, name in named.items() if (found := _MOVED_FROM.search(name))}
    by_law = {
        day for day, name in named.items() if day not in moved and not name.endswith(_OBSERVED)
    }
    before = {day - _DAY for day in by_law} | {date(year, 12, 31)}
    for day in before:
        if day.year == year and day not in named and day.weekday() < _SATURDAY:
            yield day
    for day, found in moved.items():
        month, number, from_year = (int(part) for part in found.groups())
        instead = date(from_year, month, number)
        if instead in worked and day in before:
            yield instead
