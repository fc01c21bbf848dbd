"""A typed cell of a workbook as the text an export would hold."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from smalign.crm.currencies import currency_of

_EXACT: Final = 1e15  # whole numbers beyond it are not exact in a workbook
_HALF_A_SECOND: Final = 500_000
_BRACKETS: Final = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_QUOTED: Final = re.compile(r'"([^"]*)"')


def cell_text(value: object, number_format: str = "") -> str:
    """Canonical text of one cell.

    Dates are ISO, with the time when the cell's format shows one or the value has one; whole
    numbers have no decimals; booleans are true and false; an error such as #REF! stays as it is.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return _number(value)
        case datetime():
            return _moment(value, number_format)
        case timedelta():
            return _duration(value)
        case date() | time():
            return value.isoformat()
    return "" if value is None else str(value)


def currency_shown(number_format: str) -> str | None:
    """ISO code of the currency a number format shows beside the number: [$€-407], "₽", $.

    None where it shows none we know.
    """
    first = number_format.partition(";")[0]
    beside = [*_BRACKETS.findall(first), *_QUOTED.findall(first)]
    beside += _QUOTED.sub("", _BRACKETS.sub("", first)).replace("\\", "")
    codes = (currency_of(sign) for sign in map(str.strip, beside) if sign and sign not in "-+.,0#?")
    return next((code for code in codes if code is not None), None)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    text = repr(float(f"{value:.15g}"))  # what a workbook shows: 0.1 + 0.2 is 0.3
    return text if "e" not in text else f"{value:.15f}".rstrip("0") if abs(value) < 1 else text


def _moment(value: datetime, number_format: str) -> str:
    moment = (value + timedelta(microseconds=_HALF_A_SECOND)).replace(microsecond=0)
    midnight = moment.time() == time(0)
    shows_time = "h" in number_format.lower()
    return f"{moment:%Y-%m-%d}" if midnight and not shows_time else f"{moment:%Y-%m-%d %H:%M:%S}"


def _duration(value: timedelta) -> str:
    """Hours may exceed a day: 26:03:00."""
    seconds = round(value.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
