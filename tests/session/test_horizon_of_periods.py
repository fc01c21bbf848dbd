"""How long a sale takes is learned of all cards, whatever period is asked for."""

from __future__ import annotations

import pytest
from tests.exports import opened

from smalign.session.explain import explain

DEALS = (
    "deal_id,created_at,closed_at,status,channel,amount,pipeline\n"
    + "".join(f"{number},2025-01-10,2025-01-20,won,Ads,100,Main\n" for number in range(1, 11))
    + "11,2025-06-05,2025-06-12,won,Ads,100,Main\n12,2025-06-28,,open,Ads,100,Main\n"
    + "13,2025-06-08,2025-06-30,lost,Ads,100,Main\n"
)
JUNE = {"since": "2025-06-01", "until": "2025-06-30"}


@pytest.fixture
def session(tmp_path):
    """Ten sales of January took ten days each; of June one is won, one lost, one two days old."""
    with opened(tmp_path, {"deals.csv": DEALS}) as opened_session:
        yield opened_session


def test_a_recent_cohort_is_read_at_the_age_of_all_sales(session):
    """Of the two cards of June that are ten days old one was won within ten days."""
    (june,) = session.cohorts(cohort="month", **JUNE).rows
    (alone,) = (row for row in session.cohorts(cohort="month").rows if row["cohort"] == "2025-06")
    names = ("horizon_days", "maturity", "followed", "matured_won", "matured")
    assert [june[name] for name in names] == [10, "partly", 2, 1, 0.5]
    assert june == alone


def test_segments_of_a_period_are_compared_at_the_age_of_all_sales(session):
    """Two of the three cards of June are old enough, one of them was won in time."""
    (row,) = session.segments(by="channel", min_n=1, **JUNE).rows
    assert (row["horizon_days"], row["counted"], row["rate"]) == (10, 2, 0.5)


def test_an_explained_row_says_how_mature_it_is(session):
    """The numbers of June are of a cohort that is not followed to the end."""
    (row,) = explain(session, "cohorts", {"cohort": "month"}, ["2025-06"]).rows
    assert row.says == {"maturity": "partly"}
