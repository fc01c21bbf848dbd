"""Weeks and stretches of days, which reports have and plans have not."""

from __future__ import annotations

from datetime import date

import pytest

from smalign.base.reported_periods import reported_period, reported_periods

WEEK = ("2026-W05", date(2026, 1, 26), date(2026, 2, 1))
SPAN = ("2026-07-01/2026-07-07", date(2026, 7, 1), date(2026, 7, 7))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[(text, WEEK) for text in ("2026-W05", "W5 2026", "week 5, 2026", "5 неделя 2026")],
        *[(text, WEEK) for text in ("5-я неделя 2026 г.", "нед. 5 2026", "2026 год, неделя 5")],
        *[
            (text, SPAN)
            for text in (
                "01.07.2026 - 07.07.2026",
                "01.07.2026–07.07.2026",
                "01.07–07.07.2026",
                "с 01.07.2026 по 07.07.2026",
                "2026-07-01 to 2026-07-07",
                "2026-07-01/2026-07-07",
            )
        ],
        ("2026-W53", ("2026-W53", date(2026, 12, 28), date(2027, 1, 3))),
        ("июль 2026", ("2026-07", date(2026, 7, 1), date(2026, 7, 31))),
    ],
)
def test_a_period_is_read_as_it_is_written(text, expected):
    """ISO weeks begin on Mondays: 26 January 2026 is one; 2026 has 53 of them."""
    period = reported_period(text)
    assert (period.name, period.first, period.last) == expected


@pytest.mark.parametrize(
    "text", ["2025-W54", "2025-W53", "W 2026", "07.07.2026 - 01.07.2026", "01.07 - 07.07", "5-7"]
)
def test_what_names_no_period_is_none(text):
    """A week 54, a week 53 of a year with 52, an end before the beginning, no year."""
    assert reported_period(text) is None


def test_months_stay_months_beside_them():
    """First days of months are months, also where another row is a stretch of days."""
    found = reported_periods(["2026-06-01", "2026-07-01", "01.08.2026 - 15.08.2026"])
    assert [one.name for one in found.values()] == ["2026-06", "2026-07", "2026-08-01/2026-08-15"]
