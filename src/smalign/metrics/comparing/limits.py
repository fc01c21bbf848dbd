"""What a manager's sales may be by chance, of leads of the same segments."""

from __future__ import annotations

from math import lgamma
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

WATCH: Final = 0.05
ACT: Final = 0.002
"""How seldom all that is by chance lies outside the inner, and outside the outer limits."""

Array = Any
"""A NumPy array: NumPy is imported where it is used."""


def chances(groups: Sequence[tuple[int, float]]) -> Array:
    """The probability of 0, 1, 2 … hits of leads of several segments: how many, and their rate.

    The sum of independent binomial numbers, by convolution: exact.
    """
    import numpy as np

    found = np.ones(1)
    for leads, rate in groups:
        found = np.convolve(found, _binomial(leads, rate))
    return found / found.sum()


def _binomial(leads: int, rate: float) -> Array:
    import numpy as np

    if rate <= 0 or rate >= 1:
        found = np.zeros(leads + 1)
        found[leads if rate >= 1 else 0] = 1.0
        return found
    hits = np.arange(leads + 1)
    logs = np.array([lgamma(leads + 1) - lgamma(k + 1) - lgamma(leads - k + 1) for k in hits])
    return np.exp(logs + hits * np.log(rate) + (leads - hits) * np.log1p(-rate))


def limits(probabilities: Array, level: float) -> tuple[int, int]:
    """The hits that are left out on neither side by more than half of `level`, both inclusive.

    Control limits of a funnel plot: Spiegelhalter, D. J. (2005), Statistics in Medicine 24,
    1185-1202, which takes 95 % and 99.8 %.
    """
    import numpy as np

    below = np.cumsum(probabilities)
    low = int(np.searchsorted(below, level / 2, side="right"))
    above = np.cumsum(probabilities[::-1])
    high = len(probabilities) - 1 - int(np.searchsorted(above, level / 2, side="right"))
    return low, max(low, high)


def standing(hits: int, probabilities: Array) -> str:
    """usual, or high, low beyond the inner limits, or very_high, very_low beyond the outer ones."""
    for level, name in ((ACT, "very_"), (WATCH, "")):
        low, high = limits(probabilities, level)
        if hits < low:
            return f"{name}low"
        if hits > high:
            return f"{name}high"
    return "usual"
