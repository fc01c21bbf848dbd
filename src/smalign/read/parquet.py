"""Parquet files: columns keep the types they have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smalign.base.errors import InputError
from smalign.engine.duckdb import EngineError, descriptor_path
from smalign.engine.scans import described, parquet_scan, parquet_source
from smalign.read.native import native_table

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.read.records import Input, RawTable


def probe_parquet(file: Input, engine: Engine) -> RawTable:
    """One Parquet file as a raw table.

    Args:
        file: the input.
        engine: opened with its descriptor; one serves all the files of an export, for opening a
            database costs more than describing a small file.

    Raises:
        InputError: parquet_broken, no_rows.

    """
    path = descriptor_path(file.descriptor)
    try:
        columns = engine.rows(described(parquet_source(path)))
        scan = parquet_scan(path, len(columns))
        table = native_table(engine, file, "parquet", columns, scan)
    except EngineError as error:
        raise InputError("parquet_broken", file=file.name) from error
    return replace(table, printed=parquet_scan(file.path, len(columns)) if file.path else None)
