"""One row of roi: from sums of cards, spend, touches and credit to the contract's columns."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.base.results import Field
from smalign.engine.duckdb import Cell
from smalign.metrics.figures import days, divide, money, plain, ratio, share, share_fields, whole

if TYPE_CHECKING:
    from smalign.base.results import Row, Unit

Record = Mapping[str, Cell]

COUNTS: Final = ("touches", "leads", "qualified", "deals", "won", "lost", "open")
RUNGS: Final = ("inquiries", "unique", "target")
CREDITED: Final = ("won", "new_customers", "repeat_won")
"""Counts that an attribution model may split."""
RATES: Final = ("lead_to_deal", "deal_to_won", "lead_to_won", "win_rate")


class Rules(Struct, frozen=True):
    """What holds for every row of one answer.

    grain, basis: as asked. has_cards: there are leads or deals at all.
    knows_qualified: a qualified stage is named, or leads have deals.
    knows_money: some deal has an amount. gives_ratios: spend covers the period.
    is_linked: some deal is known to come from a lead; else nobody knows what leads became.
    knows_buyers: some sale names a contact or a company; else nobody can be seen to buy again.
    knows_paid: payments and deals are exported, so that a row without any has 0 paid sales.
    margin: share of revenue kept, None counts ROMI by revenue.
    """

    grain: str
    basis: str
    has_cards: bool
    knows_qualified: bool
    knows_money: bool
    gives_ratios: bool
    is_linked: bool
    knows_buyers: bool
    knows_paid: bool
    margin: Decimal | None


class Credit(Struct, frozen=True):
    """What an attribution model gives a segment: sales, new customers (both maybe split), money."""

    won: Decimal = Decimal(0)
    customers: Decimal = Decimal(0)
    revenue: Decimal = Decimal(0)


class Sums(Struct, frozen=True):
    """The sums behind one row; spend, touches and credit None where they are not known.

    advertising: of the spend, what no `[costs]` added; None where they add nothing.

    rungs: the upper rungs of the ladder, by name. interval: the ends of the revenue's, if any.
    bought: what new customers have bought, of the row and of all.
    """

    cards: Record
    spend: Decimal | None
    touches: int | None
    credit: Credit | None = None
    rungs: Row = field(default_factory=dict)
    interval: tuple[float, float] | None = None
    bought: tuple[Record, Record] = ({}, {})
    advertising: Decimal | None = None


def measure_fields(*, is_credited: bool) -> tuple[Field, ...]:
    """The measures of a row, in the contract's order; under a touch model sales are credits."""

    def count(name: str) -> Field:
        is_split = is_credited and name in CREDITED
        return Field(name, "decimal", "credit") if is_split else Field(name, "integer", "count")

    counts = [count(name) for name in COUNTS]
    amounts = [
        Field(name, "decimal", "money") for name in ("revenue", "spend", "cpl", "cpd", "cac")
    ]
    return (
        *counts,
        *amounts,
        Field("roas", "float", "ratio"),
        Field("romi", "float", "rate"),
        *(field for name in RATES for field in share_fields(name)),
        Field("avg_won_amount", "decimal", "money"),
        Field("median_days_to_won", "float", "days"),
        Field("open_pipeline", "decimal", "money"),
        *(Field(name, "integer", "count") for name in RUNGS),
        Field("cpql", "decimal", "money"),
        Field("cpo", "decimal", "money"),
        Field("drr", "float", "rate"),
        count("new_customers"),
        Field("new_revenue", "decimal", "money"),
        count("repeat_won"),
        Field("repeat_revenue", "decimal", "money"),
        Field("paid", "integer", "count"),
    )


def interval_fields() -> tuple[Field, ...]:
    """The columns `intervals` fills."""
    units: tuple[tuple[str, Unit], ...] = (("roas", "ratio"), ("romi", "rate"))
    return tuple(
        Field(name + ending, "float", unit) for name, unit in units for ending in ("_low", "_high")
    )


def intervals(sums: Sums, rules: Rules) -> Row:
    """ROAS and ROMI at the ends of the revenue's interval; spend is what it is."""
    spend = _spent(sums, rules)
    row: Row = {}
    for at, ending in enumerate(("_low", "_high")):
        roas = None
        if spend is not None and sums.interval is not None:
            roas = sums.interval[at] / float(spend)
        kept = 1.0 if rules.margin is None else float(rules.margin)
        row |= {f"roas{ending}": roas, f"romi{ending}": None if roas is None else kept * roas - 1}
    return row


def measures(sums: Sums, rules: Rules) -> Row:
    """The measures of one row; keys as in `measure_fields`."""
    counts = _counts(sums, rules)
    qualified = counts["qualified"]
    won = counts["won"]
    return {
        **counts,
        "spend": sums.spend,
        **_ratios(sums, counts, rules),
        **_rates(sums, rules),
        "avg_won_amount": _average(sums, counts, rules),
        "median_days_to_won": days(sums.cards.get("median_seconds")),
        "open_pipeline": _amount(sums.cards.get("open_amount"), rules),
        **{name: sums.rungs.get(name) if rules.has_cards else None for name in RUNGS},
        "cpql": divide(_spent(sums, rules), qualified if isinstance(qualified, int) else None),
        "cpo": divide(_spent(sums, rules), won if isinstance(won, int | Decimal) else None),
        "drr": _spent_share(sums, counts, rules),
        **_customers(sums, counts, rules),
        "paid": whole(sums.cards.get("paid")) if rules.knows_paid else None,
    }


def _counts(sums: Sums, rules: Rules) -> Row:
    cards, credit = sums.cards, sums.credit
    if not rules.has_cards:
        return {**dict.fromkeys((*COUNTS, "revenue")), "touches": sums.touches}
    has_deals = rules.grain != "lead"
    won: int | Decimal = whole(cards.get("won")) if credit is None else credit.won
    revenue = cards.get("revenue") if credit is None else credit.revenue
    return {
        "touches": sums.touches,
        "leads": whole(cards.get("leads")),
        "qualified": whole(cards.get("qualified")) if rules.knows_qualified else None,
        "deals": whole(cards.get("deals")),
        "won": won if has_deals else None,
        "lost": whole(cards.get("lost")) if has_deals else None,
        "open": whole(cards.get("open")) if has_deals else None,
        "revenue": _amount(revenue, rules),
    }


def _amount(value: Cell, rules: Rules) -> Decimal | None:
    """An amount; where amounts are known at all, nothing is 0."""
    if rules.grain == "lead" or not (rules.knows_money and rules.has_cards):
        return None
    return money(value) or Decimal(0)


def _ratios(sums: Sums, counts: Row, rules: Rules) -> Row:
    """Ratios on spend; without spend, or with spend for a part of the period, all n/a."""
    spend = _spent(sums, rules)
    revenue = counts["revenue"]
    earned = revenue if isinstance(revenue, Decimal) else None
    kept = earned if rules.margin is None or earned is None else earned * rules.margin
    return {
        "cpl": divide(spend, whole(sums.cards.get("leads"))),
        "cpd": divide(spend, whole(sums.cards.get("deals"))),
        "cac": divide(spend, _new_customers(sums, rules)),
        "roas": ratio(earned, spend),
        "romi": None if kept is None or spend is None else ratio(kept - spend, spend),
    }


def _new_customers(sums: Sums, rules: Rules) -> int | Decimal | None:
    if rules.grain == "lead" or not rules.has_cards:
        return None
    return whole(sums.cards.get("new_customers")) if sums.credit is None else sums.credit.customers


def _customers(sums: Sums, counts: Row, rules: Rules) -> Row:
    """What first purchases brought, and what those who bought before did.

    A model splits sales and revenue; how much of the revenue is new it does not say. Where every
    sale is its own customer, what is new and what is not is unknown.
    """
    new, won, revenue = _new_customers(sums, rules), counts["won"], counts["revenue"]
    new_revenue = repeat_revenue = repeat_won = None
    if rules.knows_buyers and sums.credit is None:
        new_revenue = _amount(sums.cards.get("new_revenue"), rules)
    if isinstance(revenue, Decimal) and new_revenue is not None:
        repeat_revenue = plain(revenue - new_revenue)
    if rules.knows_buyers and new is not None and isinstance(won, int | Decimal):
        repeat_won = won - new
    return {
        "new_customers": new,
        "new_revenue": new_revenue,
        "repeat_won": repeat_won,
        "repeat_revenue": repeat_revenue,
    }


def _spent(sums: Sums, rules: Rules) -> Decimal | None:
    """Spend as ratios may rest on it."""
    return sums.spend if rules.gives_ratios and sums.spend else None


def _spent_share(sums: Sums, counts: Row, rules: Rules) -> float | None:
    """ДРР: of a revenue that refunds have brought to 0 or below, no spend is a share."""
    revenue = counts["revenue"]
    if not isinstance(revenue, Decimal) or revenue <= 0:
        return None
    return ratio(_spent(sums, rules), revenue)


def _rates(sums: Sums, rules: Rules) -> Row:
    """Conversions with Wilson intervals; None where numerator and denominator do not match."""
    cards = sums.cards
    leads, deals, won = (whole(cards.get(name)) for name in ("leads", "deals", "won"))
    is_cohort = rules.basis == "cohort"
    has_deals = rules.grain != "lead"
    is_own = has_deals and sums.credit is None
    with_won = won if rules.grain == "deal" else whole(cards.get("leads_with_won"))
    follows = is_cohort and rules.is_linked
    return {
        **_share(
            "lead_to_deal", follows and rules.grain != "deal", cards.get("leads_with_deal"), leads
        ),
        **_share("deal_to_won", is_cohort and is_own, won, deals),
        **_share("lead_to_won", follows and is_own, with_won, leads),
        **_share("win_rate", is_own, won, won + whole(cards.get("lost"))),
    }


def _share(name: str, is_given: bool, part: Cell, of: int) -> Row:  # noqa: FBT001 - private
    return share(name, whole(part), of) if is_given else share(name, None, None)


def _average(sums: Sums, counts: Row, rules: Rules) -> Decimal | None:
    if sums.credit is not None:
        total = sums.credit.revenue if rules.knows_money else None
        return None if rules.grain == "lead" else divide(total, sums.credit.won)
    return divide(_amount(sums.cards.get("won_amount"), rules), whole(counts["won"]))
