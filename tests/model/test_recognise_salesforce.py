"""What Salesforce writes of cards: reports with labels, and dumps of its interface."""

from __future__ import annotations

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
