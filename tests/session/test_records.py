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
