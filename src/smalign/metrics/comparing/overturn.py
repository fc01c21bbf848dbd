"""What would change a verdict: how many of the cards still open would have to be won."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smalign.metrics.comparing.bridge import Cell
from smalign.metrics.comparing.gather import LEADS
from smalign.metrics.comparing.periods import NOW
from smalign.metrics.comparing.verdict import INSUFFICIENT, NONE, judged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.metrics.comparing.bridge import Place
    from smalign.metrics.comparing.gather import Compared
    from smalign.metrics.comparing.verdict import Judged


@dataclass(frozen=True, slots=True)
class Overturned:
    """Cards of `now` that are open still, and the least of them whose sale gives another cause.

    wins: None: not even the sale of all of them would, or there is no claim to overturn. where: the
    segments those cards are in, the poorest first.
    """

    open: int
    wins: int | None
    where: tuple[str, ...]


def overturn_of(compared: Compared, found: Judged, name: str) -> Overturned:
    """How many of the open cards would have to be won for another cause to be named.

    They are won one by one where a sale is rarest now, as if within the age at which the periods
    are read; the comparison is judged anew each time. The count is found by halving, for a sale
    more never makes a loss larger.
    """
    order = _order(compared)
    where = tuple(dict.fromkeys(place[0] for place in order))
    if not order or found.cause in (NONE, INSUFFICIENT) or compared.result == LEADS:
        return Overturned(len(order), None, where)

    def is_other(wins: int) -> bool:
        later = replace(
            compared,
            periods={**compared.periods, NOW: _with(compared.periods[NOW], order[:wins])},
            open={},
        )
        return judged(later, name).cause != found.cause

    if not is_other(len(order)):
        return Overturned(len(order), None, where)
    low, high = 0, len(order)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_other(middle) else (middle, high)
    return Overturned(len(order), high, where)


def _order(compared: Compared) -> list[Place]:
    """The place of each open card, those of the segments with the lowest rate first."""
    segments: dict[str, Cell] = {}
    for (segment, _), cell in compared.periods.get(NOW, {}).items():
        known = segments.get(segment, Cell())
        segments[segment] = Cell(known.leads + cell.leads, known.hits + cell.hits)

    def rank(place: Place) -> tuple[float, Place]:
        cell = segments.get(place[0], Cell())
        return (cell.hits / cell.leads if cell.leads else 0.0), place

    places = sorted(compared.open, key=rank)
    return [place for place in places for _ in range(compared.open[place])]


def _with(cells: Mapping[Place, Cell], won: Sequence[Place]) -> dict[Place, Cell]:
    """The cells with these cards won: none has more of the result than cards."""
    found = dict(cells)
    for place in won:
        cell = found[place]
        if cell.hits < cell.leads:
            found[place] = replace(cell, hits=cell.hits + 1)
    return found
