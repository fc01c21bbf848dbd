"""The same rows of costs or touches in two files: nothing but the user can say which are extra."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.engine.compose import Sql, fill, listed, name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.load import LoadedFile

_WITHOUT_CARDS: Final = ("spend", "touchpoints")
"""Tables whose rows are no cards: no id tells that a row was exported before."""

_ROWS: Final = 1_000_000  # of two files; more are not compared


def twice_notes(engine: Engine, tables: Mapping[str, Sequence[LoadedFile]]) -> list[Note]:
    """A note on every two files with one header that share rows, word for word in every cell."""
    notes: list[Note] = []
    for table in _WITHOUT_CARDS:
        for one, other in combinations(tables.get(table, ()), 2):
            if one.raw.headers != other.raw.headers or one.raw.scan == other.raw.scan:
                continue
            rows = _shared(engine, one, other)
            if rows:
                files = [one.raw.file, other.raw.file]
                notes.append(Note("rows_twice", {"table": table, "rows": rows, "files": files}))
    return notes


def _shared(engine: Engine, one: LoadedFile, other: LoadedFile) -> int:
    sizes = (
        fill("(select count(*) from {relation})", relation=name(file.part.relation))
        for file in (one, other)
    )
    if int(str(engine.value(fill("select {sum}", sum=listed(sizes, " + "))))) > _ROWS:
        return 0
    query = "select count(*) from (select * from {one} intersect all select * from {other})"
    return int(str(engine.value(fill(query, one=Sql(one.raw.scan), other=Sql(other.raw.scan)))))
