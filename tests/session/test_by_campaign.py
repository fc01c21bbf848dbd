"""roi by campaign and by content: spend names the campaign, cards and visits have a link's tags."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest

from smalign import open as open_exports

FILES: Final = {
    "leads.csv": "lead_id;created_at;utm_source;utm_campaign\nL1;2024-01-01;yandex;spring\n",
    "deals.csv": "deal_id;lead_id;created_at;closed_at;status;amount\n"
    "D1;L1;2024-01-02;2024-01-10;won;900\n",
    "touchpoints.csv": "touch_id;lead_id;touched_at;utm_source;utm_campaign;utm_content\n"
    "T1;L1;2024-01-01;yandex;winter;banner\n"
    "T2;L1;2024-01-02;yandex;spring;text\n"
    "T3;L1;2024-01-03;yandex;spring;banner\n",
    "spend.csv": "date;campaign;cost\n2024-01-01;spring;100\n2024-01-01;winter;600\n",
}


@pytest.fixture
def folder(tmp_path):
    """The four exports."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_touches_of_a_campaign_earn_against_its_spend(folder):
    """Two of three touches are of spring: 600 for 100; one of winter: 300 for 600."""
    with open_exports(folder) as session:
        result = session.roi(by="campaign", models=["linear"])
    found = {row["campaign"]: (row["leads"], row["revenue"], row["romi"]) for row in result.rows}
    assert found == {"spring": (1, Decimal(600), 5.0), "winter": (0, Decimal(300), -0.5)}


def test_the_card_has_its_campaign_too(folder):
    """Without touches the sale is where the lead's link says."""
    with open_exports(folder) as session:
        result = session.roi(by="campaign")
    found = {row["campaign"]: (row["won"], row["spend"]) for row in result.rows}
    assert found == {"spring": (1, Decimal(100)), "winter": (0, Decimal(600))}


def test_touches_by_content(folder):
    """Two of three touches showed the banner; no card and no spend knows a content."""
    with open_exports(folder) as session:
        result = session.roi(by="content", models=["linear"])
    found = {row["content"]: row["revenue"] for row in result.rows if row["revenue"]}
    assert found == {"banner": Decimal(600), "text": Decimal(300)}
    assert {row["spend"] for row in result.rows} == {None}
    assert result.total["spend"] == 700
