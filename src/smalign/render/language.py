"""Numbers, dates and plurals as each language writes them; rounded half up before Babel."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean
from smalign.render.money import number, rounded
from smalign.render.titles import Pair, title, value_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Field, Period, Value

LANGUAGES: Final = ("en", "ru")
NOT_AVAILABLE: Final = Pair("n/a", "н/д")
NO_TEXT: Final = "—"
_YES: Final = Pair("yes", "да")
_NO: Final = Pair("no", "нет")
_MINUTES: Final = Pair("min", "мин")
_HOURS: Final = Pair("h", "ч")
_DAYS: Final = Pair("d", "д")
_GROUP: Final = Pair(",", "\u00a0")
_PERCENT: Final = Decimal("0.01")
_HALF_PERCENT: Final = Decimal("0.005")
_WHOLE_FROM: Final = 100
"""Amounts of this size need no hundredths."""
_DIGITS: Final = {"days": 1, "ratio": 2, "p": 3}
_LEAST_P: Final = Decimal("0.001")
"""p-values below it are only said to be."""


def decimals(value: Decimal, places: int, lang: str) -> str:
    """A number with exactly `places` digits: 1 234,50 or 1,234.50."""
    if lang == "en":
        return f"{rounded(value, places):,f}"  # as Babel writes it; its data takes 30 ms to load
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(rounded(value, places), format=pattern, locale=lang)


def whole(value: int, lang: str) -> str:
    """A whole number in groups of three: 1 234 567 or 1,234,567."""
    return f"{value:,}".replace(",", _GROUP.in_(lang))


def percent(value: Decimal, lang: str, places: int = 1) -> str:
    """A fraction as a percentage: 6,9 % or 6.9%."""
    sign = "\u00a0%" if lang == "ru" else "%"
    return decimals(value * 100, places, lang) + sign


def whole_percent(share: Decimal, lang: str) -> str:
    """A share in whole per cents; few is not none, and nearly all is not all."""
    if 0 < share < _HALF_PERCENT:
        return f"<{percent(_PERCENT, lang, 0)}"
    if 1 - _HALF_PERCENT <= share < 1:
        return f">{percent(1 - _PERCENT, lang, 0)}"
    return percent(share, lang, 0)


def money(value: Decimal, currency: str | None, lang: str, places: int | None = None) -> str:
    """An amount with its currency: 1 234 ₽ or RUB 1,234; without a sign when none is known."""
    digits = money_places([value]) if places is None else places
    text = decimals(value, digits, lang)
    if currency is None:
        return text
    sign = currency_sign(currency, lang)
    if lang == "ru":
        return f"{text}\u00a0{sign}"
    between = "\u00a0" if sign[-1].isalpha() else ""
    return f"-{sign}{between}{text[1:]}" if text.startswith("-") else f"{sign}{between}{text}"


def money_places(values: Sequence[Decimal | None]) -> int:
    """Whole units where any amount of a column reaches a hundred or all are 0, else hundredths."""
    known = [abs(value) for value in values if value is not None]
    return 0 if max(known, default=0) >= _WHOLE_FROM or (known and not any(known)) else 2


def currency_sign(currency: str, lang: str) -> str:
    """₽ for RUB in Russian; a code no one knows stays a code."""
    from babel.numbers import get_currency_symbol

    return clean(get_currency_symbol(currency, locale=lang))


def day(value: date, lang: str) -> str:
    """A date: 31.03.2025 or 2025-03-31."""
    if lang != "ru":
        return f"{value.year:04}-{value.month:02}-{value.day:02}"
    return f"{value.day:02}.{value.month:02}.{value.year:04}"


def minute(value: datetime, lang: str) -> str:
    """A moment to the minute: 31.03.2025 14:05."""
    return f"{day(value, lang)} {value.hour:02}:{value.minute:02}"


def period(value: Period, lang: str) -> str:
    """A period, both ends inclusive; an open end is left open in words."""
    if value.since and value.until:
        return f"{day(value.since, lang)} – {day(value.until, lang)}"
    if value.since:
        return f"{Pair('since', 'с').in_(lang)} {day(value.since, lang)}"
    if value.until:
        return f"{Pair('until', 'по').in_(lang)} {day(value.until, lang)}"
    return Pair("all dates", "за всё время").in_(lang)


def duration(minutes: Decimal, lang: str) -> str:
    """Minutes as people say them: 12 min, 2 h 05 min, 3 d 4 h; below one with a digit."""
    if abs(minutes) < 1:
        return (
            f"{decimals(minutes, 1, lang)} {_MINUTES.in_(lang)}"
            if minutes
            else f"0 {_MINUTES.in_(lang)}"
        )
    hours, rest = divmod(int(rounded(minutes, 0)), 60)
    if not hours:
        return f"{rest} {_MINUTES.in_(lang)}"
    days, left = divmod(hours, 24)
    if not days:
        return f"{hours} {_HOURS.in_(lang)} {rest:02} {_MINUTES.in_(lang)}"
    return f"{days} {_DAYS.in_(lang)} {left} {_HOURS.in_(lang)}"


def plural(count: int, forms: Sequence[str], lang: str) -> str:
    """The form `count` asks for: (row, rows) or (строка, строки, строк)."""
    if lang != "ru":
        return forms[0] if abs(count) == 1 else forms[-1]
    tens, ones = abs(count) // 10 % 10, abs(count) % 10
    if tens == 1 or ones == 0 or ones > 4:  # noqa: PLR2004 - 2, 3 and 4 take the second form
        return forms[-1]
    return forms[0] if ones == 1 else forms[1]


def points(value: Decimal, lang: str) -> str:
    """A difference of two fractions as points of per cent, with its sign."""
    sign = "+" if rounded(value * 100, 1) > 0 else ""
    return sign + decimals(value * 100, 1, lang)


def heading(item: Field, lang: str, params: Mapping[str, object], currency: str | None) -> str:
    """The title of a column, with the currency's sign where its cells are amounts."""
    text = title(item, lang, params)
    if item.unit != "money" or currency is None:
        return text
    return f"{text}, {currency_sign(currency, lang)}"


def cell(value: Value, item: Field, lang: str, places: int = 2) -> str:
    """One value as a reader sees it, without its currency; `places` is for money and credits.

    A missing measure is n/a (н/д), a missing text a dash, a missing dimension has its word.
    """
    if isinstance(value, bool):
        return yes_or_no(value, lang=lang)
    if isinstance(value, str):
        return clean(value_word(item.name, value, lang))
    if isinstance(value, datetime):
        return minute(value, lang)
    if isinstance(value, date):
        return day(value, lang)
    known = number(value)
    if known is None:
        return NO_TEXT if item.type in ("text", "date", "time", "flag") else NOT_AVAILABLE.in_(lang)
    return _figure(known, item, lang, places)


def yes_or_no(value: bool, *, lang: str) -> str:  # noqa: FBT001 - it is what is said
    """A flag in words."""
    return (_YES if value else _NO).in_(lang)


def signed(value: Decimal, places: int, lang: str) -> str:
    """A difference: what is above 0 has its sign, too."""
    return ("+" if rounded(value, places) > 0 else "") + decimals(value, places, lang)


def _figure(value: Decimal, item: Field, lang: str, places: int) -> str:
    match item.unit:
        case "rate":
            return percent(value, lang)
        case "points":
            return points(value, lang)
        case "change":
            return signed(value, 0, lang)
        case "money" | "credit":
            return decimals(value, places, lang)
        case "minutes":
            return duration(value, lang)
        case "p" if value < _LEAST_P:
            return f"<{decimals(_LEAST_P, 3, lang)}"
    return _plain(value, item.unit, lang)


def _plain(value: Decimal, unit: str, lang: str) -> str:
    """A number with as many digits as its unit has, else whole or with two."""
    if unit == "mixed" and abs(value) >= _WHOLE_FROM:
        return decimals(value, 0, lang)
    if unit not in _DIGITS and value == int(value):
        return whole(int(value), lang)
    return decimals(value, _DIGITS.get(unit, 2), lang)
