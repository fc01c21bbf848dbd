"""required: whom a required field would have stopped, and which sales passed without it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.fields.sold import SOLD_READS, define_sold
from smalign.metrics.figures import money, share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, apart, card_rows, define_held, query, script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

_DIMENSIONS: Final = ("table", "pipeline", "stage", "field")
_NAMED: Final = len(_DIMENSIONS) + 1
COLUMNS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in _DIMENSIONS),
    Field("segment", "text"),
    *(Field(name, "integer", "count") for name in ("cards", "empty", "pseudo_empty")),
    *share_fields("empty_share"),
    *(Field(name, "integer", "count") for name in ("stopped", "open_stopped", "won_stopped")),
    Field("won_revenue", "decimal", "money"),
    Field("reach_unknown", "integer", "count"),
)


def compute(ask: Ask) -> Result:
    """How many past cards a required field would have stopped, and what was sold without it.

    What: one row per field, stage and segment (owner): cards that got to the stage, those of them
        without a value (stopped), those of them still open and those sold, and their revenue.
    Why: a field nobody fills in is required from some stage on; whom that stops is known before.
    How: cards are those created in the period that reached the stage (won ones did) or stand in
        the lost stage asked for. Stopped = empty + pseudo-empty; its share is empty_share. A lead
        is sold by its first won deal; without deals in the export, by being converted. The total
        counts a card once, however many of the fields it lacks; where fields of leads and of deals
        are asked for, it tells no sales: one sale is of both.
    Reads: leads, deals, cells, due_fields, reach.
    Caveats: cells are as exported: a field filled in after the move would have stopped the card
        too, so the stops are the least there were. A field that is forced is also filled in for
        show; compare pseudo_empty before and after.
    Sources: Wilson 1927 for intervals; the definitions page "Empty and missing".
    """
    mark = ask.engine.mark()
    define_sold(ask)
    define_held(ask, "cards", "required.cards")
    records, unadded = apart(ask, query(ask, "required"))
    id_fields, ids = card_rows(ask, Sql("excluded is null and is_stopped = 1"))
    keys = key_fields(ask.by, {field.name for field in COLUMNS})
    rows = [one for one in records if one["is_total"] == 0]
    return Result(
        metric="required",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"min_n": ask.min_n},
        fields=(*COLUMNS[:_NAMED], *keys, *COLUMNS[_NAMED:]),
        rows=tuple(_rows(rows, keys)),
        total=_total(records),
        excluded=_undated(rows),
        notes=(*_unknown(rows), Note("required_as_exported"), *unadded),
        sql=script(ask, mark, "required"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _rows(records: Sequence[Record], keys: tuple[Field, ...]) -> list[Row]:
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    orders: dict[str, int] = {}
    for one in records:
        if one["excluded"] != "undated":
            names = ("segment", "table_name", "pipeline", "stage", "field")
            groups[tuple(str(one[name]) for name in names)].append(one)
            orders[str(one["stage"])] = whole(one["stage_order"])
    rows = []
    for (segment, *dimensions), mine in groups.items():
        row: Row = dict(zip(_DIMENSIONS, dimensions, strict=True))
        row |= {"segment": shown(segment), **key_values(keys, segment)}
        counted = [one for one in mine if one["excluded"] is None]
        unknown = [one for one in mine if one["excluded"] == "reach_unknown"]
        if not counted and not unknown:
            continue
        row |= _measures(counted)
        rows.append(row | {"reach_unknown": sum(whole(one["cards"]) for one in unknown)})
    rows.sort(key=lambda row: _order(row, orders))
    return rows


def _unknown(records: Sequence[Record]) -> tuple[Note, ...]:
    """How many cells nobody can say of whether the field was due."""
    unknown = [whole(one["cards"]) for one in records if one["excluded"] == "reach_unknown"]
    return (Note("fields_reach_unknown", {"cells": sum(unknown)}),) if unknown else ()


def _order(row: Row, orders: dict[str, int]) -> tuple[object, ...]:
    """By field and stage, the most stopped first."""
    table, pipeline, stage, field = (str(row[name]) for name in _DIMENSIONS)
    stopped = -whole(row["stopped"])
    return table, field, pipeline, orders[stage], stage, stopped, str(row["segment"])


def _measures(counted: Sequence[Record]) -> Row:
    """What the counted records add up to; revenue is unknown where no sale says its amount."""
    sums = Counter[str]()
    for one in counted:
        for name in ("cards", "is_empty", "is_pseudo_empty", "is_stopped"):
            sums[name] += whole(one[name])
        for name in ("is_open_stopped", "is_won_stopped", "amounts"):
            sums[name] += whole(one[name])
    amounts = [money(one["won_revenue"]) or 0 for one in counted if whole(one["amounts"])]
    row: Row = {
        "cards": sums["cards"],
        "empty": sums["is_empty"],
        "pseudo_empty": sums["is_pseudo_empty"],
    }
    row |= share("empty_share", sums["is_stopped"], sums["cards"])
    revenue = money(sum(amounts)) if sums["amounts"] or not sums["is_won_stopped"] else None
    return row | {
        "stopped": sums["is_stopped"],
        "open_stopped": sums["is_open_stopped"],
        "won_stopped": sums["is_won_stopped"],
        "won_revenue": revenue,
    }


def _total(records: Sequence[Record]) -> Row:
    """Each card once; no sales where leads and deals are in, for one sale is of both."""
    row = _measures([one for one in records if one["is_total"] == 1])
    tables = {one["table_name"] for one in records if one["is_total"] == 0}
    if len(tables) > 1:
        row |= dict.fromkeys(("won_stopped", "won_revenue"))
    return {name: value for name, value in row.items() if name not in {"empty", "pseudo_empty"}}


def _undated(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    """Cards of an unknown day, by the field that has most of them."""
    counts = Counter[tuple[str, ...]]()
    for one in records:
        if one["excluded"] == "undated":
            names = ("table_name", "pipeline", "stage", "field")
            counts[tuple(str(one[name]) for name in names)] += whole(one["cards"])
    most: dict[tuple[str, str], int] = {}
    for (table, pipeline, _, _), count in counts.items():
        most[table, pipeline] = max(most.get((table, pipeline), 0), count)
    return (Exclusion("undated", sum(most.values())),) if most else ()


REQUIRED: Final = Metric(
    name="required",
    title="Whom a required field would have stopped",
    reads={
        **SOLD_READS,
        "card_outcomes": frozenset({"table_name", "card_id", "segment", "created_on"}),
        "cells": frozenset({"table_name", "field", "card_id", "state"}),
        "due_fields": frozenset(
            {"table_name", "field", "pipeline", "stage", "stage_order", "is_lost"}
        ),
        "reach": frozenset({"table_name", "card_id", "pipeline", "stage", "furthest"}),
    },
    compute=compute,
)
