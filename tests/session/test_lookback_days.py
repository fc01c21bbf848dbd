"""The lookback where touches, or closings, are dated by the day alone: whole days."""

from __future__ import annotations

import pytest
from tests.exports import opened

TOUCHES = "touch_id,deal_id,touched_at,channel\n"
NINETY = '[attribution]\nlookback = "90d"\n'


def credit(folder, closed, *touches):
    """Channel → sales it is given as the first touch of the one sale."""
    deals = (
        f"deal_id,created_at,closed_at,status,amount,channel\nD1,{closed},{closed},won,100,Own\n"
    )
    rows = "".join(f"T{at},D1,{day},{name}\n" for at, (day, name) in enumerate(touches))
    files = {"deals.csv": deals, "touchpoints.csv": TOUCHES + rows, "smalign.toml": NINETY}
    with opened(folder, files, timezone="Europe/Berlin") as session:
        rows = session.roi(models=["first"]).rows
    return {row["channel"]: int(row["won"]) for row in rows if row["won"]}


DAY = "2026-03-12"


@pytest.mark.parametrize(
    ("closed", "first"),
    [("2026-06-10 15:00", DAY), ("2026-11-10", "2026-08-12"), ("2026-06-10", DAY)],
    ids=["a closing in the afternoon", "clocks go back", "clocks go forward"],
)
def test_a_touch_ninety_days_before_counts_whatever_the_hour_of_the_sale(tmp_path, closed, first):
    """From 12 March to 10 June, and from 12 August to 10 November, are 90 days."""
    assert credit(tmp_path, closed, (first, "Mail"), ("2026-06-01", "Ads")) == {"Mail": 1}


def test_a_touch_of_the_day_before_is_too_old(tmp_path):
    """From 11 March to 10 June are 91 days."""
    closed = "2026-06-10 15:00"
    assert credit(tmp_path, closed, ("2026-03-11", "Mail"), ("2026-06-01", "Ads")) == {"Ads": 1}


def test_minutes_count_where_both_have_them(tmp_path):
    """90 days and a minute are more than 90 days."""
    closed = "2026-07-11 15:00"
    touches = ("2026-04-12 14:59", "Mail"), ("2026-04-12 15:00", "Ads")
    assert credit(tmp_path, closed, *touches) == {"Ads": 1}
