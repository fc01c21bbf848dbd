"""Rounding, once, on the way out: half up, and so that shown rows sum to the shown total."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Value

_STEADY: Final = 12
"""Digits of a fraction: more than any reader needs, fewer than the noise of summing doubles."""


def number(value: Value) -> Decimal | None:
    """`value` as a finite decimal; None for null, text, dates and for nan or infinity."""
    if isinstance(value, Decimal):
        exact = value
    elif isinstance(value, bool) or not isinstance(value, int | float):
        return None
    else:
        exact = Decimal(repr(value))
    return exact if exact.is_finite() else None


def rounded(value: Decimal, places: int) -> Decimal:
    """`value` at `places` digits, half away from zero; never a negative zero."""
    whole = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return whole or abs(whole)


def steady(value: Decimal) -> float:
    """A fraction as a JSON number: rounded to where every run of the same data agrees."""
    return float(rounded(value, _STEADY))


def column(
    values: Sequence[Decimal | None], total: Decimal | None, places: int, keys: Sequence[str]
) -> list[Decimal | None]:
    """One column of amounts as shown.

    Where the exact values sum to the exact total, the shown ones sum to the shown total (largest
    remainder, ties by key); elsewhere each is rounded half up.
    """
    known = [(at, value) for at, value in enumerate(values) if value is not None]
    shown: list[Decimal | None] = [None] * len(values)
    if total is None or len(known) < 2 or sum(value for _, value in known) != total:  # noqa: PLR2004 - one row alone always sums
        for at, value in known:
            shown[at] = rounded(value, places)
        return shown
    parts = _largest_remainder([value for _, value in known], places, [keys[at] for at, _ in known])
    for (at, _), part in zip(known, parts, strict=True):
        shown[at] = part
    return shown


def _largest_remainder(
    values: Sequence[Decimal], places: int, keys: Sequence[str]
) -> list[Decimal]:
    """`values` cut at `places`, the missing units given to the largest cuts, ties by key."""
    unit = Decimal(1).scaleb(-places)
    floors = [value.quantize(unit, rounding=ROUND_FLOOR) for value in values]
    missing = int((rounded(sum(values, Decimal(0)), places) - sum(floors)) / unit)
    cuts = [floor - value for floor, value in zip(floors, values, strict=True)]
    order = sorted(range(len(values)), key=lambda at: (cuts[at], keys[at], at))
    raised = frozenset(order[:missing])
    shown = [floor + unit if at in raised else floor for at, floor in enumerate(floors)]
    return [value or abs(value) for value in shown]
