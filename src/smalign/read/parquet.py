"""Parquet files and frames: columns keep the types they have."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smalign.base.errors import InputError
from smalign.engine.compose import Sql
from smalign.engine.duckdb import Engine, EngineError, descriptor_path
from smalign.engine.scans import (
    all_text,
    count,
    described,
    frame_scan,
    parquet_scan,
    parquet_source,
    piece,
)
from smalign.read.records import SAMPLE_ROWS, Cells, Input, Kind, RawTable

if TYPE_CHECKING:
    import pyarrow as pa

_HEAD: Final = 600
_PIECES: Final = 10
_SEED: Final = 20240229
_TEXT: Final = "VARCHAR"


def probe_parquet(file: Input, workdir: Path) -> RawTable:
    """One Parquet file as a raw table.

    Raises:
        InputError: parquet_broken, no_rows.

    """
    path = descriptor_path(file.descriptor)
    with Engine(workdir, [file.descriptor]) as engine:
        try:
            columns = engine.rows(described(parquet_source(path)))
            scan = parquet_scan(path, len(columns))
            table = _table(engine, file, "parquet", columns, scan)
        except EngineError as error:
            raise InputError("parquet_broken", file=file.name) from error
    return replace(table, printed=parquet_scan(file.path, len(columns)) if file.path else None)


def from_arrow(engine: Engine, name: str, table: pa.Table) -> RawTable:
    """An Arrow table (a data frame) as a raw table the engine can read.

    Args:
        engine: where it is registered, under a name of ours.
        name: what the user calls it.
        table: its columns may have any names, twice the same too.

    Raises:
        InputError: no_rows, frame_without_columns.

    """
    if not table.num_columns:
        raise InputError("frame_without_columns", file=name)
    relation = "frame_" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:16]
    given = table.rename_columns([f"c{i}" for i in range(table.num_columns)])
    engine.register(relation, given)
    scan = frame_scan(relation, table.num_columns)
    types = engine.rows(described(scan))
    columns = [(header, kind[1]) for header, kind in zip(table.column_names, types, strict=True)]
    return _table(engine, Input(name, None, -1), "frame", columns, scan)


def _table(
    engine: Engine,
    file: Input,
    kind: Kind,
    columns: Sequence[tuple[object, ...]],
    scan: Sql,
) -> RawTable:
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
    query = all_text(scan, width)
    rows = engine.rows(piece(query, SAMPLE_ROWS if total <= SAMPLE_ROWS else _HEAD, 0))
    if total > SAMPLE_ROWS:
        size = (SAMPLE_ROWS - _HEAD) // _PIECES
        chosen = random.Random(_SEED)  # noqa: S311 - reproducible on purpose, no secret
        for offset in sorted(chosen.randrange(_HEAD, total) for _ in range(_PIECES)):
            rows += engine.rows(piece(query, size, offset))
    return tuple(tuple(None if cell is None else str(cell) for cell in row) for row in rows)
