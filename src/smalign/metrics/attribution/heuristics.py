"""Models that give each journey's conversions to its steps by their places alone."""

from __future__ import annotations

from collections import defaultdict
from math import fsum
from typing import TYPE_CHECKING, Final

from smalign.metrics.attribution.journeys import Credit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from smalign.metrics.attribution.journeys import Journey, Shares

    Weights = Callable[[Sequence[str]], Iterable[tuple[str, float]]]

_ENDS: Final = 0.4
_NO_MIDDLE: Final = 2


def first(journeys: Iterable[Journey]) -> Credit:
    """All to the first step."""
    return _credit(journeys, lambda steps: [(steps[0], 1.0)])


def last(journeys: Iterable[Journey]) -> Credit:
    """All to the last step."""
    return _credit(journeys, lambda steps: [(steps[-1], 1.0)])


def linear(journeys: Iterable[Journey]) -> Credit:
    """The same to every step; a channel met twice earns twice."""
    return _credit(journeys, lambda steps: [(step, 1 / len(steps)) for step in steps])


def position(journeys: Iterable[Journey]) -> Credit:
    """40 % to the first step, 40 % to the last, the rest to those between; of two, half each."""
    return _credit(journeys, _by_position)


def unique(journeys: Iterable[Journey]) -> Credit:
    """The same to every channel of a journey, however often it was met.

    This is the Shapley value of the game in which a set of channels is worth the conversions of
    the journeys that need no other: each journey is a unanimity game, and those share equally
    (Zhao, Mahboobi and Bagheri 2018, arXiv:1804.05327; Shapley 1953, A Value for n-Person Games).
    """

    def weights(steps: Sequence[str]) -> Iterable[tuple[str, float]]:
        channels = set(steps)
        return [(channel, 1 / len(channels)) for channel in channels]

    return _credit(journeys, weights)


def _by_position(steps: Sequence[str]) -> Iterable[tuple[str, float]]:
    if len(steps) <= _NO_MIDDLE:
        return [(step, 1 / len(steps)) for step in steps]
    middle = (1 - 2 * _ENDS) / (len(steps) - _NO_MIDDLE)
    between = [(step, middle) for step in steps[1:-1]]
    return [(steps[0], _ENDS), *between, (steps[-1], _ENDS)]


def _credit(journeys: Iterable[Journey], weights: Weights) -> Credit:
    """Sums that are right to the last bit whatever the order; a channel that earns nothing is 0."""
    conversions: dict[str, list[float]] = defaultdict(list)
    value: dict[str, list[float]] = defaultdict(list)
    for one in journeys:
        for step in one.steps:
            conversions.setdefault(step, [])
        for step, weight in weights(one.steps):
            conversions[step].append(one.conversions * weight)
            value[step].append(one.value * weight)
    return Credit(_summed(conversions), _summed({name: value[name] for name in conversions}))


def _summed(parts: dict[str, list[float]]) -> Shares:
    return {name: fsum(parts[name]) for name in sorted(parts)}
