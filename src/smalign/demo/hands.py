"""Through whose hands deals went: whose they were since when, and who made each of their moves.

Drawn from each deal's number alone, so that the rest of the company stays what it is.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .lists import MANAGERS
from .words import PIPELINES

if TYPE_CHECKING:
    from datetime import datetime

    from .records import Deal

GIVES: Final = MANAGERS[1]
"""Gives deals away and gets them back."""
TAKES: Final = MANAGERS[2]
"""Takes them and gives them back."""
REFUNDS: Final = MANAGERS[6]
"""Sells what is given back more often."""
IMPORT: Final = "CSV import"
ROBOT: Final = "Distribution robot"
_COMES_BACK: Final = 0.4
_PASSED_ON: Final = 0.1
_IMPORTED: Final = 0.75
_BY_ROBOT: Final = 0.1
_REFUNDED: Final = 0.45


class Holding(Struct, frozen=True):
    """A deal became somebody's. before: whose it was, "" at first; how: human or robot."""

    deal: Deal
    owner: str
    before: str
    at: datetime
    by: str
    how: str


class Hand(Struct, frozen=True):
    """Who made a move, and what that is: human, robot or import."""

    name: str
    how: str


def holdings(deal: Deal) -> list[Holding]:
    """Whose the deal was, in order; the last one is its owner."""
    mine, created = deal.owner.name, deal.created
    rng = _rng(deal, 1)
    span = deal.moves[-1].at - created
    if deal.owner is GIVES and rng.random() < _COMES_BACK and span.total_seconds() >= 3 * 3600:
        away, home = ((created + span * part / 3).replace(second=0) for part in (1, 2))
        return [
            Holding(deal, mine, "", created, mine, "human"),
            Holding(deal, TAKES.name, mine, away, mine, "human"),
            Holding(deal, mine, TAKES.name, home, TAKES.name, "human"),
        ]
    if rng.random() < _PASSED_ON and span:
        first = rng.choice([one.name for one in MANAGERS if one is not deal.owner])
        at = (created + span / 4).replace(second=0)
        return [
            Holding(deal, first, "", created, first, "human"),
            Holding(deal, mine, first, at, ROBOT, "robot"),
        ]
    return [Holding(deal, mine, "", created, mine, "human")]


def skipped(deal: Deal, number: int) -> int:
    """How many stages the move of this number jumps over, of those the deal has not been beyond."""
    ladder = (*PIPELINES[deal.pipeline].open, "WON")
    places = [ladder.index(move.stage) if move.stage in ladder else -1 for move in deal.moves]
    return max(0, places[number] - max(places[:number], default=-1) - 1)


def mover(deal: Deal, number: int) -> Hand:
    """Who made the move of this number: most jumps are imports, a tenth of the losses robots."""
    rng = _rng(deal, 100 + number)
    if skipped(deal, number) and rng.random() < _IMPORTED:
        return Hand(IMPORT, "import")
    if number == len(deal.moves) - 1 and deal.status == "lost" and rng.random() < _BY_ROBOT:
        return Hand(ROBOT, "robot")
    return Hand(deal.owner.name, "human")


def gives_back(deal: Deal) -> bool:
    """Whether part of the money for a deal is given back, beside what happens to anybody."""
    return deal.owner is REFUNDS and _rng(deal, 2).random() < _REFUNDED


def _rng(deal: Deal, salt: int) -> Random:
    return Random(deal.number * 1000 + salt)  # noqa: S311 - a made-up company, not a secret
