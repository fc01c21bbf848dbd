"""Parquet files: columns keep the types they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.errors import InputError
from smalign.engine.duckdb import EngineError
from smalign.engine.scans import described, parquet_scan, parquet_source
from smalign.read.native import native_table

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.read.records import Input, Place, RawTable


def probe_parquet(file: Input, place: Place, engine: Engine) -> RawTable:
    """One Parquet file as a raw table.

    Args:
        file: the input.
        place: where its bytes can be read.
        engine: opened with its descriptor; one serves all the files of an export, for opening a
            database costs more than describing a small file.

    Raises:
        InputError: parquet_broken, no_rows.

    """
    try:
        columns = engine.rows(described(parquet_source(place.path)))
        scan = parquet_scan(place.path, len(columns))
        own = file.path if place.compression is None else None
        printed = parquet_scan(own, len(columns)) if own else None
        return native_table(engine, file, "parquet", columns, scan, printed)
    except EngineError as error:
        raise InputError("parquet_broken", file=file.name) from error
