"""The rest of the office: payments for won deals and the regular duties."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from .hands import gives_back
from .hours import AS_OF, DAYS, after
from .lists import MANAGERS, MARKETERS
from .records import Payment, Task

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from .records import Deal

_WHOLE: Final = 0.4
_REFUND: Final = 0.03
_DONE: Final = 0.8
_DUTIES: Final = (
    ("Отчёт по лидам", "Отчёт маркетинга", "marketing", MARKETERS[0], 14),
    ("Источники в CRM", "Чистота данных", "marketing", MARKETERS[1], 28),
    ("Разбор сделок", "Разбор отказов", "sales", MANAGERS[0].name, 28),
    ("Встреча отделов", "Встречи", "sales", MANAGERS[4].name, 28),
)


def pay(rng: Random, deals: list[Deal]) -> list[Payment]:
    """Payments by time: whole, or 60 % and the rest; a few refunds of a tenth; none after as-of.

    What one manager sold is given back more often, a fifth of it.
    """
    drafts: list[tuple[datetime, int, int]] = []
    for deal in deals:
        if deal.status != "won":
            continue
        first = deal.amount if rng.random() < _WHOLE else deal.amount * 6 // 10
        at = after(rng, deal.moves[-1].at, 1500)
        drafts.append((at, deal.number, first))
        if first < deal.amount:
            at = after(rng, at, 15 * 24 * 60)
            drafts.append((at, deal.number, deal.amount - first))
        if rng.random() < _REFUND:
            drafts.append((after(rng, at, 5 * 24 * 60), deal.number, -(deal.amount // 10)))
        if gives_back(deal):
            drafts.append((at + timedelta(days=7), deal.number, -(deal.amount // 5)))
    drafts = sorted(draft for draft in drafts if draft[0] <= AS_OF)
    return [
        Payment(number, deal, at, amount) for number, (at, deal, amount) in enumerate(drafts, 1)
    ]


def duties(rng: Random) -> list[Task]:
    """Regular tasks by due time: some late, some never done."""
    rows: list[tuple[datetime, str, str, str, str, datetime | None]] = []
    for title, series, side, owner, every in _DUTIES:
        for day in DAYS[6::every]:
            due = _at(day, 15)
            done = after(rng, _at(day, 10), 300) if rng.random() < _DONE else AS_OF
            kept = done if done < AS_OF else None  # the future is not known yet
            rows.append((due, title, series, side, owner, kept))
    rows.sort(key=lambda row: (row[0], row[2]))
    return [
        Task(number, title, series, side, owner, _at(due.date() - timedelta(days=5), 9), due, done)
        for number, (due, title, series, side, owner, done) in enumerate(rows, 1)
    ]


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour))
