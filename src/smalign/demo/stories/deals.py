"""The deals of a story: the stages they went through, what they brought, why they were lost."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.demo.hours import after
from smalign.demo.lists import WISHES
from smalign.demo.records import Deal, Move, Payment
from smalign.demo.words import MAIN

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from .leads import Came
    from .plot import Plot

FIRST: Final = 501
_MINUTES: Final = (600, 1800, 2400, 3600, 2400)
"""Working minutes a deal stands in each open stage, on average."""
_LOSES_AT: Final = (30, 25, 20, 15, 10)
_STUCK: Final = 0.03
_AMOUNTS: Final = (30_000, 420_000)
"""Roubles."""
_KOPECKS: Final = 100


def sold(rng: Random, plot: Plot, came: list[Came]) -> list[Deal]:
    """A deal of each converted lead, numbered in order of creation."""
    drafts = [_deal(rng, plot, one) for one in came if one.lead.stage == "CONVERTED"]
    drafts.sort(key=lambda deal: (deal.created, deal.lead or 0))
    return [replace(deal, number=number) for number, deal in enumerate(drafts, FIRST)]


def _deal(rng: Random, plot: Plot, one: Came) -> Deal:
    lead, created = one.lead, one.lead.moves[-1].at
    quarter = plot.before if lead.created.date() < plot.middle else plot.after
    moves = tuple(
        move for move in _moves(rng, plot, created, wins=one.wins) if move.at <= plot.as_of
    )
    is_lost = moves[-1].stage == "LOSE"
    reasons = quarter.reasons
    return Deal(
        number=0,
        title=f"{rng.choice(WISHES).capitalize()}, {lead.person.last}",
        lead=lead.number,
        person=lead.person,
        origin=lead.origin,
        source=lead.source,
        owner=lead.owner,
        pipeline=MAIN.key,
        kind="new",
        created=created,
        expected=created.date() + timedelta(days=rng.randint(10, 60)),
        moves=moves,
        modified=moves[-1].at,
        amount=round(rng.randrange(*_AMOUNTS, 50) * quarter.price) * _KOPECKS,
        items=(),
        reason=rng.choices(list(reasons), list(reasons.values()))[0] if is_lost else "",
        custom=lead.custom,
        survey_needed=rng.random() < 1 / 2,
        comment="",
    )


def _moves(rng: Random, plot: Plot, created: datetime, *, wins: bool) -> list[Move]:
    """The deal's way, also beyond the as-of (cut by the caller)."""
    count = len(MAIN.open)
    furthest = count - 1 if wins else rng.choices(range(count), _LOSES_AT)[0]
    moves, at = [], created
    for place in range(furthest + 1):
        moves.append(Move(MAIN.open[place], at))
        at = after(rng, at, _MINUTES[place] * plot.slow)
    if not wins and rng.random() < _STUCK:
        return moves
    return [*moves, Move("WON" if wins else "LOSE", at)]


def paid(rng: Random, plot: Plot, deals: list[Deal]) -> list[Payment]:
    """Each sale is paid whole, some days after it."""
    drafts = sorted(
        (after(rng, deal.moves[-1].at, 1500), deal.number, deal.amount)
        for deal in deals
        if deal.status == "won"
    )
    return [
        Payment(number, deal, at, amount)
        for number, (at, deal, amount) in enumerate(drafts, 1)
        if at <= plot.as_of
    ]
