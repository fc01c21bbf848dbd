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

_TABLES: Final = ("spend", "touchpoints", "leads", "deals", "payments")
"""Tables where an id, in files that have any, tells that a row was exported before."""

_SHOWN: Final = 3  # lines
_ROWS: Final = 1_000_000  # of two files; more are not compared


def twice_notes(engine: Engine, tables: Mapping[str, Sequence[LoadedFile]]) -> list[Note]:
    """A note on every two files with the same headers that share rows, word for word."""
    notes: list[Note] = []
    for table in _TABLES:
        loaded = tables.get(table, ())
        keyless = [file for file in loaded if not file.part.has_key]
        for one, other in combinations(keyless, 2):
            if not _places(one, other) or one.raw.scan == other.raw.scan:
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


def _places(one: LoadedFile, other: LoadedFile) -> tuple[tuple[int, int], ...]:
    """The place of each column in both files; () where their headers are not the same."""
    headers, others = one.raw.headers, other.raw.headers
    if headers == others:
        return tuple((place, place) for place in range(len(headers)))
    if sorted(headers) != sorted(others) or len(set(headers)) < len(headers):
        return ()
    return tuple((place, others.index(header)) for place, header in enumerate(headers))


def _lines(engine: Engine, one: LoadedFile, other: LoadedFile) -> list[int]:
    """The first lines of `other` that stand in `one` too; none where rows are no lines of a file.

    They are where every record is one line: nothing was left out and no cell holds a line end.
    """
    raw = other.raw
    if raw.dropped or raw.rejects or not (raw.kind == "xlsx" or _is_one_a_line(other)):
        return []
    same = listed(
        (
            fill("a.{his} is not distinct from b.{own}", his=name(f"c{his}"), own=name(f"c{own}"))
            for own, his in _places(one, other)
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
    own, his = zip(*_places(one, other), strict=True)
    query = fill(
        "select count(*) from (select {own} from {one} intersect all select {his} from {other})",
        own=_cells(own),
        one=Sql(one.raw.scan),
        his=_cells(his),
        other=Sql(other.raw.scan),
    )
    return int(str(engine.value(query)))


def _cells(places: Sequence[int]) -> Sql:
    return listed(name(f"c{place}") for place in places)
