"""Russia's official calendar, against the published ones of 2023 to 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from smalign.base.config_calendar import Calendar
from smalign.base.production_calendar import countries

RUSSIA = Calendar(country="RU")


def days_of(year):
    """Every day of a year."""
    return [day for at in range(366) if (day := date(year, 1, 1) + timedelta(at)).year == year]


@pytest.mark.parametrize(
    ("year", "days", "hours"),
    # working days and hours of a 40-hour week, as published
    [(2023, 247, 1973), (2024, 248, 1979), (2025, 247, 1972), (2026, 247, 1972)],
)
def test_a_year_has_as_many_days_and_hours_as_published(year, days, hours):
    """Eight hours a day, seven on the days before holidays."""
    eight = Calendar(country="RU", hours="10-18")
    worked = [seconds for day in days_of(year) if (seconds := eight.worked_seconds(day))]
    assert (len(worked), sum(worked)) == (days, hours * 3600)


@pytest.mark.parametrize(
    ("year", "off"),
    [
        # days off on weekdays, as published
        (2024, "01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 04-29 04-30 05-01 05-09 05-10"),
        (2025, "01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13"),
        (2026, "01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12"),
    ],
)
def test_days_off_are_those_published(year, off):
    """Of the first half of the year, moved ones among them."""
    found = [
        f"{day:%m-%d}"
        for day in days_of(year)
        if day.weekday() < 5 and not RUSSIA.worked_seconds(day)
    ]
    half = [day for day in found if day < "06-30"]
    assert half == [*off.split(), *(["06-12"] if year == 2024 else [])]


def test_saturdays_that_are_worked():
    """Four in 2024 and 2025; the second of November took the place of the day before a holiday."""
    saturdays = [
        day
        for year in (2024, 2025, 2026)
        for day in days_of(year)
        if day.weekday() >= 5 and RUSSIA.worked_seconds(day)
    ]
    assert saturdays == [
        date(2024, 4, 27),
        date(2024, 11, 2),
        date(2024, 12, 28),
        date(2025, 11, 1),
    ]
    hours = [RUSSIA.worked_seconds(day) // 3600 for day in saturdays]
    assert hours == [9, 8, 9, 8]


def test_what_the_file_says_wins():
    """A company that works on the fourth of November, and not on the fifth."""
    own = Calendar(country="RU", workdays=("2026-11-04",), holidays=("2026-11-05",))
    assert own.worked_seconds(date(2026, 11, 4)) == 9 * 3600
    assert own.worked_seconds(date(2026, 11, 5)) == 0
    assert own.worked_seconds(date(2026, 11, 3)) == 8 * 3600


def test_without_a_country_only_what_is_told_changes():
    """The first of January is a Thursday like any other."""
    plain = Calendar(holidays=("2026-01-02",))
    assert plain.worked_seconds(date(2026, 1, 1)) == 9 * 3600
    assert plain.worked_seconds(date(2026, 1, 2)) == 0
    assert (bool(plain.changed), bool(Calendar().changed), bool(RUSSIA.changed)) == (
        True,
        False,
        True,
    )


def test_codes_are_of_countries():
    """As in the configuration."""
    assert {"RU", "KZ", "BY", "DE", "US"} <= countries()
