"""A change that is more than chance by itself, and too little among all that is compared."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.handmade import by, codes, opened

LEADS = 400
"""Of a quarter, on each of its days."""


def quarter(first: date, number: int, won: int) -> tuple[list[str], list[str]]:
    """400 leads of one channel and one manager; the first `won` of them are sold a day later."""
    leads, deals = [], []
    for place in range(LEADS):
        key, day = number * LEADS + place, first + timedelta(days=place * 90 // LEADS)
        leads.append(f"{key},{day},ads,Ann,d{key}" if place < won else f"{key},{day},ads,Ann,")
        if place < won:
            deals.append(f"d{key},{key},{day},{day + timedelta(days=1)},won,100")
    return leads, deals


def asked(tmp_path, before: int, now: int, status: str = "won"):
    """The second quarter of 2025 beside the first, by the sales of both."""
    parts = [quarter(date(2025, 1, 1), 1, before), quarter(date(2025, 4, 1), 2, now)]
    leads = "\n".join(("lead_id,created_at,channel,owner,deal_id", *parts[0][0], *parts[1][0]))
    deals = "\n".join(
        ("deal_id,lead_id,created_at,closed_at,status,amount", *parts[0][1], *parts[1][1])
    ).replace(",won,", f",{status},")
    with opened(tmp_path, {"leads.csv": leads, "deals.csv": deals}) as session:
        days = {"since": "2025-04-01", "until": "2025-06-30", "as_of": "2025-09-01"}
        return session.compare(**days, vs="previous")


@pytest.mark.parametrize(
    ("now", "cause", "unsure", "code"),
    [
        # 60 and 40 of 400: z = 2.14, p = 0.03; of three tests together 0.1
        (40, "none", ["rates"], "compare_unsure_rates"),
        # 60 and 52: z = 0.81
        (52, "none", [], "compare_nothing"),
    ],
)
def test_what_is_more_than_chance_alone_is_not_called_nothing(tmp_path, now, cause, unsure, code):
    """The interval of the change is told; whose it is, nobody says."""
    found = asked(tmp_path, 60, now)
    verdict = found.params["verdict"]["previous"]
    assert (verdict["cause"], verdict["unsure"]) == (cause, unsure)
    assert code in codes(found.notes)
    row = by(found, "factor")["rates"]
    assert (row["effect_high"] < 0) is bool(unsure)


def test_a_share_of_records_unread_is_told_with_its_limit(tmp_path):
    """10 of 861 records have a cell too many: 1.2 %, and less than 1 % is asked."""
    leads, deals = quarter(date(2025, 1, 1), 1, 30)
    later, sold = quarter(date(2025, 4, 1), 2, 31)
    broken = [f"{row},torn" for row in later[-10:]]
    files = {
        "leads.csv": "\n".join(
            ("lead_id,created_at,channel,owner,deal_id", *leads, *later[:-10], *broken)
        ),
        "deals.csv": "\n".join(
            ("deal_id,lead_id,created_at,closed_at,status,amount", *deals, *sold)
        ),
    }
    with opened(tmp_path, files, max_rejects="5%") as session:
        days = {"since": "2025-04-01", "until": "2025-06-30", "as_of": "2025-09-01"}
        found = session.compare(**days, vs="previous")
    verdict = found.params["verdict"]["previous"]
    gate = next(one for one in verdict["gates"] if one["name"] == "rejected")
    assert (verdict["cause"], gate["ok"]) == ("insufficient", False)
    assert gate["value"] == pytest.approx(10 / 861)
    assert "compare_rejected" in codes(found.notes)


def test_deals_with_a_lead_have_one_before_any_sale_is_known(tmp_path):
    """Every deal names its lead; that none is won, and no age known, takes no lead from them."""
    found = asked(tmp_path, 60, 40, status="open")
    gates = {one["name"]: one for one in found.params["verdict"]["previous"]["gates"]}
    assert (gates["mature"]["ok"], gates["linked"]["value"]) == (False, 1.0)
    assert "compare_linked" not in codes(found.notes)
