"""Whom sales have reached as a lead they have reached when the lead is a deal."""

from __future__ import annotations

from typing import Final

from tests.handmade import opened

LEADS: Final = """
Lead ID,Contact ID,Created at,First attempt at,Status,Owner
1,a,2026-01-08 10:00,2026-01-08 12:00,converted,Ann
2,b,2026-01-08 10:00,2026-01-08 12:00,converted,Bob
"""
DEALS: Final = """
Deal ID,Lead ID,Contact ID,Created at,Stage,Owner
d1,1,a,2026-01-09 10:00,New,Ann
d2,2,b,2026-01-09 10:00,New,Ann
"""
TOUCHES: Final = """
Touch ID,Contact ID,Touched at,Kind,Side
1,a,2026-01-08 11:00,visit,marketing
2,b,2026-01-08 11:00,visit,marketing
3,b,2026-01-09 15:00,visit,marketing
"""
FILES: Final = {"leads.csv": LEADS, "deals.csv": DEALS, "touchpoints.csv": TOUCHES}
TOML: Final = '[stages]\norder = ["New"]\nwon = ["Won"]\n'


def test_a_touch_sales_followed_while_the_deal_was_a_lead_is_no_reason_to_call(tmp_path):
    """Both leads were called after the visit of the eighth; b came again on the ninth."""
    with opened(tmp_path, FILES, TOML) as session:
        rows = session.calls().rows
    assert [(row["card_id"], row["reason"]) for row in rows] == [("d2", "fresh_touch")]
    assert str(rows[0]["last_contact_on"]) == "2026-01-08"


def test_conditions_on_deals_leave_them_the_contacts_of_their_leads(tmp_path):
    """Of Ann's deals one was Bob's lead: what he did is not forgotten."""
    with opened(tmp_path, FILES, TOML) as session:
        rows = session.calls(where=["owner = Ann"]).rows
    assert [row["card_id"] for row in rows] == ["d2"]
