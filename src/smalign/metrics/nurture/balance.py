"""How unlike two groups of cards are before they are made comparable, and after."""

from __future__ import annotations

from collections import defaultdict
from math import sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smalign.metrics.nurture.untouched import Kind

Weights = dict[tuple[int, str], float]
"""What is compared (fields, stage, age) and its value → share of the cards."""

_AGES: Final = (0, 3, 7, 14, 30)
"""Last days of the bands in which ages are told apart here."""


def shares(cards: Iterable[tuple[Kind, int, float]]) -> Weights:
    """The share of each value among the cards given as kind, day and how many."""
    found: Weights = defaultdict(float)
    total = 0.0
    for (alike, pipeline, stage), day, count in cards:
        total += count
        band = sum(day > last for last in _AGES)
        for place, value in enumerate((alike, f"{pipeline}\x1f{stage}", str(band))):
            found[place, value] += count
    return {key: count / total for key, count in found.items()} if total else {}


def standardised_difference(mine: Mapping[tuple[int, str], float], others: Weights) -> float | None:
    """The largest standardised difference of a share between two groups; None of an empty one.

    |p - q| / sqrt((p(1 - p) + q(1 - q)) / 2): Austin, P. C. (2009), Statistics in Medicine 28,
    3083-3107. Below 0.1 two groups are taken as alike. A value that one has wholly and the other
    not at all has no such number; it counts as 9.99.
    """
    if not mine or not others:
        return None
    return max(_difference(mine.get(key, 0.0), others.get(key, 0.0)) for key in {*mine, *others})


def _difference(share: float, other: float) -> float:
    spread = sqrt((share * (1 - share) + other * (1 - other)) / 2)
    if spread > 0:
        return min(abs(share - other) / spread, _MOST)
    return 0.0 if abs(share - other) < _SAME else _MOST


_MOST: Final = 9.99
_SAME: Final = 1e-9
