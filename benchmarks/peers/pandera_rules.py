"""The fifty rules with pandera over Polars: rule → rows at fault, as JSON."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import pandera.polars as pa
import polars as pl

BOUNDED = [f"Field {number}" for number in range(10, 50)]
LAST = datetime(2026, 1, 1)  # noqa: DTZ001 - the file has no zone
SOURCES = ["ads", "seo", "fair", "call"]
COUNTS: dict[str, int] = {}


def bounded(data: pa.PolarsData) -> bool:
    """Whether at most a tenth of the cells is missing; the missing ones are counted."""
    missing, rows = (
        data.lazyframe.select(
            pl.col(data.key).null_count().alias("missing"), pl.len().alias("rows")
        )
        .collect()
        .row(0)
    )
    COUNTS[f"empty_share {data.key}"] = missing
    return bool(missing <= rows * 0.1)


def in_order(data: pa.PolarsData) -> pl.LazyFrame:
    """Whether each deal was closed after it was made."""
    return data.lazyframe.select(pl.col("closed_at") >= pl.col("created_at"))


def with_reason(data: pa.PolarsData) -> pl.LazyFrame:
    """Whether each lost deal has a reason."""
    return data.lazyframe.select((pl.col("status") != "lost") | pl.col("loss_reason").is_not_null())


def main() -> None:
    """One run; every failure is collected, as `lazy` asks for."""
    text = pl.read_csv(Path(sys.argv[1]) / "deals.csv", infer_schema=False, null_values=[""])
    moment = "%Y-%m-%d %H:%M:%S"
    read = text.with_columns(
        pl.col("created_at").str.to_datetime(moment),
        pl.col("closed_at").str.to_datetime(moment),
        pl.col("amount").cast(pl.Float64),
    )
    past = pa.Check.le(LAST)
    schemas = (
        pa.DataFrameSchema(
            {one: pa.Column(str, pa.Check(bounded), nullable=True) for one in BOUNDED}
        ),
        pa.DataFrameSchema(
            {
                "deal_id": pa.Column(str, unique=True),
                "created_at": pa.Column(pl.Datetime, past, nullable=True),
                "closed_at": pa.Column(pl.Datetime, past, nullable=True),
                "stage": pa.Column(str, pa.Check.isin(["New", "Demo", "Offer"]), nullable=True),
                "source": pa.Column(str, pa.Check.isin(SOURCES), nullable=True),
                "currency": pa.Column(str, pa.Check.isin(["RUB"]), nullable=True),
                "amount": pa.Column(
                    float, [pa.Check.ge(0), pa.Check.le(100_000_000)], nullable=True
                ),
            }
        ),
        pa.DataFrameSchema(
            checks=[
                pa.Check(in_order, name="dates_in_order closed_at"),
                pa.Check(with_reason, name="loss_reason loss_reason"),
            ]
        ),
    )
    for schema in schemas:  # failures of different types cannot stand in one table
        try:
            schema.validate(read, lazy=True)
        except pa.errors.SchemaErrors as error:
            for one in error.schema_errors:
                name = getattr(one.check, "name", str(one.check))
                if name != "bounded":
                    COUNTS[name] = one.failure_cases.height
    json.dump(COUNTS, sys.stdout)


main()
