"""The few formulas every metric shares: intervals of shares and of their differences."""

from __future__ import annotations

from math import sqrt
from typing import Final

Z95: Final = 1.959963984540054
"""The two-sided 95 % quantile of the standard normal distribution."""


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
    if n == 0:
        return None
    share, square = hits / n, z * z
    middle = share + square / (2 * n)
    spread = z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    low = 0.0 if hits == 0 else (middle - spread) / (1 + square / n)
    high = 1.0 if hits == n else (middle + spread) / (1 + square / n)
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
