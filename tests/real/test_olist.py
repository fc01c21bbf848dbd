"""Olist's funnel: 8 000 leads and 842 deals, all won; figures of the data's own description."""

from __future__ import annotations

from typing import Final

import pytest
from tests.handmade import by, codes

from smalign.session import open_exports

BY_ORIGIN: Final = {
    "organic_search": (2296, 271),
    "paid_search": (1586, 195),
    "social": (1350, 75),
    "unknown": (1099, 179),
    "direct_traffic": (499, 56),
    "email": (493, 15),
    "referral": (284, 24),
    "other": (150, 4),
    "display": (118, 6),
    "other_publicities": (65, 3),
    "(none)": (60, 14),
}
LEADS: Final = "original/olist_marketing_qualified_leads_dataset.csv"
DEALS: Final = ("original", "resaved_us_dates")


@pytest.fixture(params=DEALS)
def session(request, shared):
    """The leads with the deals as published, or as re-saved in Excel."""
    folder = shared / "olist_funnel"
    deals = folder / request.param / "olist_closed_deals_dataset.csv"
    with open_exports([folder / LEADS, deals], timezone="America/Sao_Paulo") as opened:
        yield opened


def test_leads_and_sales_by_origin(session):
    """The header of the file is a name of the field; `unknown` is an origin as written."""
    result = session.roi(by="origin")
    found = {row["origin"]: (row["leads"], row["won"]) for row in result.rows}
    assert found == BY_ORIGIN


def test_a_deal_without_a_channel_takes_its_leads(session):
    """By channel, the default: the deals' table names no origin, so the leads' counts."""
    found = {row["channel"]: (row["leads"], row["won"]) for row in session.roi().rows}
    assert found == BY_ORIGIN


def test_totals(session):
    """10.525 % of the leads became deals; every deal is a sale of an unknown amount."""
    result = session.roi()
    assert {name: result.total[name] for name in ("leads", "deals", "won", "lost", "open")} == {
        "leads": 8000, "deals": 842, "won": 842, "lost": 0, "open": 0,
    }  # fmt: skip
    assert result.total["lead_to_won"] == 0.10525
    assert result.total["win_rate"] == 1.0
    assert result.total["revenue"] is None
    assert session.inspect().links == {"lead_id": 842}


def test_the_two_savings_of_the_deals_agree(shared):
    """Excel's dates cost the seconds and nothing else."""
    folder = shared / "olist_funnel"
    answers = []
    for saved in DEALS:
        files = [folder / LEADS, folder / saved / "olist_closed_deals_dataset.csv"]
        with open_exports(files, timezone="UTC") as session:
            result = session.roi(by="business_segment")
            medians = [row.pop("median_days_to_won") for row in result.rows]
            answers.append((result.rows, medians))
    assert answers[0][0] == answers[1][0]
    for first, second in zip(answers[0][1], answers[1][1], strict=True):
        assert (first is None) == (second is None)
        assert first is None or abs(first - second) < 60 / 86400


def test_days_to_win(shared):
    """14.65 days at the median from midnight; a first contact is a day, so whole days count."""
    folder = shared / "olist_funnel"
    files = [folder / LEADS, folder / "original/olist_closed_deals_dataset.csv"]
    with open_exports(files, timezone="UTC") as session:
        result = session.roi()
    assert result.total["median_days_to_won"] == 14
    assert {note.code: note.facts for note in result.notes}["won_before_created"] == {"count": 1}


def test_the_deals_alone_are_sales(shared):
    """Without leads every deal counts as one."""
    with open_exports([shared / "olist_funnel/resaved_us_dates"], timezone="UTC") as session:
        result = session.roi(by="lead_type")
    assert result.grain == "deal"
    assert (result.total["leads"], result.total["won"]) == (842, 842)
    assert by(result, "lead_type")["online_big"]["won"] == 126


def test_what_is_noted(session):
    """Each note has its reason; one more fails."""
    assert sorted(codes(session.roi().notes)) == [
        "customers_are",  # each deal of its own: the export knows no contacts
        "files_apart",  # leads end on 31 May 2018, sales on 14 November
        "no_lost_deals",  # 842 sales and not one loss: a list of sales
        "won_before_created",  # one deal
        "won_without_amount",  # amounts are not published
    ]


def test_both_copies_of_the_deals_in_one_folder_are_read_once(shared):
    """842 deals stand there twice, once without seconds and five columns; no row has an id."""
    with open_exports([shared / "olist_funnel"]) as session:
        result = session.roi()
    assert (result.total["leads"], result.total["deals"]) == (8000, 842)
    facts = next(note.facts for note in result.notes if note.code == "file_twice")
    assert facts == {
        "file": "resaved_us_dates/olist_closed_deals_dataset.csv",
        "same": "original/olist_closed_deals_dataset.csv",
        "rows": 842,
    }
