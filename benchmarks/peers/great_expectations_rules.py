"""The fifty rules with Great Expectations over pandas: rule → rows at fault, as JSON."""

from __future__ import annotations

import json
import logging
import os
import sys
import warnings
from pathlib import Path

import pandas as pd

os.environ["GX_ANALYTICS_ENABLED"] = "false"
warnings.simplefilter("ignore")
logging.disable()

BOUNDED = [f"Field {number}" for number in range(10, 50)]
LAST = pd.Timestamp("2026-01-01")


def main() -> None:
    """One run; cells without a character are missing values."""
    import great_expectations as gx
    import great_expectations.expectations as gxe

    read = pd.read_csv(
        Path(sys.argv[1]) / "deals.csv", dtype="string[pyarrow]", na_values=[""], engine="pyarrow"
    )
    for column in ("created_at", "closed_at"):
        read[column] = pd.to_datetime(read[column], format="%Y-%m-%d %H:%M:%S")
    read["amount"] = pd.to_numeric(read["amount"])
    counted = {"result_format": "BASIC"}
    rules = {
        f"empty_share {field}": gxe.ExpectColumnValuesToNotBeNull(column=field, mostly=0.9)
        for field in BOUNDED
    } | {
        "unique_id deal_id": gxe.ExpectColumnValuesToBeUnique(column="deal_id"),
        "dates_in_order closed_at": gxe.ExpectColumnPairValuesAToBeGreaterThanB(
            column_A="closed_at", column_B="created_at", or_equal=True
        ),
        "future_dates created_at": gxe.ExpectColumnValuesToBeBetween(
            column="created_at", max_value=LAST
        ),
        "future_dates closed_at": gxe.ExpectColumnValuesToBeBetween(
            column="closed_at", max_value=LAST
        ),
        "known_stages stage": gxe.ExpectColumnValuesToBeInSet(
            column="stage", value_set=["New", "Demo", "Offer"]
        ),
        "known_sources source": gxe.ExpectColumnValuesToBeInSet(
            column="source", value_set=["ads", "seo", "fair", "call"]
        ),
        "known_currencies currency": gxe.ExpectColumnValuesToBeInSet(
            column="currency", value_set=["RUB"]
        ),
        "sane_amounts amount": gxe.ExpectColumnValuesToBeBetween(column="amount", min_value=0),
        "sane_amounts most": gxe.ExpectColumnValuesToBeBetween(
            column="amount", max_value=100_000_000
        ),
        "loss_reason loss_reason": gxe.ExpectColumnValuesToNotBeNull(
            column="loss_reason", row_condition='status == "lost"', condition_parser="pandas"
        ),
    }
    context = gx.get_context(mode="ephemeral")
    asset = context.data_sources.add_pandas("deals").add_dataframe_asset("deals")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": read})
    suite = gx.ExpectationSuite(name="agreed", expectations=list(rules.values()))
    found = batch.validate(suite, result_format=counted)
    by_rule = {one.expectation_config.id: one for one in found.results}
    table = {}
    for name, rule in zip(rules, suite.expectations, strict=True):
        result = by_rule[rule.id] if rule.id else found.results[list(rules).index(name)]
        table[name] = int(result.result["unexpected_count"])
    json.dump(table, sys.stdout)


main()
