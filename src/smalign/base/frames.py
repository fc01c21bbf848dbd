"""A result's rows as a data frame; pandas and Arrow are loaded when somebody asks for them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    import pyarrow as pa

    from smalign.base.results import Field, Row, Value

PLACES: Final = 6
"""Decimal places of money and credits in Arrow, as the engine keeps them."""

_DIGITS: Final = 38
_EXACT: Final = Context(prec=_DIGITS)
_UNIT: Final = Decimal(1).scaleb(-PLACES)
_PANDAS: Final = {
    "text": "str",
    "integer": "Int64",
    "decimal": "object",
    "float": "float64",
    "date": "datetime64[s]",
    "time": "datetime64[us]",
    "flag": "boolean",
}


def to_pandas(fields: Sequence[Field], rows: Sequence[Row]) -> pd.DataFrame:
    """The rows as a pandas frame, one column a field, in order.

    text: str; integer: Int64; decimal (money, credits): object of `decimal.Decimal`, exact and
    not rounded; float (rates, ratios, days): float64; date and time: datetime64, times in UTC;
    flag: boolean. A missing measure is NA, NaN, NaT, or None among decimals.
    """
    import pandas as pd

    columns = {
        item.name: pd.Series([row.get(item.name) for row in rows], dtype=_PANDAS[item.type])
        for item in fields
    }
    return pd.DataFrame(columns, columns=[item.name for item in fields])


def to_arrow(fields: Sequence[Field], rows: Sequence[Row]) -> pa.Table:
    """The rows as an Arrow table, one column a field, in order.

    text: string; integer: int64; decimal: decimal128(38, 6), rounded half up; float: float64;
    date: date32; time: timestamp in UTC; flag: bool. The unit of a column is in its metadata.
    """
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "decimal": pa.decimal128(_DIGITS, PLACES),
        "float": pa.float64(),
        "date": pa.date32(),
        "time": pa.timestamp("us", tz="UTC"),
        "flag": pa.bool_(),
    }
    schema = pa.schema(
        [pa.field(one.name, types[one.type], metadata={"unit": one.unit}) for one in fields]
    )
    columns = [[_rounded(one, row.get(one.name)) for row in rows] for one in fields]
    return pa.table(columns, schema=schema)


def _rounded(item: Field, value: Value) -> Value:
    """A decimal with the places Arrow gives it; everything else as it is."""
    if item.type != "decimal" or isinstance(value, bool) or not isinstance(value, int | Decimal):
        return value
    return Decimal(value).quantize(_UNIT, rounding=ROUND_HALF_UP, context=_EXACT)
