"""A difference of two shares over groups that are alike, and how sure it is."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from msgspec import Struct

from smalign.metrics.stats import Z95

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stratum(Struct, frozen=True):
    """One group of cards that are alike: `n` with, `other_n` without, and how many of each hit."""

    hits: int
    n: int
    other_hits: int
    other_n: int


class Matched(Struct, frozen=True):
    """The difference over the strata that have both sides.

    n, other_n, hits, other_hits: the cards in them. The difference of the plain shares is another
    one: it leaves out of account which strata the cards are in. low, high: 95 %.
    """

    n: int
    other_n: int
    hits: int
    other_hits: int
    difference: float
    error: float

    @property
    def low(self) -> float:
        """The near end of the interval, -1 at least."""
        return max(-1.0, self.difference - Z95 * self.error)

    @property
    def high(self) -> float:
        """The far end of the interval, 1 at most."""
        return min(1.0, self.difference + Z95 * self.error)


def matched(strata: Iterable[Stratum]) -> Matched | None:
    """The Mantel-Haenszel difference of shares; None where no stratum has both sides.

    Each stratum weighs n * other_n / (n + other_n). Mantel and Haenszel (1959); the variance of
    Sato, T. (1989), Biometrics 45, 1323-1324, which holds for few large strata and many small.
    """
    both = [one for one in strata if one.n and one.other_n]
    if not both:
        return None
    weight = sum(one.n * one.other_n / (one.n + one.other_n) for one in both)
    difference = (
        sum(
            (one.hits * one.other_n - one.other_hits * one.n) / (one.n + one.other_n)
            for one in both
        )
        / weight
    )
    first = sum(_first(one) for one in both)
    second = sum(_second(one) for one in both)
    variance = max(0.0, (difference * first + second) / weight**2)
    return Matched(
        n=sum(one.n for one in both),
        other_n=sum(one.other_n for one in both),
        hits=sum(one.hits for one in both),
        other_hits=sum(one.other_hits for one in both),
        difference=difference,
        error=sqrt(variance),
    )


def _first(one: Stratum) -> float:
    both = one.n + one.other_n
    inner = one.n**2 * one.other_hits - one.other_n**2 * one.hits
    return (inner + one.n * one.other_n * (one.other_n - one.n) / 2) / both**2


def _second(one: Stratum) -> float:
    misses, other_misses = one.n - one.hits, one.other_n - one.other_hits
    return (one.hits * other_misses + one.other_hits * misses) / (2 * (one.n + one.other_n))
