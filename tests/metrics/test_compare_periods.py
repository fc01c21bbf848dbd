"""Which periods are compared where the leads end before the rest of the export, worked by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from smalign.base.results import Period
from smalign.metrics.comparing.periods import Choice, Days, Span, asked, chosen, end_of

TODAY = date(2026, 7, 20)
"""The deals go on to this day."""
LEADS = {date(2026, 4, 1) + timedelta(days=nth): 2 for nth in range(70)}
"""Two leads a day, from 1 April to 9 June."""
LAST = date(2026, 6, 9)


FRIDAY = date(2026, 6, 12)
WORKED = {
    day: 20 for nth in range(60) if (day := FRIDAY - timedelta(days=nth)).weekday() not in (5, 6)
}
"""Twenty leads on each working day, none at weekends."""


@pytest.mark.parametrize(
    ("counts", "last", "today", "end"),
    [
        (LEADS, LAST, TODAY, LAST),  # 20 of each weekday in 13 weeks, 40 whole days: 61.5
        (LEADS, LAST, date(2026, 6, 17), LAST),  # seven whole days: 20 / 13 x 7 = 10.8
        (LEADS, LAST, date(2026, 6, 16), None),  # 9.2: six days without a lead may be chance
        (LEADS, TODAY, TODAY, None),  # leads are closed to the end, and only none comes
        ({LAST: 20}, LAST, TODAY, None),  # five Tuesdays since, 20 / 13 each: 7.7
        ({}, None, TODAY, None),
        (WORKED, FRIDAY, date(2026, 6, 14), None),  # on Sunday: no lead comes at weekends
        (WORKED, FRIDAY, date(2026, 6, 15), None),  # on Monday: the day is not over
        (WORKED, FRIDAY, date(2026, 6, 16), FRIDAY),  # a whole Monday, 20 x 9 / 13 = 13.8
    ],
)
def test_leads_end_where_ten_would_have_come_since(counts, last, today, end):
    """On the whole days since, each as its weekday was in the 13 weeks before."""
    assert end_of(counts, last, today) == end


def test_a_month_the_leads_do_not_fill_is_not_complete():
    """June ends on 30 June, the leads on the 9th: May is compared with April, not June with May."""
    found = chosen(Days(LEADS, TODAY, end=LAST), 10, "previous")
    assert found.now == Span(date(2026, 5, 1), date(2026, 5, 31))
    unaware = chosen(Days(LEADS, TODAY), 10, "previous")
    assert unaware.now == Span(date(2026, 6, 1), date(2026, 6, 30))
    young = chosen(Days(LEADS, TODAY, 60, LAST), 10, "previous")
    assert (young.now, young.ready_on) == (None, date(2026, 7, 30))


@pytest.mark.parametrize(
    ("today", "end", "last", "before"),
    [
        (date(2026, 6, 16), None, date(2026, 6, 16), date(2026, 5, 16)),  # 16 days, and 16 before
        (TODAY, LAST, LAST, date(2026, 5, 23)),  # leads end on the 9th: nine days and nine
        (TODAY, None, date(2026, 6, 30), date(2026, 5, 1)),  # whole months
        (date(2026, 6, 29), None, date(2026, 6, 30), date(2026, 5, 1)),  # a day without an event
        (date(2026, 6, 24), None, date(2026, 6, 30), date(2026, 5, 1)),  # six of 1.54 leads are 9.2
        (date(2026, 6, 23), None, date(2026, 6, 23), date(2026, 5, 9)),  # a week is missing
    ],
)
def test_a_period_that_is_not_over_is_compared_as_far_as_it_goes(today, end, last, before):
    """Half a June against a whole May would be a fall of leads by half."""
    june = Period(date(2026, 6, 1), date(2026, 6, 30))
    found = asked(june, Days(LEADS, today, end=end), 10, "previous")
    assert found.now == Span(date(2026, 6, 1), last)
    assert found.others["previous"] == Span(before, date(2026, 5, 31))


def test_a_period_that_has_not_begun_is_compared_with_nothing():
    """September, asked for in July."""
    september = Period(date(2026, 9, 1), date(2026, 9, 30))
    assert asked(september, Days(LEADS, TODAY), 10, None) == Choice(None, {})


BEGINS = {date(2026, 2, 4) + timedelta(days=nth): 2 for nth in range(147)}
"""Two leads a day, from 4 February to 30 June."""


def test_a_quarter_that_begins_before_the_leads_is_not_complete():
    """34 days of two leads are missing in the first quarter: the growth is the export's."""
    found = asked(
        Period(date(2026, 4, 1), date(2026, 6, 30)), Days(BEGINS, date(2026, 6, 30)), 10, "previous"
    )
    assert found == Choice(None, {}, begins_on=date(2026, 2, 4))


def test_a_period_that_nearly_begins_with_the_leads_is_whole():
    """Two leads a day from 5 February on: four days would have brought 8, which may be chance."""
    counts = {day: count for day, count in BEGINS.items() if day > date(2026, 2, 4)}
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    found = asked(march, Days(counts, date(2026, 6, 30)), 10, "previous")
    assert found.others["previous"] == Span(date(2026, 2, 1), date(2026, 2, 28))
    later = {day: count for day, count in BEGINS.items() if day > date(2026, 2, 5)}
    assert asked(march, Days(later, date(2026, 6, 30)), 10, "previous").now is None


def test_two_days_of_a_quarter_are_too_few_to_matter():
    """Ten leads a day from 3 January on: 20 would have come before; a twentieth are 44."""
    first = date(2026, 1, 3)
    counts = {first + timedelta(days=nth): 10 for nth in range(179)}
    spring = Period(date(2026, 4, 1), date(2026, 6, 30))
    found = asked(spring, Days(counts, date(2026, 6, 30)), 10, "previous")
    assert found.others["previous"] == Span(date(2026, 1, 1), date(2026, 3, 31))
    february = Period(date(2026, 2, 1), date(2026, 2, 28))  # a twentieth of January are 14.5
    assert asked(february, Days(counts, date(2026, 6, 30)), 10, "previous").now is None


def test_months_are_chosen_that_both_begin_after_the_first_lead():
    """From 6 February on: March has no whole month to be compared with, April has March."""
    counts = {day: count for day, count in BEGINS.items() if day > date(2026, 2, 5)}
    assert chosen(Days(counts, date(2026, 4, 2)), 10, "previous").now is None
    found = chosen(Days(counts, date(2026, 5, 2)), 10, "previous")
    assert found.now == Span(date(2026, 4, 1), date(2026, 4, 30))
    assert found.others == {"previous": Span(date(2026, 3, 1), date(2026, 3, 31))}


def test_a_year_ago_of_which_a_part_is_known_does_not_stand_beside():
    """From 4 February 2025 on: three days of ten leads are missing in that February."""
    first = date(2025, 2, 4)
    counts = {first + timedelta(days=nth): 10 for nth in range(400)}
    found = chosen(Days(counts, date(2026, 3, 5)), 10, None)
    assert found.now == Span(date(2026, 2, 1), date(2026, 2, 28))
    assert list(found.others) == ["previous"]


def test_a_period_longer_than_a_year_is_compared_with_other_leads():
    """July 2023 to December 2024: half of a year before is its own, so it is two."""
    counts = {date(2021, 7, 1) + timedelta(days=nth): 1 for nth in range(1280)}
    period = Period(date(2023, 7, 1), date(2024, 12, 31))
    found = asked(period, Days(counts, date(2024, 12, 31)), 10, "year")
    assert found.others == {"year": Span(date(2021, 7, 1), date(2022, 12, 31))}
