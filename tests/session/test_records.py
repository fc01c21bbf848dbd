"""A log beside the CRM: on which side moments have a time of day."""

from __future__ import annotations

from tests.exports import opened

LEADS = "lead_id,created_at,phone,status\nl1,2024-03-01 09:00,79161234501,open\n"
DEALS = (
    "deal_id,lead_id,created_at,closed_at,status,amount\n"
    "d1,l9,2024-03-01 10:00,2024-03-05,won,100\n"
)
LOG = "touch_id,kind,touched_at,phone\nt1,call,{at},+7 916 123-45-01\n"
TOLD = {"tables": {"calls.csv": "touchpoints"}}


def states(tmp_path, at):
    """What became of the one call of the log: matched, earlier, later."""
    files = {"leads.csv": LEADS, "deals.csv": DEALS, "calls.csv": LOG.format(at=at)}
    with opened(tmp_path, files, **TOLD) as session:
        row = session.records().rows[0]
    return row["matched"], row["earlier"], row["later"]


def test_the_day_of_a_closing_says_nothing_of_when_cards_are_made(tmp_path):
    """Deals are closed on days alone; the lead was made eleven hours before the call anyway."""
    assert states(tmp_path, "2024-03-01 20:00") == (0, 1, 0)


def test_a_log_of_days_meets_the_cards_of_its_day(tmp_path):
    """Its midnight is no moment: the lead of nine o'clock is not a later one."""
    assert states(tmp_path, "2024-03-01") == (1, 0, 0)


def test_a_log_of_several_files_is_told(tmp_path):
    """The forms that lay among the exports were records of the log of calls without a word."""
    forms = LOG.format(at="2024-03-01 20:00").replace("t1,call", "f1,form")
    files = {"leads.csv": LEADS, "calls.csv": LOG.format(at="2024-03-01"), "forms.csv": forms}
    named = {"tables": {"calls.csv": "touchpoints", "forms.csv": "touchpoints"}}
    with opened(tmp_path, files, **named) as session:
        notes = {note.code: note.facts for note in session.records().notes}
    assert notes["records_of_files"] == {"files": ["calls.csv", "forms.csv"]}
    (tmp_path / "forms.csv").unlink()
    files = {"leads.csv": LEADS, "calls.csv": LOG.format(at="2024-03-01")}
    files["crm.csv"] = "touch_id,lead_id,kind,touched_at\nc1,l1,call,2024-03-01\n"
    named = {"tables": {"calls.csv": "touchpoints", "crm.csv": "touchpoints"}}
    with opened(tmp_path, files, **named) as session:
        assert "records_of_files" not in {note.code for note in session.records().notes}
