"""Zoho's sample company: figures of the data's own description."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest

from smalign.session import open_exports

DEALS_BY_SOURCE: Final = {
    "OnlineStore": (369, 159),
    "External Referral": (361, 154),
    "Sales Mail Alias": (356, 148),
    "Public Relations": (362, 144),
    "Employee Referral": (356, 137),
    "Cold Call": (368, 140),
    "Partner": (362, 137),
    "Trade Show": (368, 138),
    "Advertisement": (366, 136),
    "Web Research": (361, 130),
    "(none)": (3, 2),
}
BY_TYPE: Final = {
    "Public Relations": (10_058_780, 18_202_700),
    "Email": (7_272_190, 18_061_400),
    "Conference": (5_197_170, 9_204_600),
    "Partners": (4_667_540, 9_170_900),
    "Direct mail": (3_877_380, 8_567_500),
    "Telemarketing": (3_907_980, 7_377_300),
    "Webinar": (3_047_070, 6_759_000),
    "Advertisement": (2_910_730, 5_001_000),
    "Referral Program": (2_958_600, 4_626_500),
    "Others": (312_140, 2_095_300),
}


@pytest.fixture(scope="module")
def zoho(shared):
    """The three files with leads, deals and campaigns."""
    folder = shared / "zoho_crm_sample"
    files = [folder / f"{name}.csv" for name in ("Leads", "Potentials", "Campaigns")]
    with open_exports(files, timezone="UTC") as session:
        yield session


def test_leads_and_deals_by_source(zoho):
    """A deal goes by its own source: `OnlineStore`, where the lead says `Online Store`."""
    rows = {row["source"]: row for row in zoho.roi(by="source").rows}
    found = {source: (row["deals"], row["won"]) for source, row in rows.items() if row["deals"]}
    assert found == DEALS_BY_SOURCE
    assert rows["Employee Referral"]["leads"] == 449
    assert rows["Online Store"]["deals"] == 0
    assert sum(row["leads"] for row in rows.values()) == 3900


def test_totals(zoho):
    """3 632 of 3 900 leads were converted, each into one deal."""
    total = zoho.roi().total
    names = ("leads", "qualified", "deals", "won", "lost", "open")
    assert {name: total[name] for name in names} == {
        "leads": 3900, "qualified": 3632, "deals": 3632, "won": 1425, "lost": 485, "open": 1722,
    }  # fmt: skip
    assert total["lead_to_deal"] == 3632 / 3900
    assert total["spend"] == Decimal(44_209_580)


def test_spend_and_revenue_by_kind_of_campaign(zoho):
    """A deal names its campaign by an id; the campaign's kind comes with the cost."""
    result = zoho.roi(by="campaign_type")
    found = {row["campaign_type"]: (row["spend"], row["revenue"]) for row in result.rows}
    assert {kind: found[kind] for kind in BY_TYPE} == BY_TYPE
    assert found.keys() - BY_TYPE.keys() <= {"(none)"}
    assert result.total["revenue"] == sum(revenue for _, revenue in BY_TYPE.values())


def test_contradictions_are_counted(zoho):
    """366 Junk Leads and 371 Lost Leads were converted all the same."""
    facts = {(note.code, note.facts.get("table")): note.facts for note in zoho.roi().notes}
    assert facts["status_contradicts", "leads"]["cards"] == 366 + 371


def test_the_whole_folder_opens(shared):
    """Tasks, events, calls, invoices and users beside them change no number."""
    with open_exports([shared / "zoho_crm_sample"], timezone="UTC") as session:
        total = session.roi().total
        assert (total["leads"], total["deals"], total["won"]) == (3900, 3632, 1425)
        assert session.fields().rows


def test_tasks_are_done_by_their_status(shared):
    """2,960 of 2,978 are completed, on days nobody says; five of the others are not due yet."""
    with open_exports([shared / "zoho_crm_sample"]) as session:
        total = session.tasks().total
    assert (total["tasks"], total["done"], total["undated"]) == (2_978, 2_960, 2_960)
    assert (total["missed"], total["pending"], total["on_time"]) == (13, 5, None)


def test_no_source_is_best(zoho):
    """The sample has no true effect of the source: of ten tested none is called better or worse."""
    rows = [row for row in zoho.segments(by="source", decided=True).rows if row["table"] == "deals"]
    verdicts = {row["source"]: row["verdict"] for row in rows}
    assert verdicts == dict.fromkeys(DEALS_BY_SOURCE, "same") | {"(none)": "few"}
    assert sum(row["counted"] for row in rows) == 1910
