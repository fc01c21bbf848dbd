"""Parquet files: columns keep the types they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.errors import InputError
from smalign.engine.duckdb import EngineError
from smalign.engine.scans import all_whole, as_whole, described, parquet_scan, parquet_source
from smalign.read.native import native_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.engine.compose import Sql
    from smalign.engine.duckdb import Engine
    from smalign.read.records import Input, Place, RawTable

_FLOATS: Final = frozenset({"FLOAT", "DOUBLE"})
_WHOLE: Final = "BIGINT"
_FIRST: Final = 1_000  # rows: most columns of fractions show one there


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
        if places := _whole(engine, scan, [str(column[1]) for column in columns]):
            scan = as_whole(scan, places)
            printed = None if printed is None else as_whole(printed, places)
            columns = [
                (one[0], _WHOLE if place in places else one[1]) for place, one in enumerate(columns)
            ]
        return native_table(engine, file, "parquet", columns, scan, printed)
    except EngineError as error:
        raise InputError("parquet_broken", file=file.name) from error


def _whole(engine: Engine, scan: Sql, types: Sequence[str]) -> list[int]:
    """The places of columns of floats that hold whole numbers alone.

    pandas makes floats of whole numbers where a cell is empty, and writes them so.
    """
    places = [place for place, kind in enumerate(types) if kind in _FLOATS]
    for rows in (_FIRST, None):
        if places:
            (said,) = engine.rows(all_whole(scan, places, rows))
            places = [
                place
                for place, is_whole in zip(places, said, strict=True)
                if is_whole or (is_whole is None and rows)
            ]
    return places
