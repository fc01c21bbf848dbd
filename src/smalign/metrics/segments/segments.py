"""segments: which values of which fields go with more or fewer sales than the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.results import Field, Result
from smalign.base.schema import NONE, OTHER
from smalign.engine.compose import Sql
from smalign.metrics.fates import define_fates
from smalign.metrics.figures import money, ratio, share, share_fields, whole
from smalign.metrics.horizons import horizons_found
from smalign.metrics.keys import SEPARATOR, key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_held, define_table, query, script
from smalign.metrics.segments.notes import TABLE_OF, Facts, cards_of, exclusions, notes
from smalign.metrics.segments.rows import compared, measures, ordered, segment_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.segments.rows import Key, Segment

_FIELDS: Final[tuple[Field, ...]] = (
    Field("table", "text"),
    Field("conversion", "text"),
    Field("field", "text"),
    Field("segment", "text"),
    Field("cards", "integer", "count"),
    Field("share", "float", "rate"),
    *(Field(name, "integer", "count") for name in ("won", "lost", "open")),
    *(Field(name, "integer", "count") for name in ("counted", "counted_won")),
    *share_fields("rate"),
    Field("rest_rate", "float", "rate"),
    *(Field(name, "float", "points") for name in ("lift", "lift_low", "lift_high")),
    Field("p", "float", "p"),
    Field("p_adjusted", "float", "p"),
    Field("verdict", "text"),
    Field("revenue", "decimal", "money"),
    Field("median_days_to_won", "float", "days"),
    Field("values", "integer", "count"),
    Field("horizon_days", "integer", "count"),
)
_KEYS: Final = 4


def compute(ask: Ask) -> Result:
    """Size, conversion, revenue and time to won of each value of a field, against the other values.

    What: one row per field and value: cards, their share of all, conversion with what it rests on
        (`counted`), the other values' conversion, the difference (lift), revenue, days to won.
    Why: such tables decide where to look closer; most differences of small groups are chance.
    How: conversion = won within the horizon / cards at least that old, decided or not, so that a
        young segment does not look better or worse; the horizon is given or found as for cohorts,
        one for leads and one for deals. Without one, or if asked, won / (won + lost). Leads: lead
        to won, without deals lead to deal. Each value with at least min-n counted cards on both
        sides is tested by Fisher's exact test against the other values of its field, `(none)`
        against all of them; p is adjusted over everything tested (Benjamini-Hochberg). Below 0.05
        the verdict is above or below, else no difference seen; few is never tested nor ordered.
        Beyond thirty values those of fewer than min-n cards are one row `(other)`.
    Reads: leads, deals, card_values.
    Caveats: what is associated with sales need not cause them; a field that is filled in as a card
        moves on splits off the young cards as `(none)`. Days to won are those of the sales in the
        conversion: beyond the horizon nobody is waited for. Without a horizon quick sales prevail.
    Sources: Wilson 1927; Newcombe 1998; Fisher 1935; Benjamini and Hochberg 1995; Definitions.
    """
    mark = ask.engine.mark()
    facts = _prepare(ask)
    keys = key_fields(ask.by, {field.name for field in _FIELDS})
    id_fields, ids = card_rows(ask, Sql("excluded is null"))
    counted = {card: cards_of(facts.totals, card) for card in TABLE_OF}
    rows = [_row(ask, one, facts, keys, counted[one.card]) for one in facts.segments]
    return Result(
        metric="segments",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"min_n": ask.min_n, "decided": ask.decided, "horizon": ask.horizon or "auto"},
        fields=(*_FIELDS[:_KEYS], *keys, *_FIELDS[_KEYS:]),
        rows=tuple(rows),
        total=_total(facts),
        excluded=exclusions(facts.totals),
        notes=tuple(notes(ask, facts)),
        sql=script(ask, mark, "segments", "segments_medians", "segments_left_out"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _prepare(ask: Ask) -> Facts:
    define_fates(ask)
    define_held(ask, "sales", "segments_sales.cards")
    horizons = _horizons(ask)
    columns = (("card", "varchar"), ("horizon_days", "integer"))
    found = [(card, horizon) for card, horizon in horizons.items() if horizon is not None]
    ask.engine.values("horizons", columns, found)
    define_held(ask, "cards", "segments.cards")
    define_table(ask, "field_values", "segments_values")
    totals = tuple(query(ask, "segments_left_out"))
    medians = {_place(record): record["median_days"] for record in query(ask, "segments_medians")}
    read = [segment_of(one, _float(medians.get(_place(one)))) for one in query(ask, "segments")]
    kept, many, single, alike = (read, 0, 0, 0) if ask.by else _told_apart(read)
    currencies = {one[name] for one in totals for name in ("first_currency", "last_currency")}
    return Facts(
        segments=tuple(ordered(compared(kept, ask.min_n))),
        many=many,
        single=single,
        alike=alike,
        totals=totals,
        horizons=horizons,
        is_one_currency=len(currencies - {None}) <= 1,
    )


def _place(record: Record) -> tuple[object, ...]:
    return tuple(record[name] for name in ("card", "field", "is_other", "value"))


def _float(value: object) -> float | None:
    return None if value is None else float(str(value))


def _horizons(ask: Ask) -> dict[str, int | None]:
    """Card → the age at which its cards are compared; None: the decided ones are."""
    if ask.decided:
        return dict.fromkeys(TABLE_OF)
    if ask.horizon is not None:
        return dict.fromkeys(TABLE_OF, ask.horizon)
    found = horizons_found(ask)
    return {card: found.get(card) for card in TABLE_OF}


def _told_apart(segments: Sequence[Segment]) -> tuple[list[Segment], int, int, int]:
    """Segments of fields worth comparing; how many fields have too many values, one, or another's.

    Too many: most of the cards that have a value have one of the rare ones, as with ids and names.
    Another's: the channel and the source it was taken from would be tested twice.
    """
    blocks: dict[Key, list[Segment]] = defaultdict(list)
    for one in sorted(segments, key=lambda one: (one.card, one.field, one.is_other, one.value)):
        blocks[one.key].append(one)
    kept: list[Segment] = []
    seen: set[tuple[Segment, ...]] = set()
    counts = Counter[str]()
    for block in blocks.values():
        filled = sum(one.cards for one in block if one.value != NONE or one.is_other)
        rare = sum(one.cards for one in block if one.is_other)
        nameless = tuple(replace(one, field="") for one in block)
        if rare * 2 > filled:
            counts["many"] += 1
        elif len(block) == 1:
            counts["single"] += 1
        elif nameless in seen:
            counts["alike"] += 1
        else:
            seen.add(nameless)
            kept += block
    return kept, counts["many"], counts["single"], counts["alike"]


def _row(ask: Ask, one: Segment, facts: Facts, keys: tuple[Field, ...], cards: int) -> Row:
    alone = one.value in (NONE, OTHER)
    parts = SEPARATOR.join(one.value for _ in keys) if alone and keys else one.value
    row: Row = {
        "table": TABLE_OF[one.card],
        "conversion": _conversion(ask, one.card, facts),
        "field": one.field,
        "segment": shown(one.value),
        **key_values(keys, parts),
    }
    figures = measures(one, cards) | {"horizon_days": facts.horizons[one.card]}
    if not facts.is_one_currency:
        figures["revenue"] = None
    return row | {field.name: figures[field.name] for field in _FIELDS[_KEYS:]}


def _conversion(ask: Ask, card: str, facts: Facts) -> str:
    if facts.horizons[card] is None:
        return "win_rate" if card == "deal" else f"decided_lead_to_{_goal(ask)}"
    return "deal_to_won" if card == "deal" else f"lead_to_{_goal(ask)}"


def _goal(ask: Ask) -> str:
    """What becomes of a lead: a sale, or a deal where the export knows no deals."""
    return "deal" if ask.grain == "lead" else "won"


def _total(facts: Facts) -> Row:
    """Of one kind of card its sums, computed again over all; leads and deals are not added up."""
    counted = [one for one in facts.totals if one["excluded"] is None]
    if len(counted) != 1:
        return {}
    (one,) = counted
    cards = whole(one["cards"])
    known = whole(one["amounts"]) or not whole(one["won"])
    total: Row = {field.name: None for field in _FIELDS if field.type != "text"}
    total |= {name: whole(one[name]) for name in ("cards", "won", "lost", "open", "counted")}
    total |= {"counted_won": whole(one["hits"]), "share": ratio(cards, cards)}
    total |= share("rate", whole(one["hits"]), whole(one["counted"]))
    if known and facts.is_one_currency:
        total["revenue"] = money(one["revenue"] or 0)
    total["median_days_to_won"] = _float(one["median_days"])
    total["horizon_days"] = facts.horizons[str(one["card"])]
    return total


SEGMENTS: Final = Metric(
    name="segments",
    title="Which values go with more sales",
    reads={
        "run": frozenset({"since", "until", "has_period", "grain", "as_of_on", "min_n"}),
        "leads": frozenset({"lead_id", "segment", "created_on", "closed_on", "status"}),
        "copies": frozenset({"deal_id", "is_left_out"}),
        "deals": frozenset(
            {
                *("deal_id", "segment", "created_on", "closed_on", "status"),
                *("amount", "currency"),
            }
        ),
        "every_deal": frozenset(
            {
                *("deal_id", "lead_id", "created_on", "closed_on", "status"),
                *("amount", "currency", "in_pipelines"),
            }
        ),
        "card_values": frozenset({"card", "card_id", "field", "value"}),
    },
    compute=compute,
)
