"""The gap to a plan split into what makes it, by hand and as a law."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smalign.metrics.plan.gap import split

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = st.integers(0, 10_000)
MONEY = st.decimals(0, 10**9, places=2)


def amounts(*values: str | int) -> list[Decimal]:
    """Decimals of texts."""
    return [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("plan", "fact", "parts"),
    [
        # conversion 0.1 and 0.15, cheque 1000 and 800. Leads: -20 x (220 / 3 + 230 / 6);
        # conversion: 0.05 x (164000 / 3 + 160000 / 6); cheque: -200 x (22 / 3 + 23 / 6)
        ((100, 10, 10000), (80, 12, 9600), ("-2233.33", "4066.67", "-2233.34")),
        ((100, 10), (80, 12), ("-2.5", "4.5")),
        ((100, 10, 10000), (100, 10, 10000), ("0", "0", "0")),
        # only the cheque differs, only the leads
        ((10, 5, 500), (10, 5, 650), ("0", "0", "150")),
        ((10, 5, 500), (20, 10, 1000), ("500", "0", "0")),
        # nothing happened: nobody knows conversion and cheque, all of it is leads
        ((10, 5, 500), (0, 0, 0), ("-500", "0", "0")),
        # leads and no sales: half of the way by leads (20 x 0.5 / 2 x 100), the rest by conversion
        ((10, 5, 500), (30, 0, 0), ("500", "-1000", "0")),
    ],
)
def test_the_gap_is_split_as_by_hand(plan, fact, parts):
    """Every order of moving the factors counts alike; the parts sum to the gap."""
    found = split(amounts(*plan), amounts(*fact))
    assert found == amounts(*parts)
    assert sum(found) == fact[-1] - plan[-1]


@pytest.mark.parametrize("name", ["leads_up_conv_down", "one_factor", "all_double", "offset"])
def test_the_parts_are_the_shapley_values_of_the_key(shared: Path, name: str):
    """Leads, conversion and cheque of the reference, made by going through all orders."""
    path = shared / "answer_keys" / "stats" / "GOLD_stats.json"
    key = json.loads(path.read_text(encoding="utf-8"))["decomposition"][name]
    plan, fact = (
        amounts(*(str(round(prod(factors[:nth]), 6)) for nth in (1, 2, 3)))
        for factors in (key["x0"], key["x1"])
    )
    assert [float(part) for part in split(plan, fact)] == pytest.approx(key["shapley"], abs=0.011)


@pytest.mark.parametrize("name", ["halford_blog_2023", "icanexplain_docs"])
def test_the_parts_are_those_of_four_factors_where_one_stands_still(shared: Path, name: str):
    """Clicks, conversion and cheque of a published table, in the group with equal impressions.

    A factor that does not change takes nothing and leaves the others' parts as they are.
    """
    folder = shared / "answer_keys" / "stats"
    years = {}
    with (folder / f"decomp_{name}_input.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if (row["m"], row["group"]) == ("01", "A"):
                columns = ("clicks", "conversions", "revenue")
                years[row["y"]] = amounts(*(row[column] for column in columns))
    with (folder / f"GOLD_decomp_{name}.csv").open(encoding="utf-8") as file:
        (key,) = (
            row
            for row in csv.DictReader(file)
            if (row["month"], row["group"], row["method"]) == ("01", "A", "shapley")
        )
    assert float(key["impressions"]) == 0
    found = [float(part) for part in split(years["2018"], years["2019"])]
    expected = [float(key[column]) for column in ("ctr", "conv", "avg_revenue")]
    assert found == pytest.approx(expected, abs=0.011)


@pytest.mark.parametrize(
    ("plan", "fact"),
    [((10, 5, 500), (0, 2, 100)), ((0, 2, 100), (10, 5, 500)), ((10, 5, 500), (10, 0, 70))],
)
def test_no_product_no_split(plan, fact):
    """Sales without a lead, revenue without a sale: there is no factor to blame."""
    assert split(amounts(*plan), amounts(*fact)) is None


@given(st.tuples(COUNTS, COUNTS, MONEY), st.tuples(COUNTS, COUNTS, MONEY))
def test_parts_sum_to_the_gap(plan, fact):
    """Whatever was planned and done, the parts are hundredths and sum to the gap to the cent."""
    plan, fact = amounts(*plan), amounts(*fact)
    parts = split(plan, fact)
    if parts is not None:
        assert sum(parts) == fact[-1] - plan[-1]
        back = split(fact, plan)
        assert back is not None
        assert all(
            abs(one + other) <= Decimal("0.02") for one, other in zip(parts, back, strict=True)
        )
