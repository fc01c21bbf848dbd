"""Shapley by conversion rate by DP6's Marketing Attribution Models 2, of the file that is named.

It takes journeys by their end: a row for those that converted, one for those that did not.
"""

from __future__ import annotations

import json
import sys
import time

import polars as pl
from mam import MAM

rows = pl.read_csv(sys.argv[1], separator=";")
ends = [
    rows.select(
        "path", pl.col(column).cast(pl.Int64).alias("journeys"), pl.lit(has_conversion).alias("won")
    ).filter(pl.col("journeys") > 0)
    for column, has_conversion in (("total_conversions", True), ("total_null", False))
]
model = MAM(
    pl.concat(ends),
    format_type="grouped_journey",
    channels_colname="path",
    journey_with_conv_colname="won",
    occurrences_colname="journeys",
)
started = time.perf_counter()
found = model.run_shapley(max_size=12, value_column="conv_rate").to_dict()
seconds = time.perf_counter() - started
credit = dict(zip(found["channels"], found["attribution"], strict=True))
print(json.dumps({"package": "DP6 2.1.1", "seconds": seconds, "credit": credit}))
