"""How far each part of a bridge could have come out otherwise: a bootstrap over the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Collection

    from smalign.metrics.comparing.bridge import Cells, Place

_SEED: Final = 20_260_101
RESAMPLES: Final = 2_000
_ENDS: Final = (2.5, 97.5)

Array = Any
"""A NumPy array: NumPy is imported where it is used."""


class Resamples(Struct, frozen=True):
    """The parts of the bridge in each resample, as `bridge.Bridge` has them.

    working_days, leads: one number a resample. mix, size: a row a resample, a column a segment;
    rates: a column a place.
    """

    segments: tuple[str, ...]
    places: tuple[Place, ...]
    working_days: Array
    leads: Array
    mix: Array
    rates: Array
    size: Array

    def rates_of(self, places: Collection[Place]) -> Array:
        """What the conversion of some places brought, a number a resample."""
        return self.rates[:, [place in places for place in self.places]].sum(axis=1)


def ends(values: Array) -> tuple[float, float]:
    """The 95 % percentile interval."""
    import numpy as np

    low, high = np.percentile(values, _ENDS)
    return float(low), float(high)


def error(values: Array) -> float:
    """The standard error."""
    return float(values.std(ddof=1))


def resampled(
    before: Cells, after: Cells, days: tuple[int, int], *, is_money: bool, is_fixed: bool = False
) -> Resamples:
    """The bridge over 2,000 resamples of the cards.

    Each card is drawn as often as a Poisson number of mean 1 says, so that the number of leads
    varies, too; of cards added up by place and result that is one Poisson number a place. Revenue
    is drawn by its mean and its spread inside a place. One seed, and a generator whose numbers
    NumPy keeps the same for good. is_fixed: `before` is a plan, which chance did not make.

    Efron, B. (1979), Annals of Statistics 7, 1-26; Hanley, J. A. and MacGibbon, B. (2006), Computer
    Methods and Programs in Biomedicine 83, 57-62, for Poisson numbers instead of draws.
    """
    import numpy as np

    random = np.random.RandomState(_SEED)
    places = _ordered(before, after)
    segments = tuple(dict.fromkeys(segment for segment, _ in places))
    starts = [next(i for i, at in enumerate(places) if at[0] == one) for one in segments]
    sides = (
        _drawn(random, places, before, is_money=is_money, is_fixed=is_fixed),
        _drawn(random, places, after, is_money=is_money, is_fixed=False),
    )
    sums = [[np.add.reduceat(of, starts, axis=1) for of in side] for side in sides]
    leads = [side[0].sum(axis=1, keepdims=True) for side in sums]
    overall = [
        _over(side[1].sum(axis=1, keepdims=True), of) for side, of in zip(sums, leads, strict=True)
    ]
    share = _both([_over(side[0], of) for side, of in zip(sums, leads, strict=True)])
    rate = _both([_over(side[1], side[0]) for side in sums], _both(overall))
    size = [np.ones_like(rate[0])] * 2
    if is_money:
        size = _both([_over(side[2], side[1]) for side in sums])
    factors = [leads, share, rate, size]
    worth = [_weight(factors, at) for at in range(4)]
    volume = worth[0].sum(axis=1)
    middle = ((share[0] + share[1]) / 2 * worth[1]).sum(axis=1, keepdims=True)
    width = np.diff([*starts, len(places)])
    rates = _rates(sides, sums, rate, width) * np.repeat(worth[2], width, axis=1)
    by_days = _of_days(leads, days)
    return Resamples(
        segments=segments,
        places=places,
        working_days=by_days * volume,
        leads=((leads[1] - leads[0])[:, 0] - by_days) * volume,
        mix=(share[1] - share[0]) * (worth[1] - middle),
        rates=rates,
        size=(size[1] - size[0]) * worth[3],
    )


def _ordered(before: Cells, after: Cells) -> tuple[Place, ...]:
    """The places of each segment side by side, in an order that no name decides but among equals.

    Each takes the next random numbers: a segment or a manager called otherwise changes no interval.
    """
    from smalign.metrics.comparing.bridge import Cell

    def counted(place: Place) -> tuple[Any, ...]:
        return tuple(
            (one.leads, one.hits, one.revenue, one.squares)
            for one in (cells.get(place, Cell()) for cells in (before, after))
        )

    segments: dict[str, list[Place]] = {}
    for place in sorted({*before, *after}, key=lambda at: (counted(at), at)):
        segments.setdefault(place[0], []).append(place)
    alike = sorted(segments.values(), key=lambda mine: ([*map(counted, mine)], mine[0][0]))
    return tuple(place for mine in alike for place in mine)


def _drawn(
    random: Array, places: tuple[Place, ...], cells: Cells, *, is_money: bool, is_fixed: bool
) -> list[Array]:
    """Leads, hits and revenue of each place, a row a resample."""
    import numpy as np

    from smalign.metrics.comparing.bridge import Cell

    found = [cells.get(place, Cell()) for place in places]
    shape = (RESAMPLES, len(places))
    hits = np.array([one.hits for one in found], dtype=float)
    others = np.array([one.leads for one in found], dtype=float) - hits
    revenue = np.array([float(one.revenue) for one in found])
    if is_fixed:
        return [np.broadcast_to(one, shape) for one in (hits + others, hits, revenue)]
    drawn = random.poisson(hits, shape).astype(float)
    leads = drawn + random.poisson(others, shape)
    if not is_money:
        return [leads, drawn]
    mean = np.divide(revenue, hits, out=np.zeros_like(hits), where=hits > 0)
    squares = np.array([one.squares for one in found])
    spread = np.divide(squares, hits, out=np.zeros_like(hits), where=hits > 0) - mean**2
    noise = np.sqrt(np.maximum(spread, 0) * drawn) * random.standard_normal(shape)
    return [leads, drawn, drawn * mean + noise]


def _weight(factors: list[list[Array]], at: int) -> Array:
    """The Shapley weight of one of four factors, see `shapley.weights`."""
    one, other, third = (pair for place, pair in enumerate(factors) if place != at)
    ends_alike = one[0] * other[0] * third[0] + one[1] * other[1] * third[1]
    mixed = 0 * ends_alike
    for moved in range(1, 7):
        i, j, k = moved & 1, moved >> 1 & 1, moved >> 2 & 1
        mixed = mixed + one[i] * other[j] * third[k]
    return ends_alike / 4 + mixed / 12


def _rates(
    sides: tuple[list[Array], ...], sums: list[list[Array]], rate: list[Array], width: Array
) -> Array:
    """The change of each segment's rate by whose leads it is, see `bridge._of_managers`."""
    import numpy as np

    whole = [np.repeat(side[0], width, axis=1) for side in sums]
    of_segment = [np.repeat(one, width, axis=1) for one in rate]
    share = _both([_over(side[0], of) for side, of in zip(sides, whole, strict=True)])
    own = _both([_over(side[1], side[0]) for side in sides], of_segment)
    better = (own[0] + own[1] - of_segment[0] - of_segment[1]) / 2
    found: Array = (share[0] + share[1]) / 2 * (own[1] - own[0]) + (share[1] - share[0]) * better
    return found


def _of_days(leads: list[Array], days: tuple[int, int]) -> Array:
    if not all(days):
        return 0 * leads[0][:, 0]
    return ((days[1] - days[0]) * (leads[0] / days[0] + leads[1] / days[1]) / 2)[:, 0]


def _over(part: Array, of: Array) -> Array:
    """The quotient, not a number where it is divided by nothing."""
    import numpy as np

    part, of = np.broadcast_arrays(part, of)
    return np.divide(part, of, out=np.full(part.shape, np.nan), where=of > 0)


def _both(pair: list[Array], other: list[Array] | None = None) -> list[Array]:
    """Both values, what is unknown taken from `other`, else from the other side, else 0."""
    import numpy as np

    if other is None:
        other = pair[::-1]
    filled = [np.where(np.isnan(one), of, one) for one, of in zip(pair, other, strict=True)]
    return [np.nan_to_num(one) for one in filled]
