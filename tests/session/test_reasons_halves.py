"""The halves of a period that is running, between which reasons for losses are compared."""

from __future__ import annotations

from datetime import date

import pytest
from tests.exports import opened

HEAD = "deal_id,created_at,closed_at,status,loss_reason"
ROWS = [
    f"{at},2026-01-01,2026-{month}-28,lost,{reason}"
    for at, (month, reason) in enumerate([("01", "Price")] * 30 + [("02", "Rival")] * 30)
]


def test_a_period_without_an_end_goes_on_to_the_last_day_of_the_data(tmp_path):
    """No deal is lost in March: of 1 January to 31 March the first half ends on 14 February."""
    files = {"deals.csv": "\n".join([HEAD, *ROWS, "open,2026-03-31,,open,"])}
    with opened(tmp_path, files) as session:
        answers = [
            session.reasons(since="2026-01-01", until=until) for until in (None, "2026-03-31")
        ]
    for answer in answers:
        (new,) = [one.facts["middle"] for one in answer.notes if one.code == "reasons_new"]
        assert new == date(2026, 2, 14)


@pytest.mark.parametrize("until", ["2026-02-28", "2026-06-30", "2026-12-31"])
def test_the_days_to_come_are_in_no_half(tmp_path, until):
    """Of the 59 days up to 28 February the first half ends on 29 January, whatever is asked."""
    files = {"deals.csv": "\n".join([HEAD, *ROWS])}
    with opened(tmp_path, files) as session:
        result = session.reasons(since="2026-01-01", until=until)
        answers = [result, session.nurture(show="reasons", since="2026-01-01", until=until)]
    assert {row["reason"]: row["change"] for row in result.rows} == {
        "Price": "falling",
        "Rival": "new",
    }
    split = {"days": ["2026-01-01", "2026-01-29", "2026-02-28"], "before": 30, "since": 30}
    assert answers[1].params["in_halves"] == split
    for answer in answers:
        (new,) = [one.facts["middle"] for one in answer.notes if one.code == "reasons_new"]
        assert new == date(2026, 1, 29)


def test_a_reason_without_a_dated_loss_has_a_share_of_no_half(tmp_path):
    """Spam is on cards without a day: 0 % of both halves would be false. Price has 2 of 3 days."""
    rows = [
        "1,2026-01-01,2026-01-10,lost,Price",
        "2,2026-01-01,2026-01-20,lost,Price",
        "3,2026-01-01,,lost,Price",
        "4,2026-01-01,,lost,Spam",
    ]
    with opened(tmp_path, {"deals.csv": "\n".join([HEAD, *rows])}) as session:
        found = {row["reason"]: row for row in session.nurture(show="reasons").rows}
    assert [found["Spam"][name] for name in ("cards", "before", "since")] == [1, None, None]
    assert [found["Price"][name] for name in ("cards", "before", "since")] == [3, 1.0, 1.0]
