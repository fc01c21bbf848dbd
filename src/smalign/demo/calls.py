"""What sales did: the first call of each lead that got one, a call before each move of a deal."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .hours import AS_OF

if TYPE_CHECKING:
    from datetime import datetime

    from .records import Company, Deal, Lead

SECONDS: Final = 180
"""How long a call lasts that was answered."""


class Call(Struct, frozen=True):
    """An outgoing call of the card's owner to its person; `card` is what it was about."""

    number: int
    at: datetime
    card: Lead | Deal
    is_deal: bool
    is_answered: bool


class Plan(Struct, frozen=True):
    """A call somebody means to make, or meant to: one a deal that is open."""

    number: int
    deal: Deal
    due: datetime


def calls(company: Company) -> list[Call]:
    """Every call in order of time.

    A lead is called at its first attempt, and answers if it was worked on afterwards. A deal moves
    on, or ends, because somebody talked.
    """
    made: list[tuple[datetime, int, Lead | Deal, bool, bool]] = [
        (lead.first_attempt, lead.number, lead, False, _was_worked(lead))
        for lead in company.leads
        if lead.first_attempt is not None
    ]
    made += [
        (move.at, deal.number, deal, True, True)
        for deal in company.deals
        for move in deal.moves[1:]
    ]
    made.sort(key=lambda one: one[:2])
    return [
        Call(number, at, card, is_deal, is_answered)
        for number, (at, _, card, is_deal, is_answered) in enumerate(made, 1)
    ]


def plans(company: Company, first: int) -> list[Plan]:
    """The next calls of open deals, numbered from `first`.

    Due after the as-of and not made. Who forgets has nothing planned for every second deal, and the
    day of the others has passed.
    """
    deals = [deal for deal in company.deals if next_call(deal) is not None]
    return [
        Plan(number, deal, next_call(deal) or AS_OF) for number, deal in enumerate(deals, first)
    ]


def next_call(deal: Deal) -> datetime | None:
    """When the next call of a deal is planned for; None where nothing is."""
    if deal.status != "open":
        return None
    if not deal.owner.forgets:
        return AS_OF.replace(year=AS_OF.year + 1)
    return None if deal.number % 2 else AS_OF - timedelta(days=3)


def _was_worked(lead: Lead) -> bool:
    return any(move.stage in {"PROCESSED", "CONVERTED"} for move in lead.moves)
