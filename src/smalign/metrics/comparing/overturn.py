"""What would change a verdict: how many of the cards still open would have to be won."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from smalign.metrics.comparing.bridge import Cell
from smalign.metrics.comparing.gather import LEADS
from smalign.metrics.comparing.parts import value_of
from smalign.metrics.comparing.periods import NOW, PLAN
from smalign.metrics.comparing.verdict import judged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from smalign.metrics.comparing.bridge import Cells, Place
    from smalign.metrics.comparing.gather import Compared
    from smalign.metrics.comparing.verdict import Judged


class Overturned(Struct, frozen=True):
    """Cards of `now` that are open still, and how many of them sold would change the verdict.

    unproved: so many, and the cause is not named any more; gone: so many, and what it cost is made
    up for. None: not even all of them, or nothing is claimed. where: the segments of those cards,
    the poorest first.
    """

    open: int
    unproved: int | None
    gone: int | None
    where: tuple[str, ...]


def overturn_of(compared: Compared, found: Judged, name: str) -> Overturned:
    """How many of the open cards would have to be won for the verdict to be another one.

    They are won one by one where a sale is rarest now, as if within the age at which the periods
    are read; the comparison is made anew each time.
    """
    order = [] if name == PLAN else _order(compared)  # a plan has channels, not these segments
    where = tuple(dict.fromkeys(place[0] for place in order))
    main = next((one for one in found.claims if one.value < 0), None)
    if main is None or not order or compared.result == LEADS:
        return Overturned(len(order), None, None, where)
    cause = main.cause

    def later(wins: int) -> Cells:
        return _with(compared.periods[NOW], order[:wins])

    def is_unproved(wins: int) -> bool:
        periods = {**compared.periods, NOW: later(wins)}
        claims = judged(replace(compared, periods=periods, has_money=False), name).claims
        return not any(one.cause == cause and one.value < 0 for one in claims)

    def is_gone(wins: int) -> bool:
        days = (compared.days[name], compared.days[NOW])
        return value_of(main.factor, compared.periods[name], later(wins), days) >= 0

    return Overturned(len(order), least(len(order), is_unproved), least(len(order), is_gone), where)


def least(most: int, holds: Callable[[int], bool]) -> int | None:
    """The least number from 1 to `most` that is found to hold; None where none is.

    It is looked for from below, in steps that double, and then by halving. Sales more in one place
    make it differ from the others: a verdict that a few leave unproved may be proved again by many.
    """
    low, high = 0, min(1, most)
    while high and not holds(high):
        if high == most:
            return None
        low, high = high, min(2 * high, most)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high or None


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
