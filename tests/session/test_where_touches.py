"""A condition on cards leaves their touches: whom to call is told by all of them."""

from __future__ import annotations

import pytest
from tests.exports import opened

FILES = {
    "leads.csv": """lead_id,created_at,owner,channel,status
L1,2026-03-01 10:00,Ann,Ads,converted
L2,2026-03-02 10:00,Ann,Ads,converted
""",
    "deals.csv": """deal_id,lead_id,created_at,closed_at,status,owner,channel,amount
1,L1,2026-03-02 10:00,,open,Ann,Ads,100
2,L2,2026-03-03 10:00,,open,Ann,Ads,100
""",
    "touchpoints.csv": """touch_id,deal_id,touched_at,kind,side,direction,channel,outcome
1,1,2026-03-29 11:00,visit,marketing,in,Ads,
2,1,2026-03-30 11:00,call,sales,in,,answered
3,2,2026-03-29 12:00,visit,marketing,in,Mail,
4,2,2026-03-30 12:00,call,sales,in,,missed
""",
}


@pytest.fixture
def session(tmp_path):
    """Two deals of Ads: one that called and was answered, one that nobody called back."""
    with opened(tmp_path, FILES) as session:
        yield session


@pytest.mark.parametrize("chosen", [{}, {"where": ["channel = Ads"]}])
def test_who_was_answered_is_not_called_again_whatever_is_asked(session, chosen):
    """A call without a channel is still one of a deal of Ads."""
    (row,) = session.calls(**chosen).rows
    assert (row["card_id"], row["reason"]) == ("2", "unanswered")
    assert session.today(**chosen).total["missed_calls"] == 1


def test_a_visit_that_is_a_reason_to_call_is_a_touch_that_is_linked(tmp_path):
    """With visits alone there is nothing to answer, but it is not so that nothing is linked."""
    visits = "\n".join(one for one in FILES["touchpoints.csv"].splitlines() if ",call," not in one)
    with opened(tmp_path, {**FILES, "touchpoints.csv": visits}) as session:
        result = session.calls()
    assert [row["reason"] for row in result.rows] == ["fresh_touch", "fresh_touch"]
    assert "calls_without_touches" not in {note.code for note in result.notes}
