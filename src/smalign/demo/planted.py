"""Delays that can be planted among the leads: a queue, nights, an overloaded manager.

Each changes leads that are there; their number, people and origins stay.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random
from statistics import median
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from .hours import AS_OF, working
from .lists import MANAGERS
from .records import Move

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .records import Company, Lead

    Effect = dict[str, object]

QUEUE_FROM: Final = date(2026, 2, 2)
"""Since this day leads lie in a queue for about nine hours before somebody gets them."""
NIGHT_FROM: Final = date(2025, 10, 1)
"""Since this day a third of the leads come between 22 o'clock and midnight."""
OVERLOAD_FROM: Final = date(2026, 1, 12)
"""Since this day one manager gets three of five leads of his team, and on days of more than four
he calls hours later."""
OVERLOADED: Final = MANAGERS[1]
MOST_A_DAY: Final = 4
_QUEUE_MINUTES: Final = (480, 600)
_CALL_MINUTES: Final = (5, 30)
_NIGHT_SHARE: Final = 1 / 3
_TO_ONE: Final = 0.6
_BEHIND: Final = 150
"""Minutes a lead waits longer where its manager has too many that day."""


def planted(leads: Sequence[Lead], names: Sequence[str], seed: int) -> list[Lead]:
    """The leads with the named delays in them, in order of creation; numbers stay in that order."""
    for name in names:
        leads = [*_PLANTS[name](Random(f"{seed} {name}"), leads)]  # noqa: S311 - made up
    return [*leads]


def _queue(rng: Random, leads: Sequence[Lead]) -> list[Lead]:
    """Long until assigned, short from then on: the delay is the system's."""
    found = []
    for lead in leads:
        if lead.created.date() < QUEUE_FROM:
            found.append(lead)
            continue
        given = working(lead.created + timedelta(minutes=rng.randint(*_QUEUE_MINUTES)))
        called = working(given + timedelta(minutes=rng.randint(*_CALL_MINUTES)))
        found.append(_moved(lead, given, called))
    return found


def _night(rng: Random, leads: Sequence[Lead]) -> list[Lead]:
    """A third of them late in the evening, answered the next working morning like any other."""
    found = []
    for lead in leads:
        day = lead.created.date()
        late = datetime.combine(day, time(rng.choice((22, 23)), rng.randrange(60)))
        is_chosen = rng.random() < _NIGHT_SHARE and day >= NIGHT_FROM and not lead.repeat
        if not is_chosen or late > AS_OF:
            found.append(lead)
            continue
        given = working(late + (lead.assigned - lead.created))
        wait = (lead.first_attempt or lead.assigned) - lead.assigned
        found.append(_moved(replace(lead, created=late), given, working(given + wait)))
    found.sort(key=lambda lead: lead.created)
    numbers = sorted(lead.number for lead in found)
    return [replace(lead, number=number) for lead, number in zip(found, numbers, strict=True)]


def _overload(rng: Random, leads: Sequence[Lead]) -> list[Lead]:
    """More leads than one can call in a day: on such days each of them waits hours longer."""
    given = [
        replace(lead, owner=OVERLOADED)
        if lead.created.date() >= OVERLOAD_FROM
        and lead.owner.team == OVERLOADED.team
        and rng.random() < _TO_ONE
        else lead
        for lead in leads
    ]
    his = [lead for lead in given if lead.owner == OVERLOADED]
    days = Counter(lead.assigned.date() for lead in his if lead.created.date() >= OVERLOAD_FROM)
    late = timedelta(minutes=_BEHIND)
    return [
        _moved(lead, lead.assigned, working((lead.first_attempt or lead.assigned) + late))
        if lead.owner == OVERLOADED and days[lead.assigned.date()] > MOST_A_DAY
        else lead
        for lead in given
    ]


def _moved(lead: Lead, given: datetime, called: datetime) -> Lead:
    """The lead given and called at other moments; what came after the call comes as much later.

    What would happen after the as-of has not happened yet.
    """
    before = lead.first_attempt or lead.assigned
    later: list[Move] = []
    for move in lead.moves[1:]:
        at = working(called + (move.at - before))
        later.append(Move(move.stage, max(at, later[-1].at) if later else at))
    moves = (Move(lead.moves[0].stage, lead.created), *(one for one in later if one.at <= AS_OF))
    return replace(
        lead,
        assigned=min(given, AS_OF),
        first_attempt=called if lead.first_attempt and called <= AS_OF else None,
        moves=moves,
        modified=max(min(given, AS_OF), moves[-1].at),
        reason=lead.reason if moves[-1].stage == "JUNK" else "",
    )


_PLANTS: Final[dict[str, Callable[[Random, Sequence[Lead]], list[Lead]]]] = {
    "queue": _queue,
    "night": _night,
    "overload": _overload,
}
PLANTS: Final = tuple(_PLANTS)
"""What can be planted, by name."""


def delays(company: Company) -> list[Effect]:
    """The planted delays, each with the numbers this very company shows; only those planted."""
    told = {"queue": _told_queue, "night": _told_night, "overload": _told_overload}
    return [told[name](company) for name in company.planted]


def _told_queue(company: Company) -> Effect:
    """Median minutes on the clock, of leads since the day that have both ends."""
    since = [lead for lead in company.leads if lead.created.date() >= QUEUE_FROM]
    return {
        "effect": "queue",
        "from": QUEUE_FROM.isoformat(),
        "leads": len(since),
        "assign_minutes": median(_minutes(lead.created, lead.assigned) for lead in since),
        "response_minutes": median(
            _minutes(lead.assigned, lead.first_attempt) for lead in since if lead.first_attempt
        ),
    }


def _told_night(company: Company) -> Effect:
    """How many came between 22 o'clock and midnight, and how many of these were converted."""
    late = [lead for lead in company.leads if lead.created.hour >= 22]  # noqa: PLR2004 - o'clock
    return {
        "effect": "night",
        "from": NIGHT_FROM.isoformat(),
        "leads": len(late),
        "converted": sum(lead.status == "converted" for lead in late),
    }


def _told_overload(company: Company) -> Effect:
    """Whom it is, and the most leads a day with which he is in time."""
    his = [lead for lead in company.leads if lead.owner == OVERLOADED]
    return {
        "effect": "overload",
        "from": OVERLOAD_FROM.isoformat(),
        "owner": OVERLOADED.name,
        "most_a_day": MOST_A_DAY,
        "leads": len(his),
    }


def _minutes(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds() / 60
