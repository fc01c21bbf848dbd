"""The leads of a story: when they come, whose they are, and what becomes of each."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from math import sqrt
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.demo.hours import after, working
from smalign.demo.lists import BUDGETS, CITIES, COMMENTS, OBJECTS, WISHES
from smalign.demo.people import invent
from smalign.demo.records import Custom, Lead, Move

from .plot import AVITO, NO_ANSWER, SIZE, TEAM, UNREACHED, WEEKEND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

    from smalign.demo.records import Manager, Person

    from .plot import Plot, Quarter, Segment

WORKDAYS: Final = 66
"""Working days of the first quarter, in which `leads` leads come."""
_USUAL: Final = WORKDAYS + 26 * WEEKEND
"""What the days of the first quarter weigh."""
ROBOT: Final = "Robot"
_SATURDAY: Final = 5
_HOURS: Final = (9, 10, 11, 12, 13, 14, 15, 16, 17)
_JUNK: Final = {"Не наш регион": 30, "Спам": 20, "Ошибся номером": 15, "Передумал": 35}
_DUMPED: Final = "Некачественный лид"
_UNTRIED: Final = 0.09
"""Of junk, what is thrown away without an attempt anyway."""
_STUCK: Final = 0.03
_WRITES: Final = 0.2
"""Of callers without a card, those who write then."""
_ROBOT_DAYS: Final = 7
_SKILL: Final = (0.88, 1.12)
_PART: Final = (0.8, 1.2)


class Came(Struct, frozen=True):
    """A lead with what no export of leads tells.

    attempts: calls made to the person; wins: whether its deal will be won; closed_by: who closed
    it, "" while nobody did. caller: somebody who called and has no card: the lead is not one.
    """

    lead: Lead
    attempts: tuple[datetime, ...]
    wins: bool
    closed_by: str
    is_lost_call: bool = False


class _Team(Struct, frozen=True):
    """How well each manager sells, and what part of the leads is given to whom."""

    skill: dict[str, float]
    parts: tuple[float, ...]


def come(rng: Random, plot: Plot, leads: int) -> list[Came]:
    """Everybody who came from the first day to the as-of, numbered in order of creation."""
    team = _Team(
        {one.name: rng.uniform(*_SKILL) for one in TEAM},
        tuple(rng.uniform(*_PART) for _ in TEAM),
    )
    drafts = sorted(_drafts(rng, plot, leads), key=lambda one: (one[0], one[1].name))
    people = _people(rng, len(drafts))
    found: list[Came] = []
    for created, segment in drafts:
        quarter = plot.before if created.date() < plot.middle else plot.after
        found += _came(rng, plot, quarter, team, segment, created, next(people))
    found.sort(key=lambda one: one.lead.created)
    return [
        replace(one, lead=replace(one.lead, number=number))
        for number, one in enumerate(found, 1001)
    ]


def _people(rng: Random, count: int) -> Iterator[Person]:
    """Everybody has a phone: of the fictional range, with two digits more than people need."""
    phones = rng.sample(range(1_000_000), count)
    for person, phone in zip(invent(rng, count), phones, strict=True):
        yield replace(person, phone=f"9000{phone:06d}")


def _drafts(rng: Random, plot: Plot, leads: int) -> Iterator[tuple[datetime, Segment]]:
    days = [plot.since + timedelta(n) for n in range((plot.as_of.date() - plot.since).days)]
    for is_after in (False, True):
        mine = [day for day in days if (day >= plot.middle) == is_after]
        weights = [_weight(plot, day) for day in mine]
        for segment in plot.segments:
            times = plot.after.times.get(segment.name, 1.0) if is_after else 1.0
            mean = segment.leads * times * leads / SIZE * sum(weights) / _USUAL
            count = max(0, round(rng.gauss(mean, sqrt(mean))))
            for day in rng.choices(mine, weights, k=count):
                yield datetime.combine(day, time(rng.choice(_HOURS), rng.randrange(60))), segment


def _weight(plot: Plot, day: date) -> float:
    return plot.off if day.weekday() >= _SATURDAY or day in plot.holidays else 1.0


def _came(
    rng: Random,
    plot: Plot,
    quarter: Quarter,
    team: _Team,
    segment: Segment,
    created: datetime,
    person: Person,
) -> Iterator[Came]:
    """The card of one inquiry, its double if it has one, or a call that made none."""
    owner = rng.choices(TEAM, team.parts)[0]
    one = _worked(rng, plot, quarter, segment, owner, created, person, team.skill[owner.name])
    if rng.random() < quarter.tests:
        yield _test(one, plot.as_of)
        return
    is_call = segment.origin.source == "call"
    if is_call and rng.random() < quarter.lost_calls:
        yield replace(one, is_lost_call=True)
        if rng.random() >= _WRITES:
            return
        written = min(created + timedelta(hours=1), plot.as_of)
        segment = replace(segment, origin=AVITO)
        one = _worked(rng, plot, quarter, segment, owner, written, person, team.skill[owner.name])
    yield one
    if not is_call and rng.random() < quarter.doubled:
        again = after(rng, one.lead.created, 600)
        if again < plot.as_of:
            yield _double(one, again, plot.as_of)


def _test(one: Came, as_of: datetime) -> Came:
    """A card somebody of the company made to try the form, thrown away at once."""
    lead = one.lead
    closed = min(lead.created + timedelta(minutes=10), as_of)
    moves = (Move("NEW", lead.created), Move("JUNK", closed))
    tried = replace(
        lead,
        first_attempt=None,
        assigned=lead.created,
        moves=moves,
        modified=closed,
        reason="Тест",
        comment="тест",
    )
    return Came(tried, (), wins=False, closed_by=lead.owner.name)


def _double(one: Came, created: datetime, as_of: datetime) -> Came:
    """The second card of a person, who wrote besides: closed as a double the same day."""
    closed = working(created + timedelta(hours=2))
    moves = tuple(move for move in (Move("NEW", created), Move("JUNK", closed)) if move.at <= as_of)
    lead = replace(
        one.lead,
        origin=AVITO,
        source=AVITO.source,
        created=created,
        assigned=created,
        first_attempt=None,
        moves=moves,
        modified=moves[-1].at,
        reason="Дубль" if len(moves) > 1 else "",
        repeat=True,
    )
    return Came(lead, (), wins=False, closed_by=lead.owner.name if len(moves) > 1 else "")


def _worked(  # noqa: PLR0913, PLR0917 - one draw of everything known
    rng: Random,
    plot: Plot,
    quarter: Quarter,
    segment: Segment,
    owner: Manager,
    created: datetime,
    person: Person,
    skill: float,
) -> Came:
    """One lead and what becomes of it until the as-of."""
    if quarter.queue is None:
        assigned = after(rng, working(created), 12)
    else:
        assigned = working(created + timedelta(minutes=rng.randint(*quarter.queue)))
    won = segment.won * skill * quarter.won.get(segment.name, 1.0)
    fate = _fate(rng, quarter, segment, owner, won)
    calls, end, by = _way(rng, quarter, fate, assigned, owner.name)
    moves = [Move("NEW", created)]
    if calls:
        moves.append(Move("IN_PROCESS", calls[0]))
    if end is not None:
        moves.append(Move("CONVERTED" if fate in ("won", "lost") else "JUNK", end))
    moves = [move for move in moves if move.at <= plot.as_of]
    calls = [at for at in calls if at <= plot.as_of]
    stage = moves[-1].stage
    lead = Lead(
        number=0,
        title=rng.choice(WISHES).capitalize(),
        person=person,
        origin=segment.origin,
        source=segment.origin.source,
        owner=owner,
        created=created,
        assigned=min(assigned, plot.as_of),
        first_attempt=calls[0] if calls else None,
        moves=tuple(moves),
        modified=max(min(assigned, plot.as_of), moves[-1].at),
        reason=_reason(rng, fate) if stage == "JUNK" else "",
        custom=_custom(rng),
        subscribed=rng.random() < 1 / 2,
        repeat=False,
        comment=rng.choice(COMMENTS) if rng.random() < 1 / 10 else "",
    )
    closed_by = by if stage in {"JUNK", "CONVERTED"} else ""
    return Came(lead, tuple(calls), wins=fate == "won", closed_by=closed_by)


def _fate(rng: Random, quarter: Quarter, segment: Segment, owner: Manager, won: float) -> str:
    """dumped, unreached, junk, stuck, won or lost; `won` is the usual share of all leads."""
    if rng.random() < quarter.dumped.get(owner.name, 0.0):
        return "dumped"
    if rng.random() < quarter.unreached:
        return "unreached"
    if rng.random() < segment.junk:
        return "junk"
    if rng.random() < _STUCK:
        return "stuck"
    chance = won / ((1 - UNREACHED) * (1 - segment.junk) * (1 - _STUCK))
    return "won" if rng.random() < chance else "lost"


def _way(
    rng: Random, quarter: Quarter, fate: str, assigned: datetime, owner: str
) -> tuple[list[datetime], datetime | None, str]:
    """The attempts of a lead, when it was closed, by whom."""
    if fate == "dumped" or (fate == "junk" and rng.random() < _UNTRIED):
        minutes = 4 if fate == "dumped" else 300
        return [], after(rng, assigned, minutes), owner
    calls = [after(rng, assigned, 25 if quarter.queue is None else 15)]
    is_unreached = fate == "unreached"
    count = quarter.tries if is_unreached else rng.choice((1, 1, 2))
    for _ in range(count - 1):
        calls.append(after(rng, calls[-1], 300))
    if is_unreached and quarter.tries == 1:
        return calls, calls[0] + timedelta(days=_ROBOT_DAYS), ROBOT
    if fate == "stuck":
        return calls, None, ""
    return calls, after(rng, calls[-1], 1200 if is_unreached or fate == "junk" else 700), owner


def _reason(rng: Random, fate: str) -> str:
    if fate in ("unreached", "dumped"):
        return NO_ANSWER if fate == "unreached" else _DUMPED
    return rng.choices(list(_JUNK), list(_JUNK.values()))[0]


def _custom(rng: Random) -> Custom:
    budget = "" if rng.random() < 1 / 5 else rng.choice(BUDGETS)
    city = "" if rng.random() < 1 / 10 else rng.choice(CITIES)
    return Custom(city, budget, rng.choice((*OBJECTS, "")))
