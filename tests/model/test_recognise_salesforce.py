"""What Salesforce writes of cards: reports with labels, and dumps of its interface."""

from __future__ import annotations

import pytest
from tests.exports import counts, opened, text_of

SFR = text_of("salesforce/deals.en")

SFO = text_of("salesforce/deals.codes")

SFL = text_of("salesforce/leads.codes")

SFRL = text_of("salesforce/leads.en")


def test_a_report_of_opportunities_adds_up(tmp_path):
    """The remarks under the table are no deals."""
    with opened(tmp_path, {"report.csv": SFR}) as session:
        assert counts(session) == {
            "leads": 3, "deals": 3, "won": 1, "lost": 1, "open": 1,
            "revenue": "1250.00", "spend": None,
        }  # fmt: skip


def test_ids_of_fifteen_and_of_eighteen_characters_are_the_same(tmp_path):
    """Leads of Data Loader join opportunities of a report: the last three letters only check."""
    with opened(tmp_path, {"opportunities.csv": SFR, "leads.csv": SFL}) as session:
        assert counts(session) == {
            "leads": 3, "deals": 3, "won": 1, "lost": 1, "open": 1,
            "revenue": "1250.00", "spend": None,
        }  # fmt: skip
        assert session.inspect().links == {"lead_id": 1}


@pytest.mark.parametrize(
    "made", ["006ABC{:011d}", "OPPORTUNITY-2026-{:04d}", "20260000000000{:04d}"]
)
def test_longer_ids_that_salesforce_did_not_make_stay_whole(tmp_path, made):
    """Three deals of one beginning: cut to fifteen characters they were one, and two were lost."""
    rows = [f"{made.format(place)},O,Closed Won,100,1/{place + 12}/2026,Web" for place in (1, 2, 3)]
    text = "\n".join(
        ["Opportunity ID,Opportunity Name,Stage,Amount,Created Date,Lead Source", *rows, ""]
    )
    with opened(tmp_path, {"report.csv": text}) as session:
        assert [found.crm for _, found in session.files] == ["salesforce"]
        total = session.roi().total
    assert (total["won"], total["revenue"]) == (3, 300)
