"""What came of what was decided, worked by hand."""

from __future__ import annotations

from datetime import date

import pytest

from smalign.base.config_agreement import Decision
from smalign.base.diagnosis import Observation, Range, Step
from smalign.base.results import Period
from smalign.rules.steps.followed import followed

MAY = Period(date(2026, 5, 1), date(2026, 5, 31))


def came(
    now,
    *,
    metric="unworked",
    was=0.18,
    expected=0.05,
    until=None,
    decided="2026-04-02",
):
    """What came of one decision whose figure of those days is now (value, low, high)."""
    seen = Observation(metric, 2, "ok", "any", figure=Range(*now) if now else None)
    told = Decision(decided, "Call", 2, until=until, metric=metric, was=was, expected=expected)
    return followed([told], [Step(2, "ok", seen)], date(2026, 6, 30), MAY)[0]


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ((0.05, 0.03, 0.08), "done"),  # exactly what was expected
        ((0.10, 0.07, 0.13), "moved"),  # 18 % lies above the whole interval
        ((0.15, 0.11, 0.20), "not_moved"),  # 18 % lies inside it
        ((0.25, 0.21, 0.30), "worse"),
    ],
)
def test_better_is_only_what_is_more_than_chance(now, state):
    """The old figure must lie outside the interval of the new one."""
    assert came(now).state == state


def test_what_should_grow_is_better_when_it_is_more():
    """A share that is a least: 60 % after 40 % has moved, towards 90 %."""
    found = came((0.6, 0.52, 0.68), metric="tasks_done", was=0.4, expected=0.9)
    assert found.state == "moved"


def test_without_a_figure_nothing_is_claimed():
    """No such finding, or no number of it: it is not measured, and not called undone."""
    assert came(None).state == "not_measured"
    assert came((0.1, 0.0, 0.2), was=None, expected=None).state == "not_measured"
    assert came((0.1, 0.0, 0.2), was=None).state == "not_moved"


def test_a_decision_is_late_after_its_day_unless_done():
    """The day itself is still in time."""
    now = (0.10, 0.07, 0.13)
    assert came(now, until="2026-06-29").is_late is True
    assert came(now, until="2026-06-30").is_late is False
    assert came((0.01, 0.0, 0.03), until="2026-01-01").is_late is False


@pytest.mark.parametrize(
    ("decided", "state"),
    [
        ("2026-04-30", "worse"),  # all of May came after it
        ("2026-05-16", "worse"),  # 15 days after, 15 before
        ("2026-05-17", "too_early"),  # 14 after, 16 before
        ("2026-05-31", "too_early"),
        ("2026-07-10", "too_early"),  # a day that is still to come
    ],
)
def test_days_before_a_decision_say_nothing_of_what_came_of_it(decided, state):
    """Of 1 to 31 May; whether it is late cannot be told either."""
    found = came((0.25, 0.21, 0.30), decided=decided, until="2026-06-01")
    assert (found.state, found.is_late) == (state, state == "worse")
    assert (found.now is None) == (state == "too_early")
