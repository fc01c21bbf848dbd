"""Real journeys, and the tables that others computed of them."""

from __future__ import annotations

import csv

import pytest

from smalign.metrics.attribution.journeys import Journey


@pytest.fixture(scope="session")
def pathdata(shared):
    """PathData of ChannelAttribution: 10,000 rows, 12 channels."""
    with (shared / "pathdata" / "PathData.csv").open(encoding="utf-8") as file:
        return [
            Journey(
                tuple(row["path"].split(" > ")),
                float(row["total_conversions"]),
                float(row["total_conversion_value"]),
                float(row["total_null"]),
            )
            for row in csv.DictReader(file, delimiter=";")
        ]


@pytest.fixture(scope="session")
def gold(shared):
    """The rows of an answer key by its name."""

    def rows(name):
        path = shared / "answer_keys" / "attribution" / f"GOLD_{name}.csv"
        with path.open(encoding="utf-8") as file:
            return list(csv.DictReader(file))

    return rows
