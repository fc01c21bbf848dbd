"""Tables whose columns have types already (Parquet, frames), as raw tables."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from smalign.base.errors import InputError
from smalign.engine.scans import all_text, count, numbered, piece
from smalign.read.records import SAMPLE_ROWS, RawTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.engine.compose import Sql
    from smalign.engine.duckdb import Engine
    from smalign.read.records import Cells, Input, Kind

_HEAD: Final = 600
_PIECES: Final = 10
_SEED: Final = 20240229
_SMALL: Final = 100_000  # rows
_TEXT: Final = "VARCHAR"


def native_table(
    engine: Engine,
    file: Input,
    kind: Kind,
    columns: Sequence[tuple[object, ...]],
    scan: Sql,
) -> RawTable:
    """A raw table with its sample.

    Args:
        engine: where `scan` can be read.
        file: for its name and path.
        kind: parquet or frame.
        columns: (header, SQL type, …) of each column.
        scan: the rows, columns by position.

    Raises:
        InputError: no_rows.

    """
    types = [str(column[1]) for column in columns]
    sample = _sample(engine, scan, len(types))
    if not sample:
        raise InputError("no_rows", file=file.name)
    return RawTable(
        file=file.name,
        path=file.path,
        sheet=None,
        kind=kind,
        encoding=None,
        delimiter=None,
        headers=tuple(str(column[0]).strip() for column in columns),
        native=tuple(None if sql_type == _TEXT else sql_type for sql_type in types),
        sample=sample,
        scan=scan,
        printed=None,
        header_line=0,
    )


def _sample(engine: Engine, scan: Sql, width: int) -> tuple[Cells, ...]:
    """The head and seeded pieces of the rest, every cell as text or None."""
    total = int(str(engine.value(count(scan))))
    ranges = [(0, SAMPLE_ROWS if total <= SAMPLE_ROWS else _HEAD)]
    if total > SAMPLE_ROWS:
        size = (SAMPLE_ROWS - _HEAD) // _PIECES
        chosen = random.Random(_SEED)  # noqa: S311 - reproducible on purpose, no secret
        offsets = sorted(chosen.randrange(_HEAD, total) for _ in range(_PIECES))
        ranges += [(offset, min(offset + size, total)) for offset in offsets]
    rows = _pieces(engine, all_text(scan, width), width, ranges, total)
    return tuple(tuple(None if cell is None else str(cell) for cell in row) for row in rows)


def _pieces(
    engine: Engine, query: Sql, width: int, ranges: Sequence[tuple[int, int]], total: int
) -> list[tuple[object, ...]]:
    """The rows of each range in turn; a small file is gone through once, not once a range."""
    if total > _SMALL:
        return [
            row for first, end in ranges for row in engine.rows(piece(query, end - first, first))
        ]
    found = {row[-1]: row[:-1] for row in engine.rows(numbered(query, width, ranges))}
    places = (place for first, end in ranges for place in range(first, end))
    return [found[place] for place in places if place in found]
