"""A kind of deals (new, repeat) and one of touches (visit, letter) are two things of one name."""

from __future__ import annotations

from typing import Final

import pytest
from tests.exports import opened

from smalign.base.errors import UsageError

FILES: Final = {
    "leads.csv": "lead_id,created_at,channel,owner\nL1,2024-03-01,Ads,Ann\nL2,2024-03-01,Ads,Bob\n",
    "deals.csv": """deal_id,lead_id,created_at,closed_at,status,kind,amount,channel
1,L1,2024-03-02,2024-03-09,won,new,100,Ads
2,L2,2024-03-02,2024-03-09,won,repeat,200,Ads
""",
    "touchpoints.csv": """touch_id,lead_id,touched_at,kind,side,direction,channel
1,L1,2024-03-01,visit,marketing,in,Ads
2,L1,2024-03-02,email,marketing,out,Mail
3,L2,2024-03-03,email,marketing,out,Mail
""",
}


def test_rows_by_kind_are_of_deals_alone(tmp_path):
    """A visit is no kind of deal: how many touches a kind has nobody knows."""
    with opened(tmp_path, FILES) as session:
        rows = session.roi(by="kind").rows
    found = {row["kind"]: (row["touches"], row["leads"], row["won"]) for row in rows}
    assert found == {"new": (None, 1, 1), "repeat": (None, 1, 1)}


def test_a_condition_on_the_kind_chooses_cards_with_their_touches(tmp_path):
    """The new deal has the visit and the first letter; no touch is itself of a new kind."""
    with opened(tmp_path, FILES) as session:
        rows = session.roi(where=["kind = new"]).rows
    assert {row["channel"]: (row["touches"], row["won"]) for row in rows} == {
        "Ads": (1, 1),
        "Mail": (1, 0),
    }


def test_touches_cannot_be_credited_by_the_kind_of_deals(tmp_path):
    """The refusal names the field touches do not have, not the channel beside it."""
    with opened(tmp_path, FILES) as session, pytest.raises(UsageError) as raised:
        session.roi(by=["channel", "kind"], models=["last"])
    assert raised.value.code == "touches_lack_field"
    assert raised.value.facts["fields"] == ["kind"]


def test_where_deals_have_no_kind_it_is_that_of_touches(tmp_path):
    """The visit before the first sale has half of it; letters have the rest."""
    deals = FILES["deals.csv"].replace(",kind", "").replace(",new", "").replace(",repeat", "")
    with opened(tmp_path, {**FILES, "deals.csv": deals}) as session:
        rows = session.roi(by="kind", models=["linear"]).rows
    assert {row["kind"]: row["revenue"] for row in rows if row["revenue"]} == {
        "visit": 50,
        "email": 250,
    }


def test_what_was_sent_goes_by_its_own_kind(tmp_path):
    """Rows of nurture are what was sent: letters, which are no kind of deal."""
    with opened(tmp_path, FILES) as session:
        rows = session.nurture(by="kind").rows
    assert [row["kind"] for row in rows] == ["email"]
