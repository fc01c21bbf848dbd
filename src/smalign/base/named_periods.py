"""Periods as people write them, and their working days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.months import ENGLISH, RUSSIAN, RUSSIAN_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MONTHS: Final = tuple(zip(ENGLISH, RUSSIAN, RUSSIAN_OF, strict=True))
_SHORTEST: Final = 3
"""Letters a shortened name of a month has at least."""
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR: Final = r"(?P<year>\d{4})"
_END: Final = r"\s*(?:г(?:од|ода|\.)?)?\Z"
_QUARTER_WORD: Final = r"(?:q|к|кв|квартал|quarter)"
_TIME: Final = r"(?:[ t]00:00(?::00(?:\.0+)?)?)?"
_FORMS: Final = tuple(
    re.compile(form + _END)
    for form in (
        _YEAR + r"-(?P<month>\d\d?)-(?P<day>\d\d?)" + _TIME,
        r"(?P<day>\d\d?)[./](?P<month>\d\d?)[./]" + _YEAR + _TIME,
        _YEAR + r"[-./](?P<month>\d\d?)",
        r"(?P<month>\d\d?)[-./]" + _YEAR,
        _YEAR + r"[- ]?" + _QUARTER_WORD + r"\.?\s*(?P<quarter>[1-4])",
        _QUARTER_WORD + r"\.?\s*(?P<quarter>[1-4])[-, /]*" + _YEAR,
        r"(?P<quarter>[1-4]|i{1,3}|iv)[- ]?(?:й\s*)?" + _QUARTER_WORD + r"\.?[-, /]*" + _YEAR,
        _YEAR,
        r"(?P<name>[a-zа-я]+)\.?[-, ]*" + _YEAR,
        _YEAR + r"[-, ]*(?P<name>[a-zа-я]+)\.?",
        r"(?P<name>[a-zа-я]+)(?:[-./]|[. ]?['’])(?P<short>\d\d)",
    )
)
_SLASHED: Final = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})" + _TIME + _END)
_MONTHS_IN_A_YEAR: Final = 12
_CENTURY: Final = 2000
_SATURDAY: Final = 5


class NamedPeriod(Struct, frozen=True):
    """One period: its name (2026-01, 2026-Q1, 2026-01-15, 2026) and its days, both inclusive."""

    name: str
    first: date
    last: date


def periods_of(texts: Iterable[str]) -> dict[str, NamedPeriod]:
    """Text → the period it names; texts that name none are absent.

    2026-01, 01.2026, January 2026, «янв. 2026», «янв.26»; 2026-Q1, Q1 2026, «1 квартал 2026»,
    «I кв. 2026»; 2026-01-15, 15.01.2026; 2026. Where every day among them is the first of a month,
    months are meant: a spreadsheet writes January 2026 as 2026-01-01. Days with slashes
    are read in the order that fits all, 15/01/2026 or 1/15/2026; where both do, they name none.
    """
    every = list(texts)
    found = {text: period for text in every if (period := period_of(text)) is not None}
    for text, period in _slashed(every).items():
        if period is None:
            found.pop(text, None)
        else:
            found[text] = period
    days = [period for period in found.values() if period.first == period.last]
    if len({*days}) > 1 and all(one.first.day == 1 for one in days):
        return {
            text: _month(one.first.year, one.first.month) if one in days else one
            for text, one in found.items()
        }
    return found


def period_of(text: str) -> NamedPeriod | None:
    """The period one text names, or None."""
    folded = " ".join(text.casefold().replace("ё", "е").split())
    for form in _FORMS:
        match = form.match(folded)
        if match:
            return _period(match.groupdict()) or _month_first(folded)
    return None


def _slashed(texts: Sequence[str]) -> dict[str, NamedPeriod | None]:
    """Days with slashes, in the one order of day and month that fits all; None: nobody can tell."""
    parts = {text: match.groups() for text in texts if (match := _SLASHED.match(text.strip()))}
    found: dict[str, NamedPeriod | None] = {}
    if not parts or all(first == second for first, second, _ in parts.values()):
        return found
    first_is_day = any(int(first) > _MONTHS_IN_A_YEAR for first, _, _ in parts.values())
    second_is_day = any(int(second) > _MONTHS_IN_A_YEAR for _, second, _ in parts.values())
    for text, (first, second, year) in parts.items():
        day, month = (first, second) if first_is_day else (second, first)
        told = first_is_day != second_is_day
        found[text] = _period({"year": year, "month": month, "day": day}) if told else None
    return found


def _month_first(text: str) -> NamedPeriod | None:
    """1/15/2026, which has no month 15."""
    match = _SLASHED.match(text)
    return _period({"month": match[1], "day": match[2], "year": match[3]}) if match else None


def period_at(day: date, width: str) -> NamedPeriod:
    """The "month" or "quarter" a day is in."""
    first = _month(day.year, day.month)
    if width == "month":
        return first
    number = (day.month + 2) // 3
    last = _month(day.year, number * 3).last
    return NamedPeriod(f"{day.year}-Q{number}", date(day.year, number * 3 - 2, 1), last)


def _period(parts: Mapping[str, str | None]) -> NamedPeriod | None:
    short = parts.get("short")
    year = _CENTURY + int(short) if short else int(parts["year"] or 0)
    quarter, month, day, name = (parts.get(one) for one in ("quarter", "month", "day", "name"))
    try:
        if quarter:
            number = _ROMAN.get(quarter) or int(quarter)
            return period_at(date(year, number * 3, 1), "quarter")
        if name:
            number = _month_named(name)
            return _month(year, number)
        if month and day:
            one = date(year, int(month), int(day))
            return NamedPeriod(one.isoformat(), one, one)
        if month:
            return _month(year, int(month))
        return NamedPeriod(str(year), date(year, 1, 1), date(year, 12, 31))
    except ValueError:  # a month 13, a 31st of June
        return None


def _month_named(name: str) -> int:
    """The number of the month of that name, which may be shortened; 0 when it is none."""
    names = (at for at, words in enumerate(_MONTHS, 1) if any(w.startswith(name) for w in words))
    return next(names, 0) if len(name) >= _SHORTEST else 0


def _month(year: int, month: int) -> NamedPeriod:
    first = date(year, month, 1)
    return NamedPeriod(f"{year}-{month:02}", first, date(year, month, monthrange(year, month)[1]))


def working_days(first: date, last: date, changed: Mapping[date, bool] | None = None) -> int:
    """Days from Monday to Friday, both ends inclusive; 0 when `last` is before `first`.

    changed: day → whether it is worked, for holidays and for weekends that are worked.
    """
    days = (first + timedelta(days=at) for at in range((last - first).days + 1))
    return sum((changed or {}).get(day, day.weekday() < _SATURDAY) for day in days)
