"""Months of deals that have no day of creation of their own."""

from __future__ import annotations

from tests.exports import opened

LEADS = """Lead ID,Created at,Source
1,2026-01-10,Search
2,2026-02-10,Search
3,2026-02-11,Mail
"""
DEALS = """Deal ID,Lead ID,Stage,Won at
11,1,Won,2026-03-01
12,2,Won,2026-03-02
"""


def test_a_deal_without_a_day_stands_in_the_month_of_its_lead(tmp_path):
    """By months one reads of February what the period of February says: 2 leads, 1 sale."""
    with opened(tmp_path, {"leads.csv": LEADS, "deals.csv": DEALS}) as session:
        rows = session.roi(by=["month"]).rows
        february = session.roi(since="2026-02-01", until="2026-02-28").total
    assert [(row["month"], row["leads"], row["won"]) for row in rows] == [
        ("2026-01", 1, 1),
        ("2026-02", 2, 1),
    ]
    assert (february["leads"], february["won"]) == (2, 1)


def test_a_deal_with_a_day_stands_in_its_own_month(tmp_path):
    """Deal 11 was made in March; its lead stays in January."""
    deals = DEALS.replace("Won at", "Won at,Created at").replace("-01\n", "-01,2026-03-01\n")
    deals = deals.replace("-02\n", "-02,2026-02-12\n")
    with opened(tmp_path, {"leads.csv": LEADS, "deals.csv": deals}) as session:
        rows = session.roi(by=["month"]).rows
    assert [(row["month"], row["leads"], row["won"]) for row in rows] == [
        ("2026-01", 1, 0),
        ("2026-02", 2, 1),
        ("2026-03", 0, 1),
    ]
