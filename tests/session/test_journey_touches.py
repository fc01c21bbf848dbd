"""Whose touches a sale has: those of its person, each once."""

from __future__ import annotations

import pytest
from tests.exports import opened

FILES = {
    "leads.csv": "lead_id,contact_id,created_at,channel\nL1,C1,2024-03-02 10:00,Ads\n",
    "deals.csv": """deal_id,lead_id,contact_id,created_at,closed_at,status,amount,channel
1,L1,,2024-03-03 10:00,2024-03-09 10:00,won,100,Ads
""",
    "touchpoints.csv": """touch_id,contact_id,touched_at,channel
1,C1,2024-03-01 10:00,Mail
2,C1,2024-03-04 10:00,Site
3,C2,2024-03-05 10:00,Other
""",
}


def revenue(folder, files, model):
    """Channel → what the model gives it, channels with nothing left out."""
    with opened(folder, files) as session:
        found = session.roi(models=[model])
    return {row["channel"]: row["revenue"] for row in found.rows if row["revenue"]}


def test_a_sale_whose_contact_is_not_known_has_the_touches_of_its_leads(tmp_path):
    """The deal names no contact, its lead C1: the two touches of C1 have 50 each."""
    assert revenue(tmp_path, FILES, "linear") == {"Mail": 50, "Site": 50}


def test_a_sale_whose_contact_is_known_has_none_of_another_person(tmp_path):
    """The lead was of C1, the deal is of C2: the touch of C2 alone is before its sale."""
    files = {**FILES, "deals.csv": FILES["deals.csv"].replace("L1,,", "L1,C2,")}
    assert revenue(tmp_path, files, "linear") == {"Other": 100}


@pytest.mark.parametrize("way", ["contact_id", "contact_id and lead_id"])
def test_a_touch_that_stands_twice_in_a_file_is_one_step(tmp_path, way):
    """The row of the letter stands there twice: it has half of the sale, not two thirds."""
    lines = FILES["touchpoints.csv"].splitlines()
    lines = [*lines, lines[1]]
    if way == "contact_id and lead_id":
        lines = [f"{line},{'lead_id' if not at else ''}" for at, line in enumerate(lines)]
    files = {
        **FILES,
        "deals.csv": FILES["deals.csv"].replace("L1,,", "L1,C1,"),
        "touchpoints.csv": "\n".join(lines) + "\n",
    }
    assert revenue(tmp_path, files, "linear") == {"Mail": 50, "Site": 50}


PAID = {
    "deals.csv": """deal_id,created_at,closed_at,status,amount,channel
1,2024-03-01 10:00,,open,100,Ads
2,2024-03-01 10:00,2024-03-20 10:00,lost,70,Ads
""",
    "touchpoints.csv": """touch_id,deal_id,touched_at,channel
1,1,2024-03-02 10:00,Mail
2,1,2024-03-04 10:00,Site
3,1,2024-03-08 10:00,Call
4,2,2024-03-02 10:00,Site
""",
    "payments.csv": """payment_id,deal_id,paid_at,amount
1,1,2024-03-05 10:00,60
2,1,2024-03-09 10:00,30
3,2,2024-03-06 10:00,10
""",
}


@pytest.mark.parametrize("models", [["linear"], ["all"]])
def test_what_is_paid_before_the_sale_belongs_to_the_touches_before_the_first_payment(
    tmp_path, models
):
    """90 of the open deal go to Mail and Site, the call came after; 10 of the lost one to Site."""
    with opened(tmp_path, PAID) as session:
        found = session.roi(models=models, basis="cash")
    rows = [row for row in found.rows if row.get("model", "linear") == "linear"]
    assert {row["channel"]: row["revenue"] for row in rows if row["revenue"]} == {
        "Mail": 45,
        "Site": 55,
    }
    assert found.params["attributable"]["revenue_share"] == 1


def test_a_payment_of_which_the_day_is_known_is_no_earlier_than_a_touch_of_that_day(tmp_path):
    """Deal 1 was paid on the fourth, and seen on the site that day: half of 90 each."""
    paid = "payment_id,deal_id,paid_at,amount\n1,1,2024-03-04,60\n2,1,2024-03-09,30\n"
    with opened(tmp_path, {**PAID, "payments.csv": paid}) as session:
        found = session.roi(models=["linear"], basis="cash")
    assert {row["channel"]: row["revenue"] for row in found.rows if row["revenue"]} == {
        "Mail": 45,
        "Site": 45,
    }


def test_a_sale_without_a_day_has_the_touches_before_its_first_payment(tmp_path):
    """Deal 1 is won, nobody knows when: the last touch before it was paid is known all the same."""
    deals = PAID["deals.csv"].replace(",open,100", ",won,100")
    with opened(tmp_path, {**PAID, "deals.csv": deals}) as session:
        paid = session.roi(models=["last"], basis="cash")
        cohort = session.roi(models=["last"])
    revenue = {row["channel"]: row["revenue"] for row in paid.rows if row["revenue"]}
    assert revenue == {"Site": 100}
    assert "models_undated" not in {note.code for note in paid.notes}
    assert "sales_undated" not in {note.code for note in paid.notes}
    assert "sales_undated" in {note.code for note in cohort.notes}
