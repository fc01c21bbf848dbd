"""The written shapes of dates and times, and which of them a value has.

A shape is a day part (`DAYS`) and a clock part (`clock`). Both know the pattern that recognises
them, in Python and in SQL alike, and the strptime directives that read them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.months import ENGLISH, RUSSIAN, RUSSIAN_OF

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR: Final = r"(?:19|20|21)[0-9]{2}"
_D: Final = r"[0-9]{1,2}"
_SHORT: Final = 3
"""Letters of a month cut short."""


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


_MON: Final = _one_of(word[:_SHORT] for word in ENGLISH)
_MONTH: Final = _one_of(ENGLISH)
RUSSIAN_MONTHS: Final = tuple(word[:_SHORT] for word in RUSSIAN)
"""How each begins; «мая» is «май»."""
_RUSSIAN: Final = _one_of((*RUSSIAN, *RUSSIAN_OF, *RUSSIAN_MONTHS, "февр", "сент", "нояб"))
_NAMED: Final = rf"{_D}[ .-]{_RUSSIAN}\.?[ .-]"
_OFFSET: Final = r"(?: ?utc|z|[-+][0-9]{2}(?::?[0-9]{2})?)"


class Day(Struct, frozen=True):
    """How a day is written. `month_first` is the other reading of the same pattern, if any.

    is_russian: the month is a Russian word, for whose number the directive stands.
    """

    shape: str
    pattern: str
    directive: str
    month_first: str | None = None
    is_russian: bool = False

    def match(self, value: str) -> str | None:
        """What follows the day in a cleaned value; None when the value does not begin so."""
        found = _compiled(self.pattern).match(value)
        return value[found.end() :] if found else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Sooner than `re.match` finds its own: it is asked for every value and every shape."""
    return re.compile(pattern, re.IGNORECASE)


class Clock(Struct, frozen=True):
    """How the time after the day is written; the empty one for a day without a time.

    cut: seconds have more than six decimals, the rest is cut before reading.
    """

    pattern: str = ""
    directive: str = ""
    shape: str = ""
    cut: bool = False


DAYS: Final = (
    Day("dd.mm.yyyy", rf"{_D}\.{_D}\.{_YEAR}", "%d.%m.%Y", "%m.%d.%Y"),
    Day("yyyy-mm-dd", rf"{_YEAR}-{_D}-{_D}", "%Y-%m-%d"),
    Day("d/m/yyyy", rf"{_D}/{_D}/{_YEAR}", "%d/%m/%Y", "%m/%d/%Y"),
    Day("d-m-yyyy", rf"{_D}-{_D}-{_YEAR}", "%d-%m-%Y", "%m-%d-%Y"),
    Day("yyyy/mm/dd", rf"{_YEAR}/{_D}/{_D}", "%Y/%m/%d"),
    Day("yyyymmdd", rf"{_YEAR}(?:0[1-9]|1[0-2])[0-3][0-9]", "%Y%m%d"),
    Day("d Mon, yyyy", rf"{_D} {_MON}, {_YEAR}", "%d %b, %Y"),
    Day("d Mon yyyy", rf"{_D} {_MON} {_YEAR}", "%d %b %Y"),
    Day("d-Mon-yyyy", rf"{_D}-{_MON}-{_YEAR}", "%d-%b-%Y"),
    Day("Mon d, yyyy", rf"{_MON} {_D}, {_YEAR}", "%b %d, %Y"),
    Day("d Month yyyy", rf"{_D} {_MONTH} {_YEAR}", "%d %B %Y"),
    Day("d Month, yyyy", rf"{_D} {_MONTH}, {_YEAR}", "%d %B, %Y"),
    Day("Month d, yyyy", rf"{_MONTH} {_D}, {_YEAR}", "%B %d, %Y"),
    Day("d-Mon-yy", rf"{_D}-{_MON}-[0-9]{{2}}", "%d-%b-%y"),
    Day("d месяца yyyy", rf"{_NAMED}{_YEAR}(?: ?г\.?)?", "%d.%m.%Y", is_russian=True),
    Day("d.мес.yy", rf"{_NAMED}[0-9]{{2}}", "%d.%m.%y", is_russian=True),
    Day("dd.mm.yy", rf"{_D}\.{_D}\.[0-9]{{2}}", "%d.%m.%y"),
)

_CLOCK: Final = re.compile(
    r"(?P<sep> |T|, )[0-9]{1,2}:[0-9]{2}(?P<sec>:[0-9]{2}(?P<frac>[.][0-9]{1,9})?)?"
    r"(?P<half> ?[ap]m)?",
    re.IGNORECASE,
)

WITH_OFFSET: Final = (
    rf"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}[t ][0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.][0-9]{{1,9}})?)?"
    rf"{_OFFSET}"
)
"""A moment with its offset: 2021-05-31T15:10:16+02:00, 2023-12-31 10:53:00.000Z."""

UNIX_SECONDS: Final = r"(?:[1-9][0-9]{8}|[1-3][0-9]{9})(?:[.]0+)?"
"""Seconds since 1970: from 1973 to 2096."""

UNIX_MILLISECONDS: Final = r"(?:[1-9][0-9]{11}|[1-3][0-9]{12})(?:[.]0+)?"
"""Milliseconds since 1970: from 1973 to 2096."""

SERIAL_DAY: Final = r"[2-7][0-9]{4}(?:[.]0+)?"
"""Excel's day number, from 1954 to 2118."""

SERIAL: Final = r"[2-7][0-9]{4}(?:[.,][0-9]{1,20})?"
"""Excel's day number with the time as its fraction."""

SERIAL_BESIDE: Final = r"(?:3[7-9]|4[0-9]|5[0-4])[0-9]{3}(?:[.,][0-9]{1,20})?"
"""The same beside dates, where a number may be a slip: from 2001 to 2050 only."""


def clock(rest: str) -> Clock | None:
    """The clock written in what follows the day; None when it is no clock."""
    if not rest:
        return Clock()
    found = _CLOCK.fullmatch(rest)
    if not found:
        return None
    sep, half, fraction = found["sep"], found["half"] or "", found["frac"] or ""
    hour, mark = ("I", " %p" if " " in half else "%p") if half else ("H", "")
    gap = " " if " " in half else ""
    long = len(fraction) > len(".123456")
    return Clock(
        sep
        + "[0-9]{1,2}:[0-9]{2}"
        + (":[0-9]{2}" if found["sec"] else "")
        + ("[.][0-9]{7,9}" if long else "[.][0-9]{1,6}" if fraction else "")
        + (f"{gap}[ap]m" if half else ""),
        f"{sep}%{hour}:%M" + (":%S" if found["sec"] else "") + (".%f" if fraction else "") + mark,
        f"{sep}h:mm"
        + (":ss" if found["sec"] else "")
        + (".f" if fraction else "")
        + (f"{gap}am/pm" if half else ""),
        long,
    )


def is_midnight(rest: str) -> bool:
    """Whether the clock part says midnight (or nothing at all)."""
    digits = re.sub(r"[^0-9]", "", rest)
    if not re.search("[ap]m$", rest, re.IGNORECASE):
        return not digits.strip("0")
    return rest.lower().endswith("am") and digits.startswith("12") and not digits[2:].strip("0")
