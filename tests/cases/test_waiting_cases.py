"""waiting, case by case; every expected row is worked by hand from its tables."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period

from smalign.metrics.matched import Stratum, matched
from smalign.metrics.process.waiting import WAITING

AS_OF: Final = {
    "as_of": datetime(2024, 4, 30, 12),  # noqa: DTZ001 - moments are UTC without a zone
    "as_of_on": date(2024, 4, 30),
    "horizon": 30,
    "min_n": 1,
}
MONDAY: Final = date(2024, 3, 4)
NINE_HOURS: Final = 9 * 3600


def work_days():
    """Monday to Friday, nine to six, from the first Monday to the as-of."""
    rows, before = [], 0
    for at in range((AS_OF["as_of_on"] - MONDAY).days + 1):
        day = MONDAY + timedelta(days=at)
        length = NINE_HOURS if day.isoweekday() < 6 else 0
        rows.append(
            {
                "day": day.isoformat(),
                "before_seconds": str(before),
                "open_seconds": str(9 * 3600),
                "length_seconds": str(length),
            }
        )
        before += length
    return rows


def tables(leads, *, has_time=True, logged=("Ann",)):
    """Leads of (id, owner, created, assigned, attempted, more columns) as scoped views."""
    cards, moments = [], []
    for name, owner, created, assigned, attempt, more in leads:
        cards.append({"lead_id": name, "owner": owner, "created_at": created, **more})
        at = {"created": created, "assigned": assigned, "attempt": attempt}
        moments.append(
            {"card": "lead", "card_id": name, "owner": owner}
            | {"has_time": str(has_time), "is_timed": str(has_time)}
            | {f"{key}_at": value for key, value in at.items()}
            | {f"{key}_local": value for key, value in at.items()}
        )
    return {
        "leads": cards,
        "card_moments": moments,
        "work_days": work_days(),
        "logged_owners": [{"owner": owner} for owner in logged],
    }


WAITS: Final = (
    ("at_once", "Ann", "2024-03-04 10:00", "2024-03-04 10:05", "2024-03-04 10:30", {}),
    # five hours of work in the queue, half an hour at the manager
    ("queued", "Ann", "2024-03-04 10:00", "2024-03-04 15:00", "2024-03-04 15:30", {}),
    # eleven hours on the clock, ten minutes of work
    ("night", "Ann", "2024-03-04 22:00", "2024-03-05 09:10", "2024-03-05 09:20", {}),
    # a weekend on the clock, two hours of work
    ("weekend", "Ann", "2024-03-08 17:00", "2024-03-11 10:00", "2024-03-11 10:30", {}),
    ("called_late", "Ann", "2024-03-04 10:00", "2024-03-04 10:10", "2024-03-04 13:00", {}),
    ("never_called", "Ann", "2024-03-04 10:00", "2024-03-04 10:10", None, {}),
    ("nobodys", None, "2024-03-04 10:00", None, None, {}),
    # created on the day of the export: too young to be late
    ("today", None, "2024-04-30 09:30", None, None, {}),
    # closed before the term of its attempt was over
    (
        *("closed", "Ann", "2024-03-04 10:00", "2024-03-04 10:10", None),
        {"status": "disqualified", "closed_at": "2024-03-04 10:14"},
    ),
    # given to another in the evening, but somebody had called by half past ten
    ("passed_on", "Ann", "2024-03-04 10:00", "2024-03-04 17:00", "2024-03-04 10:30", {}),
)
ONE_OWNER: Final = ("night", "Ann", "2024-03-04 22:00", "2024-03-05 09:10", None, {})


def came(campaign, count, hits, *, late, **more):
    """So many leads of a campaign, so many of them qualified: after a minute, or five hours."""
    given = "15:00" if late else "10:01"
    for at in range(count):
        yield (
            *(f"{campaign} {late} {at} {more}", "Ann", "2024-03-04 10:00"),
            *(f"2024-03-04 {given}", f"2024-03-04 {given}"),
            {"utm_campaign": campaign, "is_qualified": str(at < hits), **more},
        )


CASES: Final = (
    Case(
        name="waits",
        why="a queue, a late manager and a night are told apart",
        ask=AS_OF,
        tables=tables(WAITS),
        rows={
            # all but the one of today; queued and nobody's waited for more than four hours of work
            "assignment": {
                "cards": 9,
                "late": 2,
                "late_share": round(2 / 9, 9),
                "assign_median": 300.0,
                "response_median": 30.0,
            },
            # assigned, and called or old enough: not the closed one; called_late and never_called
            "attempt": {
                "cards": 7,
                "late": 2,
                "assign_median": 10.0,
                "response_median": 170.0,
            },
        },
    ),
    Case(
        name="half_wait_still",
        why="what never came is longer than any: the median of those that were called is not all's",
        ask=AS_OF,
        tables=tables(
            (
                WAITS[1],
                *((f"left {at}", *WAITS[1][1:4], None, {}) for at in range(2)),
                *((f"nobodys {at}", *WAITS[6][1:]) for at in range(2)),
            )
        ),
        rows={
            # given after five hours three times, never twice; called once of the three
            "assignment": {
                "cards": 5,
                "late": 5,
                "assign_median": 300.0,
                "response_median": None,
            },
            "attempt": {"cards": 3, "late": 2, "response_median": None},
        },
    ),
    Case(
        name="terms",
        why="the terms are those agreed on: with six hours and three nobody is late who was called",
        ask={**AS_OF, "wait": 6 * 3600, "attempt": 3 * 3600},
        tables=tables(WAITS),
        rows={"assignment": {"cards": 9, "late": 1}, "attempt": {"cards": 7, "late": 1}},
    ),
    Case(
        name="strata",
        why="late and quick are compared within their campaign; one that has one side is left out",
        ask=AS_OF,
        tables=tables(
            (
                *came("A", 2, 0, late=True),
                *came("A", 2, 1, late=False),
                *came("B", 1, 0, late=True),
                *came("B", 3, 3, late=False),
                *came("C", 5, 5, late=True),
            )
        ),
        rows={
            # weights 2*2/4 = 1 and 1*3/4 = 0.75: (1 * -0.5 + 0.75 * -1) / 1.75
            "assignment": {
                "cards": 13,
                "late": 8,
                "late_compared": 3,
                "quick_compared": 5,
                "late_result": 0.0,
                "quick_result": 0.8,
                "difference": round(-1.25 / 1.75, 9),
            },
            # everybody was called the moment they had a manager
            "attempt": {"cards": 13, "late": 0, "difference": None},
        },
    ),
    Case(
        name="one_age",
        why="only leads as old as the horizon are compared, and what came after it does not count",
        ask={**AS_OF, "horizon": 57},
        tables=tables(
            (
                *came("A", 1, 0, late=True),
                *came("A", 1, 1, late=False, qualified_at="2024-04-30 10:00"),
                *came("A", 1, 1, late=False, qualified_at="2024-04-29 10:00"),
                ("young", "Ann", "2024-03-05 10:00", "2024-03-05 10:01", "2024-03-05 10:01", {}),
            )
        ),
        rows={
            # of the three created 57 days ago: one of the two quick ones in 56 days, one in 57
            "assignment": {"cards": 4, "quick_compared": 2, "quick_result": 1.0},
            "attempt": {"cards": 4},
        },
    ),
    Case(
        name="after_the_horizon",
        why="qualified a day after the horizon is not qualified by it",
        ask={**AS_OF, "horizon": 56},
        tables=tables(
            (
                *came("A", 1, 0, late=True),
                *came("A", 1, 1, late=False, qualified_at="2024-04-30 10:00"),
            )
        ),
        rows={
            "assignment": {"cards": 2, "quick_compared": 1, "quick_result": 0.0},
            "attempt": {"cards": 2},
        },
    ),
    Case(
        name="too_few",
        why="below --min-n on one of the sides no difference is told",
        ask={**AS_OF, "min_n": 2},
        tables=tables((*came("A", 1, 0, late=True), *came("A", 3, 1, late=False))),
        rows={
            "assignment": {"late": 1, "late_compared": 1, "late_result": None, "difference": None},
            "attempt": {"late": 0},
        },
    ),
    Case(
        name="period",
        why="leads created in the period are counted",
        ask={**AS_OF, "period": period("2024-03-05", "2024-03-31")},
        tables=tables(WAITS),
        rows={"assignment": {"cards": 1, "late": 0}, "attempt": {"cards": 1, "late": 0}},
    ),
    Case(
        name="days_alone",
        why="where cards are dated by the day nothing is known of hours",
        ask=AS_OF,
        tables=tables(WAITS, has_time=False),
        rows={},
        notes={"process_without_time": {}},
    ),
    Case(
        name="no_assignment",
        why="where no assignment is exported a card of nobody is not said to wait for one",
        ask=AS_OF,
        tables=tables([(*one[:3], None, *one[4:]) for one in WAITS]),
        rows={},
        notes={"process_without_assignment": {}},
    ),
    Case(
        name="no_log",
        why="attempts of people whose log cannot be believed are not called missing",
        ask=AS_OF,
        tables=tables([ONE_OWNER], logged=()),
        rows={"assignment": {"cards": 1, "late": 0}},
        notes={"process_without_attempts": {}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_waiting(case, engine):
    """Rows, total and notes are those worked by hand."""
    check(case, answer(WAITING, case, engine), ("kind",))


def test_the_interval_is_that_of_mantel_haenszel(engine):
    """Over the campaigns of the case: three late, five quick."""
    case = next(one for one in CASES if one.name == "strata")
    row = answer(WAITING, case, engine).rows[0]
    both = matched([Stratum(0, 2, 1, 2), Stratum(0, 1, 3, 3)])
    assert (row["difference_low"], row["difference_high"]) == pytest.approx((both.low, both.high))


def test_the_leads_that_waited_are_the_cards_behind_it(engine):
    """Four of the ten, each with what it waited for."""
    case = next(one for one in CASES if one.name == "waits")
    wanted = Case("ids", "cards", case.tables, {}, {**AS_OF, "want_ids": True})
    ids = {row["card_id"] for row in answer(WAITING, wanted, engine).ids}
    assert ids == {"queued", "nobodys", "called_late", "never_called"}
