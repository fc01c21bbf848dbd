"""Journeys where only the day of a closing or creation is known, or the id of a lead alone."""

from __future__ import annotations

import pytest
from tests.exports import opened

DAYS = {
    "leads.csv": "lead_id,created_at,channel\nL1,2024-03-02,Ads\nL2,2024-03-05,Mail\n",
    "deals.csv": """deal_id,lead_id,created_at,closed_at,status,amount,channel
1,L1,2024-03-03,2024-03-05,won,100,Ads
2,L2,2024-03-05,2024-03-05,won,200,Mail
""",
    "touchpoints.csv": """touch_id,lead_id,touched_at,channel
1,L1,2024-03-01 10:00,First
2,L1,2024-03-02 11:00,Lead
3,L1,2024-03-03 12:00,Deal
4,L1,2024-03-05 23:59,Last
5,L1,2024-03-06 00:00,After
6,L2,2024-03-05 08:00,Once
""",
}


def test_a_closing_and_a_creation_of_a_day_are_no_earlier_than_the_touches_of_that_day(tmp_path):
    """Full path of 100: 22.5 for each milestone, and the ten no touch has earned in proportion."""
    with opened(tmp_path, DAYS) as session:
        found = session.roi(models=["full-path"])
    revenue = {row["channel"]: row["revenue"] for row in found.rows if row["revenue"]}
    assert revenue == {"First": 25, "Lead": 25, "Deal": 25, "Last": 25, "Once": 200}


@pytest.mark.parametrize(
    ("table", "day", "moment", "revenue"),
    [
        ("deals.csv", "2024-03-05,won", "2024-03-05 07:00,won", {"(none)": 200}),
        ("leads.csv", "L1,2024-03-02", "L1,2024-03-02 10:59", {"First": 45, "Lead": 10}),
    ],
)
def test_a_moment_is_earlier_than_the_touches_after_it(tmp_path, table, day, moment, revenue):
    """Closed at seven: the touch at eight is not seen. A lead of 10:59 came of the first one."""
    files = {**DAYS, table: DAYS[table].replace(day, moment)}
    if table == "leads.csv":
        files[table] = files[table].replace("L2,2024-03-05", "L2,2024-03-05 00:00")
    with opened(tmp_path, files) as session:
        found = session.roi(models=["full-path"])
    earned = {row["channel"]: row["revenue"] for row in found.rows}
    assert {name: earned[name] for name in revenue} == revenue


def test_touches_of_a_lead_are_of_its_deal_where_leads_are_not_exported(tmp_path):
    """Deals and touches name the lead: the visit before the sale has its 200, as with leads."""
    files = {name: text for name, text in DAYS.items() if name != "leads.csv"}
    with opened(tmp_path, files) as session:
        found = session.roi(models=["first"])
    revenue = {row["channel"]: row["revenue"] for row in found.rows if row["revenue"]}
    assert (found.grain, revenue) == ("deal", {"First": 100, "Once": 200})
