"""What came in on the day of an attempt of which only the day is known."""

from __future__ import annotations

import pytest
from tests.exports import opened

LEADS = (
    "lead_id,created_at,first_attempt_at,status,owner\n"
    "1,2026-01-12 09:00,{attempt},open,Ann\n"
    "2,2026-01-10 09:00,2026-01-10,converted,Ann\n"
)
CALLS = (
    "touch_id,lead_id,touched_at,side,direction,kind,outcome\n"
    "T1,1,2026-01-12 10:00,marketing,in,call,missed\n"
)


@pytest.fixture
def missed(tmp_path):
    """Missed calls by `today`, and those `calls` has as unanswered, by the day of the attempt."""

    def counted(attempt):
        files = {"leads.csv": LEADS.format(attempt=attempt), "touchpoints.csv": CALLS}
        with opened(tmp_path, files) as session:
            rows = session.calls().rows
            reasons = [row["reason"] for row in rows if row["reason"] == "unanswered"]
            return session.today().total["missed_calls"], len(reasons)

    return counted


@pytest.mark.parametrize(("attempt", "burns"), [("2026-01-12", 0), ("2026-01-13", 0), ("", 1)])
def test_an_attempt_of_that_day_may_have_answered_it(missed, attempt, burns):
    """The call came at ten; nobody knows that the attempt of that day was earlier."""
    assert missed(attempt) == (burns, burns)


def test_an_attempt_of_an_earlier_day_has_not(missed):
    """On the 11th the call of the 12th had not come."""
    assert missed("2026-01-11") == (1, 1)


def test_calls_with_minutes_are_told_apart_by_them(tmp_path):
    """Somebody called at half past nine, and nobody after ten; the attempt was a day before."""
    called = CALLS + "T2,1,2026-01-12 09:30,sales,out,call,answered\n"
    files = {"leads.csv": LEADS.format(attempt="2026-01-11"), "touchpoints.csv": called}
    with opened(tmp_path, files) as session:
        assert session.today().total["missed_calls"] == 1
