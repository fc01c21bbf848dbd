"""The cards of an export beside those of an earlier export of the same CRM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.errors import InputError
from smalign.base.schema import NONE, TABLES
from smalign.engine.compose import Sql, comment, fill, listed, literal, name, template
from smalign.engine.scans import parquet_source
from smalign.model.persons import HASHED
from smalign.scope.cards import EVERY, SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.fields import FieldRef
    from smalign.scope.question import Question

OLD: Final = {"new_cards": "old_cards", "new_contents": "old_contents"}
"""View of an export's own cards → what it is called once it is the earlier export."""
_CARDS: Final = {"lead": ("leads", "lead_id"), "deal": ("deals", "deal_id")}
_UNTOLD: Final = frozenset({"lead_id", "deal_id", "modified_at"})
"""What every card has, or what changes with any other field."""
_OWN_ID: Final = {"leads": "lead_id", "deals": "deal_id"}
_NO_CARDS: Final = Sql(
    "select null as card, null as card_id, null as field, null as value where false"
)


class Side(Struct, frozen=True):
    """What an export can be compared in.

    as_of_on: the last day in it. fields: card table → the names of its fields. currencies: of the
    amounts of the cards in scope, as they are counted. with_ids: the card tables whose cards have
    ids of their own, by which they can be found again. rejected: rows that could not be read.
    """

    as_of_on: date | None
    fields: Mapping[str, frozenset[str]]
    currencies: tuple[str, ...]
    with_ids: frozenset[str]
    rejected: int


class Earlier(Struct, frozen=True):
    """An earlier export that was asked the same question.

    relations: view → the Parquet file of its rows. script: what makes them in a bare DuckDB.
    """

    side: Side
    relations: Mapping[str, Path]
    script: str


class Compared(Struct, frozen=True):
    """Both sides, for what can only be told of both."""

    old: Side
    new: Side


def with_ids(model: Model) -> frozenset[str]:
    """The card tables whose files give ids: elsewhere an id says no more than a line."""
    return frozenset(
        table for table, key in _OWN_ID.items() if key in model.mapped.get(table, frozenset())
    )


def fields_of(model: Model) -> dict[str, frozenset[str]]:
    """Card table → the names of its fields."""
    tables = (table for table in _OWN_ID if table in model.mapped)
    return {table: frozenset(_contents(model, table).values()) for table in tables}


def define_compared(
    engine: Engine,
    model: Model,
    question: Question,
    by: Sequence[FieldRef],
    reads: Collection[str],
) -> None:
    """Create `new_cards`, `new_contents`, and of an earlier export `old_…` and `earlier`.

    new_cards: a row a card that has an id of its own, in scope or not: its segment and stage,
    `(none)` where it has none, its owner, the amount as it is counted and as it is exported.
    new_contents: a row a card and filled field. earlier: one row, the last day of the earlier
    export. common_fields: the fields both exports have.

    Raises:
        InputError: no_card_ids, neither leads nor deals have ids.

    """
    cards = [one for one in _CARDS if _CARDS[one][0] in with_ids(model)]
    if not cards:
        raise InputError("no_card_ids")
    parts = listed((_cards(card, by) for card in cards), "\nunion all\n")
    engine.define(fill("create or replace view new_cards as\n{parts}", parts=parts))
    if "new_contents" in reads:
        define_contents(engine, model)
    earlier = question.earlier
    if earlier is None:
        return
    engine.values("earlier", (("as_of_on", "date"),), [(earlier.side.as_of_on,)])
    mine, fields = fields_of(model), (("card", "varchar"), ("field", "varchar"))
    both = [
        (table[:-1], field)
        for table in sorted(mine.keys() & earlier.side.fields.keys())
        for field in sorted(mine[table] & earlier.side.fields[table])
    ]
    engine.values("common_fields", fields, both)
    told = earlier.script
    for view, path in earlier.relations.items():
        sql = "create or replace view {view} as select * from {source}"
        made = fill(sql, view=name(view), source=parquet_source(str(path)))
        engine.define(made, printed=told)
        told = "use main"  # the script has made them all


def _cards(card: str, by: Sequence[FieldRef]) -> Sql:
    table, key = _CARDS[card]
    return fill(
        template("smalign.scope", "compared_cards.sql"),
        card=Sql(card),
        key=name(key),
        table=name(table),
        every=name(EVERY[table]),
        pipeline=fill("coalesce(t.pipeline, {none})", none=literal(NONE))
        if table == "deals"
        else literal(NONE),
        scoped=fill(
            "(select t.{key} as card_id, {segment} as segment from {table} t)",
            key=name(key),
            segment=_segment(table, by),
            table=name(table),
        ),
    )


def _segment(table: str, by: Sequence[FieldRef]) -> Sql:
    """The values of `by`. A lead has only its own: its deal's come and go with the deal."""
    if table == "deals":
        return Sql("t.segment")
    none = literal(NONE)
    texts = (field.text(table, "t") for field in by)
    parts = [none if one is None else fill("coalesce({t}, {n})", t=one, n=none) for one in texts]
    return listed(parts, f" || {literal(SEPARATOR)} || ") if parts else literal("")


def define_contents(engine: Engine, model: Model) -> None:
    """Create `new_contents`, a row a card and filled field: card, card_id, field, value."""
    named = {table: _contents(model, table) for table in _OWN_ID if table in model.mapped}
    rows = [
        (table[:-1], column, field)
        for table, fields in named.items()
        for column, field in fields.items()
    ]
    columns = (("card", "varchar"), ("value_column", "varchar"), ("field", "varchar"))
    engine.values("content_names", columns, rows)
    parts = [_of_table(table, fields) for table, fields in named.items() if fields]
    body = listed(parts, "\nunion all\n") if parts else _NO_CARDS
    engine.define(fill("create or replace view new_contents as\n{body}", body=body))


def _of_table(table: str, fields: Mapping[str, str]) -> Sql:
    return fill(
        template("smalign.scope", "compared_contents.sql"),
        card=Sql(table[:-1]),
        key=name(_OWN_ID[table]),
        table=name(table),
        texts=listed(_texts(fields), ",\n        "),
        columns=listed(name(column) for column in fields),
    )


def _texts(fields: Mapping[str, str]) -> Iterator[Sql]:
    for column, field in fields.items():
        sql = "cast({column} as varchar) as {column} {said}"
        yield fill(sql, column=name(column), said=comment(field))


def _contents(model: Model, table: str) -> dict[str, str]:
    """Physical column → the name of the field, of what the files give of a card table.

    What a workspace keeps as hashes is none: hashes of two workspaces never agree.
    """
    given = model.mapped[table] - _UNTOLD.union(HASHED)
    own = [column for column in TABLES[table].names if column in given]
    attributes = model.attributes.get(table, {})
    return {column: column for column in own} | {
        column: header for header, column in sorted(attributes.items())
    }
