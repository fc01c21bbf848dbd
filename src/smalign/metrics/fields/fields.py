"""fields: which fields are left empty, by segment."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.fields import trend
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_held, query, script

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

Key = tuple[str, str, str]
"""Segment, table and field: a row."""

_OF_ENDS: Final = {"loss_reason": "reason_due_if_lost", "closed_at": "closing_due_if_closed"}
"""Fields due on cards that ended → what says so."""
_COUNTS: Final = ("cards", "empty", "pseudo_empty")
_NOT_COUNTED: Final = ("not_due", "reach_unknown", "never_due")
COLUMNS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("table", "text"),
    Field("field", "text"),
    *(Field(name, "integer", "count") for name in _COUNTS),
    *share_fields("empty_share"),
    Field("pseudo_tokens", "text"),
    Field("due_from", "text"),
    *(Field(name, "integer", "count") for name in _NOT_COUNTED),
    *trend.COLUMNS,
)


def compute(ask: Ask) -> Result:
    """How often each field is empty, or filled with a word that says nothing.

    What: one row per field of leads and deals and segment: the cards the field is due on, empty,
        pseudo-empty with each such word, the share of both, and its change.
    Why: a field that is rarely filled cannot explain anything, and marketing gets nothing back.
    How: `empty` are cells without a character; `pseudo_empty` say nothing («-», `n/a`), judged by
        the column's type; the share is of both, over the cards created in the period. A field that
        `[stages] required` names is due from that stage on: on the cards that got so far (won ones
        did), or that stand in the lost stage it names; the others are counted in `not_due`, in
        `reach_unknown` where nobody knows, and in `never_due` where their pipeline does not require
        it. Where no stage requires them, a reason of a loss is due on lost cards and a day of
        closing on closed ones. Trend: the first and the last complete month with at least min-n
        cards of the table each, else quarter; with min-n cards of the row at both ends the change
        is tested (Fisher, adjusted over all rows by Benjamini-Hochberg).
    Reads: cells, due_fields, reach, pseudo_tokens.
    Caveats: without `required` any other field is due on every card; a field that is filled in as
        a card moves on is emptier on young cards, so its trend seems to rise. What was filled in
        when is not told: cells are as exported.
    Sources: Wilson 1927; Newcombe 1998; Fisher 1935; Benjamini and Hochberg 1995; the definitions
        page "Empty and missing".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "fields.cards")
    records = query(ask, "fields")
    due = query(ask, "fields_due")
    id_fields, ids = card_rows(ask, Sql("excluded is null and state <> 'filled'"))
    keys = key_fields(ask.by, {field.name for field in COLUMNS})
    counted = [record for record in records if record["excluded"] is None]
    return Result(
        metric="fields",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"min_n": ask.min_n},
        fields=(COLUMNS[0], *keys, *COLUMNS[1:]),
        rows=tuple(_rows(ask, records, due, keys)),
        total=_total(counted, records),
        excluded=_undated(records),
        notes=tuple(_notes(due, records)),
        sql=script(ask, mark, "fields", "fields_due"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _rows(
    ask: Ask, records: Sequence[Record], due: Sequence[Record], keys: tuple[Field, ...]
) -> list[Row]:
    groups: dict[Key, list[Record]] = defaultdict(list)
    for record in records:
        if record["excluded"] != "undated":
            names = ("segment", "table_name", "field")
            segment, table, field = (str(record[name]) for name in names)
            groups[segment, table, field].append(record)
    counted = {key: [one for one in mine if not one["excluded"]] for key, mine in groups.items()}
    tables = {table for _, table, _ in groups}
    ends = {
        table: trend.ends_of(
            [one for key, mine in counted.items() if key[1] == table for one in mine], ask.min_n
        )
        for table in tables
    }
    found = [
        (end, *trend.counts_at(mine, end)) if (end := ends[key[1]]) else None
        for key, mine in counted.items()
    ]
    changes = trend.trends(found, ask.min_n)
    rows = [
        _row(key, groups[key], due, keys) | change
        for key, change in zip(counted, changes, strict=True)
    ]
    return sorted(rows, key=_order)


def _row(
    key: Key, records: Sequence[Record], due: Sequence[Record], keys: tuple[Field, ...]
) -> Row:
    segment, table, field = key
    counted = [one for one in records if one["excluded"] is None]
    return {
        "segment": shown(segment),
        **key_values(keys, segment),
        "table": table,
        "field": field,
        **_measures(counted),
        "pseudo_tokens": _tokens(counted),
        "due_from": _due_from(due, table, field),
        **_left(records),
    }


def _measures(counted: Iterable[Record]) -> Row:
    """Counts under their names, and the share of both kinds of empty; no records, all 0."""
    cards = empty = pseudo = 0
    for one in counted:
        cards += whole(one["cards"])
        empty += whole(one["is_empty"])
        pseudo += whole(one["is_pseudo_empty"])
    row: Row = dict(zip(_COUNTS, (cards, empty, pseudo), strict=True))
    return row | share("empty_share", empty + pseudo, cards)


def _left(records: Iterable[Record]) -> Row:
    """Cards the field is not due on, yet or ever, and those of which nobody knows."""
    sums = Counter[str]()
    for one in records:
        sums[str(one["excluded"])] += whole(one["cards"])
    return {name: sums[name] for name in _NOT_COUNTED}


def _tokens(counted: Iterable[Record]) -> str:
    """Each word that says nothing with its cells, the most frequent first: "- 12 · n/a 3"."""
    sums = Counter[str]()
    for one in counted:
        if one["token"] is not None:
            sums[str(one["token"])] += whole(one["cards"])
    ranked = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    return " · ".join(f"{token} {cells}" for token, cells in ranked)


def _due_from(due: Sequence[Record], table: str, field: str) -> str:
    """The stages that require the field, as the cards pass them; "" where it is always due."""
    mine = {
        (one["stage_order"] is None, whole(one["stage_order"]), str(one["stage"]))
        for one in due
        if (one["table_name"], one["field"]) == (table, field)
    }
    return ", ".join(dict.fromkeys(stage for _, _, stage in sorted(mine)))


def _total(counted: Sequence[Record], records: Sequence[Record]) -> Row:
    return _measures(counted) | _left(records)


def _order(row: Row) -> tuple[str, str, float, str]:
    """By segment and table, the emptiest field first."""
    empty = row["empty_share"]
    rank = -empty if isinstance(empty, float) else 0.0
    return str(row["segment"]), str(row["table"]), rank, str(row["field"])


def _undated(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    """Cards of an unknown day: a card is in every field of its table, so one field counts them."""
    counts: dict[tuple[str, str], int] = {}
    for record in records:
        if record["excluded"] == "undated":
            key = (str(record["table_name"]), str(record["field"]))
            counts[key] = counts.get(key, 0) + whole(record["cards"])
    tables = {table for table, _ in counts}
    most = [max(count for (name, _), count in counts.items() if name == one) for one in tables]
    return (Exclusion("undated", sum(most)),) if most else ()


def _notes(due: Sequence[Record], records: Sequence[Record]) -> Iterable[Note]:
    """Where every field is due everywhere, that is said; so are cards nobody knows the reach of."""
    if records and not due:
        yield Note("fields_always_due")
    required = {(one["table_name"], one["field"]) for one in due}
    names = {(one["table_name"], one["field"]) for one in records}
    yield from notes_of_ends(field for table, field in names if (table, field) not in required)
    unknown = [one for one in records if one["excluded"] == "reach_unknown"]
    if unknown:
        cells = sum(whole(one["cards"]) for one in unknown)
        yield Note("fields_reach_unknown", {"cells": cells})


def notes_of_ends(fields: Iterable[object]) -> Iterable[Note]:
    """That some of these fields are due on cards alone that ended in a certain way."""
    known = {*fields}
    return [Note(code) for field, code in _OF_ENDS.items() if field in known]


FIELDS: Final = Metric(
    name="fields",
    title="Empty fields",
    reads={
        "run": frozenset({"since", "until", "has_period", "as_of_on"}),
        "cells": frozenset(
            {
                *("table_name", "field", "card_id", "segment", "created_on", "state"),
                *("token_number", "is_early"),
            }
        ),
        "due_fields": frozenset(
            {"table_name", "field", "pipeline", "stage", "stage_order", "is_lost"}
        ),
        "reach": frozenset({"table_name", "card_id", "pipeline", "stage", "furthest"}),
        "pseudo_tokens": frozenset({"token_number", "token"}),
    },
    compute=compute,
)
