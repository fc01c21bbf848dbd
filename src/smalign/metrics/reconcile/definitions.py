"""The definitions a report may follow, and what the CRM counts under each."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.metrics.figures import money, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from smalign.engine.duckdb import Cell

Record = dict[str, "Cell"]
Place = tuple[str, str]
"""Period and folded key of one number."""

AMOUNTS: Final = frozenset({"revenue", "spend"})
CARDS: Final = {
    "leads": "lead",
    "qualified": "lead",
    "deals": "deal",
    "won": "deal",
    "revenue": "deal",
    "spend": "spend",
}
_DAYS: Final = {
    "lead_created": "lead_period",
    "deal_created": "deal_period",
    "closed": "closed_period",
    "paid": "paid_period",
}
_KEYS: Final = {"own": "segment", "first": "first_segment", "last": "last_segment"}
_LEFT_OUT: Final = {
    "tests": "is_test",
    "spam": "is_spam",
    "duplicates": "is_duplicate",
    "repeats": "is_repeat",
    "copies": "is_copy",
    "refunds": "is_refund",
}
"""What a definition may leave out → the mark of it."""
_ONLY: Final = {"qualified": "is_qualified", "with_deal": "has_deal", "new": "is_new"}
"""What alone a definition may count → the mark of it."""
_MOST: Final = 2
"""Definitions that may differ at once; with more of them something fits any number."""


class Definition(Struct, frozen=True):
    """How one measure is counted.

    day: whose day decides the period. key: whose channel, the card's own, or that of the first or
    last touch before the sale. zone: in which the day is told. without: marks whose cards are left
    out. only: the mark all cards have. vat: "as exported", "added", "taken out". unit: what one of
    the report is. sums: what is added up: amounts as they are converted, as exported, or those in
    the base currency alone.
    """

    day: str
    key: str = "own"
    zone: str = "own"
    without: frozenset[str] = frozenset()
    only: str | None = None
    vat: str = "as exported"
    unit: int = 1
    sums: str = "amount"


class Change(Struct, frozen=True):
    """A definition that differs, and in what: the codes of it, one or two."""

    codes: tuple[str, ...]
    definition: Definition


def usual(measure: str, grain: str, *, leaves_copies_out: bool) -> Definition:
    """How roi counts a measure: what became of the leads created in the period."""
    day = "paid" if measure == "spend" else "lead_created"
    is_of_deals = CARDS[measure] == "deal" or grain == "deal"
    without = frozenset({"copies"} if leaves_copies_out and is_of_deals else ())
    only = "qualified" if measure == "qualified" else None
    return Definition(day, without=without, only=only)


def changes(
    measure: str,
    base: Definition,
    records: Sequence[Record],
    grain: str,
    zones: Sequence[str],
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """The definitions that differ from `base` in one thing, and in two, those the data can tell."""
    one = list(_single(measure, base, records, grain, zones))
    two = []
    for first, second in combinations(one, _MOST):
        joined = _joined(base, first.definition, second.definition)
        if joined is not None:
            two.append(Change(first.codes + second.codes, joined))
    return tuple(one), tuple(two)


def _single(
    measure: str, base: Definition, records: Sequence[Record], grain: str, zones: Sequence[str]
) -> Iterator[Change]:
    card = "deal" if grain == "deal" and CARDS[measure] == "lead" else CARDS[measure]
    mine = [record for record in records if record["card"] == card]
    yield from _other_days(measure, base, records, grain)
    if measure != "spend":
        for zone in zones:
            yield Change((f"zone_{zone}",), replace(base, zone=zone))
    for code, mark in _LEFT_OUT.items():
        if code == "refunds":
            continue
        if any(record[mark] for record in mine):
            without = base.without ^ {code}
            name = f"without_{code}" if code in without else f"with_{code}"
            yield Change((name,), replace(base, without=without))
    yield from _only(measure, base, mine)
    if measure in ("won", "revenue"):
        for key in ("first", "last"):
            if any(record[_KEYS[key]] != "(none)" for record in mine):
                yield Change((f"{key}_touch",), replace(base, key=key))
    if measure in AMOUNTS:
        yield from _amounts(measure, base, records)


def _amounts(measure: str, base: Definition, records: Sequence[Record]) -> Iterator[Change]:
    """What an amount may be besides that of the export: with or without VAT, in another unit."""
    if measure == "revenue":
        yield from _currencies(base, records)
    yield Change(("vat_added",), replace(base, vat="added"))
    yield Change(("vat_taken_out",), replace(base, vat="taken out"))
    yield Change(("in_thousands",), replace(base, unit=1000))


def _other_days(
    measure: str, base: Definition, records: Sequence[Record], grain: str
) -> Iterator[Change]:
    if CARDS[measure] != "deal" and not (grain == "deal" and measure != "spend"):
        return
    days = ["closed"] if grain == "deal" else ["deal_created", "closed"]
    if measure in ("leads", "qualified", "deals"):
        days.remove("closed")
    for day in days:
        yield Change((f"by_{day}",), replace(base, day=day))
    if measure == "revenue" and any(record["card"] == "payment" for record in records):
        yield Change(("by_paid",), replace(base, day="paid"))
        if any(record["is_refund"] for record in records):
            paid = replace(base, day="paid", without=base.without | {"refunds"})
            yield Change(("by_paid", "without_refunds"), paid)


def _currencies(base: Definition, records: Sequence[Record]) -> Iterator[Change]:
    """Amounts of several currencies added up as they stand, or those of one alone."""
    for code, sums in (("unconverted", "exported_amount"), ("only_base", "base_amount")):
        if any(
            record["exported_amount"] is not None and record[sums] != record["amount"]
            for record in records
        ):
            yield Change((code,), replace(base, sums=sums))


def _only(measure: str, base: Definition, mine: Sequence[Record]) -> Iterator[Change]:
    choices = {"leads": ("qualified", "with_deal"), "won": ("new",), "revenue": ("new",)}
    for only in choices.get(measure, ()):
        marks = {bool(record[_ONLY[only]]) for record in mine}
        if len(marks) > 1:
            yield Change((f"only_{only}",), replace(base, only=only))


def _joined(base: Definition, first: Definition, second: Definition) -> Definition | None:
    """Both changes at once; None where they change the same thing."""
    values: dict[str, object] = {}
    for name in ("day", "key", "zone", "only", "vat", "unit", "sums"):
        own, one, two = (getattr(which, name) for which in (base, first, second))
        if own not in (one, two) and one != own:
            return None
        values[name] = one if two == own else two
    changed = (first.without ^ base.without, second.without ^ base.without)
    without = base.without ^ changed[0] ^ changed[1]
    both = replace(base, without=without, **values)
    return None if both in (base, first, second) else both


def counted(
    measure: str,
    definition: Definition,
    records: Iterable[Record],
    grain: str,
    vat: Mapping[str, Decimal],
    fold: Mapping[str, str],
) -> dict[Place, Decimal]:
    """What the CRM counts: period and key → the number; what is not there is 0.

    vat: period → the rate that is added or taken out. fold: segment → folded key.
    """
    card = "deal" if grain == "deal" and CARDS[measure] == "lead" else CARDS[measure]
    card = "payment" if definition.day == "paid" and card == "deal" else card
    day, key = _DAYS[definition.day], _KEYS[definition.key]
    gone = [_LEFT_OUT[code] for code in sorted(definition.without)]
    only = _ONLY[definition.only] if definition.only else None
    zone = "own" if card in ("payment", "spend") else definition.zone
    found: dict[Place, Decimal] = defaultdict(Decimal)
    for record in records:
        if record["card"] != card or record["zone"] != zone or record[day] is None:
            continue
        if any(record[mark] for mark in gone) or (only and not record[only]):
            continue
        if measure in ("won", "revenue") and not record["is_won"]:
            continue
        period = str(record[day])
        amount = record[definition.sums if measure == "revenue" else "amount"]
        value = money(amount) if measure in AMOUNTS else Decimal(whole(record["cards"]))
        found[period, fold[str(record[key])]] += (value or Decimal(0)) / definition.unit
    return {place: _taxed(found[place], definition.vat, vat[place[0]]) for place in found}


def _taxed(value: Decimal, how: str, rate: Decimal) -> Decimal:
    if how == "as exported":
        return value
    return value * (1 + rate) if how == "added" else value / (1 + rate)


def vat_rate(first: date, rates: Mapping[str, Decimal]) -> Decimal:
    """The rate on a day, of rates by their first day; 0 before the first."""
    past = [day for day in rates if day <= first.isoformat()]
    return rates[max(past)] if past else Decimal(0)
