"""Polars: one lazy plan a sum, collected together so that every file is read once."""

from __future__ import annotations

from collections import defaultdict

import polars as pl
from _sql import COLUMNS, USED
from finish import CREDIT_UNITS, NO_CHANNEL, Sums, read_folder, show

ENDS = 2
TYPES = {
    "BIGINT": pl.Int64,
    "VARCHAR": pl.String,
    "TIMESTAMP": pl.Datetime("us"),
    "DATE": pl.String,
    "DECIMAL(18,2)": pl.Float64,
}


def read(table: str) -> pl.LazyFrame:
    """The used columns of one export, money in cents, the missing channel named."""
    if FORM == "parquet":
        frame = pl.scan_parquet(FOLDER / f"{table}.parquet")
    else:
        schema = {column: TYPES[kind] for column, kind in COLUMNS[table].items()}
        frame = pl.scan_csv(FOLDER / f"{table}.csv", schema=schema)
    frame = frame.select(USED[table]).with_columns(pl.col("Channel").fill_null(NO_CHANNEL))
    for money in ("Amount", "Cost"):
        if money in USED[table]:
            frame = frame.with_columns(
                (pl.col(money).cast(pl.Float64) * 100).round().cast(pl.Int64).alias(money)
            )
    return frame


def credit() -> pl.LazyFrame:
    """Position-based credit in integer units, cumulative so that a deal's parts sum to it."""
    won = (
        deals.filter(pl.col("Status") == "won")
        .sort("Closed at", "Deal ID", nulls_last=True)
        .with_columns(
            pl.col("Contact ID").is_first_distinct().cast(pl.Int64).alias("new"),
            (pl.col("Amount").fill_null(0) * 10_000).alias("revenue"),
        )
        .select("Deal ID", "Lead ID", "Closed at", "new", "revenue")
    )
    found = touches.join(won, on="Lead ID").filter(pl.col("Touched at") <= pl.col("Closed at"))
    columns = ("Deal ID", "Touched at", "Touch ID", "Channel", "new", "revenue")
    bare = won.join(found.select("Deal ID").unique(), on="Deal ID", how="anti").with_columns(
        pl.lit(None, pl.Datetime("us")).alias("Touched at"),
        pl.lit(None, pl.Int64).alias("Touch ID"),
        pl.lit(NO_CHANNEL).alias("Channel"),
    )
    path = (
        pl.concat([found.select(columns), bare.select(columns)])
        .sort("Deal ID", "Touched at", "Touch ID")
        .with_columns(
            pl.int_range(1, pl.len() + 1).over("Deal ID").alias("place"),
            pl.len().over("Deal ID").cast(pl.Int64).alias("steps"),
        )
    )
    place, steps = pl.col("place"), pl.col("steps")
    few = steps <= ENDS
    weighted = path.with_columns(
        pl.when(few | (place == 1))
        .then(place - 1)
        .otherwise(2 * (steps - 2) + place - 2)
        .alias("low"),
        pl.when(few)
        .then(place)
        .when(place == steps)
        .then(5 * (steps - 2))
        .otherwise(2 * (steps - 2) + place - 1)
        .alias("high"),
        pl.when(few).then(steps).otherwise(5 * (steps - 2)).alias("whole"),
    )

    def part(units: pl.Expr) -> pl.Expr:
        whole = pl.col("whole")
        return units * pl.col("high") // whole - units * pl.col("low") // whole

    unit = part(pl.lit(CREDIT_UNITS, pl.Int64))
    return weighted.group_by("Channel").agg(
        unit.sum().alias("won"),
        (unit * pl.col("new")).sum().alias("customers"),
        part(pl.col("revenue")).sum().alias("revenue"),
    )


FOLDER, FORM = read_folder()
leads, deals, touches, spend = (read(name) for name in ("leads", "deals", "touchpoints", "spend"))

with_deal = deals.select("Lead ID").drop_nulls().unique().with_columns(pl.lit(1).alias("hit"))
lead_sums = (
    leads.join(with_deal, on="Lead ID", how="left")
    .group_by("Channel")
    .agg(
        pl.len().alias("leads"),
        pl.col("hit").count().alias("with_deal"),
        (pl.col("hit").is_not_null() | (pl.col("Status") == "converted")).sum().alias("qualified"),
    )
)
started = leads.select("Lead ID", pl.col("Created at").alias("lead_at"))
timed = deals.join(started, on="Lead ID", how="left").with_columns(
    (pl.col("Closed at") - pl.coalesce("lead_at", "Created at")).dt.total_seconds().alias("took")
)
sold = timed.filter((pl.col("Status") == "won") & (pl.col("took") >= 0))
deal_sums = deals.group_by("Channel").agg(
    pl.len().alias("deals"),
    (pl.col("Status") == "lost").sum().alias("lost"),
    (pl.col("Status") == "open").sum().alias("open"),
    pl.col("Amount").filter(pl.col("Status") == "open").sum().alias("open_cents"),
)
plans = [
    lead_sums,
    deal_sums,
    touches.group_by("Channel").agg(pl.len().alias("touches")),
    spend.group_by("Channel").agg(pl.col("Cost").sum().alias("spend_cents")),
    sold.group_by("Channel").agg(pl.col("took").median().alias("median_seconds")),
    credit(),
    sold.select(pl.col("took").median()),
]
*answers, overall = pl.collect_all(plans)
sums: dict[str, Sums] = defaultdict(Sums)
for answer in answers:
    for row in answer.iter_rows(named=True):
        part = sums[row.pop("Channel")]
        for name, value in row.items():
            setattr(part, name, value)
show(sums, overall.item())
