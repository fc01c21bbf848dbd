"""contents: what stands in the fields, and whether it tells sales from losses."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Result
from smalign.base.schema import TABLES
from smalign.engine.compose import Sql
from smalign.metrics.fields.field_use import Use, uses
from smalign.metrics.fields.fields import notes_of_ends
from smalign.metrics.fields.spellings import near_duplicates
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_held, query, script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.fields.field_use import Key
    from smalign.metrics.metric import Ask, Record

MOST_VALUES: Final = 2000
"""Values of a field that are looked at one by one."""
_MOSTLY: Final = 0.5
_ONE_IN: Final = 20
COLUMNS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("segment", "table", "field")),
    *(Field(name, "integer", "count") for name in ("cards", "empty", "pseudo_empty")),
    *share_fields("empty_share"),
    *(Field(name, "integer", "count") for name in ("filled", "values", "singletons")),
    Field("near_duplicates", "integer", "count"),
    Field("top_value", "text"),
    *share_fields("top_share"),
    Field("use", "text"),
    *(Field(name, "integer", "count") for name in ("tested", "decided_cards")),
    Field("p_adjusted", "float", "p"),
    Field("advice", "text"),
)


def compute(ask: Ask) -> Result:
    """What the fields hold: how often one value, how many spellings of it, of what use.

    What: one row per field and segment: distinct values, those of one card (singletons), spellings
        of another value (near duplicates), the most frequent value with its share of the filled
        cells, whether any value is associated with sales, and what follows.
    Why: a field that holds the default everywhere, or a word of its own everywhere, tells nothing.
    How: near duplicates differ by case, signs or one letter; n/a beyond 2000 values. Use: each
        value with at least min-n decided cards on both sides is tested against the field's other
        values (Fisher); the least p times the number of tests is the field's, adjusted over all
        fields (Benjamini-Hochberg); below 0.05 the field separates, else not seen. With fewer than
        min-n won or lost cards it is few; few and one_value are not tested. Leads: converted
        against disqualified. Advice: drop, where a column of the company's own was tested and
        nothing seen, or has one value, and more than half of the filled cells surely hold one
        value; list, where the cells are at least twice as many as the values and at least one
        value in twenty is another spelling.
    Reads: leads, deals, cells, filled.
    Caveats: what is associated with sales need not cause them; what is filled in because a card is
        won goes with sales by itself. Ids, days and what names a person are not looked at. The most
        frequent value is told where at least min-n cards have it. When a field was filled in, and
        whether by hand, is not exported: defaults typed in the minute of the move are not told.
    Sources: Wilson 1927; Fisher 1935; Benjamini and Hochberg 1995.
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "contents.cards")
    values: dict[Key, list[Record]] = defaultdict(list)
    for record in query(ask, "contents"):
        values[_key(record)].append(record)
    fields = {_key(record): record for record in query(ask, "contents_empty")}
    id_fields, ids = card_rows(ask, Sql("excluded is null"))
    keys = key_fields(ask.by, {field.name for field in COLUMNS})
    found = uses(values, ask.min_n)
    rows = [
        _row(key, record, values.get(key, []), found.get(key), keys, ask.min_n)
        for key, record in fields.items()
    ]
    rows.sort(key=_order)
    return Result(
        metric="contents",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"min_n": ask.min_n},
        fields=(COLUMNS[0], *keys, *COLUMNS[1:]),
        rows=tuple(rows),
        total={},
        notes=(Note("fill_time_unknown"), *notes_of_ends(field for _, _, field in fields)),
        sql=script(ask, mark, "contents", "contents_empty"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _key(record: Record) -> Key:
    return str(record["segment"]), str(record["table_name"]), str(record["field"])


def _row(
    key: Key,
    record: Record,
    values: Sequence[Record],
    use: Use | None,
    keys: tuple[Field, ...],
    min_n: int,
) -> Row:
    segment, table, field = key
    cards, empty, pseudo = (
        whole(record[name]) for name in ("cards", "is_empty", "is_pseudo_empty")
    )
    row: Row = {"segment": shown(segment), **key_values(keys, segment)}
    row |= {"table": table, "field": field, "cards": cards, "empty": empty}
    row |= {"pseudo_empty": pseudo, **share("empty_share", empty + pseudo, cards)}
    row |= _spelled(values, min_n)
    found = use or Use("")
    row |= {"use": found.word, "tested": found.tested, "decided_cards": found.decided}
    row |= {"p_adjusted": found.p_adjusted, "advice": ""}
    return row | {"advice": _advice(row, is_own=field not in TABLES[table].names)}


def _order(row: Row) -> tuple[object, ...]:
    """By segment and table; first what to do something with, then what goes with sales."""
    rank = (row["advice"] == "", row["filled"] is None, row["use"] != "separates", row["use"] == "")
    return str(row["segment"]), str(row["table"]), *rank, str(row["field"])


def _spelled(values: Sequence[Record], min_n: int) -> Row:
    """What the values of a field are like; nothing is known of a field that is not looked at."""
    if not values:
        nothing: Row = dict.fromkeys(("filled", "values", "singletons", "near_duplicates"))
        return nothing | {"top_value": "", **share("top_share", None, None)}
    first = min(values, key=lambda one: whole(one["place"]))
    filled, many = whole(first["all_cards"]), whole(first["all_values"])
    texts = [str(one["value"]) for one in values]
    return {
        "filled": filled,
        "values": many,
        "singletons": whole(first["singletons"]),
        "near_duplicates": near_duplicates(texts) if many <= MOST_VALUES else None,
        "top_value": str(first["value"]) if whole(first["cards"]) >= min_n else "",
        **share("top_share", whole(first["cards"]), filled),
    }


def _advice(row: Row, *, is_own: bool) -> str:
    """What follows: drop or list, "" where nothing does."""
    low, filled = row["top_share_low"], row["filled"]
    is_mostly_one = isinstance(low, float) and low > _MOSTLY
    if is_own and is_mostly_one and row["use"] in {"not_seen", "one_value"}:
        return "drop"
    values, near = whole(row["values"]), whole(row["near_duplicates"])
    repeats = isinstance(filled, int) and values * 2 <= filled
    return "list" if repeats and near and near * _ONE_IN >= values else ""


CONTENTS: Final = Metric(
    name="contents",
    title="What the fields hold",
    reads={
        "run": frozenset({"since", "until", "has_period"}),
        "cells": frozenset({"table_name", "field", "segment", "created_on", "state", "is_early"}),
        "filled": frozenset(
            {"table_name", "field", "card_id", "segment", "created_on", "outcome", "value"}
        ),
    },
    compute=compute,
)
