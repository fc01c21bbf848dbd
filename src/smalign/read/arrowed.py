"""Any frame as an Arrow table the engine reads: pandas, Polars, or what speaks Arrow's protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from smalign.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    import polars as pl
    import pyarrow as pa

_STREAM: Final = "__arrow_c_stream__"
_UNREAD: Final = ("halffloat", "decimal256")
"""Types of Arrow that the engine refuses."""
_EXACT: Final = 2.0**53
"""Floats from here on are no longer every whole number."""


def arrowed(name: str, frame: object) -> pa.Table:
    """A frame as Arrow. Named levels of a pandas index are columns; its numbered rows are none.

    Column names may be anything and stand there twice. A column whose values Arrow has no common
    type for is text, each value as Python writes it. A lazy frame of Polars is run.

    Raises:
        UsageError: frame_unknown, it is no table.

    """
    import pyarrow as pa

    if isinstance(frame, pa.Table):
        return _readable(frame)
    if hasattr(frame, "collect") and hasattr(frame, "collect_schema"):  # a plan of Polars
        frame = frame.collect()
    if hasattr(frame, "to_arrow") and hasattr(frame, "columns"):  # before Arrow's protocol: Polars
        return _readable(_of_polars(cast("pl.DataFrame", frame)))  # gives its texts as views there
    if all(hasattr(frame, one) for one in ("iloc", "index", "columns")):
        return _readable(_of_pandas(cast("pd.DataFrame", frame)))
    if isinstance(frame, pa.RecordBatch | pa.RecordBatchReader) or hasattr(frame, _STREAM):
        try:
            return _readable(pa.table(frame))
        except (TypeError, pa.ArrowInvalid) as error:
            raise _unknown(name, frame) from error
    raise _unknown(name, frame)


def _unknown(name: str, frame: object) -> UsageError:
    return UsageError("frame_unknown", table=name, found=type(frame).__name__)


def _of_polars(frame: pl.DataFrame) -> pa.Table:
    """A frame of Polars; columns of a type Arrow has not (Int128) are texts."""
    import pyarrow as pa

    try:
        return frame.to_arrow()
    except pa.ArrowInvalid:
        columns = [frame.get_column(one) for one in frame.columns]
        return pa.table([*map(_of_series, columns)], names=frame.columns)


def _of_series(column: pl.Series) -> pa.Array:
    import pyarrow as pa

    try:
        return column.to_arrow()
    except pa.ArrowInvalid:
        return _texts(column.to_list())


def _of_pandas(frame: pd.DataFrame) -> pa.Table:
    import pyarrow as pa

    named = [place for place, one in enumerate(frame.index.names) if one is not None]
    arrays, headers = [], []
    for place in named:
        arrays.append(_array(frame.index.get_level_values(place).to_series()))
        headers.append(_header(frame.index.names[place]))
    for place, header in enumerate(frame.columns):
        arrays.append(_array(frame.iloc[:, place]))
        headers.append(_header(header))
    return pa.table(arrays, names=headers)


def _header(name: object) -> str:
    """What a column is called: levels of a name side by side, nothing for none."""
    if isinstance(name, tuple):
        return " ".join(filter(None, map(_header, name)))
    return "" if _is_missing(name) else str(name)


def _array(column: pd.Series[Any]) -> pa.Array:
    import pandas as pd
    import pyarrow as pa

    if isinstance(column.dtype, pd.PeriodDtype):
        return _texts(column)  # 2026-01, and no number of months since 1970
    try:
        return pa.Array.from_pandas(column)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, TypeError, ValueError):
        return _texts(column)


def _is_missing(value: object) -> bool:
    import pandas as pd

    return value is None or (not hasattr(value, "__len__") and bool(pd.isna(value)))


def _readable(table: pa.Table) -> pa.Table:
    """The table with columns of types the engine does not know as text, or as the next wider."""
    import pyarrow as pa

    columns = []
    for column in table.columns:
        if pa.types.is_floating(column.type):
            columns.append(_whole(column))
        elif any(word in str(column.type) for word in _UNREAD):  # of a list or a record, too
            columns.append(_texts(column.to_pylist()))
        else:
            columns.append(column)
    return pa.table(columns, names=table.column_names)


def _whole(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Numbers as whole ones, if all are: pandas makes floats of them where a cell is empty."""
    import pyarrow as pa
    import pyarrow.compute as pc

    wider = column.cast(pa.float32()) if pa.types.is_float16(column.type) else column
    greatest = pc.max(pc.abs(wider)).as_py()
    is_whole = greatest is not None and greatest < _EXACT
    if is_whole and pc.all(pc.equal(wider, pc.floor(wider))).as_py():
        return wider.cast(pa.int64())
    return wider


def _texts(values: Iterable[object]) -> pa.Array:
    import pyarrow as pa

    return pa.array([None if _is_missing(one) else str(one) for one in values], type=pa.string())
