"""The company of a story, whole, and the logs that are kept beside its CRM."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from smalign.demo.lists import MARKETERS
from smalign.demo.records import Company, SpendDay, Task, Touch

from .deals import paid, sold
from .leads import come

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from smalign.demo.records import Deal, Lead, Manager, Origin

    from .leads import Came
    from .plot import Plot

_CLICK: Final = 4_500
"""Kopecks."""
_REFRESH: Final = ("Обновить портреты", "Портреты", "marketing", MARKETERS[0])
_MEET: Final = ("Сверка маркетинг-продажи", "Сверка", "sales", "Агата Рощина")


class Ring(Struct, frozen=True):
    """A call in the telephony's log, which knows phones and no cards."""

    at: datetime
    phone: str
    is_out: bool
    actor: str
    is_answered: bool


class Staged(Struct, frozen=True):
    """A company with the logs beside it, each by time.

    callers: calls that made no card. closings: who closed leads, by number.
    """

    plot: Plot
    company: Company
    rings: tuple[Ring, ...]
    callers: int
    closings: dict[int, str]
    workers: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def worked(self, card: str, one: Lead | Deal) -> str:
        """Who worked on a card."""
        return self.workers.get((card, one.number), one.owner.name)


def staged(seed: int, plot: Plot, leads: int) -> Staged:
    """The company of `seed`; the same arguments give an equal one."""
    rng = Random(f"story {seed}")  # noqa: S311 - a made-up company, not a secret
    everybody = come(rng, plot, leads)
    came = [one for one in everybody if not one.is_lost_call]
    deals = sold(rng, plot, came)
    cards = [one.lead for one in came]
    met = {lead.person.number: lead.person for lead in cards}
    cards[-1] = replace(cards[-1], modified=plot.as_of)
    company = Company(
        seed=seed,
        leads=tuple(cards),
        deals=tuple(deals),
        people=tuple(met[number] for number in sorted(met)),
        touches=tuple(_visits(cards)),
        spend=tuple(_spend(plot, cards)),
        payments=tuple(paid(rng, plot, deals)),
        tasks=tuple(_tasks(plot)),
        since=plot.since,
        as_of=plot.as_of,
        is_logged=False,
    )
    rings = sorted(_rings(everybody, deals), key=lambda one: (one.at, one.phone))
    return Staged(
        plot=plot,
        company=company,
        rings=tuple(one for one in rings if one.at <= plot.as_of),
        callers=len(everybody) - len(came),
        closings={one.lead.number: one.closed_by for one in came if one.closed_by},
    )


def _visits(leads: list[Lead]) -> Iterator[Touch]:
    """A visit where the inquiry came from a tagged campaign."""
    tagged = [lead for lead in leads if lead.origin.utm_source]
    for number, lead in enumerate(tagged, 1):
        yield Touch(number, lead.number, lead.person.number, lead.created, lead.origin, "visit")


def _spend(plot: Plot, leads: list[Lead]) -> list[SpendDay]:
    """Each lead of a paid origin costs its price on its day."""
    counts: Counter[tuple[date, Origin]] = Counter(
        (lead.created.date(), lead.origin) for lead in leads if lead.origin.cpl
    )
    rows = []
    for (day, origin), count in counts.items():
        quarter = plot.before if day < plot.middle else plot.after
        cost = quarter.cpl.get(origin.campaign, origin.cpl) * count
        clicks = cost // _CLICK
        rows.append(SpendDay(day, origin, clicks * 40, clicks, cost))
    return sorted(rows, key=lambda row: (row.day, row.origin.campaign, row.origin.source))


def _tasks(plot: Plot) -> Iterator[Task]:
    """Both departments' duties, every four weeks, done in time."""
    number = 0
    for week in range(3, (plot.as_of.date() - plot.since).days // 7, 4):
        day = plot.since + timedelta(weeks=week)
        for title, series, side, owner in (_REFRESH, _MEET):
            number += 1
            due = datetime.combine(day, time(15))
            done = due - timedelta(hours=3)
            yield Task(number, title, series, side, owner, due - timedelta(days=5), due, done)


def _rings(everybody: list[Came], deals: list[Deal]) -> Iterator[Ring]:
    """Calls of people who called, attempts to reach people, a call before a deal moves."""
    for one in everybody:
        lead = one.lead
        if lead.source == "call":
            yield _ring(lead.created, lead.person.phone, lead.owner, is_out=False, is_answered=True)
        if one.is_lost_call:
            continue
        answers = any(move.stage == "CONVERTED" for move in lead.moves)
        for at in one.attempts:
            is_last = at == one.attempts[-1]
            yield _ring(at, lead.person.phone, lead.owner, is_answered=answers and is_last)
    for deal in deals:
        for move in deal.moves:
            yield _ring(
                move.at + timedelta(minutes=1), deal.person.phone, deal.owner, is_answered=True
            )


def _ring(
    at: datetime, phone: str, owner: Manager, *, is_answered: bool, is_out: bool = True
) -> Ring:
    return Ring(at, phone, is_out, owner.name, is_answered)
