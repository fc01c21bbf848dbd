"""A year of leads: who wrote when, from where, to whom, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from .hours import AS_OF, after, inquiry_moments
from .lists import (
    BUDGETS,
    CITIES,
    COMMENTS,
    LEAD_REASONS,
    MANAGERS,
    OBJECTS,
    ORIGINS,
    PSEUDO_EMPTY,
    WISHES,
)
from .records import Custom, Lead, Move

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from random import Random

    from .records import Manager, Origin, Person

FIRST_LEAD: Final = 1001
_REPEAT: Final = 0.04
_LOOKED_AT: Final = 20
_SLOW_TEAM: Final = 0.8
_NO_DEAL: Final = 0.03
_STUCK: Final = 0.04
_NEVER_CALLED: Final = 0.1
_JUNK_EARLY: Final = 0.65
_COMMENT: Final = 0.1


def running(day: date) -> tuple[Origin, ...]:
    """The origins that bring leads on `day`."""
    return tuple(
        origin
        for origin in ORIGINS
        if (origin.since is None or origin.since <= day)
        and (origin.until is None or day <= origin.until)
    )


def receive(rng: Random, people: Iterator[Person], count: int) -> list[Lead]:
    """`count` leads in order of creation; the last one was changed at the as-of."""
    leads: list[Lead] = []
    for number, created in enumerate(inquiry_moments(rng, count), FIRST_LEAD):
        again = _repeat(rng, leads, created)
        person = again if again is not None else next(people)
        origins = running(created.date())
        origin = rng.choices(origins, [one.weight for one in origins])[0]
        leads.append(lead_of(rng, number, created, person, origin, repeat=again is not None))
    leads[-1] = replace(leads[-1], modified=AS_OF)
    return leads


def _repeat(rng: Random, leads: list[Lead], created: datetime) -> Person | None:
    """Somebody who is writing again after being thrown away, or None.

    Only people without an e-mail: a CRM that merges contacts by e-mail keeps these apart too.
    """
    if rng.random() >= _REPEAT:
        return None
    for lead in rng.sample(leads, min(_LOOKED_AT, len(leads))):
        gone = lead.stage == "JUNK" and lead.moves[-1].at < created
        if gone and not lead.person.email:
            return lead.person
    return None


def lead_of(
    rng: Random,
    number: int,
    created: datetime,
    person: Person,
    origin: Origin,
    *,
    repeat: bool = False,
) -> Lead:
    """One lead of an origin, and what becomes of it until the as-of."""
    owner = rng.choice(MANAGERS)
    chance = origin.to_deal * (1 if owner.team == MANAGERS[0].team else _SLOW_TEAM)
    converts = rng.random() < chance and not repeat
    assigned = min(after(rng, created, 12), AS_OF)
    moves = tuple(
        m for m in _moves(rng, owner, created, assigned, converts=converts) if m.at <= AS_OF
    )
    called = [move.at for move in moves if move.stage == "IN_PROCESS"]
    junk = moves[-1].stage == "JUNK"
    return Lead(
        number=number,
        title=rng.choice(WISHES).capitalize(),
        person=person,
        origin=origin,
        source=origin.source,
        owner=owner,
        created=created,
        assigned=assigned,
        first_attempt=called[0] if called else None,
        moves=moves,
        modified=max(assigned, moves[-1].at),
        reason=rng.choices(list(LEAD_REASONS), list(LEAD_REASONS.values()))[0] if junk else "",
        custom=_custom(rng, origin, owner),
        subscribed=bool(person.email) and rng.random() < 1 / 2,
        repeat=repeat,
        comment=rng.choice(COMMENTS) if rng.random() < _COMMENT else "",
    )


def _moves(
    rng: Random, owner: Manager, created: datetime, assigned: datetime, *, converts: bool
) -> list[Move]:
    """The lead's way, also beyond the as-of (cut by the caller)."""
    called = after(rng, assigned, owner.minutes)
    moves = [Move("NEW", created), Move("IN_PROCESS", called)]
    if rng.random() < _STUCK:
        return moves[: rng.randint(1, 2)]
    if not converts and rng.random() < _NEVER_CALLED:
        return [moves[0], Move("JUNK", after(rng, assigned, 300))]
    if converts or rng.random() >= _JUNK_EARLY:
        moves.append(Move("PROCESSED", after(rng, called, 600)))
    end = "CONVERTED" if converts else "JUNK"
    return [*moves, Move(end, after(rng, moves[-1].at, 1200))]


def _custom(rng: Random, origin: Origin, owner: Manager) -> Custom:
    """The own fields; who leaves them empty, and how, depends on the segment."""
    network = origin.campaign == "rsya_okna"
    call = origin.source == "call"
    budget = rng.choice(BUDGETS)
    if rng.random() < (0.6 if network else 0.2):
        budget = ""
    elif owner.dashes and rng.random() < 0.7:  # noqa: PLR2004 - a planted habit
        budget = "-"
    elif origin.source == "avito" and rng.random() < 0.4:  # noqa: PLR2004 - a planted habit
        budget = "нет"
    elif rng.random() < 0.05:  # noqa: PLR2004 - a planted habit
        budget = rng.choice(PSEUDO_EMPTY)
    city = rng.choices(CITIES, (30, 14, 12, 12, 10, 8))[0]
    if rng.random() < (0.4 if call else 0.08):
        city = ""
    elif rng.random() < 0.05:  # noqa: PLR2004 - a planted habit
        city = "не указано"
    object_type = rng.choices((*OBJECTS, ""), (40, 18, 12, 5, 8, 25))[0]
    return Custom(city, budget, object_type)


def has_deal(rng: Random, lead: Lead) -> bool:
    """Whether a converted lead became a deal too: a few became only a contact."""
    return lead.status == "converted" and rng.random() >= _NO_DEAL
