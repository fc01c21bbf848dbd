"""What looks otherwise at another level: a total against its parts, and coarser segments."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from smalign.metrics.comparing.bridge import added, bridge, by_segment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.metrics.comparing.bridge import Bridge, Cell, Cells, Place


class Flip(Struct, frozen=True):
    """The conversion of all leads went one way and that of most segments the other.

    falls: of all leads; against: segments that went the other way, of so many with leads in both
    periods; before, after: the conversion of all leads.
    """

    falls: bool
    against: int
    segments: int
    before: Fraction
    after: Fraction


def flip_of(before: Cells, after: Cells) -> Flip | None:
    """Simpson's reversal, if there is one (Simpson, E. H. (1951), JRSS B 13, 238-241).

    More than half of the segments with leads in both periods must have gone the other way, and so
    must what conversion brought: their changes weighed by their leads.
    """
    sums = by_segment(before), by_segment(after)
    every = [added([*one.values()]) for one in sums]
    if not all(one.leads for one in every):
        return None
    total = [Fraction(one.hits, one.leads) for one in every]
    rates = bridge(before, after, (1, 1), is_money=False).of("rates")
    change = total[1] - total[0]
    shared = [name for name in sums[0] if name in sums[1] and _leads(name, *sums)]
    moved = [_rate(sums[1][name]) - _rate(sums[0][name]) for name in shared]
    against = sum(1 for one in moved if one * change < 0)
    if change * rates >= 0 or against * 2 <= len(shared):
        return None
    return Flip(change < 0, against, len(shared), *total)


def coarser(before: Cells, after: Cells, parents: Mapping[str, str]) -> Bridge:
    """The bridge where segments are what they are parts of: their channels."""
    return bridge(_merged(before, parents), _merged(after, parents), (1, 1), is_money=False)


def _merged(cells: Cells, parents: Mapping[str, str]) -> Cells:
    found: dict[Place, list[Cell]] = defaultdict(list)
    for (segment, manager), one in cells.items():
        found[parents[segment], manager].append(one)
    return {place: added(several) for place, several in found.items()}


def _leads(name: str, *sums: Mapping[str, Cell]) -> bool:
    return all(one[name].leads for one in sums)


def _rate(cell: Cell) -> Fraction:
    return Fraction(cell.hits, cell.leads)
