"""The same rows without an id in two files: nothing but the user can say which are extra."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.read.decode import lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.load import LoadedFile

_WITHOUT_CARDS: Final = ("spend", "touchpoints")
"""Tables whose rows are no cards: no id tells that a row was exported before."""

_CARDS: Final = ("leads", "deals", "payments")
"""Tables where it does, in files that have ids."""

_SHOWN: Final = 3  # lines
_ROWS: Final = 1_000_000  # of two files; more are not compared


def twice_notes(engine: Engine, tables: Mapping[str, Sequence[LoadedFile]]) -> list[Note]:
    """A note on every two files with one header that share rows, word for word in every cell."""
    notes: list[Note] = []
    for table in (*_WITHOUT_CARDS, *_CARDS):
        loaded = tables.get(table, ())
        keyless = [file for file in loaded if table in _WITHOUT_CARDS or not file.part.has_key]
        for one, other in combinations(keyless, 2):
            if one.raw.headers != other.raw.headers or one.raw.scan == other.raw.scan:
                continue
            rows = _shared(engine, one, other)
            if rows:
                files = [one.raw.file, other.raw.file]
                facts: dict[str, object] = {"table": table, "rows": rows, "files": files}
                found = _lines(engine, one, other)
                if found:
                    told = {"file": other.raw.file, "lines": ", ".join(map(str, found))}
                    notes.append(Note("rows_twice_at", {**facts, **told}))
                else:
                    notes.append(Note("rows_twice", facts))
    return notes


def _lines(engine: Engine, one: LoadedFile, other: LoadedFile) -> list[int]:
    """The first lines of `other` that stand in `one` too; none where rows are no lines of a file.

    They are where every record is one line: nothing was left out and no cell holds a line end.
    """
    raw = other.raw
    if raw.dropped or raw.rejects or not (raw.kind == "xlsx" or _is_one_a_line(other)):
        return []
    same = listed(
        (
            fill("a.{cell} is not distinct from b.{cell}", cell=name(f"c{place}"))
            for place in range(len(raw.headers))
        ),
        " and ",
    )
    rows = engine.rows(
        fill(
            "select a.place from (select *, row_number() over () as place from {other}) a"
            " where exists (select 1 from {one} b where {same}) order by 1 limit {shown}",
            other=Sql(raw.scan),
            one=Sql(one.raw.scan),
            same=same,
            shown=literal(_SHOWN),
        )
    )
    return [raw.header_line + int(str(row[0])) for row in rows]


def _is_one_a_line(file: LoadedFile) -> bool:
    text = file.raw.text
    if text is None:
        return False
    physical = sum(1 for _ in lines(text.path, text.encoding))
    return physical == file.raw.header_line + (file.read.rows or 0)


def _shared(engine: Engine, one: LoadedFile, other: LoadedFile) -> int:
    sizes = (
        fill("(select count(*) from {relation})", relation=name(file.part.relation))
        for file in (one, other)
    )
    if int(str(engine.value(fill("select {sum}", sum=listed(sizes, " + "))))) > _ROWS:
        return 0
    query = "select count(*) from (select * from {one} intersect all select * from {other})"
    return int(str(engine.value(fill(query, one=Sql(one.raw.scan), other=Sql(other.raw.scan)))))
