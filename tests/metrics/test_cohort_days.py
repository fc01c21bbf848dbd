"""Cohorts of the calendar, the horizon they are compared at, and whether the estimates are true."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cohorts_simulated import simulated

from smalign.metrics.cohort_days import cohort_of, horizon_of

TODAY = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("day", "width", "expected"),
    [
        ("2024-02-01", "month", ("2024-02", "2024-02-29")),
        ("2024-12-31", "month", ("2024-12", "2024-12-31")),
        ("2024-04-01", "quarter", ("2024-Q2", "2024-06-30")),
        ("2024-12-31", "quarter", ("2024-Q4", "2024-12-31")),
        ("2021-01-03", "week", ("2020-W53", "2021-01-03")),
        ("2021-01-04", "week", ("2021-W01", "2021-01-10")),
    ],
)
def test_a_day_belongs_to_one_cohort(day: str, width: str, expected: tuple[str, str]):
    """The name and the last day, in leap years, at ends of years and of ISO weeks."""
    name, last = cohort_of(date.fromisoformat(day), width)
    assert (name, last.isoformat()) == expected


def test_the_horizon_is_the_slowest_tenth_of_old_cohorts():
    """Ten sales after 1 to 10 days: nine in ten by 9.1, so 10 whole days."""
    sales = [(date(2024, 1, 31), days, 1) for days in range(1, 11)]
    assert horizon_of(sales, TODAY) == 10


def test_a_horizon_of_whole_days_is_not_raised_by_rounding():
    """22 sales after 60 days, 3 after 120: nine in ten by 60 + 0.6 * 60 = 96; 97 is too much."""
    january = date(2024, 1, 31)
    assert horizon_of([(january, 60, 22), (january, 120, 3)], TODAY) == 96


def test_young_cohorts_do_not_shorten_the_horizon():
    """A thousand quick sales of December do not count beside ten slow ones of January."""
    slow = [(date(2024, 1, 31), 40, 10)]
    assert horizon_of([*slow, (date(2024, 12, 30), 1, 1000)], TODAY) == 40


@pytest.mark.parametrize(
    ("last", "days", "count", "expected"),
    [
        # 2 x 20 = 40 days before the as-of is exactly old enough, 39 is not
        ("2024-11-21", 20, 10, 20),
        ("2024-11-22", 20, 10, None),
        ("2024-01-31", 20, 9, None),
        # all on the day of creation: a horizon of one day
        ("2024-01-31", 0, 10, 1),
    ],
)
def test_the_horizon_at_its_boundaries(last: str, days: int, count: int, expected: int | None):
    """Exactly twice as old, exactly ten sales, sales at once; otherwise there is none."""
    assert horizon_of([(date.fromisoformat(last), days, count)], TODAY) == expected


def test_no_sales_have_no_horizon():
    """Nothing sold says nothing of how long a sale takes."""
    assert horizon_of([], TODAY) is None


def test_a_true_twenty_percent_is_found():
    """Sixty made-up companies of a true 20 %: both estimates within 2 points, intervals hold it."""
    measured = simulated(range(60))
    assert measured["matured"][0] == pytest.approx(0.2, abs=0.02)
    assert measured["incidence"][0] == pytest.approx(0.2, abs=0.02)
    # what is observed so far is lower, for many cards are still open
    assert measured["observed"][0] < 0.18
    assert measured["matured"][1] >= 0.88
    assert measured["incidence"][1] >= 0.88
