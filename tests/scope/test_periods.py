"""Periods are local days, inclusive at both ends."""

from __future__ import annotations

from datetime import date

import pytest
from tests.handmade import opened

from smalign.base.errors import UsageError
from smalign.scope.period import back, period_of

LEADS = """lead_id,created_at,lead_status
1,2024-01-31 23:59,New
2,2024-02-01 00:00,New
3,2024-02-29 23:59,New
4,2024-03-01 00:00,New
5,,New
"""


@pytest.mark.parametrize(
    ("since", "until", "leads"),
    [
        ("2024-02-01", "2024-02-29", 2),
        ("2024-02-01", None, 3),
        (None, "2024-02-01", 2),
        ("2024-02-29", "2024-02-29", 1),
        ("2025-01-01", None, 0),
        (None, None, 5),
    ],
)
def test_both_ends_are_in(tmp_path, since, until, leads):
    """The last minute of February is February's; the undated lead is excluded and counted."""
    with opened(tmp_path, {"leads.csv": LEADS}, timezone="Europe/Moscow") as session:
        result = session.roi(since=since, until=until)
    assert result.total["leads"] == leads
    has_period = since is not None or until is not None
    assert [(part.reason, part.count) for part in result.excluded] == (
        [("undated", 1)] if has_period else []
    )


@pytest.mark.parametrize(
    ("day", "count", "unit", "first"),
    [
        (date(2024, 3, 15), 1, "d", date(2024, 3, 15)),
        (date(2024, 3, 15), 7, "d", date(2024, 3, 9)),
        (date(2024, 3, 15), 2, "w", date(2024, 3, 2)),
        (date(2024, 3, 15), 1, "m", date(2024, 2, 16)),
        (date(2024, 3, 31), 1, "m", date(2024, 3, 1)),
        (date(2024, 3, 30), 1, "m", date(2024, 3, 1)),
        (date(2024, 2, 29), 1, "m", date(2024, 2, 1)),
        (date(2024, 6, 30), 3, "m", date(2024, 4, 1)),
        (date(2024, 5, 31), 3, "m", date(2024, 3, 1)),
        (date(2024, 1, 15), 3, "m", date(2023, 10, 16)),
        (date(2024, 12, 31), 1, "y", date(2024, 1, 1)),
        (date(2024, 2, 28), 1, "y", date(2023, 3, 1)),
        (date(2024, 2, 29), 1, "y", date(2023, 3, 1)),
        (date(2023, 2, 28), 1, "y", date(2022, 3, 1)),
    ],
)
def test_the_last_days_weeks_months_and_years(day, count, unit, first):
    """The period ends on the day itself; one that ends with a month is whole months."""
    assert back(day, count, unit) == first


def test_last_is_counted_back_from_the_as_of(tmp_path):
    """The latest lead is of 1 March: the last month begins on 2 February."""
    with opened(tmp_path, {"leads.csv": LEADS}) as session:
        result = session.roi(last="1m")
        rewound = session.roi(last="1m", as_of="2024-02-29")
    assert (result.period.since, result.period.until) == (date(2024, 2, 2), date(2024, 3, 1))
    assert result.total["leads"] == 2
    assert (rewound.period.since, rewound.period.until) == (date(2024, 2, 1), date(2024, 2, 29))
    assert rewound.total["leads"] == 2


@pytest.mark.parametrize("last", ["", "m", "0m", "-1m", "1.5m", "3 months", "9999y", "3M3"])
def test_a_length_that_is_none(last):
    """Whole days, weeks, months or years, inside the calendar."""
    with pytest.raises(UsageError) as refused:
        period_of(None, None, last, date(2024, 3, 1))
    assert refused.value.code == "last_syntax"


def test_what_cannot_stand_together():
    """--last beside --since; an end before its beginning; a length with nothing to count from."""
    day = date(2024, 3, 1)
    for given, code in (
        ((day, None, "3m", day), "last_with_since"),
        ((None, day, "3m", day), "last_with_since"),
        ((day, date(2024, 2, 29), None, day), "period_reversed"),
        ((None, None, "3m", None), "last_undated"),
    ):
        with pytest.raises(UsageError) as refused:
            period_of(*given)
        assert refused.value.code == code
