"""roi: what each channel costs, brings and returns."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.results import Field, Note, Result
from smalign.base.schema import ALL as WHOLE
from smalign.metrics.figures import money, whole
from smalign.metrics.keys import SEPARATOR, key_fields, key_values
from smalign.metrics.metric import Metric
from smalign.metrics.roi import notes as roi_notes
from smalign.metrics.roi.break_even import romi_base
from smalign.metrics.roi.costs import cost_notes
from smalign.metrics.roi.counts import counts_alone
from smalign.metrics.roi.credit import (
    SOURCE,
    named,
    unknown_ignored,
    whole_credit,
)
from smalign.metrics.roi.facts import read_facts, touch_models
from smalign.metrics.roi.learned import ALL
from smalign.metrics.roi.models import (
    attributable,
    compared,
    compared_fields,
    undated_sales,
    unnamed,
    untouched,
)
from smalign.metrics.roi.more import more_fields, more_measures, more_notes
from smalign.metrics.roi.rows import (
    CREDITED,
    Credit,
    Rules,
    Sums,
    measure_fields,
    measures,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask
    from smalign.metrics.roi.facts import Facts

_CALENDAR: Final = frozenset({"year", "quarter", "month", "week"})
"""Fields whose values are read in their own order, not the largest first."""


def compute(ask: Ask) -> Result:
    """Leads, deals, sales, revenue and spend of each channel (or any field), and their ratios.

    What: one row per channel: how many came, how far they got, what they paid and what they cost.
    Why: spend moves to where a customer costs least only when both sides read the same table.
    How: cohort: leads created in the period with everything that became of them, and deals without
        a lead created in it. cash: creations, closings, payments and spend by their own day.
        A deal goes by the value on its own card. Models credit won and revenue, in integer
        units, so that the rows sum to the total. unique: people, told apart by contact, e-mail
        and phone; target: those with an inquiry that no rule of [exclude] names.
    Reads: leads, deals, purchases, spend, touchpoints; payments (cash); deal_touches (models).
    Caveats: a young cohort is not finished; ratios are n/a where spend covers less than 90 % of
        the period's days; a customer is new when no earlier purchase is in the export.
    Sources: Wilson 1927 for intervals; the definitions page "roi".
    """
    is_all = ALL in ask.models
    ask = replace(ask, models=named(ask.models))
    facts = read_facts(ask, is_all=is_all)
    ask = replace(ask, models=tuple(m for m in ask.models if m in {SOURCE, *facts.earned.credits}))
    rules, covered = _rules(ask, facts)
    rows = _rows(ask, facts, rules)
    total = _total(ask, facts, rules)
    differ: list[Note] = []
    touched = _attributable(ask, facts, rules)
    if len(ask.models) > 1:
        rows, differ = compared(rows, [field.name for field in _key_fields(ask)], ask.min_n)
        none = untouched(
            touched.get("attributable"), facts.earned.credits, ask.by, facts.earned.undated
        )
        differ = none or differ
    earned, nobody = facts.earned.credits, facts.earned.untouched
    differ += unnamed(touched.get("attributable"), earned, nobody, ask.by)
    differ += undated_sales(differ, facts.earned.undated, touched.get("attributable", {}).get("of"))
    notes = [*differ, *_notes(ask, facts, covered, rows, total)]
    result = Result(
        metric="roi",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "basis": ask.basis,
            "models": list(ask.models),
            **romi_base(ask.margin),
            **({"costs": list(ask.costs)} if ask.costs else {}),
            "revenue_by": str(facts.cards.total.get("revenue_by") or "card"),
            "min_n": ask.min_n,
            **touched,
        },
        fields=_fields(ask),
        rows=tuple(rows),
        total=total,
        excluded=roi_notes.exclusions(facts.cards, facts.spend, facts.touches),
        notes=tuple(sorted(notes, key=lambda note: (-note.money, note.code))),
        sql=facts.sql,
        currency=ask.currency,
        ids=facts.ids,
        id_fields=facts.id_fields,
    )
    return result if ask.adds_money else counts_alone(result)


def _notes(
    ask: Ask, facts: Facts, covered: roi_notes.Coverage, rows: Sequence[Row], total: Row
) -> list[Note]:
    """What must be said of the rows, in no order."""
    keys = [field.name for field in _key_fields(ask)]
    return [
        *facts.earned.notes,
        *roi_notes.notes(ask, facts.cards, facts.spend, is_split=facts.is_split),
        *roi_notes.unnamed(rows, keys),
        *roi_notes.in_no_part(rows, keys, _parts(ask)),
        *roi_notes.refunds(facts.paid),
        *cost_notes(ask.costs, facts.costs, is_split=facts.is_split),
        *more_notes(ask, rows, total, keys),
        *roi_notes.customers(facts.cards.total, facts.since),
        *([covered.note] if covered.note else []),
        *([] if ask.has_cards else [Note("no_cards")]),
        *unknown_ignored(ask),
        *roi_notes.alike(str(row["channel"]) for row in rows if "channel" in ask.by),
        *facts.ladder.notes(),
    ]


def _rules(ask: Ask, facts: Facts) -> tuple[Rules, roi_notes.Coverage]:
    total = facts.cards.total
    covered = roi_notes.coverage(ask.period, facts.cards, facts.spend)
    rules = Rules(
        grain=ask.grain,
        basis=ask.basis,
        has_cards=ask.has_cards,
        knows_qualified=total.get("qualified") is not None or not whole(total.get("leads")),
        knows_money=bool(whole(total.get("amounts")))
        or total.get("revenue") is not None
        or not whole(total.get("deals")),
        gives_ratios=covered.is_enough,
        is_linked=ask.grain != "lead+deal"
        or not whole(total.get("deals"))
        or whole(total.get("unlinked")) < whole(total.get("deals"))
        or bool(whole(total.get("leads_with_deal"))),
        knows_buyers=whole(total.get("by_deal")) < whole(total.get("won"))
        or not whole(total.get("won")),
        knows_paid=facts.has_payments and ask.has_cards and ask.grain != "lead",
        margin=ask.margin,
    )
    return rules, covered


def _rows(ask: Ask, facts: Facts, rules: Rules) -> list[Row]:
    keys = _keys(ask)
    in_time = bool(_parts(ask))
    ordered = sorted(
        facts.segments(),
        key=lambda segment: (
            0 if in_time else -whole(facts.cards[segment].get("leads")),
            segment,
        ),
    )
    rows: list[Row] = []
    for segment in ordered:
        for model in ask.models:
            row = key_values(_key_fields(ask), segment)
            if len(keys) > len(ask.by):
                row["model"] = model
            rows.append(row | _measures(ask, _sums(facts, segment, model), _of(segment, rules)))
    return rows


def _of(segment: str, rules: Rules) -> Rules:
    """Costs of everything have no results of their own to be divided by."""
    return replace(rules, gives_ratios=False) if WHOLE in segment.split(SEPARATOR) else rules


def _measures(ask: Ask, sums: Sums, rules: Rules) -> Row:
    """The measures of a row; beside split credit, the whole sales of `source` are decimals too."""
    row = measures(sums, rules)
    row |= more_measures(ask, row, sums, rules)
    if touch_models(ask):
        row |= {name: Decimal(cell) for name in CREDITED if isinstance(cell := row[name], int)}
    return row


def _sums(facts: Facts, segment: str, model: str) -> Sums:
    spend, touches = facts.spend, facts.touches
    is_touched = not touches.is_empty and None not in touches.by_segment
    return Sums(
        cards=facts.cards[segment],
        spend=None
        if spend.is_empty or not facts.is_split
        else money(spend[segment].get("spend")) or Decimal(0),
        touches=whole(touches[segment].get("touches")) if is_touched else None,
        credit=None if model == SOURCE else facts.earned.credits[model].get(segment, Credit()),
        rungs=facts.ladder.rungs(segment),
        interval=facts.intervals.get(model, {}).get(segment),
        bought=(facts.bought[segment], facts.bought.total),
        advertising=money(spend[segment].get("advertising")),
    )


def _total(ask: Ask, facts: Facts, rules: Rules) -> Row:
    """Over everything; with several models the columns of `source` if it is among them."""
    spend, touches = facts.spend, facts.touches
    credit = None
    if SOURCE not in ask.models:
        credit = whole_credit(facts.earned.credits[ask.models[0]])
    sums = Sums(
        cards=facts.cards.total,
        spend=None if spend.is_empty else money(spend.total.get("spend")) or Decimal(0),
        touches=None if touches.is_empty else whole(touches.total.get("touches")),
        credit=credit,
        rungs=facts.ladder.rungs(None),
        interval=facts.intervals.get(SOURCE, {}).get(None),
        bought=(facts.bought.total, facts.bought.total),
        advertising=money(spend.total.get("advertising")),
    )
    return _measures(ask, sums, rules)


def _attributable(ask: Ask, facts: Facts, rules: Rules) -> dict[str, dict[str, object]]:
    total = facts.cards.total
    if not touch_models(ask) or rules.grain == "lead":
        return {}
    revenue = money(total.get("revenue")) or Decimal(0)
    return {"attributable": attributable(facts.earned.untouched, whole(total.get("won")), revenue)}


def _fields(ask: Ask) -> tuple[Field, ...]:
    several = compared_fields() if len(ask.models) > 1 else ()
    return (*_keys(ask), *_measure_fields(ask), *more_fields(ask), *several)


def _measure_fields(ask: Ask) -> tuple[Field, ...]:
    return measure_fields(is_credited=bool(touch_models(ask)))


def _key_fields(ask: Ask) -> tuple[Field, ...]:
    measured = (*_measure_fields(ask), *more_fields(ask))
    return key_fields(ask.by, {"model", *(field.name for field in measured)})


def _parts(ask: Ask) -> list[str]:
    """The columns of rows that are parts of the calendar."""
    named = zip(_key_fields(ask), ask.by, strict=True)
    return [field.name for field, by in named if by.casefold() in _CALENDAR]


def _keys(ask: Ask) -> tuple[Field, ...]:
    several = (Field("model", "text"),) if len(ask.models) > 1 else ()
    return (*_key_fields(ask), *several)


ROI: Final = Metric(
    name="roi",
    title="Return on marketing by channel",
    reads={
        "run": frozenset(
            {"since", "until", "has_period", "grain", "days_whole", "as_of_on", "is_rewound"}
            | {"has_payments", "lead_days_whole", "touches_whole"}
        ),
        "leads": frozenset({"lead_id", "segment", "created_on", "is_qualified", "status"}),
        "every_lead": frozenset({"lead_id", "created_at", "created_on"}),
        "deals": frozenset(
            {"deal_id", "lead_id", "segment", "created_at", "created_on", "closed_at", "closed_on"}
            | {"status", "kind", "amount", "customer", "customer_kind", "is_qualified"}
        ),
        "every_deal": frozenset({"deal_id", "lead_id", "status", "in_pipelines", "closed_at"}),
        "spend": frozenset({"segment", "date", "date_from", "date_to", "cost"}),
        "costs": frozenset({"segment", "item", "first_on", "last_on", "amount"}),
        "touchpoints": frozenset({"segment", "channel", "touched_on", "side"}),
        "deal_touches": frozenset(
            {"deal_id", "lead_id", "touch_id", "touched_at", "channel", "segment"}
            | {"touched_on", "is_by_deal", "closed_at", "closed_on"}
        ),
        "purchases": frozenset({"deal_id", "customer", "customer_kind", "closed_on", "nth"}),
        "ltv_horizon": frozenset({"days"}),
        "copies": frozenset({"deal_id", "copy_of", "is_left_out"}),
        "payments": frozenset({"payment_id", "deal_id", "paid_on", "amount"}),
        "asked_models": frozenset({"model"}),
        "ladder": frozenset(
            {"segment", "created_on", "person_id", "is_keyless", "is_crowded", "rule", "reason"}
            | {"duplicate_of", "is_repeat"}
        ),
        "ladder_rules": frozenset({"place", "kind", "field", "value"}),
        "ignored_channels": frozenset({"channel"}),
        "lost_touches": frozenset(
            {"card", "card_id", "touch_id", "touched_at", "touched_on", "channel", "segment"}
        ),
        "journey_rules": frozenset(
            {"lookback_seconds", "lookback_steps", "transform", "decay_per_second"}
        ),
    },
    compute=compute,
)
