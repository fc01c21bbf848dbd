"""Periods of a plan as people write them, and the working days in them."""

from __future__ import annotations

from datetime import date

import pytest

from smalign.base.named_periods import NamedPeriod, period_of, periods_of, working_days

JUNE = NamedPeriod("2026-06", date(2026, 6, 1), date(2026, 6, 30))
FIRST_QUARTER = NamedPeriod("2026-Q1", date(2026, 1, 1), date(2026, 3, 31))
DAY = NamedPeriod("2026-06-15", date(2026, 6, 15), date(2026, 6, 15))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        *[(text, JUNE) for text in ("2026-06", "06.2026", "6/2026", "June 2026", "Jun 2026")],
        *[(text, JUNE) for text in ("июнь 2026", "Июнь 2026 г.", "июн. 2026", "2026 июнь")],
        *[(text, JUNE) for text in ("июн.26", "Jun-26", "июнь'26", "Jun ’26", "Июн/26")],
        *[(text, FIRST_QUARTER) for text in ("2026-Q1", "2026Q1", "Q1 2026", "q1-2026")],
        *[
            (text, FIRST_QUARTER)
            for text in ("1 квартал 2026", "I кв. 2026", "1-й квартал 2026 г.")
        ],
        *[(text, DAY) for text in ("2026-06-15", "15.06.2026", "2026-06-15 00:00:00")],
        ("2026", NamedPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))),
        ("2026 год", NamedPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))),
        ("март 2026", NamedPeriod("2026-03", date(2026, 3, 1), date(2026, 3, 31))),
        ("май 2026", NamedPeriod("2026-05", date(2026, 5, 1), date(2026, 5, 31))),
        ("февраль 2024", NamedPeriod("2024-02", date(2024, 2, 1), date(2024, 2, 29))),
    ],
)
def test_a_period_is_read_as_it_is_written(text, period):
    """Months, quarters, days and years, in English and Russian."""
    assert period_of(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-13",
        "31.06.2026",
        "Q5 2026",
        "лето 2026",
        "26-06",
        "0000",
        "marketing 2026",
        "июн 26",
        "26.июн",
        "SEO-26",
    ],
)
def test_what_names_no_period_is_none(text):
    """A month 13, a 31st of June, a season: nothing is guessed."""
    assert period_of(text) is None


def test_first_days_of_months_are_months():
    """A spreadsheet writes June 2026 as its first day; with any other day they are days."""
    firsts = periods_of(["2026-06-01", "2026-07-01"])
    assert [one.name for one in firsts.values()] == ["2026-06", "2026-07"]
    beside = periods_of(["2026-06-01", "2026-07-01", "2026-Q3", "2026"])
    assert [one.name for one in beside.values()] == ["2026-06", "2026-07", "2026-Q3", "2026"]
    days = periods_of(["2026-06-01", "2026-06-02"])
    assert [one.name for one in days.values()] == ["2026-06-01", "2026-06-02"]


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["1/2/2026", "13/2/2026"], ["2026-02-01", "2026-02-13"]),
        (["1/2/2026", "2/13/2026"], ["2026-01-02", "2026-02-13"]),
        (["5/5/2026", "6/6/2026"], ["2026-05-05", "2026-06-06"]),
        (["1/1/2026", "2/1/2026", "3/1/2026"], []),
        (["13/2/2026", "2/13/2026"], []),
        (["01.02.2026", "02.03.2026"], ["2026-02-01", "2026-03-02"]),
    ],
)
def test_days_with_slashes_are_read_in_the_order_that_fits_all(texts, names):
    """1/1, 2/1 and 3/1 are days of January or the first days of three months: nobody can tell."""
    assert [one.name for one in periods_of(texts).values()] == names


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-06-01", "2026-06-30", 22),
        ("2026-06-06", "2026-06-07", 0),
        ("2026-06-05", "2026-06-08", 2),
        ("2026-06-10", "2026-06-10", 1),
        ("2026-06-10", "2026-06-09", 0),
        ("2026-01-01", "2026-12-31", 261),
    ],
)
def test_working_days_are_monday_to_friday(first, last, days):
    """June 2026 begins on a Monday; a weekend has none, nor has an empty stretch."""
    assert working_days(date.fromisoformat(first), date.fromisoformat(last)) == days


def test_the_calendar_changes_working_days():
    """Friday 12 June is off, Saturday 13 June is worked; a Sunday that is off anyway stays off."""
    changed = {date(2026, 6, 12): False, date(2026, 6, 13): True, date(2026, 6, 14): False}
    assert working_days(date(2026, 6, 8), date(2026, 6, 12), changed) == 4
    assert working_days(date(2026, 6, 8), date(2026, 6, 14), changed) == 5
