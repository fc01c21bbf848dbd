"""What becomes of leads, where one pipeline is asked for."""

from __future__ import annotations

from typing import Final

import pytest
from tests.handmade import opened

from smalign.base.errors import UsageError

LEADS: Final = """
Lead ID,Created at,Closed at,Status,Owner
1,2026-01-01 10:00,2026-01-03 10:00,converted,Ann
2,2026-01-01 10:00,,converted,Ann
3,2026-01-01 10:00,,open,Ann
4,2026-01-01 10:00,2026-01-03 10:00,converted,Ann
"""
DEALS: Final = """
Deal ID,Lead ID,Created at,Closed at,Pipeline,Stage,Status
1,1,2026-01-03 10:00,,Retail,New,open
2,2,2026-01-04 10:00,2026-01-20 10:00,Projects,Won,won
4,4,2026-01-03 10:00,2026-02-01 10:00,Retail,Won,won
"""


def test_a_lead_whose_deals_are_all_elsewhere_is_decided(tmp_path):
    """Lead 2 was sold as a project on the fourth: to retail it is lost from then on, not open."""
    with opened(tmp_path, {"leads.csv": LEADS, "deals.csv": DEALS}) as session:
        asked = {"by": "owner", "decided": True, "ids": True}
        retail = session.segments(pipelines=["Retail"], **asked)
        everything = session.segments(**asked)
    (row,) = (row for row in retail.rows if row["table"] == "leads")
    assert (row["won"], row["lost"], row["open"], row["rate"]) == (1, 1, 2, 0.5)
    (two,) = (one for one in retail.ids if (one["card"], one["card_id"]) == ("lead", "2"))
    assert (two["status"], str(two["closed_on"])) == ("lost", "2026-01-04")
    (row,) = (row for row in everything.rows if row["table"] == "leads")
    assert (row["won"], row["lost"], row["open"]) == (2, 0, 2)


def test_a_lead_whose_deals_are_all_elsewhere_is_on_no_path_of_this_pipeline(tmp_path):
    """Lead 2 was sold as a project: in the funnel of retail it is not open, it is left out."""
    with opened(tmp_path, {"leads.csv": LEADS, "deals.csv": DEALS}) as session:
        retail = session.funnel(grain="lead", pipelines=["Retail"])
        everything = session.funnel(grain="lead")
    first = retail.rows[0]
    assert (first["entered"], first["open"]) == (3, 1)
    assert (retail.total["open"], retail.rows[-1]["entered"]) == (2, 1)
    assert [(one.reason, one.count) for one in retail.excluded] == [("other_pipelines", 1)]
    assert (everything.rows[0]["entered"], everything.rows[-1]["entered"]) == (4, 2)
    assert everything.excluded == ()


def test_deals_without_a_pipeline_are_asked_for_by_the_name_they_are_shown_by(tmp_path):
    """Deal 4 names no pipeline: the funnel calls it (none), and so may the question."""
    deals = DEALS.replace("10:00,Retail,Won", "10:00,,Won")
    with opened(tmp_path, {"leads.csv": LEADS, "deals.csv": deals}) as session:
        nowhere = session.roi(by="pipeline", pipelines=["(none)"])
        path = session.funnel(grain="lead", pipelines=["(none)"])
        with pytest.raises(UsageError) as refused:
            session.roi(pipelines=["Wholesale"])
    assert nowhere.total["deals"] == 1
    assert (path.rows[0]["entered"], path.rows[-1]["entered"]) == (2, 1)
    assert refused.value.facts["known"] == ["Projects", "Retail", "(none)"]


COPIED = """
Deal ID,Lead ID,Contact ID,Created at,Closed at,Pipeline,Stage,Status,Amount
1,1,C1,2026-01-03 10:00,2026-01-05 10:00,Retail,Won,won,100
2,1,C1,2026-01-05 11:00,2026-01-09 10:00,Delivery,Done,won,100
3,2,C2,2026-01-03 10:00,,Delivery,New,open,70
"""


def test_a_copy_that_is_left_out_sells_nothing_to_its_lead_either(tmp_path):
    """Delivery has the copy of lead 1's sale: no deal, no sale, and no lead that was won there."""
    files = {"leads.csv": LEADS, "deals.csv": COPIED}
    with opened(tmp_path, files, "[exclude]\ncopy_days = 1\n") as session:
        delivery = {"pipelines": ["Delivery"]}
        total = session.roi(**delivery).total
        path = session.funnel(grain="lead", **delivery)
        (row,) = session.segments(by="owner", decided=True, **delivery).rows[:1]
        retail = session.roi(pipelines=["Retail"]).total
    names = ("deals", "won", "lead_to_deal", "lead_to_won")
    assert [total[name] for name in names] == [1, 0, 0.25, 0]
    assert [retail[name] for name in names] == [1, 1, 0.25, 0.25]
    assert {one.reason: one.count for one in path.excluded} == {"copied": 1, "other_pipelines": 1}
    assert path.rows[-1]["entered"] == 0
    assert (row["won"], row["lost"]) == (0, 1)
