"""Attempts to reach a lead that the CRM keeps on its deal."""

from __future__ import annotations

from typing import Final

from tests.handmade import opened

LEADS: Final = """
Lead ID,Created at,Assigned at,Closed at,Status,Owner
1,2026-01-08 10:00,2026-01-08 10:00,2026-01-08 10:30,converted,Ann
2,2026-01-08 10:00,2026-01-08 10:00,2026-01-09 10:00,converted,Ann
3,2026-01-08 10:00,2026-01-08 10:00,,open,Ann
4,2026-01-08 10:00,2026-01-08 10:00,2026-01-10 10:00,disqualified,Ann
"""
DEALS: Final = """
Deal ID,Lead ID,Created at,Stage,Owner
d1,1,2026-01-08 10:30,New,Ann
d2,2,2026-01-09 10:00,New,Ann
"""
TOUCHES: Final = """
Touch ID,Lead ID,Deal ID,Touched at,Kind,Side,Direction
"""
TOML: Final = '[stages]\norder = ["New"]\nwon = ["Won"]\n'
MOVED: Final = "t1,,d1,2026-01-08 10:20,call,sales,out\nt2,,d2,2026-01-08 11:00,call,sales,out\n"
LATER: Final = "t1,,d1,2026-01-08 12:00,call,sales,out\nt2,,d2,2026-01-09 11:00,call,sales,out\n"


def files(touches):
    """Four leads of Ann, two of them deals, and the touches."""
    return {"leads.csv": LEADS, "deals.csv": DEALS, "touchpoints.csv": TOUCHES + touches}


def test_calls_moved_to_the_deal_are_attempts_at_the_lead(tmp_path):
    """Before the deals were made both leads were called, in 20 and 60 minutes; the others never."""
    with opened(tmp_path, files(MOVED), TOML) as session:
        (ann,) = session.process().rows
        reasons = {row["card_id"]: row["reason"] for row in session.calls().rows}
    assert (ann["attempted"], ann["speed_median"]) == (2, 40.0)
    assert reasons["3"] == "no_attempt"


def test_a_lead_that_was_a_deal_at_once_is_reached_by_the_call_about_it(tmp_path):
    """Four leads are called in an hour, the fifth as a deal in five hours: each was tried."""
    leads = LEADS.splitlines()[1] + "\n"
    leads += "".join(
        f"{at},2026-01-08 10:00,2026-01-08 10:00,,converted,Ann\n" for at in range(1, 6)
    )
    deals = "Deal ID,Lead ID,Created at,Stage,Owner\nd5,5,2026-01-08 10:30,New,Ann\n"
    deals += "d6,,2026-01-12 10:30,New,Ann\n"
    touches = "".join(f"t{at},{at},,2026-01-08 11:00,call,sales,out\n" for at in range(1, 5))
    touches += "t5,,d5,2026-01-08 15:00,call,sales,out\n"
    made = {"leads.csv": leads, "deals.csv": deals, "touchpoints.csv": TOUCHES + touches}
    with opened(tmp_path, made, TOML) as session:
        (ann,) = session.process().rows
    assert (ann["in_shares"], ann["unattempted"], ann["attempted"]) == (5, 0, 5)
    # 60, 60, 60, 60 and 300 minutes: nine in ten within 60 + 0.6 x 240
    assert (ann["speed_median"], round(ann["speed_p90"])) == (60.0, 204)


def test_calls_about_deals_do_not_show_that_calls_to_leads_are_logged(tmp_path):
    """All calls came after the deals were made: whether 3 and 4 were called nobody knows."""
    with opened(tmp_path, files(LATER), TOML) as session:
        (ann,) = session.process().rows
        reasons = [row["reason"] for row in session.calls().rows]
    assert (ann["attempted"], ann["speed_median"]) == (2, None)
    assert "no_attempt" not in reasons
