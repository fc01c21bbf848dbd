"""Which journeys came to nothing, as the exports tell it; shapley-rate of hand-worked counts."""

from __future__ import annotations

from typing import Final

import pytest

from smalign import open as open_exports

FILES: Final = {
    "leads.csv": """
lead_id;contact_id;created_at;channel;status
L1;;2024-01-01;Ads;converted
L2;;2024-01-01;Ads;converted
L3;C3;2024-01-01;Ads;open
L4;;2024-01-01;Ads;converted
""",
    "deals.csv": """
deal_id;lead_id;created_at;closed_at;status;amount;channel
D1;L1;2024-01-02;2024-01-10;won;900;Ads
D2;L2;2024-01-02;2024-01-10;won;300;Ads
D3;L1;2024-01-02;2024-01-11;lost;10;Ads
D4;L4;2024-01-02;2024-01-05;lost;10;Ads
""",
    "touchpoints.csv": """
touch_id;lead_id;contact_id;touched_at;channel;side
T1;L1;;2024-01-03;Mail;marketing
T2;L1;;2024-01-04;Ads;marketing
T3;L2;;2024-01-03;Ads;marketing
T4;;C3;2024-01-03;Mail;marketing
T5;L4;;2024-01-04;Ads;marketing
T6;L4;;2024-01-06;Mail;marketing
T7;L4;;2024-01-04;Phone;sales
""",
}
"""Mail > Ads and Ads end in a sale; Mail of a lead found by its contact, and Ads of a lost deal, in
none. D3 is lost, but its lead bought; T6 came after the loss, T7 is the salesperson's."""


@pytest.fixture
def folder(tmp_path):
    """The three exports."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text.lstrip(), encoding="utf-8")
    return tmp_path


def test_the_journeys_are_of_leads_and_deals_that_did_not_buy(folder):
    """Ads alone converts 1 of 2, Mail alone 0 of 1, both 2 of 4.

    Mail: (0 + 1/2 - 1/2) / 2 = 0. Ads: (1/2 + 1/2 - 0) / 2 = 1/2: both sales.
    """
    with open_exports(folder) as session:
        result = session.roi(models=["shapley-rate"])
    assert {row["channel"]: float(row["won"]) for row in result.rows} == {"Ads": 2, "Mail": 0}
    assert "lost_touches" in result.sql


def test_what_needs_no_lost_journeys_does_not_look_for_them(folder):
    """The script of another model has no view of them."""
    with open_exports(folder) as session:
        assert "lost_touches" not in session.roi(models=["linear"]).sql


def test_the_head_says_how_many_sales_have_a_touch(folder):
    """Both sales, and all of 1,200."""
    with open_exports(folder) as session:
        found = session.roi(models=["all"]).params["attributable"]
    assert found == {"won": 2, "of": 2, "won_share": 1.0, "revenue_share": 1.0}
