"""A condition chooses cards; it does not change what became of them.

The row of a value and the answer under the condition that the field has it are the same numbers.
"""

from __future__ import annotations

import pytest
from tests.exports import opened

FILES = {
    "leads.csv": """
Lead ID,Contact ID,Created at,Owner,Source,Status
l1,c1,2024-01-01,Bob,Mail,converted
l2,c1,2024-01-10,Bob,Ads,converted
l3,c3,2024-01-20,Ann,Ads,converted
l4,c4,2024-02-01,Ann,Ads,new
""",
    "deals.csv": """
Deal ID,Lead ID,Contact ID,Pipeline,Owner,Source,Created at,Closed at,Status,Stage,Amount
d1,l1,c1,Retail,Bob,Mail,2024-01-02,2024-01-05,won,Paid,100
d2,l2,c1,Trade,Ann,Ads,2024-02-02,2024-02-05,won,Paid,100
d3,l3,c3,Trade,Ann,Ads,2024-02-02,2024-02-09,won,Paid,100
d4,,c5,Retail,Ann,Ads,2024-02-03,2024-02-06,won,Paid,100
""",
    "spend.csv": "Date,Source,Cost\n2024-01-01,Mail,100\n2024-02-09,Ads,100\n",
}
ANN = {"leads": 2, "deals": 3, "won": 3, "lead_to_deal": 0.5, "lead_to_won": 0.5}
BOB = {"leads": 2, "deals": 1, "won": 1, "lead_to_deal": 1.0, "lead_to_won": 1.0}
JANUARY = {"since": "2024-01-01", "until": "2024-01-31"}


@pytest.fixture
def session(tmp_path):
    """A sale of Ann's of a lead of Bob's, and a customer who buys by a second channel."""
    with opened(tmp_path, FILES) as session:
        yield session


def shown(row, names):
    """Some columns of a row."""
    return {name: row[name] for name in names}


@pytest.mark.parametrize(("owner", "numbers"), [("Ann", ANN), ("Bob", BOB)])
def test_a_lead_keeps_the_deal_of_another_owner(session, owner, numbers):
    """Bob's lead was won, though by Ann; her deal goes by her, and came from a lead."""
    (row,) = [row for row in session.roi(by="owner").rows if row["owner"] == owner]
    found = session.roi(where=f"owner = {owner}")
    assert shown(row, numbers) == shown(found.total, numbers) == numbers


def test_a_deal_belongs_to_the_period_of_its_lead_whoever_owns_that(session):
    """In January there were the leads of d2 and d3; of Ann's deals only d4 has no lead."""
    of_january = session.roi(where="owner = Ann", **JANUARY)
    assert shown(of_january.total, ("leads", "deals")) == {"leads": 1, "deals": 2}
    assert "unlinked_deals" not in {note.code for note in of_january.notes}
    (note,) = [
        one for one in session.roi(where="owner = Ann").notes if one.code == "unlinked_deals"
    ]
    assert note.facts["count"] == 1


@pytest.mark.parametrize("basis", ["cohort", "cash"])
@pytest.mark.parametrize("chosen", [{"where": "channel = Ads"}, {"pipelines": ["Trade"]}])
def test_who_bought_before_is_no_new_customer_of_the_chosen(session, basis, chosen):
    """Of Ads' customers c1 bought by Mail before: two are new, of Trade's one."""
    (row,) = [row for row in session.roi(basis=basis).rows if row["channel"] == "Ads"]
    (found,) = [row for row in session.roi(basis=basis, **chosen).rows if row["channel"] == "Ads"]
    assert row["cac"] == 50
    assert found["cac"] == (50 if "where" in chosen else 100)


def test_what_became_of_a_lead_is_so_under_every_condition(session):
    """Cohorts, segments and the path of a lead see the deals of the leads chosen, all of them."""
    (row,) = session.cohorts(where="owner = Bob", horizon="30d", pipelines=[]).rows[:1]
    assert shown(row, ("pipeline", "cards", "won")) == {"pipeline": "leads", "cards": 2, "won": 2}
    of_bob = session.segments(where="owner = Bob", by="channel")
    assert {row["segment"]: (row["won"], row["revenue"]) for row in of_bob.rows} == {
        "Ads": (1, 100),
        "Mail": (1, 100),
    }


@pytest.mark.parametrize("chosen", ["channel = Ads", "owner = Ann"])
def test_a_condition_leaves_the_journey_of_a_chosen_sale_whole(tmp_path, chosen):
    """The one sale was of Ads and Ann's; Bob had its lead, and its first touch was a mail."""
    files = {
        "leads.csv": "Lead ID,Created at,Owner,Source,Status\nl1,2024-01-02,Bob,Ads,converted\n",
        "deals.csv": """
Deal ID,Lead ID,Owner,Source,Created at,Closed at,Status,Amount
d1,l1,Ann,Ads,2024-01-03,2024-01-09,won,100
d2,,Bob,Mail,2024-01-03,2024-01-09,won,70
""",
        "touchpoints.csv": "Lead ID,Touched at,Channel\nl1,2024-01-01,Mail\nl1,2024-01-02,Ads\n",
    }
    with opened(tmp_path, files) as session:
        found = session.roi(models=["linear"], where=chosen)
    assert {row["channel"]: row["revenue"] for row in found.rows if row["revenue"]} == {
        "Mail": 50,
        "Ads": 50,
    }


def test_leads_whose_deals_are_all_of_others_keep_their_conversion(tmp_path):
    """Zed's one lead was sold by Ann; the one deal in his own name came from no lead."""
    files = {
        "leads.csv": "Lead ID,Created at,Owner\nl1,2024-01-02,Zed\n",
        "deals.csv": """
Deal ID,Lead ID,Owner,Created at,Closed at,Status,Amount
d1,l1,Ann,2024-01-03,2024-01-09,won,100
d2,,Zed,2024-01-03,2024-01-09,won,70
""",
    }
    with opened(tmp_path, files) as session:
        found = session.roi(where="owner = Zed").total
    assert (found["lead_to_deal"], found["lead_to_won"], found["deals"]) == (1, 1, 1)
