"""Maven's 8 800 opportunities, with the managers of a lookup: two published rates, both right."""

from __future__ import annotations

from typing import Final

import pytest

from smalign.session import open_exports

TOML: Final = """[sources]
files = ["sales_pipeline.csv"]
timezone = "UTC"
[stages]
order = ["Prospecting", "Engaging"]
won = ["Won"]
lost = ["Lost"]
[lookups."sales_teams.csv"]
table = "deals"
on = { owner = "sales_agent" }
"""
MANAGERS: Final = {
    "Cara Losch": (964, 480, 265, 1_130_049, 0.6443),
    "Celia Rouche": (1296, 610, 352, 1_603_897, 0.6341),
    "Dustin Brinkmann": (1583, 747, 439, 1_094_363, 0.6298),
    "Melvin Marxen": (1929, 882, 536, 2_251_930, 0.6220),
    "Rocco Neubert": (1327, 691, 422, 1_960_545, 0.6208),
    "Summer Sewald": (1701, 828, 459, 1_964_750, 0.6434),
}


@pytest.fixture(scope="module")
def maven(shared, tmp_path_factory):
    """The pipeline and the teams, with the configuration beside them."""
    config = tmp_path_factory.mktemp("maven") / "smalign.toml"
    config.write_text(TOML, encoding="utf-8")
    folder = shared / "maven_crm"
    files = [folder / "sales_pipeline.csv", folder / "sales_teams.csv"]
    with open_exports(files, config=config) as session:
        yield session


def test_managers(maven):
    """Deals, won, lost, revenue and win rate of the decided."""
    rows = maven.roi(by="manager").rows
    found = {
        row["manager"]: (
            row["deals"], row["won"], row["lost"], int(row["revenue"]), round(row["win_rate"], 4)
        )
        for row in rows
    }  # fmt: skip
    assert found == MANAGERS


def test_the_worst_of_one_rate_is_the_best_of_the_other(maven):
    """Rocco Neubert: 62.08 % of the decided is the lowest, 52.07 % of all the highest."""
    rows = maven.roi(by="manager").rows
    assert min(rows, key=lambda row: row["win_rate"])["manager"] == "Rocco Neubert"
    best = max(rows, key=lambda row: row["deal_to_won"])
    assert (best["manager"], round(best["deal_to_won"], 4)) == ("Rocco Neubert", 0.5207)


def test_totals(maven):
    """4 238 won for 10 005 534 in 57 days at the median; lost ones are worth nothing."""
    total = maven.roi().total
    assert (total["deals"], total["won"], total["lost"], total["open"]) == (8800, 4238, 2473, 2089)
    assert total["revenue"] == 10_005_534
    assert round(total["win_rate"], 4) == 0.6315
    assert round(total["deal_to_won"], 4) == 0.4816
    assert total["median_days_to_won"] == 57


def test_regions(maven):
    """Another column of the same lookup."""
    found = {
        row["regional_office"]: (row["deals"], row["won"], row["lost"])
        for row in maven.roi(by="regional_office").rows
    }
    assert found == {
        "Central": (3512, 1629, 975), "East": (2291, 1171, 687), "West": (2997, 1438, 811),
    }  # fmt: skip


def test_the_undated_are_counted(maven):
    """500 Prospecting opportunities were never engaged, so no period holds them."""
    result = maven.roi(since="2016-01-01")
    assert [(part.reason, part.count) for part in result.excluded] == [("undated", 500)]
    assert result.total["deals"] == 8300


def test_agents(maven):
    """The three best of the published table."""
    rows = sorted(maven.roi(by="owner").rows, key=lambda row: -row["win_rate"])
    assert [(row["owner"], round(100 * row["win_rate"], 2)) for row in rows[:3]] == [
        ("Hayden Neloms", 70.39), ("Maureen Marcano", 69.95), ("Wilburn Farren", 69.62),
    ]  # fmt: skip
