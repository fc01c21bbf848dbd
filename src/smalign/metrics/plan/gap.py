"""The gap to a plan, split exactly among what makes it: leads, conversion and cheque."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_CENT: Final = Decimal("0.01")


def split(plan: Sequence[Decimal], fact: Sequence[Decimal]) -> list[Decimal] | None:
    """How much of fact - plan in the last amount comes from each factor that makes it.

    plan, fact: leads and sales, of which the factors are leads and conversion; or leads, sales and
    revenue, of which they are leads, conversion and cheque: revenue is leads x sales a lead x
    revenue a sale. A factor's part is its Shapley value: the mean, over all orders of moving the
    factors one by one from plan to fact, of what its move changes. Parts are whole hundredths
    and sum exactly to the gap. None where the product does not hold: sales without leads, revenue
    without sales. A factor that one side does not have (conversion without leads) is taken as that
    of the other side, so that its part is 0.
    """
    before, after = _factors(plan), _factors(fact)
    if before is None or after is None:
        return None
    known = [
        (one if one is not None else other, other if other is not None else one)
        for one, other in zip(before, after, strict=True)
    ]
    pairs = [(one or Fraction(0), other or Fraction(0)) for one, other in known]
    gap = fact[-1] - plan[-1]
    parts = [_rounded(_part(pairs, at)) for at in range(len(pairs))]
    parts[-1] = gap - sum(parts[:-1])
    return parts


def _factors(amounts: Sequence[Decimal]) -> list[Fraction | None] | None:
    """The first amount, then each divided by the one before; None for 0 / 0."""
    factors: list[Fraction | None] = [Fraction(amounts[0])]
    for base, made in pairwise(amounts):
        if base == 0 and made != 0:
            return None
        factors.append(Fraction(made) / Fraction(base) if base else None)
    return factors


def _part(pairs: Sequence[tuple[Fraction, Fraction]], at: int) -> Fraction:
    """The Shapley value of one factor of a product of two or three."""
    others = [pair for place, pair in enumerate(pairs) if place != at]
    change = pairs[at][1] - pairs[at][0]
    if len(others) == 1:
        return change * sum(others[0]) / 2
    (one, other), (near, far) = others
    ends = one * near + other * far
    mixed = other * near + one * far
    return change * (ends / 3 + mixed / 6)


def _rounded(value: Fraction) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(_CENT, ROUND_HALF_UP)
