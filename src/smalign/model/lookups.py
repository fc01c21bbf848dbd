"""`[lookups]`: files whose other columns become attributes of a card table, row for row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.clean import fold_header
from smalign.base.errors import UsageError
from smalign.base.results import Note
from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, comment, fill, listed, name
from smalign.model.aliases import aliased
from smalign.model.dictionary import decoded
from smalign.model.lookup_keys import compared
from smalign.model.lookup_rows import load_lookup
from smalign.model.names import state_name
from smalign.model.recognise import said_of
from smalign.model.recognise_columns import FROM_LOOKUPS, find

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from smalign.base.config import Config, Lookup
    from smalign.engine.duckdb import Engine
    from smalign.model.dictionary import Dictionary
    from smalign.model.lookup_rows import ReadLookup
    from smalign.read.records import RawTable

Place = tuple[str, str | None]
"""A file, and which sheet of it."""

_JOINED: Final = (
    "create or replace view {table}_all as\nselect t.*{replaced}{columns}\n"
    "from {table}_one t{joins}"
)


class Looked(Struct, frozen=True):
    """What the lookups gave.

    attributes: table → header → column, of its files and of its lookups. columns: table → the
    canonical columns that `[mapping]` takes from a lookup. states: table → the columns of lookups
    whose states stand beside them. notes: keys that found nothing. read: file and sheet → what
    was really read.
    """

    attributes: dict[str, dict[str, str]]
    columns: Mapping[str, frozenset[str]]
    states: Mapping[str, Sequence[str]]
    notes: list[Note]
    read: Mapping[Place, ReadLookup]


def define_lookups(  # noqa: PLR0913 - each is one thing that stands beside the tables
    engine: Engine,
    files: Sequence[RawTable],
    config: Config,
    attributes: Mapping[str, Mapping[str, str]],
    headers: Mapping[str, Mapping[str, str]],
    tables: Sequence[str],
    dictionary: Dictionary,
    *,
    states: bool,
) -> Looked:
    """Create `<table>_all` for each of `tables`, with the lookups' columns beside its own.

    headers: table → folded header → the canonical column it gives. dictionary: what codes of
    stages are called. states: also whether a card has a value there; one that found nothing in
    the lookup has none.

    Raises:
        UsageError: a lookup names a file, a table, a column or a header that is not there.

    """
    known = {table: dict(columns) for table, columns in attributes.items()}
    notes: list[Note] = []
    read: dict[Place, ReadLookup] = {}
    keys_of: dict[str, list[str]] = {}
    given: dict[str, dict[str, Sql]] = {}
    parts: dict[str, list[tuple[Sql, Sql]]] = {table: [] for table in tables}
    for number, (file, lookup) in enumerate(sorted(config.lookups.items())):
        raw = _file(files, file, config.lookups)
        relation = f"lookup_{number}"
        attached = known.get(lookup.table, {}).items()
        named = {fold_header(header): column for header, column in attached}
        keys = _keys(raw, lookup, {**headers.get(lookup.table, {}), **named}, file)
        places = {index: own for own, index in keys}
        read[raw.file, raw.sheet] = load_lookup(
            engine, raw, relation, places, lookup.table, config, states=states
        )
        added, new = _added(raw, relation, places, known, lookup.table)
        given.setdefault(lookup.table, {}).update(_mapped(raw, relation, lookup.table, config))
        if states:
            keys_of.setdefault(lookup.table, []).extend(f"{relation}_c{index}" for index in new)
            added += [_state(relation, index) for index in new]
        on = _on(relation, keys, lookup.table)
        join = fill("\nleft join {relation} on {on}", relation=name(relation), on=on)
        parts[lookup.table].append((listed([Sql(""), *added]), join))
        notes += _repeated(engine, file, relation)
        notes += _unmatched(engine, lookup.table, file, keys[0][0], on, relation)
    for table, joined in parts.items():
        _define_all(engine, table, joined, [*given.get(table, {}).values()], config, dictionary)
    filled = {table: frozenset(mine) for table, mine in given.items()}
    return Looked(known, filled, keys_of, notes, read)


def _define_all(
    engine: Engine,
    table: str,
    joined: Sequence[tuple[Sql, Sql]],
    given: Sequence[Sql],
    config: Config,
    dictionary: Dictionary,
) -> None:
    """One `<table>_all`: names for codes and aliases, then the columns and joins of lookups."""
    replaced, people = aliased(table, config.aliases)
    columns = engine.columns(f"{table}_one") if dictionary.sources else ()
    coded, codes = decoded(table, dictionary, columns)
    replaced = [*replaced, *coded, *given]
    parts = fill(" replace ({parts})", parts=listed(replaced)) if replaced else Sql("")
    engine.define(
        fill(
            _JOINED,
            table=name(table),
            replaced=parts,
            columns=listed((part for part, _ in joined), ""),
            joins=listed((people, codes, *(join for _, join in joined)), ""),
        )
    )


def _mapped(raw: RawTable, relation: str, table: str, config: Config) -> dict[str, Sql]:
    """Column → what `[mapping]` takes from this lookup where the card itself says nothing."""
    found = {
        column: places[0]
        for column, header in config.mapping.get(table, {}).items()
        if column in FROM_LOOKUPS
        and isinstance(header, str)
        and (places := find(raw.headers, header))
    }
    return {
        column: fill(
            "coalesce(t.{column}, {relation}.{place}) as {column}",
            column=name(column),
            relation=name(relation),
            place=name(f"c{place}"),
        )
        for column, place in found.items()
    }


def _added(
    raw: RawTable,
    relation: str,
    keys: Collection[int],
    known: dict[str, dict[str, str]],
    table: str,
) -> tuple[list[Sql], list[int]]:
    """The columns a lookup adds to `table`, and the places of those with a new header.

    These become attributes of the table.
    """
    mine = known.setdefault(table, {})
    added, new = [], []
    for index, header in enumerate(raw.headers):
        if header and index not in keys:
            column = f"{relation}_c{index}"
            new += [index] if header not in mine else []
            mine.setdefault(header, column)
            added.append(
                fill(
                    "{relation}.{own} as {column} {said}",
                    relation=name(relation),
                    own=name(f"c{index}"),
                    column=name(column),
                    said=comment(header),
                )
            )
    return added, new


def _state(relation: str, index: int) -> Sql:
    """Whether a card has a value of a lookup's column; empty where it found no row."""
    return fill(
        "coalesce({relation}.{state}, 1) as {column}",
        relation=name(relation),
        state=name(state_name(f"c{index}")),
        column=name(state_name(f"{relation}_c{index}")),
    )


def _on(relation: str, keys: Sequence[tuple[str, int]], table: str) -> Sql:
    """The condition under which a row of the lookup belongs to a card."""
    pairs = (
        fill(
            "{relation}.{place} = {own}",
            relation=name(relation),
            place=name(f"key_{index}"),
            own=compared(table, own, fill("t.{own}", own=name(own))),
        )
        for own, index in keys
    )
    return listed(pairs, " and ")


def _file(files: Sequence[RawTable], file: str, lookups: Mapping[str, Lookup]) -> RawTable:
    """The file, or the sheet of a workbook, that is said to be this lookup."""
    for raw in files:
        if said_of(raw, lookups) is lookups[file]:
            return raw
    raise UsageError("lookup_file_missing", file=file)


def _keys(
    raw: RawTable, lookup: Lookup, headers: Mapping[str, str], file: str
) -> list[tuple[str, int]]:
    """(column of the table, place in the lookup file), for each part of the key.

    headers: folded header of the table → its column.
    """
    if lookup.table not in TABLES:
        raise UsageError("lookup_table_unknown", file=file, table=lookup.table)
    found = []
    for own, header in lookup.on.items():
        places = [
            index
            for index, other in enumerate(raw.headers)
            if fold_header(other) == fold_header(header)
        ]
        if not places:
            raise UsageError(
                "lookup_header_missing", file=file, header=header, known=list(raw.headers)
            )
        column = own
        if own not in TABLES[lookup.table].names:
            if fold_header(own) not in headers:
                raise UsageError("lookup_column_missing", file=file, column=own)
            column = headers[fold_header(own)]
        found.append((column, places[0]))
    return found


def _repeated(engine: Engine, file: str, relation: str) -> list[Note]:
    """Keys on several rows: one row of them is taken, the first in the order of its content."""
    query = "select count(*) from {relation} where rows_of_key > 1"
    keys = int(str(engine.value(fill(query, relation=name(relation)))))
    return [Note("lookup_key_repeated", {"file": file, "keys": keys})] if keys else []


def _unmatched(
    engine: Engine, table: str, file: str, own: str, on: Sql, relation: str
) -> list[Note]:
    counted = fill(
        "select count(*) from {table}_one t where t.{own} is not null"
        " and not exists (select 1 from {relation} where {on})",
        table=name(table),
        own=name(own),
        relation=name(relation),
        on=on,
    )
    cards = int(str(engine.value(counted)))
    return (
        [Note("lookup_unmatched", {"file": file, "table": table, "cards": cards})] if cards else []
    )
