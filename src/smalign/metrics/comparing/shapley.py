"""A change of a sum of products, split exactly among the factors of the products."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import factorial, prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Pair = tuple[Fraction, Fraction]
"""A factor before and after."""


def weights(pairs: Sequence[Pair]) -> list[Fraction]:
    """What one unit of each factor's change is worth in the change of the product of all.

    The Shapley value of a factor of x1 · x2 · … is its change times its weight: the mean, over all
    orders of moving the factors one by one, of the product of the others as they stand when it
    moves. Changes times weights sum exactly to the change of the product.

    Shapley, L. S. (1953), A value for n-person games; for products: Sun, J. W. (1998), Energy
    Economics 20, 85-100, which the decomposition of energy use calls complete.
    """
    return [_weight([*pairs[:at], *pairs[at + 1 :]]) for at in range(len(pairs))]


def parts(pairs: Sequence[Pair]) -> list[Fraction]:
    """The Shapley value of each factor of a product: they sum exactly to its change."""
    found = weights(pairs)
    return [(after - before) * of for (before, after), of in zip(pairs, found, strict=True)]


def _weight(others: Sequence[Pair]) -> Fraction:
    """The mean product of the other factors, over all orders of moving them and this one."""
    count = len(others)
    total = Fraction(0)
    for moved in range(count + 1):
        orders = factorial(moved) * factorial(count - moved)
        for chosen in combinations(range(count), moved):
            total += orders * prod(
                (pair[at in chosen] for at, pair in enumerate(others)), start=Fraction(1)
            )
    return total / factorial(count + 1)
