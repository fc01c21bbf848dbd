"""Several files of one table become one, and one card becomes one row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.results import Note
from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, fill, listed, literal, name, template
from smalign.model.names import all_physical

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from smalign.engine.duckdb import Engine

_PACKAGE: Final = "smalign.model.sql"
MERGED: Final = frozenset({"leads", "deals", "contacts", "companies", "payments", "tasks"})
"""Tables where an id that stands twice is one thing exported twice."""

_ONCE: Final = "touchpoints"
"""A table where the rows of an id may be several, and those of one moment in two files are not."""

_MERGED_BY: Final = {True: "duplicates_merged", False: "duplicates_undated"}
"""What is said of merged rows, by whether every file says when its rows were modified."""

_FOREIGN: Final = frozenset({"campaign_id"})
"""Ids that an ad cabinet gave."""


class Part(Struct, frozen=True):
    """One typed file of a table.

    relation: its table. has_key: whether a header gives the id. columns: the physical columns it
    has. extra: attributes and states it has beside the canonical ones. has_products: one card
    stands on several product rows. first_line: physical line of its first row. prefix: stands
    before its ids where another system has the same ones.
    """

    file: str
    relation: str
    has_key: bool
    columns: frozenset[str]
    extra: tuple[str, ...]
    has_products: bool
    first_line: int
    latest: datetime | None
    prefix: str = ""


def define_table(
    engine: Engine, table: str, parts: Sequence[Part], named: frozenset[str] | None
) -> list[Note]:
    """Create `<table>_one` from the parts (none: an empty table); say what was merged.

    named: the canonical columns it must have; None = all.
    """
    physical = all_physical(TABLES[table], named)
    if not parts:
        engine.values(f"{table}_one", physical, [])
        return []
    key = TABLES[table].key
    extra = sorted({column for part in parts for column in part.extra})
    body = listed(
        (_select(table, part, number, physical, extra) for number, part in enumerate(parts)),
        "\nunion all\n",
    )
    keyed = sum(part.has_key for part in parts)
    is_merged = table in MERGED and keyed > 0
    is_once = table == _ONCE and keyed > 1
    merged = None
    if is_merged or is_once:
        _define_view(engine, f"{table}_read", body)
        merge = _once if is_once else _dedupe
        merged = merge(engine, table, str(key), parts, [column for column, _ in physical] + extra)
    if merged is None:
        _define_view(engine, f"{table}_one", body)
    return merged or []


def _define_view(engine: Engine, view: str, body: Sql) -> None:
    engine.define(fill("create or replace view {view} as\n{body}", view=name(view), body=body))


def _select(
    table: str,
    part: Part,
    number: int,
    physical: Sequence[tuple[str, str]],
    extra: Sequence[str],
) -> Sql:
    key = TABLES[table].key
    columns: list[Sql] = []
    ids = {one.name for one in TABLES[table].columns if one.type == "id"} if part.prefix else set()
    for column, kind in physical:
        if column == key:
            columns.append(_row_id(part, number, name(column)))
        elif column in part.columns and column in ids and column not in _FOREIGN:
            columns.append(fill("{id} as {column}", id=_own(part, column), column=name(column)))
        elif column in part.columns:
            columns.append(name(column))
        else:
            columns.append(null_column(column, kind))
    for column in extra:
        missing = Sql("1::smallint") if column.startswith("state_") else Sql("null::varchar")
        columns.append(
            name(column)
            if column in part.extra
            else fill("{missing} as {column}", missing=missing, column=name(column))
        )
    return fill(
        "select {columns}, {number} as file_no, rowid as row_no, {latest} as file_latest"
        " from {relation}",
        columns=listed(columns),
        number=literal(number),
        latest=fill("cast({latest} as timestamp)", latest=literal(part.latest)),
        relation=name(part.relation),
    )


def null_column(column: str, kind: str) -> Sql:
    """A canonical column that no file gives."""
    return fill("cast(null as {type}) as {column}", type=Sql(kind), column=name(column))


def _row_id(part: Part, number: int, key: Sql) -> Sql:
    """The exported id; a row without one is called by its place in its file."""
    place = fill(
        "{prefix} || cast(rowid + {first} as varchar)",
        prefix=literal("row " if number == 0 else f"{part.file}: row "),
        first=literal(part.first_line),
    )
    if not part.has_key or str(key) not in part.columns:
        return fill("{place} as {key}", place=place, key=key)
    own = _own(part, str(key))
    return fill("coalesce({own}, {place}) as {key}", own=own, place=place, key=key)


def _own(part: Part, column: str) -> Sql:
    """An id as no other system has it."""
    if not part.prefix:
        return name(column)
    prefix = literal(part.prefix)
    return fill("{prefix} || cast({id} as varchar)", prefix=prefix, id=name(column))


def _dedupe(
    engine: Engine, table: str, key: str, parts: Sequence[Part], columns: Sequence[str]
) -> list[Note] | None:
    """Keep of the rows of one id the last modified; None where there is nothing to merge."""
    identity = _identity(table, key)
    counted = fill(
        "select count(*), count(distinct {key}) from {read}",
        key=fill("({key})", key=identity),
        read=name(f"{table}_read"),
    )
    rows, ids = (int(str(cell)) for cell in engine.rows(counted)[0])
    if rows == ids:
        return None
    expanded = table == "deals" and any(part.has_products for part in parts)
    engine.define(
        fill(
            template(_PACKAGE, "dedupe.sql"),
            table=name(table),
            key=identity,
            summed=_summed(key, expanded=expanded),
            modified=Sql("modified_at" if "modified_at" in columns else "cast(null as timestamp)"),
            columns=_greatest(columns, key),
        )
    )
    dated = all("modified_at" in part.columns for part in parts)
    code = "products_summed" if expanded else _MERGED_BY[dated]
    merged = Note(code, {"table": table, "rows": rows, "ids": ids, "merged": rows - ids})
    return [merged, *_overlap(engine, table, key, len(parts))]


def _once(
    engine: Engine, table: str, key: str, parts: Sequence[Part], columns: Sequence[str]
) -> list[Note] | None:
    """Keep what several files hold of one id and moment as the file with the later data has it.

    The moment tells ids apart that two lists count from one: calls and letters. None where no
    id is in several.
    """
    identity = Sql(f"{key}, touched_at")
    count = "select count(*) from (select {id} from {read} group by {id} having {several})"
    several = Sql("min(file_no) <> max(file_no)")
    read = name(f"{table}_read")
    shared = engine.value(fill(count, id=identity, read=read, several=several))
    if not shared:
        return None
    query = template(_PACKAGE, "once.sql")
    engine.define(fill(query, table=name(table), key=identity, columns=_greatest(columns, key)))
    return [Note("exports_overlap", {"table": table, "ids": shared, "files": len(parts)})]


def _greatest(columns: Sequence[str], key: str) -> Sql:
    """The order of rows that are equally new: the greater content first."""
    return listed(
        fill("{column} desc nulls last", column=name(column)) for column in columns if column != key
    )


def _identity(table: str, key: str) -> Sql:
    """What two rows of one thing share; a refund may carry the number of the payment it returns."""
    return Sql(f"{key}, kind, amount < 0") if table == "payments" else name(key)


def _overlap(engine: Engine, table: str, key: str, files: int) -> list[Note]:
    """How many ids stand in more than one file."""
    query = (
        "select count(*) from (select {key} from {read} group by {key}"
        " having count(distinct file_no) > 1)"
    )
    found = engine.value(fill(query, key=name(key), read=name(f"{table}_read"))) if files > 1 else 0
    facts: dict[str, object] = {"table": table, "ids": found, "files": files}
    return [Note("exports_overlap", facts)] if found else []


def _summed(key: str, *, expanded: bool) -> Sql:
    """A product-expanded deal is worth all its rows of one file."""
    if not expanded:
        return Sql("")
    return fill(
        " replace (cast(sum(amount) over (partition by {key}, file_no) as decimal(18, 6))"
        " as amount)",
        key=name(key),
    )
