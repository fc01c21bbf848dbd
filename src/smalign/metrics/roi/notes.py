"""What must be said beside roi: cards left out, spend that does not fit, who a customer is."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.results import Exclusion, Note, Period
from smalign.base.schema import NONE
from smalign.metrics.figures import money, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.base.results import Row
    from smalign.engine.duckdb import Cell
    from smalign.metrics.metric import Ask
    from smalign.metrics.parts import Part, Record

COVERAGE_PERCENT: Final = 90
"""Spend for less of the period's days than this gives no ratios."""

_BETWEEN_WORDS: Final = re.compile(r"""[\s\-_.,/'"«»“”()]+""")


class Coverage(Struct, frozen=True):
    """How much of the period spend covers.

    is_enough: at least 90 % of the days, or no period was asked for. note: what to say, if
    anything, with the period that would do.
    """

    is_enough: bool
    note: Note | None = None


def coverage(period: Period, cards: Part, spend: Part) -> Coverage:
    """Compare the days of spend with the days of the period.

    The period of an open end begins with the first card and ends with the as-of day; days after
    the as-of have not happened. Spend covers the days from its first to its last one. Without a
    period nothing is withheld: the note tells which days both sides share, where spend has days.
    """
    if spend.is_empty:
        return Coverage(is_enough=True)
    first, last = _day(spend.total.get("first_on")), _day(spend.total.get("last_on"))
    since = period.since or _day(cards.total.get("first_on")) or first
    until = _until(period, cards, spend)
    if since is None or until is None or until < since:
        return Coverage(is_enough=True)
    covered = _days(max(first, since), min(last, until)) if first and last else 0
    whole_period = _days(since, until)
    if first is None and period == Period():
        return Coverage(is_enough=True)
    if covered * 100 >= whole_period * COVERAGE_PERCENT:
        return Coverage(is_enough=True)
    amount = money(spend.total.get("spend")) or Decimal(0)
    facts: dict[str, object] = {"covered_days": covered, "period_days": whole_period}
    facts |= _would_do(spend, since, until)
    if period == Period():
        return Coverage(is_enough=True, note=Note("spend_shorter", facts, amount))
    if facts["since"] is None:
        return Coverage(is_enough=False, note=Note("spend_without_days", {}, amount))
    return Coverage(is_enough=False, note=Note("spend_covers_part", facts, amount))


def notes(ask: Ask, cards: Part, spend: Part, *, is_split: bool) -> list[Note]:
    """The notes of an answer, dearest first."""
    total = cards.total
    found: list[Note] = []
    if whole(total.get("unlinked")) and ask.basis == "cohort":
        found.append(_unlinked(total))
    if whole(total.get("refunds")):
        refunded = money(total["refunded"]) or Decimal(0)
        facts: dict[str, object] = {"refunds": whole(total["refunds"]), "refunded": refunded}
        found.append(Note("refunds_not_taken_off", facts, refunded))
    if whole(total.get("copies")):
        revenue = money(total.get("copies_revenue")) or Decimal(0)
        facts = {"count": whole(total["copies"]), "revenue": revenue}
        found.append(Note("copies_counted", facts, revenue))
    if whole(spend.total.get("undated")):
        amount = money(spend.total["undated_spend"]) or Decimal(0)
        facts = {"count": whole(spend.total["undated"]), "amount": amount}
        found.append(Note("spend_counted_undated", facts, amount))
    if not is_split:
        amount = money(spend.total.get("spend")) or Decimal(0)
        found.append(Note("spend_not_split", {"amount": amount, "by": list(ask.by)}, amount))
    without = ("won_without_amount",) if ask.adds_money else ()
    found += [
        Note(code, {"count": whole(total[code])})
        for code in (*without, "won_before_created")
        if whole(total.get(code))
    ]
    return found


def _unlinked(total: Record) -> Note:
    """Deals without a lead, and their revenue where any sale has an amount."""
    facts: dict[str, object] = {"count": whole(total["unlinked"])}
    if total.get("revenue") is None:
        return Note("unpriced_deals_unlinked", facts)
    revenue = money(total.get("unlinked_revenue")) or Decimal(0)
    return Note("unlinked_deals", {**facts, "revenue": revenue}, revenue)


def unnamed(rows: Sequence[Row], keys: Sequence[str]) -> list[Note]:
    """Spend that names no value of a field stands beside cards that name none: no pair of them."""
    spends = {
        tuple(row[name] for name in keys): money(row["spend"]) or Decimal(0)
        for row in rows
        if row["leads"] or row["won"]
    }
    amount = sum((spends[one] for one in spends if NONE in one), Decimal(0))
    if not amount or len(spends) == 1:
        return []
    by = [name for name in keys if any(one[keys.index(name)] == NONE for one in spends)]
    return [Note("spend_unnamed", {"amount": amount, "by": by}, amount)]


def in_no_part(rows: Sequence[Row], keys: Sequence[str], parts: Sequence[str]) -> list[Note]:
    """Spend of several months (or weeks …) that are rows: what is divided in them lacks it.

    parts: which of the keys are parts of the calendar.
    """
    spends = {
        tuple(row[name] for name in keys): money(row["spend"]) or Decimal(0)
        for row in rows
        if any(row[name] == NONE for name in parts)
    }
    amount = sum(spends.values(), Decimal(0))
    if not amount:
        return []
    return [Note("spend_in_no_part", {"amount": amount, "by": list(parts)}, amount)]


def refunds(paid: Record) -> list[Note]:
    """What was given back in the period, on the day it was, and what was left of the payments."""
    if not whole(paid.get("refunds")):
        return []
    refunded, left = (money(paid[name]) or Decimal(0) for name in ("refunded", "paid"))
    counts: dict[str, object] = {name: whole(paid[name]) for name in ("payments", "refunds")}
    return [Note("refunds_taken_off", {**counts, "refunded": refunded, "paid": left}, refunded)]


def customers(total: Record, since: Cell) -> list[Note]:
    """Who is a customer, and since which day sales are known."""
    if not whole(total.get("won")):
        return []
    kinds = {kind: whole(total[f"by_{kind}"]) for kind in ("contact", "company", "deal")}
    facts: dict[str, object] = {**kinds, "new": whole(total["new_customers"])}
    if since is None:
        return [Note("customers_undated", facts)]
    return [Note("customers_are", {**facts, "since": since})]


def alike(channels: Iterable[str]) -> list[Note]:
    """A note when channels differ only in case, blanks and punctuation: leads and deals part."""
    groups: dict[str, set[str]] = {}
    for channel in channels:
        if channel != NONE:
            groups.setdefault(_BETWEEN_WORDS.sub("", channel.casefold()), set()).add(channel)
    names = [
        name for _, found in sorted(groups.items()) if len(found) > 1 for name in sorted(found)
    ]
    return [Note("channels_alike", {"names": names})] if names else []


def exclusions(cards: Part, spend: Part, touches: Part) -> tuple[Exclusion, ...]:
    """What is in no row, by reason; spend outside the period is not asked for, so not excluded."""
    found = [
        Exclusion(reason, whole(record["cards"]), _paid(reason, record["revenue"]))
        for reason, record in sorted(cards.excluded.items())
    ]
    if whole(cards.total.get("closing_undated")):
        found.append(Exclusion("undated_closing", whole(cards.total["closing_undated"])))
    found += [
        Exclusion(reason, whole(record["entries"]), money(record["spend"]))
        for reason, record in sorted(spend.excluded.items())
        if reason != "outside"
    ]
    if "touch_undated" in touches.excluded:
        record = touches.excluded["touch_undated"]
        found.append(Exclusion("touch_undated", whole(record["touches"])))
    return tuple(found)


def _paid(reason: str, amount: Cell) -> Decimal | None:
    return money(amount) if reason.startswith(("payment", "copied")) else None


def _until(period: Period, cards: Part, spend: Part) -> date | None:
    """The last day that has happened, of the period or of the data."""
    records = (spend.total, *spend.excluded.values())
    as_of = next((day for record in records if (day := _day(record.get("as_of_on")))), None)
    if period == Period():
        return _day(cards.total.get("last_on"))
    if period.until is None or as_of is None:
        return period.until or as_of
    is_running = period.since is None or period.since <= as_of
    return min(period.until, as_of) if is_running else period.until


def _would_do(spend: Part, since: date, until: date) -> dict[str, object]:
    """The period spend covers: inside the one asked for, else wherever spend is."""
    first, last = _day(spend.total.get("first_on")), _day(spend.total.get("last_on"))
    if first and last and max(first, since) <= min(last, until):
        return {"since": max(first, since), "until": min(last, until)}
    records = (spend.total, *spend.excluded.values())
    firsts = [day for record in records if (day := _day(record.get("first_on")))]
    lasts = [day for record in records if (day := _day(record.get("last_on")))]
    return {"since": min(firsts, default=None), "until": max(lasts, default=None)}


def _days(first: date, last: date) -> int:
    return max(0, (last - first).days + 1)


def _day(value: Cell) -> date | None:
    return value if isinstance(value, date) else None
