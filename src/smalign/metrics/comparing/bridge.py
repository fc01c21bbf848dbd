"""The exact bridge from the sales of one period to those of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.metrics.comparing.shapley import weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.metrics.comparing.shapley import Pair

Place = tuple[str, str]
"""Segment and manager."""
FACTORS: Final = ("working_days", "leads", "mix", "rates", "size")
"""What sales and their revenue are a product of; size, the revenue of a sale, of revenue alone."""


class Cell(Struct, frozen=True):
    """Leads of one segment and manager in one period, and how many came to the result.

    revenue: of those that were sold, the sum of the amounts; squares: of their squares.
    """

    leads: int = 0
    hits: int = 0
    revenue: Decimal = Decimal(0)
    squares: float = 0.0


Cells = Mapping[Place, Cell]
_EMPTY: Final = Cell()
_ONE: Final = (Fraction(1), Fraction(1))


class Bridge(Struct, frozen=True):
    """The parts of a change, in sales or in money; together they are exactly the change.

    working_days: what more or fewer working days brought; leads: more or fewer leads on each. mix:
    segment → what its larger or smaller share of the leads brought, against the average segment.
    rates: segment and manager → what its conversion brought. size: segment → the revenue of a sale.
    """

    working_days: Fraction
    leads: Fraction
    mix: Mapping[str, Fraction]
    rates: Mapping[Place, Fraction]
    size: Mapping[str, Fraction]

    def of(self, factor: str) -> Fraction:
        """What one of `FACTORS` brought."""
        found = getattr(self, factor)
        return found if isinstance(found, Fraction) else sum(found.values(), Fraction(0))

    @property
    def total(self) -> Fraction:
        """The whole change."""
        return sum(map(self.of, FACTORS), Fraction(0))


class _Segment(Struct, frozen=True):
    """The factors of one segment, each before and after, and what a unit of each is worth."""

    share: Pair
    rate: Pair
    size: Pair
    worth: Sequence[Fraction]


def bridge(before: Cells, after: Cells, days: tuple[int, int], *, is_money: bool) -> Bridge:
    """Split the change of sales, or of their revenue, into leads, mix, rates and size.

    sales = leads x sum of share of the segment x its rate; revenue has the mean revenue of a sale
    as one more factor. Each factor's part is its Shapley value. What one period does not have is
    taken so that it changes nothing by itself: the rate of a segment without leads is that of all
    leads, the revenue of a sale of a segment without sales that of the other period. The part of
    leads is split once more, into working days and leads on each of them. The rate of a segment is
    the mean of its managers' rates: what their shares of it brought stays with the managers.

    days: working days of both periods; equal numbers where they shall not count.
    """
    sums = (by_segment(before), by_segment(after))
    leads = _pair([Fraction(sum(one.leads for one in cells.values())) for cells in sums])
    overall = _known([_rate(added([*one.values()])) for one in sums])
    found = {
        name: _segment([one.get(name, _EMPTY) for one in sums], overall, leads, is_money=is_money)
        for name in sorted({*sums[0], *sums[1]})
    }
    worth = sum((one.worth[0] for one in found.values()), Fraction(0))
    mean = sum((_mean(one.share) * one.worth[1] for one in found.values()), Fraction(0))
    rates: dict[Place, Fraction] = {}
    for name, one in found.items():
        for place, change in _of_managers(name, before, after, one.rate).items():
            rates[place] = change * one.worth[2]
    by_days = _of_days(leads, days)
    return Bridge(
        working_days=by_days * worth,
        leads=(_change(leads) - by_days) * worth,
        mix={name: _change(one.share) * (one.worth[1] - mean) for name, one in found.items()},
        rates=rates,
        size={name: _change(one.size) * one.worth[3] for name, one in found.items()},
    )


def by_segment(cells: Cells) -> dict[str, Cell]:
    """The cells of all managers together."""
    found: dict[str, list[Cell]] = defaultdict(list)
    for (segment, _), one in cells.items():
        found[segment].append(one)
    return {segment: added(several) for segment, several in found.items()}


def added(cells: Sequence[Cell]) -> Cell:
    """Several cells as one."""
    return Cell(
        sum(one.leads for one in cells),
        sum(one.hits for one in cells),
        sum((one.revenue for one in cells), Decimal(0)),
        sum(one.squares for one in cells),
    )


def _segment(both: Sequence[Cell], overall: Pair, leads: Pair, *, is_money: bool) -> _Segment:
    share = _known([_ratio(one.leads, of) for one, of in zip(both, leads, strict=True)])
    rate = _known([_rate(one) for one in both], overall)
    if not is_money:
        return _Segment(share, rate, _ONE, [*weights([leads, share, rate]), Fraction(0)])
    size = _known([_ratio(Fraction(one.revenue), one.hits) for one in both])
    return _Segment(share, rate, size, weights([leads, share, rate, size]))


def _of_managers(segment: str, before: Cells, after: Cells, rate: Pair) -> dict[Place, Fraction]:
    """The change of a segment's rate, by whose leads it is; a share of the segment's leads each.

    Of a manager the change of the rate at the mean share, and the change of the share at how much
    better than the segment the manager is; who had no leads had the segment's rate.
    """
    sides = [
        {at: one for at, one in cells.items() if at[0] == segment} for cells in (before, after)
    ]
    whole = [sum(one.leads for one in side.values()) for side in sides]
    found: dict[Place, Fraction] = {}
    for place in sorted({*sides[0], *sides[1]}):
        both = [side.get(place, _EMPTY) for side in sides]
        share = _known([_ratio(one.leads, of) for one, of in zip(both, whole, strict=True)])
        own = _known([_rate(one) for one in both], rate)
        better = _mean(own) - _mean(rate)
        found[place] = _mean(share) * _change(own) + _change(share) * better
    return found


def _of_days(leads: Pair, days: tuple[int, int]) -> Fraction:
    """How many of the additional leads more working days would have brought at the mean pace."""
    if not all(days):
        return Fraction(0)
    return (days[1] - days[0]) * (leads[0] / days[0] + leads[1] / days[1]) / 2


def _change(pair: Pair) -> Fraction:
    return pair[1] - pair[0]


def _mean(pair: Pair) -> Fraction:
    return (pair[0] + pair[1]) / 2


def _rate(cell: Cell) -> Fraction | None:
    return _ratio(cell.hits, cell.leads)


def _ratio(part: int | Fraction, of: int | Fraction) -> Fraction | None:
    return Fraction(part) / Fraction(of) if of else None


def _pair(values: Sequence[Fraction]) -> Pair:
    before, after = values
    return before, after


def _known(values: Sequence[Fraction | None], other: Pair | None = None) -> Pair:
    """Both values; one that is not known is that of `other`, without one that of the other side."""
    before, after = values
    if other is None:
        known = next((one for one in (before, after) if one is not None), Fraction(0))
        other = (known, known)
    return (
        other[0] if before is None else before,
        other[1] if after is None else after,
    )
