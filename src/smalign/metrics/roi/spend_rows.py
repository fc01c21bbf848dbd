"""What a segment sold by a horizon, and what became of its spend in the period after."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.named_periods import period_at
from smalign.metrics.cohort_days import LEAST_WON
from smalign.metrics.figures import divide, money, ratio, share, whole
from smalign.metrics.stats import wilson

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.base.named_periods import NamedPeriod
    from smalign.base.results import Row
    from smalign.metrics.metric import Record

TOLERANCE: Final = Decimal("0.1")
"""Spend a day that changed by no more than this part was kept."""
COVERED: Final = Decimal("0.9")
"""The least part of a period's days that spend must cover to be known."""
NO_SALES: Final = "no_sales"
SALES: Final = "sales"


class Group(Struct, frozen=True):
    """So many cards of one segment and day of creation, with one fate."""

    segment: str
    created_on: date
    age: int
    status: str
    days: int
    leads: int
    unlinked: int
    cards: int


class Spent(Struct, frozen=True):
    """What one segment spent on one day, or in a range of days."""

    segment: str
    first_on: date
    last_on: date
    amount: Decimal


class Segment(Struct, frozen=True):
    """What one segment brought in a period by the horizon."""

    leads: int = 0
    unlinked: int = 0
    cards: int = 0
    won: int = 0


def groups_of(records: Iterable[Record]) -> list[Group]:
    """The dated cards."""
    found = []
    for one in records:
        created = one["created_on"]
        if one["excluded"] is None and isinstance(created, date):
            numbers = (whole(one[name]) for name in ("leads", "unlinked", "cards"))
            found.append(
                Group(
                    str(one["segment"]),
                    created,
                    whole(one["age_days"]),
                    str(one["status"]),
                    whole(one["days"]),
                    *numbers,
                )
            )
    return found


def spent_of(records: Iterable[Record]) -> list[Spent]:
    """The dated costs of known segments."""
    return [
        Spent(str(one["segment"]), first, last, money(one["spend"]) or Decimal(0))
        for one in records
        if isinstance(first := one["first_on"], date) and isinstance(last := one["last_on"], date)
    ]


def brought(groups: Iterable[Group], period: NamedPeriod, horizon: int) -> dict[str, Segment]:
    """Segment → what its cards of a period became by the horizon."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in groups:
        if period.first <= one.created_on <= period.last:
            is_won = one.status == "won" and one.days <= horizon
            parts = (one.leads, one.unlinked, one.cards, one.cards if is_won else 0)
            counts[one.segment] = [a + b for a, b in zip(counts[one.segment], parts, strict=True)]
    return {segment: Segment(*of) for segment, of in counts.items()}


def spend_in(spent: Sequence[Spent], period: NamedPeriod) -> dict[str, Decimal] | None:
    """Segment → its spend in a period; None where spend does not cover it.

    A range of days counts only if it is wholly inside. Spend covers the days from its first to its
    last one: of fewer than nine in ten of the period's nothing is said.
    """
    if not spent:
        return None
    first = max(period.first, min(one.first_on for one in spent))
    last = min(period.last, max(one.last_on for one in spent))
    if (last - first).days + 1 < COVERED * days_of(period):
        return None
    found: dict[str, Decimal] = defaultdict(Decimal)
    for one in spent:
        if period.first <= one.first_on and one.last_on <= period.last:
            found[one.segment] += one.amount
    return dict(found)


def following(period: NamedPeriod, width: str) -> NamedPeriod:
    """The month or quarter after."""
    return period_at(period.last + timedelta(days=1), width)


def change_a_day(
    before: Decimal | None, after: Decimal | None, lengths: tuple[int, int]
) -> Decimal | None:
    """By which part spend a day changed; None where it is not known, or there was none before.

    lengths: days of the two periods.
    """
    if not before or after is None:
        return None
    return after * lengths[0] / (before * lengths[1]) - 1


def days_of(period: NamedPeriod) -> int:
    """How many days a period has."""
    return (period.last - period.first).days + 1


def moved(before: Decimal | None, after: Decimal | None, lengths: tuple[int, int]) -> str | None:
    """What became of spend, a day: begun, stopped, raised, cut, kept; None where not known."""
    if before is None or after is None or not (before or after):
        return None
    if not before:
        return "begun"
    if not after:
        return "stopped"
    change = change_a_day(before, after, lengths) or Decimal(0)
    if abs(change) <= TOLERANCE:
        return "kept"
    return "raised" if change > 0 else "cut"


def evidence(one: Segment, sold: Segment, everything: Segment) -> str:
    """What a segment's sales say: sales, no_sales, few or no_cards.

    sold: all segments that sold; everything: all of them. no_sales needs ten sales in the period, a
    sale at least to be expected at the rate of everything, and the upper end of the segment's
    interval below the rate of those that sold.
    """
    if one.won:
        return SALES
    bounds = wilson(0, one.cards)
    if bounds is None:
        return "no_cards"
    is_enough = sold.won >= LEAST_WON and one.cards * everything.won >= everything.cards
    return NO_SALES if is_enough and bounds[1] * sold.cards < sold.won else "few"


def _together(segments: Iterable[Segment]) -> Segment:
    listed = list(segments)
    return Segment(cards=sum(one.cards for one in listed), won=sum(one.won for one in listed))


def rows_of(
    period: NamedPeriod,
    after: NamedPeriod,
    segments: Mapping[str, Segment],
    spend: Mapping[str, Decimal] | None,
    next_spend: Mapping[str, Decimal] | None,
) -> list[tuple[str, Row]]:
    """Segment and measures of a period: what was sold, what was spent, what was spent after it."""
    names = sorted({*segments, *(spend or ())})
    everything = _together(segments.values())
    sold = _together(one for one in segments.values() if one.won)
    whole_spend = None if spend is None else sum(spend.values(), Decimal(0))
    lengths = days_of(period), days_of(after)
    found = []
    for name in names:
        one = segments.get(name, Segment())
        before = None if spend is None else spend.get(name, Decimal(0))
        later = None if next_spend is None else next_spend.get(name, Decimal(0))
        part = change_a_day(before, later, lengths)
        expected = divide(one.cards * everything.won, everything.cards)
        row: Row = {
            "leads": one.leads,
            "unlinked": one.unlinked,
            "won": one.won,
            **share("matured", one.won, one.cards),
            "expected_won": None if expected is None else float(expected),
            "evidence": evidence(one, sold, everything),
            "spend": before,
            "spend_share": ratio(before, whole_spend),
            "next_spend": later,
            "spend_change": None if before is None or later is None else later - before,
            "change_share": None if part is None else float(part),
            "moved": moved(before, later, lengths),
        }
        found.append((name, row))
    return found
