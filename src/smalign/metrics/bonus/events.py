"""What happened to the deals a bonus is paid for, and what of it a plan counts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.metrics.figures import money, whole
from smalign.metrics.keys import folded
from smalign.metrics.metric import query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smalign.base.config_bonus import BonusPlan
    from smalign.metrics.metric import Ask, Record

SALE: Final = "sale"
PAYMENT: Final = "payment"
REFUND: Final = "refund"
REVERSALS: Final = (REFUND, "cancelled")
"""Events that take a bonus back."""


class Event(Struct, frozen=True):
    """One event of one deal.

    kind: sale, payment, refund or cancelled. event_id: the payment, else the deal. day: None is
    unknown. sold_on: when the deal was won. amount: of the event; deal_amount, margin: of the
    deal. channel: on the card.
    """

    deal_id: str
    kind: str
    event_id: str
    day: date | None
    excluded: str | None
    sold_on: date | None
    is_won: bool
    amount: Decimal | None
    deal_amount: Decimal | None
    margin: Decimal | None
    channel: str | None


class Book(Struct, frozen=True):
    """All that a statement is made of.

    events: by day, deal and kind. touched: deal → the channels that touched it before the sale,
    the first one first; None where the export has no touches. margin: share of revenue kept, where
    a deal does not say its own. has_history: stages of deals are known by day. first_on: the day of
    the first sale or payment. today: that of the as-of.
    """

    events: tuple[Event, ...]
    touched: Mapping[str, tuple[str, ...]] | None
    margin: Decimal | None
    has_payments: bool
    has_history: bool
    first_on: date | None
    today: date | None


def read_book(ask: Ask) -> Book:
    """The events and touches of a question; the view `cards` is there."""
    records = query(ask, "bonus")
    events = sorted((_event(one) for one in records if one["card"]), key=order_of)
    first = records[0]
    # No touch in a part of the export is an answer; none in all of it is what is not exported.
    nobody: dict[str, tuple[str, ...]] | None = {} if ask.is_part and ask.has_touches else None
    today = first["as_of_on"]
    return Book(
        events=tuple(events),
        touched=_touched(query(ask, "bonus_touches")) or nobody,
        margin=ask.margin,
        has_payments=bool(first["has_payments"]),
        has_history=bool(first["has_history"]),
        first_on=min((one.day for one in events if one.day is not None), default=None),
        today=today if isinstance(today, date) else None,
    )


def _event(record: Record) -> Event:
    day, sold_on = record["happened_on"], record["sold_on"]
    return Event(
        deal_id=str(record["deal_id"]),
        kind=str(record["card"]),
        event_id=str(record["card_id"]),
        day=day if isinstance(day, date) else None,
        excluded=None if record["excluded"] is None else str(record["excluded"]),
        sold_on=sold_on if isinstance(sold_on, date) else None,
        is_won=record["status"] == "won",
        amount=money(record["amount"]),
        deal_amount=money(record["deal_amount"]),
        margin=money(record["margin"]),
        channel=None if record["channel"] is None else str(record["channel"]),
    )


def order_of(event: Event) -> tuple[date, str, int, str]:
    """By day and deal; what earns comes before what takes it back."""
    return event.day or date.max, event.deal_id, event.kind in REVERSALS, event.event_id


def _touched(records: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for one in records:
        found[str(one["deal_id"])].append((whole(one["place"]), str(one["channel"] or "")))
    return {deal: tuple(channel for _, channel in sorted(of)) for deal, of in found.items()}


def counted_day(event: Event, plan: BonusPlan) -> date | None:
    """The day an event counts on: that it happened on.

    What touches did is known of a sale only once it is made: what was paid or given back before
    counts on the day of the sale.
    """
    if event.day is None or event.sold_on is None or not plan.looks_at_touches:
        return event.day
    return max(event.day, event.sold_on)


def is_of_base(event: Event, plan: BonusPlan, book: Book) -> bool:
    """Whether a sale or a payment is of what the plan pays for."""
    channels = {folded(one) for one in plan.channels}
    if plan.looks_at_touches:
        touched = (book.touched or {}).get(event.deal_id, ())
        seen = touched[:1] if plan.base == "sourced" else touched
        return event.is_won and any(_is_named(one, channels) for one in seen)
    return not (plan.base == "sourced" or channels) or _is_named(event.channel, channels)


def _is_named(channel: str | None, channels: set[str]) -> bool:
    """Whether a channel is known and, where some are named, one of them."""
    return bool(channel) and (not channels or folded(channel or "") in channels)


def base_of(event: Event, plan: BonusPlan, book: Book) -> Decimal | None:
    """How much of the base one sale or payment is; None where the export does not know it."""
    if plan.measure == "count":
        return Decimal(1)
    if plan.base != "margin":
        return event.amount
    if event.margin is not None:
        return event.margin
    if book.margin is None or event.amount is None:
        return None
    return event.amount * book.margin


READS: Final = {
    "run": frozenset({"as_of_on", "has_payments", "grain", "touches_whole"}),
    "deals": frozenset(
        {
            *("deal_id", "segment", "status", "created_on", "closed_on", "amount", "margin"),
            *("channel", "is_qualified"),
        }
    ),
    "payments": frozenset({"payment_id", "deal_id", "paid_on", "amount"}),
    "copies": frozenset({"deal_id", "copy_of", "is_left_out"}),
    "stage_log": frozenset({"card", "card_id", "pipeline", "stage", "entered_on"}),
    "stages": frozenset({"card", "pipeline", "stage", "outcome"}),
    "deal_touches": frozenset(
        {*("deal_id", "touch_id", "touched_at", "touched_on", "channel"), "closed_at", "closed_on"}
    ),
    "journey_rules": frozenset({"lookback_seconds"}),
    "leads": frozenset({"created_on", "is_qualified"}),
    "spend": frozenset({"date", "date_from", "date_to", "cost"}),
    "plan": frozenset({"period", "channel", "owner", "won", "revenue"}),
}
"""Every view and column the queries of a bonus take."""
