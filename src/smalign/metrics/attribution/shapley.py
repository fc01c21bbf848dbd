"""The Shapley value of channels in the game of conversion rates."""

from __future__ import annotations

from math import factorial
from typing import TYPE_CHECKING, Final

from smalign.metrics.attribution.journeys import Credit, gathered, scaled_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from smalign.metrics.attribution.journeys import Journey, Shares

    Vector = NDArray[np.float64]

MOST_CHANNELS: Final = 20
"""Every set of channels is weighed: 2^20 sets take 0.3 s and 90 MB, one more doubles it."""


class TooManyChannelsError(ValueError):
    """The game has more channels than can be weighed; `channels` says how many."""

    def __init__(self, channels: int) -> None:
        """Say how many."""
        super().__init__(f"{channels} channels are more than {MOST_CHANNELS}")
        self.channels = channels


def shapley_rate(journeys: Iterable[Journey]) -> Credit:
    """Conversions and value in proportion to each channel's part in the conversion rate.

    A set of channels is worth the conversion rate of the journeys that need no other channel; for
    value, their mean value a journey. A set without journeys is worth nothing. A channel whose
    journeys convert worse than those without it may earn less than nothing.

    Shapley, L. S. (1953), A Value for n-Person Games. The sums over all subsets of each set are
    made channel by channel (Yates 1937, the zeta transform), so that m channels take m 2^m steps.

    Raises:
        ValueError: nobody converted.
        TooManyChannelsError: more than 20 channels.

    """
    known = gathered(journeys)
    if not any(one.conversions for one in known):
        msg = "nobody converted"
        raise ValueError(msg)
    channels = sorted({step for one in known for step in one.steps})
    if len(channels) > MOST_CHANNELS:
        raise TooManyChannelsError(len(channels))
    counts = [(one.conversions, one.value, one.conversions + one.nulls) for one in known]
    conversions, value, walks = _of_subsets(known, counts, channels)
    return Credit(
        scaled_to(
            sum(one.conversions for one in known), _values(_rates(conversions, walks), channels)
        ),
        scaled_to(sum(one.value for one in known), _values(_rates(value, walks), channels)),
    )


def _of_subsets(
    journeys: Sequence[Journey],
    counts: Sequence[tuple[float, float, float]],
    channels: Sequence[str],
) -> Vector:
    """For each set of channels, as the bits of its place: the counts of journeys inside it."""
    import numpy as np

    bit = {channel: 1 << place for place, channel in enumerate(channels)}
    sets = [sum(bit[step] for step in set(one.steps)) for one in journeys]
    sums = np.zeros((3, 1 << len(channels)))
    for row, numbers in zip(sums, zip(*counts, strict=True), strict=True):
        np.add.at(row, sets, numbers)
    for place in range(len(channels)):
        halves = sums.reshape(3, -1, 2, 1 << place)
        halves[:, :, 1] += halves[:, :, 0]
    return sums


def _rates(parts: Vector, of: Vector) -> Vector:
    import numpy as np

    return np.divide(parts, of, out=np.zeros_like(parts), where=of > 0)


def _values(worth: Vector, channels: Sequence[str]) -> Shares:
    """The Shapley value of each channel in the game in which sets are worth `worth`."""
    import numpy as np

    count = len(channels)
    orders = [
        factorial(size) * factorial(count - size - 1) / factorial(count) for size in range(count)
    ]
    weights = np.array([*orders, 0.0])[np.bitwise_count(np.arange(1 << count))]
    found: dict[str, float] = {}
    for place, channel in enumerate(channels):
        halves = worth.reshape(-1, 2, 1 << place)
        without = weights.reshape(-1, 2, 1 << place)[:, 0]
        found[channel] = float(((halves[:, 1] - halves[:, 0]) * without).sum())
    return found
