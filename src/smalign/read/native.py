"""Tables whose columns have types already (Parquet, frames), as raw tables."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.errors import InputError
from smalign.engine.compose import Sql
from smalign.engine.scans import (
    all_text,
    blank_cells,
    count_begun,
    count_where,
    first_rows,
    numbered,
    piece,
    rows_where_not,
)
from smalign.read.furniture import Furniture
from smalign.read.records import SAMPLE_ROWS, Dropped, RawTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.engine.duckdb import Engine
    from smalign.read.records import Cells, Input, Kind

Trim = Callable[[Sql], Sql]

_HEAD: Final = 600
_PIECES: Final = 10
_SEED: Final = 20240229
_SMALL: Final = 100_000  # rows
_TEXT: Final = "VARCHAR"


class _Seen(Struct, frozen=True):
    """A look at a table: its rows, a sample of them, the last one where they are few.

    begun: how many rows have something in the first column.
    """

    total: int
    begun: int
    sample: tuple[Cells, ...]
    last: Cells | None


def native_table(
    engine: Engine,
    file: Input,
    kind: Kind,
    columns: Sequence[tuple[object, ...]],
    scan: Sql,
    printed: Sql | None = None,
) -> RawTable:
    """A raw table with its sample, without blank rows and a total at its end.

    Args:
        engine: where `scan` can be read.
        file: for its name and path.
        kind: parquet or frame.
        columns: (header, SQL type, …) of each column.
        scan: the rows, columns by position.
        printed: the same for a bare DuckDB.

    Raises:
        InputError: no_rows.

    """
    types = [str(column[1]) for column in columns]
    headers = tuple(str(column[0]).strip() for column in columns)
    seen = _seen(engine, scan, len(types))
    trims, dropped = _furniture(engine, scan, types, headers, seen)
    if dropped:
        for trim in trims:
            scan = trim(scan)
            printed = None if printed is None else trim(printed)
        seen = _seen(engine, scan, len(types))
    sample = seen.sample
    if not sample:
        raise InputError("no_rows", file=file.name)
    return RawTable(
        file=file.name,
        path=file.path,
        sheet=None,
        kind=kind,
        encoding=None,
        delimiter=None,
        headers=headers,
        native=tuple(None if sql_type == _TEXT else sql_type for sql_type in types),
        sample=sample,
        scan=scan,
        printed=printed,
        header_line=0,
        dropped=dropped,
        accepted=seen.total,
    )


def _furniture(
    engine: Engine, scan: Sql, types: Sequence[str], headers: Sequence[str], seen: _Seen
) -> tuple[list[Trim], tuple[Dropped, ...]]:
    """What takes out the rows that are none, and their number, as of a text file.

    They are blank rows, wherever they stand, and a total in the last row of a table small enough to
    have been made by people. One column that the sample shows filled, if any, is looked at first.
    """
    if not types:
        return [], ()
    trims: list[Trim] = []
    dropped: list[Dropped] = []
    known = next((i for i in range(len(types)) if all(row[i] for row in seen.sample)), 0)
    places = [known, *(i for i in range(len(types)) if i != known)]
    blank = blank_cells(types, places)
    one: object = seen.total - seen.begun  # text may be blank without being null
    if known or types[0] == _TEXT:
        one = engine.value(count_where(scan, blank_cells(types, places[:1])))
    count_blank = int(str(engine.value(count_where(scan, blank)))) if one else 0
    if count_blank:
        trims.append(partial(rows_where_not, condition=blank))
        dropped.append(Dropped("blank", count_blank))
        seen = _seen(engine, trims[0](scan), len(types))
    if seen.total > 1 and seen.last and Furniture(headers).is_total([c or "" for c in seen.last]):
        trims.append(partial(first_rows, rows=seen.total - 1))
        dropped.append(Dropped("total", 1))
    return trims, tuple(dropped)


def _seen(engine: Engine, scan: Sql, width: int) -> _Seen:
    """A look at a scan: its head and seeded pieces of the rest, every cell as text or None."""
    total, begun = (int(str(cell)) for cell in engine.rows(count_begun(scan, width))[0])
    if not total:
        return _Seen(0, 0, (), None)
    ranges = [(0, SAMPLE_ROWS if total <= SAMPLE_ROWS else _HEAD)]
    if total > SAMPLE_ROWS:
        size = (SAMPLE_ROWS - _HEAD) // _PIECES
        chosen = random.Random(_SEED)  # noqa: S311 - reproducible on purpose, no secret
        offsets = sorted(chosen.randrange(_HEAD, total) for _ in range(_PIECES))
        ranges += [(offset, min(offset + size, total)) for offset in offsets]
    if total <= _SMALL:
        ranges.append((total - 1, total))
    found = _pieces(engine, scan, width, ranges, total)
    rows = tuple(tuple(None if cell is None else str(cell) for cell in row) for row in found)
    if total <= _SMALL:
        return _Seen(total, begun, rows[:-1], rows[-1])
    return _Seen(total, begun, rows, None)


def _pieces(
    engine: Engine, scan: Sql, width: int, ranges: Sequence[tuple[int, int]], total: int
) -> list[tuple[object, ...]]:
    """The rows of each range in turn; a small file is gone through once, not once a range."""
    if total > _SMALL:
        query = all_text(scan, width)
        return [
            row for first, end in ranges for row in engine.rows(piece(query, end - first, first))
        ]
    found = {row[-1]: row[:-1] for row in engine.rows(numbered(scan, width, ranges))}
    places = (place for first, end in ranges for place in range(first, end))
    return [found[place] for place in places if place in found]
