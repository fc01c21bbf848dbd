"""What refunds and cancelled sales take back of a bonus, and from whom."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smalign.base.named_periods import period_at
from smalign.metrics.bonus_events import REVERSALS, counted_day
from smalign.metrics.bonus_records import Account, Clawback
from smalign.metrics.bonus_rules import KOPECKS, rounded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.config_bonus import Bonus
    from smalign.base.named_periods import NamedPeriod
    from smalign.metrics.bonus_events import Book, Event
    from smalign.metrics.bonus_records import Line


def claw_back(
    bonus: Bonus,
    book: Book,
    lines: Mapping[str, list[Line]],
    accounts: dict[NamedPeriod, Account],
) -> None:
    """Set refunds against the latest payments, cancellations against everything."""
    for event in book.events:
        if event.kind not in REVERSALS or event.excluded is not None:
            continue
        mine = lines.get(event.deal_id, [])
        for clawback in _taken(event, mine):
            period = period_at(clawback.day, bonus.period)
            account = accounts.setdefault(period, Account(period, None, None))
            account.clawbacks.append(clawback)


def _taken(event: Event, lines: list[Line]) -> list[Clawback]:
    """What one event takes back, the latest line first; it is used up by lines of old, too."""
    left = None if event.kind == "cancelled" else Fraction(-(event.amount or 0))
    found = []
    for line in sorted(lines, key=lambda one: (one.day, one.event.event_id), reverse=True):
        day = counted_day(event, line.plan)
        if day is None or day < line.day or left == 0:
            continue
        part = Fraction(1) - line.returned
        if left is not None and line.money is not None:
            part = min(part, left / Fraction(line.money))
            left -= part * Fraction(line.money)
        line.returned += part
        days = line.plan.guarantee_days
        if days is None or (day - line.day).days > days:
            continue
        line.claimed += part
        taken = _due_back(line)
        if taken or not line.granted:
            found.append(Clawback(event, line, day, taken))
    return found


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
