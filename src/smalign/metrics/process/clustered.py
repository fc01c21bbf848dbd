"""The difference of two shares inside strata, where cards come in clusters that are alike."""

from __future__ import annotations

from collections import defaultdict
from math import erfc, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from smalign.metrics.stats import Z95

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

_LEAST: Final = 2
"""Clusters of one side of a stratum from which their spread can be told."""


class Cluster(NamedTuple):
    """Cards that share a day: of which stratum, exposed or not, how many, how many hits."""

    stratum: Hashable
    is_exposed: bool
    cards: int
    hits: int


class Difference(NamedTuple):
    """The share of the exposed minus that of the others, with its 95 % interval and p-value.

    share_exposed, share_others: the two shares, both over the same mix of strata. exposed, others:
    their cards in strata that have both; clusters: the fewer of the two sides' clusters.
    """

    value: float
    low: float
    high: float
    p: float
    share_exposed: float
    share_others: float
    exposed: int
    others: int
    clusters: int


class _Side(NamedTuple):
    cards: int
    share: float
    variance: float
    clusters: int


def stratified_difference(clusters: Iterable[Cluster]) -> Difference | None:
    """The Mantel-Haenszel difference of two shares, with a variance robust to clusters.

    Strata weigh n1 * n0 / (n1 + n0); one with fewer than two clusters on either side is left out.
    Greenland, S. and Robins, J. M. (1985), Biometrics 41, 55-68. The variance of a side is that of
    its clusters' deviations, g / (g - 1) * sum((hits - cards * share)^2) / n^2; Cochran, W. G.
    (1977), Sampling Techniques, 11.4. None where no stratum has both sides.
    """
    strata: dict[Hashable, tuple[list[Cluster], list[Cluster]]] = defaultdict(lambda: ([], []))
    for one in clusters:
        if one.cards:
            strata[one.stratum][one.is_exposed].append(one)
    pairs = [
        (_side(exposed), _side(others))
        for others, exposed in strata.values()
        if min(len(exposed), len(others)) >= _LEAST
    ]
    if not pairs:
        return None
    weights = [a.cards * b.cards / (a.cards + b.cards) for a, b in pairs]
    total = sum(weights)
    share_exposed = sum(w * a.share for w, (a, _) in zip(weights, pairs, strict=True)) / total
    share_others = sum(w * b.share for w, (_, b) in zip(weights, pairs, strict=True)) / total
    value = share_exposed - share_others
    variance = sum(
        w * w * (a.variance + b.variance) for w, (a, b) in zip(weights, pairs, strict=True)
    )
    error = sqrt(variance) / total
    return Difference(
        value,
        max(-1.0, value - Z95 * error),
        min(1.0, value + Z95 * error),
        erfc(abs(value) / error / sqrt(2)) if error else float(value == 0),
        share_exposed,
        share_others,
        sum(a.cards for a, _ in pairs),
        sum(b.cards for _, b in pairs),
        min(sum(a.clusters for a, _ in pairs), sum(b.clusters for _, b in pairs)),
    )


def _side(clusters: list[Cluster]) -> _Side:
    cards = sum(one.cards for one in clusters)
    share = sum(one.hits for one in clusters) / cards
    many = len(clusters)
    spread = sum((one.hits - one.cards * share) ** 2 for one in clusters)
    return _Side(cards, share, many / (many - 1) * spread / cards**2, many)
