"""Divisions, which are made here and never in SQL: n/a (None) when the denominator is 0."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field
from smalign.metrics.stats import wilson

if TYPE_CHECKING:
    from smalign.base.results import Row

DAY_SECONDS: Final = 86_400
MONEY_DIGITS: Final = 6
"""Digits after the point in which credit for revenue is shared out."""
_EXACT: Final = Context(prec=38)

Number = int | Decimal


def whole(value: object) -> int:
    """A count out of the engine; nothing counted is 0."""
    if type(value) is int:  # almost always, and asked for hundreds of thousands of times
        return value
    if value is None:
        return 0
    if isinstance(value, (int, Decimal)):
        return int(value)
    msg = f"not a count: {value!r}"
    raise TypeError(msg)


def money(value: object) -> Decimal | None:
    """An amount out of the engine, without padding zeros; None stays None."""
    if value is None:
        return None
    if isinstance(value, int | Decimal):
        return plain(Decimal(value))
    msg = f"not an amount: {value!r}"
    raise TypeError(msg)


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent."""
    short = value.normalize(_EXACT)
    return (
        short if int(short.as_tuple().exponent) <= 0 else short.quantize(Decimal(1), context=_EXACT)
    )


def scaled(units: object, digits: int) -> Decimal:
    """A sum of integer units of 10^-digits as a decimal."""
    return plain(Decimal(whole(units)).scaleb(-digits, context=_EXACT))


def divide(part: Number | None, by: Number | None) -> Decimal | None:
    """Divide `part` by `by`, to 38 digits; None when either is unknown or `by` is 0."""
    if part is None or by is None or by == 0:
        return None
    return plain(_EXACT.divide(Decimal(part), Decimal(by)))


def ratio(part: Number | None, by: Number | None) -> float | None:
    """Divide `part` by `by`, as a float."""
    quotient = divide(part, by)
    return None if quotient is None else float(quotient)


def days(seconds: object) -> float | None:
    """Seconds as days."""
    if seconds is None:
        return None
    if isinstance(seconds, int | float | Decimal):
        return float(seconds) / DAY_SECONDS
    msg = f"not a duration: {seconds!r}"
    raise TypeError(msg)


def minutes(seconds: object) -> float | None:
    """Seconds as minutes."""
    return None if seconds is None else float(str(seconds)) / 60


def share(name: str, part: int | None, of: int | None) -> Row:
    """Divide `part` by `of` under `name`, with the ends of its 95 % Wilson interval."""
    bounds = None if part is None or of is None else wilson(part, of)
    low, high = bounds or (None, None)
    return {name: ratio(part, of), f"{name}_low": low, f"{name}_high": high}


def share_fields(name: str) -> tuple[Field, ...]:
    """The columns `share` fills."""
    return tuple(Field(name + ending, "float", "rate") for ending in ("", "_low", "_high"))
