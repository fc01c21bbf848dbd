"""fields: which fields are left empty, by segment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_view, query, script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

_COUNTS: Final = ("cards", "empty", "pseudo_empty")
_FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("table", "text"),
    Field("field", "text"),
    *(Field(name, "integer", "count") for name in _COUNTS),
    *share_fields("empty_share"),
)


def compute(ask: Ask) -> Result:
    """How often each field is empty, or filled with a word that says nothing.

    What: one row per field of leads and deals and segment: cards, empty, pseudo-empty, share.
    Why: a field that is rarely filled cannot explain anything, and marketing gets nothing back.
    How: `empty` are cells without a character; `pseudo_empty` say nothing («-», `n/a`), judged by
        the column's type; the share is of both, over the cards created in the period.
    Reads: cells; leads and deals for the day of creation.
    Caveats: a field that is not required for a card is counted like any other.
    Sources: Wilson 1927 for intervals; the definitions page "Empty and missing".
    """
    mark = ask.engine.mark()
    define_view(ask, "cards", "fields.cards")
    records = query(ask, "fields")
    id_fields, ids = card_rows(ask, Sql("excluded is null and state <> 'filled'"))
    keys = key_fields(ask.by, {field.name for field in _FIELDS})
    counted = [record for record in records if record["excluded"] is None]
    rows = [_row(record, keys) for record in counted]
    rows.sort(key=_order)
    return Result(
        metric="fields",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"min_n": ask.min_n},
        fields=(_FIELDS[0], *keys, *_FIELDS[1:]),
        rows=tuple(rows),
        total=_measures([sum(part) for part in zip(*map(_counts, counted), strict=True)]),
        excluded=_undated(records),
        sql=script(ask, mark, "fields"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _row(record: Record, keys: tuple[Field, ...]) -> Row:
    segment = str(record["segment"])
    return {
        "segment": shown(segment),
        **key_values(keys, segment),
        "table": str(record["table_name"]),
        "field": str(record["field"]),
        **_measures(_counts(record)),
    }


def _counts(record: Record) -> list[int]:
    return [whole(record[name]) for name in ("cards", "is_empty", "is_pseudo_empty")]


def _measures(counts: Sequence[int]) -> Row:
    """Counts under their names, and the share of both kinds of empty; no rows, all 0."""
    cards, empty, pseudo = counts or (0, 0, 0)
    row: Row = dict(zip(_COUNTS, (cards, empty, pseudo), strict=True))
    return row | share("empty_share", empty + pseudo, cards)


def _order(row: Row) -> tuple[str, str, float, str]:
    """By segment and table, the emptiest field first."""
    empty = row["empty_share"]
    rank = -empty if isinstance(empty, float) else 0.0
    return str(row["segment"]), str(row["table"]), rank, str(row["field"])


def _undated(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    """Cards of an unknown day: a card is in every field of its table, so one field counts them."""
    counts: dict[tuple[str, str], int] = {}
    for record in records:
        if record["excluded"] is not None:
            key = (str(record["table_name"]), str(record["field"]))
            counts[key] = counts.get(key, 0) + whole(record["cards"])
    tables = {table for table, _ in counts}
    most = [max(count for (name, _), count in counts.items() if name == one) for one in tables]
    return (Exclusion("undated", sum(most)),) if most else ()


FIELDS: Final = Metric(
    name="fields",
    title="Empty fields",
    reads={
        "run": frozenset({"since", "until", "has_period"}),
        "leads": frozenset({"lead_id", "created_on"}),
        "deals": frozenset({"deal_id", "created_on"}),
        "cells": frozenset({"table_name", "field", "card_id", "segment", "state"}),
    },
    compute=compute,
)
