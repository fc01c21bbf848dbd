"""plan: what was planned, what happened, and what makes the gap."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smalign.base.named_periods import periods_of
from smalign.base.results import Field, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import money
from smalign.metrics.keys import folded
from smalign.metrics.metric import Metric, card_rows, define_held, query, script
from smalign.metrics.plan.days import read_told, untold
from smalign.metrics.plan.notes import exclusions, notes
from smalign.metrics.plan.open import Conversions, worth
from smalign.metrics.plan.rows import MEASURES, Block, added, key_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.named_periods import NamedPeriod
    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.plan.days import Told

_FIELDS: Final[tuple[Field, ...]] = (
    Field("period", "text"),
    Field("starts_on", "date", "date"),
    Field("ends_on", "date", "date"),
    Field("channel", "text"),
    Field("owner", "text"),
    Field("measure", "text"),
    Field("plan", "decimal", "mixed"),
    Field("fact", "decimal", "mixed"),
    Field("percent", "float", "rate"),
    Field("due", "decimal", "mixed"),
    Field("gap", "decimal", "mixed"),
    *(Field(f"from_{name}", "decimal", "mixed") for name in ("leads", "conversion", "cheque")),
    Field("run_rate", "decimal", "mixed"),
    Field("run_rate_percent", "float", "rate"),
    Field("remaining", "decimal", "mixed"),
    Field("open_pipeline", "decimal", "money"),
    Field("expected", "decimal", "money"),
    Field("coverage", "float", "rate"),
    Field("days_passed", "integer", "count"),
    Field("days", "integer", "count"),
    Field("pipeline_coverage", "float", "ratio"),
)
_FILES: Final = (
    *("plan_rows", "plan", "plan_spend", "plan_spend_cut", "plan_days", "plan_open"),
    *("plan_reached", "plan_amounts"),
)

Cut = tuple[bool, bool]
"""Whether the rows of a plan name a channel, and an owner."""


def compute(ask: Ask) -> Result:
    """Plan and fact of leads, sales, revenue and spend, and what the gap is made of.

    What: one row per period, channel and owner as the plan names them, and measure: plan, fact,
        percent, what was due by now, the pace, what is left and what the open deals are worth.
    Why: a plan that is missed for leads, for conversion or for the cheque is missed by others.
    How: leads and qualified by the day of creation, sales by closing, revenue by payment, without
        payments by closing, spend by its day. due = plan x working days passed / all, Monday to
        Friday; an ended period is due whole. gap = fact - due; in sales it is split into leads and
        conversion, in revenue into leads, conversion and cheque by Shapley's value, exactly.
        run_rate = fact x all working days / passed. coverage, of the running period: open amounts,
        each by the share won of the deals that came to its stage, / (plan - fact);
        pipeline_coverage, as usually reckoned: open amounts as they stand / (plan - fact).
        A row without a channel is of all channels, one without an owner of all owners. Of a
        period that ends before the first card, or has no day of spend, the fact is not known.
    Reads: plan, leads, deals, every_lead, every_deal, payments, copies, spend, stages, stage_log.
    Caveats: holidays are working days unless [calendar] names them; sales of a period come from
        leads of earlier ones, too: conversion is sales per lead of one period, as plans have it.
    Sources: Shapley 1953; the definitions page "Plan".
    """
    mark = ask.engine.mark()
    planned = query(ask, "plan_rows")
    texts = {str(record["period"]) for record in planned if record["period"] is not None}
    periods = periods_of(sorted(texts))
    asked = {one for one in periods.values() if _is_asked(one, ask)}
    columns = (("period_name", "varchar"), ("first_on", "date"), ("last_on", "date"))
    ask.engine.values(
        "plan_periods", columns, sorted((one.name, one.first, one.last) for one in asked)
    )
    define_held(ask, "cards", "plan.cards")
    facts, spend = query(ask, "plan"), query(ask, "plan_spend")
    blocks = _blocks(planned, periods, asked)
    spelled = _spelled(planned)
    today = next((day for one in planned if isinstance(day := one["as_of_on"], date)), None)
    told = read_told(ask, today)
    earned = query(ask, "plan_amounts")[0]
    knows_money = _knows_money(earned)
    _fill(blocks, facts, spend, spelled, told, ask, knows_money=knows_money)
    _fill_open(ask, blocks, spelled)
    id_fields, ids = card_rows(
        ask,
        Sql(
            "happened_on between (select min(first_on) from plan_periods)"
            " and (select max(last_on) from plan_periods)"
        ),
    )
    return Result(
        metric="plan",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "min_n": ask.min_n,
            "working_days": ask.working_days,
        },
        fields=_FIELDS,
        rows=tuple(row for block in blocks for row in rows_of(block[1], today, ask.calendar)),
        total={},
        excluded=exclusions(facts, planned, periods, query(ask, "plan_spend_cut")[0]),
        notes=(
            *untold(told, (block for _, block in blocks)),
            *notes(ask, planned, periods, earned, is_asked=bool(asked), knows_money=knows_money),
        ),
        sql=script(ask, mark, *_FILES),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _is_asked(period: NamedPeriod, ask: Ask) -> bool:
    """Whether a period lies wholly inside the one that was asked for."""
    since, until = ask.period.since, ask.period.until
    return (since is None or period.first >= since) and (until is None or period.last <= until)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _blocks(
    planned: Sequence[Record], periods: Mapping[str, NamedPeriod], asked: set[NamedPeriod]
) -> list[tuple[Cut, Block]]:
    """The plan by period and by what its rows name: a quarter after its months, then the year."""
    found: dict[tuple[NamedPeriod, Cut], Block] = {}
    spelled = _spelled(planned)
    for record in planned:
        period = periods.get(str(record["period"]))
        if period is None or period not in asked:
            continue
        channel, owner = _text(record["channel"]), _text(record["owner"])
        cut = (channel is not None, owner is not None)
        block = found.setdefault((period, cut), Block(period))
        amounts = block.plan[key_of(channel, owner, cut, spelled)]
        for name in MEASURES:
            amounts[name] = added(amounts.get(name), money(record[name]))
    order = sorted(found, key=lambda one: (one[0].last, -one[0].first.toordinal(), one[1]))
    return [(cut, found[period, cut]) for period, cut in order]


def _spelled(planned: Sequence[Record]) -> dict[str, str]:
    """Folded name → the plan's spelling, the first by the alphabet."""
    names = {str(one[column]) for one in planned for column in ("channel", "owner") if one[column]}
    return {folded(one): one for one in sorted(names, reverse=True)}


def _knows_money(earned: Record) -> bool:
    """Whether what came in is known: by payments, or else by a sale that has an amount.

    Where nothing was sold nothing came in.
    """
    return bool(earned["has_payments"] or earned["amounts"] or not earned["won"])


def _fill(
    blocks: Sequence[tuple[Cut, Block]],
    facts: Sequence[Record],
    spend: Sequence[Record],
    spelled: Mapping[str, str],
    told: Told,
    ask: Ask,
    *,
    knows_money: bool,
) -> None:
    """Put what happened beside the plan."""
    has_deals = ask.grain != "lead"
    knows_qualified = any(one["qualified"] is not None for one in facts) or not facts
    for cut, block in blocks:
        is_told = told.knows_cards(block.period)
        zero: dict[str, Decimal | None] = {
            "leads": Decimal(0) if is_told else None,
            "qualified": Decimal(0) if is_told and knows_qualified else None,
            "won": Decimal(0) if is_told and has_deals else None,
            "revenue": Decimal(0) if is_told and has_deals and knows_money else None,
            "spend": Decimal(0)
            if spend and not cut[1] and told.knows_spend(block.period)
            else None,
        }
        for key in block.plan:
            block.fact[key] |= zero
        for record in facts:
            if record["period_name"] == block.period.name and record["excluded"] is None:
                key = key_of(_text(record["channel"]), _text(record["owner"]), cut, spelled)
                _add(block, key, record, MEASURES[:-1], zero)
        for record in spend if not cut[1] else ():
            if record["period_name"] == block.period.name:
                key = key_of(_text(record["channel"]), None, cut, spelled)
                _add(block, key, record, MEASURES[-1:], zero)


def _add(
    block: Block,
    key: tuple[str, str],
    record: Record,
    names: Sequence[str],
    zero: Mapping[str, Decimal | None],
) -> None:
    amounts = block.fact.setdefault(key, {}) or dict(zero)
    for name in names:
        if zero[name] is not None:
            amounts[name] = added(amounts.get(name), money(record[name]))
    block.fact[key] = amounts


def _fill_open(ask: Ask, blocks: Sequence[tuple[Cut, Block]], spelled: Mapping[str, str]) -> None:
    open_deals = query(ask, "plan_open")
    found = worth(open_deals, Conversions(query(ask, "plan_reached"), ask.min_n))
    for cut, block in blocks:
        for (channel, owner), (amount, expected) in found.items():
            key = key_of(channel, owner, cut, spelled)
            block.open[key] = block.open.get(key, Fraction(0)) + amount
            before = block.expected.get(key, Fraction(0))
            block.expected[key] = None if before is None or expected is None else before + expected


PLAN: Final = Metric(
    name="plan",
    title="Plan and fact",
    reads={
        "run": frozenset({"grain", "as_of_on", "has_payments"}),
        "plan": frozenset({"period", "channel", "owner", *MEASURES}),
        "leads": frozenset(
            {"lead_id", "segment", "channel", "owner", "created_on", "is_qualified"}
        ),
        "deals": frozenset(
            {
                *("deal_id", "segment", "channel", "owner", "created_on", "closed_on", "status"),
                *("is_qualified", "amount", "pipeline", "stage", "stage_order"),
            }
        ),
        "payments": frozenset({"payment_id", "deal_id", "paid_on", "amount"}),
        "copies": frozenset({"deal_id", "copy_of", "is_left_out"}),
        "every_lead": frozenset({"created_on"}),
        "every_deal": frozenset({"created_on", "closed_on"}),
        "spend": frozenset({"channel", "date", "date_from", "date_to", "cost"}),
        "stages": frozenset({"card", "pipeline", "stage", "stage_order", "outcome"}),
        "stage_log": frozenset({"card", "card_id", "pipeline", "stage"}),
    },
    compute=compute,
)
