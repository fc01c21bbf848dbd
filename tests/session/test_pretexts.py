"""Touches used as a reason to call, from files as people export them."""

from __future__ import annotations

import pytest
from tests.handmade import by, opened

TOML = '[sources]\ntimezone = "UTC"\n'


def test_letters_that_were_used(tmp_path):
    """Forty got a letter; the even ones were called the next day, and half of these moved on."""
    leads = ["lead_id,owner,channel,status,created_at,closed_at"]
    touches = ["touch_id,lead_id,kind,side,direction,touched_at"]
    for number in range(1, 41):
        called, moved = number % 2 == 0, number % 4 == 0
        closed = "converted,2026-01-01 10:00,2026-01-20 10:00"
        leads.append(f"{number},Ann,Mail,{closed if moved else 'open,2026-01-01 10:00,'}")
        touches.append(f"m{number},{number},email,marketing,out,2026-01-10 10:00")
        if called:
            touches.append(f"s{number},{number},call,sales,out,2026-01-11 10:00")
    touches.append("last,39,visit,marketing,,2026-03-01 10:00")
    files = {"leads.csv": "\n".join(leads), "touchpoints.csv": "\n".join(touches)}
    with opened(tmp_path, files, TOML) as session:
        result = session.calls(show="pretexts", min_n=5)
    row = by(result, "kind")["email"]
    assert (row["touches"], row["used"], row["used_share"]) == (40, 20, 0.5)
    assert (row["used_cards"], row["unused_cards"]) == (20, 20)
    assert (row["moved_used"], row["moved_unused"]) == (0.5, 0.0)
    assert row["lift"] == pytest.approx(0.5)
    assert row["verdict"] == "above"


def test_a_call_to_the_lead_uses_a_letter_about_its_deal(tmp_path):
    """Telephony knows the phone of the lead alone: the letter of 10 March was used on the 12th.

    So was that of the 20th to the lead, by a call about the deal, also where Ann's leads are
    chosen and the deal is Bob's.
    """
    files = {
        "leads.csv": """
            lead_id,created_at,status,phone,owner
            L1,2024-03-01 10:00,converted,+7 912 345-67-81,Ann
            L2,2024-04-20 10:00,open,+7 912 345-67-82,Ann""",
        "deals.csv": """
            deal_id,lead_id,created_at,status,stage,owner,amount
            D1,L1,2024-03-05 10:00,open,New,Bob,100""",
        "touchpoints.csv": """
            touch_id,deal_id,lead_id,phone,touched_at,kind,side,direction
            T1,D1,,,2024-03-10 12:00,email,marketing,out
            T2,,,8 912 345 67 81,2024-03-12 12:00,call,sales,out
            T3,,L1,,2024-03-20 12:00,email,marketing,out
            T4,D1,,,2024-03-21 12:00,call,sales,out""",
    }
    with opened(tmp_path, files, TOML) as session:
        letters = by(session.calls(show="pretexts"), "kind")["email"]
        anns = by(session.calls(show="pretexts", where=("owner = Ann",)), "kind")["email"]
    # the letter to the lead reaches its deal, too: three cards and days
    assert (letters["touches"], letters["used"]) == (3, 3)
    assert (anns["touches"], anns["used"]) == (1, 1)
