"""The deals: two pipelines, stages with skips and steps back, amounts, products, reasons."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from .hours import AS_OF, after, inquiry_moments
from .inquiries import has_deal
from .lists import (
    BUDGETS,
    CITIES,
    COMMENTS,
    DEAL_REASONS,
    MANAGERS,
    OBJECTS,
    ORIGINS,
    PRODUCTS,
    REASON_RISE_FROM,
    WISHES,
)
from .records import Custom, Deal, Item, Move
from .words import MAIN, SERVICE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from random import Random

    from .records import Lead, Manager, Origin, Person
    from .words import Pipeline

FIRST_DEAL: Final = 501
_SERVICE: Final = 0.15
_COMES_BACK: Final = 0.15
_WITHOUT_LEAD: Final = 0.03
_STUCK: Final = 0.06
_SKIPS: Final = 0.06
_GOES_BACK: Final = 0.05
_ANALYSED: Final = 0.15
_WITH_ITEMS: Final = 0.4
_AFTER_RISE: Final = 0.8
_DEARER: Final = 2.5
_LOSES_AT: Final = {"main": (30, 25, 20, 15, 10), "service": (35, 30, 20, 15)}
_MINUTES: Final = {"main": (600, 2400, 3600, 6000, 3000), "service": (300, 600, 1500, 2000)}


class _Client(Struct, frozen=True):
    """Whom a deal is made with, and what the deal takes over from the lead."""

    lead: int | None
    person: Person
    origin: Origin
    owner: Manager
    custom: Custom


def sell(rng: Random, people: Iterator[Person], leads: list[Lead]) -> list[Deal]:
    """All deals, numbered in order of creation: from leads, from clients who return, from nobody's.

    A returning client's deal keeps the first lead and its origin; deals without a lead have people
    who never inquired.
    """
    deals: list[Deal] = []
    for lead in leads:
        if has_deal(rng, lead):
            client = _Client(lead.number, lead.person, lead.origin, lead.owner, lead.custom)
            deals += _first_and_next(rng, client, lead.moves[-1].at)
    strays = [origin for origin in ORIGINS if origin.source in {"referral", "call"}]
    for created in inquiry_moments(rng, round(len(leads) * _WITHOUT_LEAD)):
        custom = Custom(rng.choice(CITIES), rng.choice(BUDGETS), rng.choice(OBJECTS))
        owner, origin = rng.choice(MANAGERS), rng.choice(strays)
        client = _Client(None, next(people), origin, owner, custom)
        deals.append(_deal(rng, MAIN, client, created, "new"))
    deals.sort(key=lambda deal: (deal.created, deal.person.number))
    return [replace(deal, number=number) for number, deal in enumerate(deals, FIRST_DEAL)]


def _first_and_next(rng: Random, client: _Client, created: datetime) -> list[Deal]:
    pipeline = SERVICE if rng.random() < _SERVICE else MAIN
    first = _deal(rng, pipeline, client, created, "new")
    if first.status != "won" or rng.random() >= _COMES_BACK:
        return [first]
    again = after(rng, first.moves[-1].at + timedelta(days=20), 40 * 24 * 60)
    if again > AS_OF:
        return [first]
    return [first, _deal(rng, SERVICE, client, again, "repeat")]


def _deal(rng: Random, pipeline: Pipeline, client: _Client, created: datetime, kind: str) -> Deal:
    dearer = created.date() >= REASON_RISE_FROM
    won = rng.random() < client.origin.to_won * (_AFTER_RISE if dearer else 1)
    moves = tuple(m for m in _moves(rng, pipeline, created, won=won) if m.at <= AS_OF)
    lost = moves[-1].stage in {"LOSE", "APOLOGY"}
    items = _items(rng) if pipeline is MAIN and rng.random() < _WITH_ITEMS else ()
    low, high = (3_000_000, 42_000_000) if pipeline is MAIN else (200_000, 3_000_000)
    amount = sum(item.amount for item in items) or rng.randrange(low, high, 50)
    wish = "ремонт и регулировка" if pipeline is SERVICE else rng.choice(WISHES)
    return Deal(
        number=0,
        title=f"{wish.capitalize()}, {client.person.last}",
        lead=client.lead,
        person=client.person,
        origin=client.origin,
        source=client.origin.source,
        owner=client.owner,
        pipeline=pipeline.key,
        kind=kind,
        created=created,
        expected=created.date() + timedelta(days=rng.randint(10, 60)),
        moves=moves,
        modified=moves[-1].at,
        amount=amount,
        items=items,
        reason=_reason(rng, dearer=dearer) if lost else "",
        custom=_filled(rng, client.custom),
        survey_needed=rng.random() < 1 / 2,
        comment=rng.choice(COMMENTS) if rng.random() < 1 / 5 else "",
    )


def _moves(rng: Random, pipeline: Pipeline, created: datetime, *, won: bool) -> list[Move]:
    """The deal's way, also beyond the as-of (cut by the caller)."""
    count = len(pipeline.open)
    furthest = count - 1 if won else rng.choices(range(count), _LOSES_AT[pipeline.key])[0]
    visits = [0]
    for place in range(1, furthest + 1):
        if place == furthest or rng.random() >= _SKIPS:
            visits.append(place)
        if place > 1 and visits[-1] == place and rng.random() < _GOES_BACK:
            visits += [place - 1, place]
    moves, at = [], created
    for place in visits:
        moves.append(Move(pipeline.open[place], at))
        at = after(rng, at, _MINUTES[pipeline.key][place])
    if rng.random() < _STUCK:
        return moves
    lost = "APOLOGY" if pipeline is MAIN and rng.random() < _ANALYSED else "LOSE"
    return [*moves, Move("WON" if won else lost, at)]


def _items(rng: Random) -> tuple[Item, ...]:
    chosen = rng.sample(PRODUCTS, rng.randint(1, 3))
    return tuple(Item(name, price, rng.randint(1, 5)) for name, price in chosen)


def _reason(rng: Random, *, dearer: bool) -> str:
    weights = [
        weight * (_DEARER if dearer and reason == "Дорого" else 1)
        for reason, weight in DEAL_REASONS.items()
    ]
    return rng.choices(list(DEAL_REASONS), weights)[0]


def _filled(rng: Random, custom: Custom) -> Custom:
    """What the seller asked again: half of the fields left truly empty get a value."""
    return Custom(
        custom.city or (rng.choice(CITIES) if rng.random() < 1 / 2 else ""),
        custom.budget or (rng.choice(BUDGETS) if rng.random() < 1 / 2 else ""),
        custom.object_type or (rng.choice(OBJECTS) if rng.random() < 1 / 2 else ""),
    )
