"""What refunds and cancelled sales take back of a bonus, and from whom."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from smalign.base.named_periods import period_at
from smalign.metrics.bonus.events import PAYMENT, REVERSALS, counted_day
from smalign.metrics.bonus.records import Account, Clawback, Idle, Line
from smalign.metrics.bonus.rules import KOPECKS, rounded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from smalign.base.config_bonus import Bonus
    from smalign.base.named_periods import NamedPeriod
    from smalign.metrics.bonus.events import Book, Event


def claw_back(
    bonus: Bonus,
    book: Book,
    lines: Mapping[str, list[Line]],
    accounts: dict[NamedPeriod, Account],
) -> None:
    """Set refunds against the latest payments, cancellations against everything."""
    idle = _idle(book, lines)
    for event in book.events:
        if event.kind not in REVERSALS or event.excluded is not None:
            continue
        mine = lines.get(event.deal_id, [])
        for clawback in _taken(event, [*mine, *idle.get(event.deal_id, ())]):
            period = period_at(clawback.day, bonus.period)
            account = accounts.setdefault(period, Account(period, None, None))
            account.clawbacks.append(clawback)


def _idle(book: Book, lines: Mapping[str, list[Line]]) -> dict[str, list[Idle]]:
    """The payments that earned nothing, of deals that earn payment by payment.

    A deal that earns as a sale, or as one of a count, is given back against its whole amount.
    """
    found: dict[str, list[Idle]] = defaultdict(list)
    counted = {line.event.event_id for mine in lines.values() for line in mine}
    for event in book.events:
        if event.kind != PAYMENT or event.day is None or event.event_id in counted:
            continue
        mine = lines.get(event.deal_id, [])
        by_payment = all(one.event.kind == PAYMENT and one.plan.measure != "count" for one in mine)
        if mine and by_payment and event.amount is not None:
            found[event.deal_id].append(Idle(event, event.day, event.amount))
    return found


def _taken(event: Event, paid: list[Line | Idle]) -> list[Clawback]:
    """What one event takes back, the latest payment first; those of old use it up, too."""
    left = None if event.kind == "cancelled" else Fraction(-(event.amount or 0))
    found = []
    for one in sorted(paid, key=lambda line: (line.day, line.event.event_id), reverse=True):
        day = counted_day(event, one.plan) if isinstance(one, Line) else event.day
        if day is None or day < one.day or left == 0:
            continue
        part = Fraction(1) - one.returned
        if left is not None and one.money is not None:
            part = min(part, left / Fraction(one.money))
            left -= part * Fraction(one.money)
        one.returned += part
        if not part or not isinstance(one, Line) or not _is_guaranteed(one, day):
            continue
        one.claimed += part
        taken = _due_back(one)
        if taken or not one.granted:
            found.append(Clawback(event, one, day, taken))
    return found


def _is_guaranteed(line: Line, day: date) -> bool:
    """Whether what is given back on a day is inside the guarantee of the line."""
    days = line.plan.guarantee_days
    return days is not None and (day - line.day).days <= days


def _due_back(line: Line) -> dict[str, int]:
    """Person → kopecks still to be taken back of what the line was paid; never more than that."""
    found = {}
    for person, granted in line.granted.items():
        due = rounded(Fraction(granted, KOPECKS) * line.claimed)
        before = line.taken.get(person, 0)
        if due > before:
            found[person] = due - before
            line.taken[person] = due
    return found
