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
