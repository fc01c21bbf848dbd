"""The few formulas every metric shares: intervals of shares, many tests at once."""

from __future__ import annotations

from math import erfc, exp, lgamma, log, sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Z95: Final = 1.959963984540054
"""The two-sided 95 % quantile of the standard normal distribution."""

_NOTHING: Final = 1e-20
_EVERYTHING: Final = 1e300
_ROUNDING: Final = 1e-15


def wilson(hits: int, n: int, z: float = Z95) -> tuple[float, float] | None:
    """The score interval of a share, both ends in [0, 1]; None when n is 0.

    Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212. No
    continuity correction. At 0 of n the low end, at n of n the high end is exact.

    Raises:
        ValueError: hits are negative or more than n.

    """
    if not 0 <= hits <= n:
        msg = f"{hits} of {n} is no share"
        raise ValueError(msg)
    return None if n == 0 else score_interval(hits / n, n, z)


def score_interval(share: float, n: float, z: float = Z95) -> tuple[float, float]:
    """Wilson's interval of a share of `n` > 0 cards; an estimated `n` need not be whole."""
    square = z * z
    middle = share + square / (2 * n)
    spread = z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    low = 0.0 if share == 0 else (middle - spread) / (1 + square / n)
    high = 1.0 if share == 1 else (middle + spread) / (1 + square / n)
    return low, high


def newcombe(
    hits: int, n: int, other_hits: int, other_n: int, z: float = Z95
) -> tuple[float, float] | None:
    """The interval of the difference of two independent shares; None when either n is 0.

    The difference is hits/n - other_hits/other_n. Newcombe, R. G. (1998), Statistics in Medicine
    17, 873-890, method 10: the Wilson limits of both, joined by the square-and-add rule.
    """
    mine, others = wilson(hits, n, z), wilson(other_hits, other_n, z)
    if mine is None or others is None:
        return None
    share, other = hits / n, other_hits / other_n
    low = share - other - sqrt((share - mine[0]) ** 2 + (others[1] - other) ** 2)
    high = share - other + sqrt((mine[1] - share) ** 2 + (other - others[0]) ** 2)
    return low, high


def poisson(hits: int, z: float = Z95) -> tuple[float, float]:
    """The interval of the mean of a Poisson count that was `hits`.

    Byar's approximation of the exact limits: Breslow and Day (1987), Statistical Methods in Cancer
    Research II, section 2.3. At 0 the low end is exact.
    """

    def end(count: float, side: float) -> float:
        return count * (1 - 1 / (9 * count) + side * z / (3 * sqrt(count))) ** 3

    return (end(hits, -1) if hits else 0.0), end(hits + 1, 1)


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """The adjusted p-value of each test, in the order given; at most q of those <= q are false.

    Benjamini, Y. and Hochberg, Y. (1995), Journal of the Royal Statistical Society B 57, 289-300:
    the least over all j >= i of p(j) * m / j, never above 1. Equal p-values are adjusted alike.

    Raises:
        ValueError: a value is not in [0, 1]; a test that could not be made has no p-value and is
            left out by the caller, for it would make the others look better or worse.

    """
    wrong = [value for value in p_values if not 0 <= value <= 1]
    if wrong:
        msg = f"{wrong[0]} is no p-value"
        raise ValueError(msg)
    many = len(p_values)
    adjusted = [1.0] * many
    least = 1.0
    downwards = sorted(range(many), key=lambda place: p_values[place], reverse=True)
    for rank, place in zip(range(many, 0, -1), downwards, strict=True):
        least = min(least, p_values[place] * many / rank)
        adjusted[place] = least
    return adjusted


def fisher(hits: int, n: int, other_hits: int, other_n: int) -> float:
    """The two-sided p-value of Fisher's exact test that two shares are one; 1 where n is 0.

    Fisher, R. A. (1935), The Logic of Inductive Inference. Two-sided: the sum over all tables with
    these margins that are not more likely than the one seen, as in R's `fisher.test`.
    """
    both = hits + other_hits
    least, most = max(0, both - other_n), min(both, n)

    def rise(cell: int) -> float:
        """How many times likelier the table with one more hit is."""
        return (n - cell) * (both - cell) / ((cell + 1) * (other_n - both + cell + 1))

    downwards = (1 / rise(cell - 1) for cell in range(hits, least, -1))
    upwards = (rise(cell) for cell in range(hits, most))
    tables = [1.0, *_weights(downwards), *_weights(upwards)]
    unlikely = 1 + 1e-7  # equal tables differ by rounding
    return sum(one for one in tables if one <= unlikely) / sum(tables)


def two_sided(value: float, error: float) -> float:
    """The p-value of the normal test that what was found is 0; 1 without a standard error."""
    return erfc(abs(value) / error / sqrt(2)) if error > 0 else 1.0


def _weights(steps: Iterable[float]) -> Iterator[float]:
    """Weights of neighbouring tables, that of the one seen being 1, until they count for nothing.

    The weights rise to one top at most. Beyond 1e300 the p-value is below it anyway.
    """
    weight = 1.0
    for step in steps:
        weight *= step
        if (weight < _NOTHING and step < 1) or weight > _EVERYTHING:
            return
        yield weight


def chi_square_tail(value: float, freedom: int) -> float:
    """The probability of a chi-square number of `freedom` degrees above `value`.

    The upper regularised incomplete gamma function Q(freedom / 2, value / 2): its series below the
    mean, Lentz's continued fraction above (Press et al., Numerical Recipes, section 6.2).
    """
    half, x = freedom / 2, value / 2
    if x <= 0:
        return 1.0
    scale = exp(half * log(x) - x - lgamma(half))
    if x < half + 1:
        return max(0.0, 1 - scale * _series(half, x))
    return scale * _fraction(half, x)


def _series(half: float, x: float) -> float:
    term = total = 1 / half
    at = half
    while term > total * _ROUNDING:
        at += 1
        term *= x / at
        total += term
    return total


def _fraction(half: float, x: float) -> float:
    b = x + 1 - half
    c, d = _EVERYTHING, 1 / b
    found, step, at = d, 0.0, 0
    while abs(step - 1) > _ROUNDING:
        at += 1
        numerator = -at * (at - half)
        b += 2
        d = 1 / (numerator * d + b)
        c = b + numerator / c
        step = d * c
        found *= step
    return found
