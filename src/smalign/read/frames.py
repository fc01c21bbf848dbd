"""Tables that are in memory already: the Python API's way in."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from smalign.base.errors import InputError
from smalign.engine.duckdb import Engine
from smalign.engine.scans import described, frame_scan
from smalign.read.native import native_table
from smalign.read.records import Input

if TYPE_CHECKING:
    import pyarrow as pa

    from smalign.read.records import RawTable


def relation_of(name: str) -> str:
    """The name under which an engine must know the frame, by `Engine.register`."""
    return f"frame_{name}"


def from_arrow(name: str, table: pa.Table) -> RawTable:
    """An Arrow table (a data frame) as a raw table.

    Its scan reads the relation `relation_of(name)`, which every engine that loads it has to
    register.

    Args:
        name: a canonical table's name: lower-case letters, digits and underscores.
        table: its columns may have any names, twice the same too.

    Raises:
        InputError: no_rows, frame_without_columns.

    """
    if not table.num_columns:
        raise InputError("frame_without_columns", file=name)
    relation = relation_of(name)
    scan = frame_scan(relation, table.num_columns)
    with tempfile.TemporaryDirectory() as folder, Engine(Path(folder)) as engine:
        engine.register(relation, table)
        types = [row[1] for row in engine.rows(described(scan))]
        columns = list(zip(table.column_names, types, strict=True))
        return native_table(engine, Input(name, None, -1), "frame", columns, scan)
