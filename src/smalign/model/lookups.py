"""`[lookups]`: files whose other columns become attributes of a card table, row for row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.errors import UsageError
from smalign.base.results import Note
from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, comment, fill, listed, name
from smalign.model.aliases import aliased
from smalign.read.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Config, Lookup
    from smalign.engine.duckdb import Engine
    from smalign.read.records import RawTable

_ONE_A_KEY: Final = (
    "create or replace table {relation} as\n"
    "select * exclude (repeat_of_key)\nfrom (\n"
    "    select {columns}, row_number() over (partition by {key} order by {columns})"
    " as repeat_of_key,\n        count(*) over (partition by {key}) as rows_of_key\n"
    "    from {scan}\n    where {known}\n)\nwhere repeat_of_key = 1"
)
_JOINED: Final = (
    "create or replace view {table}_all as\nselect t.*{replaced}{columns}\n"
    "from {table}_one t{joins}"
)


def define_lookups(
    engine: Engine,
    files: Mapping[str, RawTable],
    config: Config,
    attributes: Mapping[str, Mapping[str, str]],
    tables: Sequence[str],
) -> tuple[dict[str, dict[str, str]], list[Note]]:
    """Create `<table>_all` for each of `tables`, with the lookups' columns beside its own.

    Returns the attributes with those of the lookups, and notes on keys that found nothing.

    Raises:
        UsageError: a lookup names a file, a table, a column or a header that is not there.

    """
    known = {table: dict(columns) for table, columns in attributes.items()}
    notes: list[Note] = []
    parts: dict[str, list[tuple[Sql, Sql]]] = {table: [] for table in tables}
    for number, (file, lookup) in enumerate(sorted(config.lookups.items())):
        raw = _file(files, file)
        relation = f"lookup_{number}"
        keys = _keys(raw, lookup, known, file)
        _load(engine, raw, relation, [index for _, index in keys])
        added = _added(raw, relation, {index for _, index in keys}, known, lookup.table)
        on = _on(relation, keys)
        join = fill("\nleft join {relation} on {on}", relation=name(relation), on=on)
        parts[lookup.table].append((listed([Sql(""), *added]), join))
        notes += _repeated(engine, file, relation)
        notes += _unmatched(engine, lookup.table, file, keys[0][0], on, relation)
    for table, joined in parts.items():
        replaced, people = aliased(table, config.aliases)
        engine.define(
            fill(
                _JOINED,
                table=name(table),
                replaced=replaced,
                columns=listed((part for part, _ in joined), ""),
                joins=listed((people, *(join for _, join in joined)), ""),
            )
        )
    return known, notes


def _added(
    raw: RawTable,
    relation: str,
    keys: set[int],
    known: dict[str, dict[str, str]],
    table: str,
) -> list[Sql]:
    """The columns a lookup adds to `table`; those whose headers are new become attributes of it."""
    mine = known.setdefault(table, {})
    added = []
    for index, header in enumerate(raw.headers):
        if header and index not in keys:
            column = f"{relation}_c{index}"
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
    return added


def _on(relation: str, keys: Sequence[tuple[str, int]]) -> Sql:
    """The condition under which a row of the lookup belongs to a card."""
    pairs = (
        fill(
            "{relation}.{place} = t.{own}",
            relation=name(relation),
            place=name(f"c{index}"),
            own=name(own),
        )
        for own, index in keys
    )
    return listed(pairs, " and ")


def _file(files: Mapping[str, RawTable], file: str) -> RawTable:
    for shown, raw in files.items():
        if shown == file or shown.rsplit("/", 1)[-1] == file:
            return raw
    raise UsageError("lookup_file_missing", file=file, known=sorted(files))


def _keys(
    raw: RawTable, lookup: Lookup, known: Mapping[str, Mapping[str, str]], file: str
) -> list[tuple[str, int]]:
    """(column of the table, place in the lookup file), for each part of the key."""
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
            folded = {
                fold_header(shown): physical
                for shown, physical in known.get(lookup.table, {}).items()
            }
            if fold_header(own) not in folded:
                raise UsageError("lookup_column_missing", file=file, column=own)
            column = folded[fold_header(own)]
        found.append((column, places[0]))
    return found


def _load(engine: Engine, raw: RawTable, relation: str, keys: Sequence[int]) -> None:
    """One row a key: a lookup never multiplies the cards it describes."""
    trimmed = [
        fill("nullif(trim(cast({column} as varchar)), '') as {column}", column=name(f"c{index}"))
        for index in range(len(raw.headers))
    ]
    columns = listed(name(f"c{index}") for index in range(len(raw.headers)))
    load(
        engine,
        raw,
        lambda scan: fill(
            _ONE_A_KEY,
            relation=name(relation),
            columns=columns,
            key=listed(name(f"c{key}") for key in keys),
            known=listed((fill("{c} is not null", c=name(f"c{key}")) for key in keys), " and "),
            scan=fill("(select {trimmed} from {scan})", trimmed=listed(trimmed), scan=Sql(scan)),
        ),
    )


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
