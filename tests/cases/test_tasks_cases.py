"""tasks, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period

from smalign.metrics.calls.tasks import TASKS

KEY: Final = ("series", "side", "owner")
# Report: in time, 2 h late, missed, and one whose day is still to come; Cleaning: done twice
REPORTS: Final = """
    task_id | series | side      | owner | created_on | due_on     | completed_on | is_late | seconds_late | is_due
    t1      | Report | marketing | Ann   | 2024-10-01 | 2024-10-07 | 2024-10-07   | false   | -3600        | true
    t2      | Report | marketing | Ann   | 2024-11-01 | 2024-11-07 | 2024-11-07   | true    | 7200         | true
    t3      | Report | marketing | Ann   | 2024-12-01 | 2024-12-07 |              | false   |              | true
    t4      | Report | marketing | Ann   | 2024-12-25 | 2025-01-07 |              | false   |              | false
    t5      | Clean  | sales     | Bob   | 2024-10-01 | 2024-10-31 | 2024-10-31   | false   | 0            | true
    t6      | Clean  | sales     | Bob   | 2024-11-20 | 2024-11-30 | 2024-11-29   | false   | -86400       | true
    t7      | (none) | sales     | Bob   | 2024-11-20 |            | 2024-11-29   | false   |              | false"""  # noqa: E501
FIELDS: Final = "series | field\nClean | source\nClean | city"
# the day after t5 was done; before t6 was made; of a field nobody asked for
LOG: Final = """
    card | card_id | field  | changed_on
    deal | d1      | source | 2024-11-01
    deal | d1      | city   | 2024-11-01
    deal | d2      | city   | 2024-11-19
    deal | d3      | amount | 2024-11-25"""

CASES: Final = (
    Case(
        name="nothing_says_what_is_done",
        why="no task of the export has a completion: none was missed for that, nothing is known",
        tables={
            "tasks": "task_id | series | side  | owner | due_on     | is_due | is_told\n"
            "t1 | Call | sales | Ann | 2024-10-07 | true  | false\n"
            "t2 | Call | sales | Ann | 2024-10-08 | true  | false\n"
            "t3 | Call | sales | Bob | 2025-10-07 | false | false"
        },
        rows={
            "Call / sales / Ann": {
                "tasks": 2,
                "due_tasks": None,
                "done": None,
                "missed": None,
                "pending": None,
                "on_time_share": None,
            },
            "Call / sales / Bob": {"tasks": 1, "missed": None, "pending": None},
        },
        total={"tasks": 3, "due_tasks": None, "missed": None, "done_share": None},
        notes={"tasks_outcome_unknown": {"tasks": 3}},
    ),
    Case(
        name="every_state",
        # Wilson of 1 in 3 and of 2 in 2
        why="shares are of tasks whose outcome is known; who misses most goes first",
        tables={"tasks": REPORTS, "task_fields": FIELDS, "field_log": LOG},
        rows={
            "Report / marketing / Ann": {
                "tasks": 4,
                "due_tasks": 3,
                "done": 2,
                "on_time": 1,
                "late": 1,
                "missed": 1,
                "pending": 1,
                "done_share": 0.666666667,
                "on_time_share": 0.333333333,
                "on_time_share_low": 0.061491945,
                "on_time_share_high": 0.792340399,
                "median_days_late": 0.083333333,
                "checked": 0,
                "changed": None,
                # 31, 30 and 31 days lie between the due days
                "every_days": 31.0,
                "last_completed_on": date(2024, 11, 7),
            },
            "Clean / sales / Bob": {
                "tasks": 2,
                "due_tasks": 2,
                "on_time": 2,
                "late": 0,
                "done_share": 1.0,
                "median_days_late": None,
                "checked": 2,
                "changed": 1,
                "every_days": 30.0,
            },
        },
        total={"tasks": 6, "due_tasks": 5, "done": 4, "checked": 2, "changed": 1},
        excluded={"task_without_due": 1},
    ),
    Case(
        name="without_people",
        # t1 of Ann is in time, t2 of Bob two hours late, t3 of Bob three days: the middle is 37 h
        why="a page for everybody has a row a series and side; its middle is of all its people",
        ask={"people": False},
        tables={
            "tasks": """
                task_id | series | side  | owner | due_on     | completed_on | is_late | seconds_late | is_due
                t1      | Call   | sales | Ann   | 2024-10-07 | 2024-10-07   | false   | 0            | true
                t2      | Call   | sales | Bob   | 2024-10-08 | 2024-10-08   | true    | 7200         | true
                t3      | Call   | sales | Bob   | 2024-10-09 | 2024-10-12   | true    | 259200       | true"""  # noqa: E501
        },
        rows={
            "Call / sales / (all)": {
                "tasks": 3,
                "done": 3,
                "on_time": 1,
                "late": 2,
                "median_days_late": 1.541666667,
            },
        },
        total={"tasks": 3, "done": 3, "on_time": 1, "late": 2},
    ),
    Case(
        name="done_by_their_status",
        # Wilson of 2 in 3; t1 and t2 are done on a day nobody says, t4 will not be done
        why="such tasks are done, and whether they were in time is not known; cancelled are none",
        tables={
            "tasks": """
                task_id | series | side  | owner | due_on     | completed_on | is_due | is_done | is_cancelled
                t1      | Call   | sales | Ann   | 2024-10-07 |              | true   | true    | false
                t2      | Call   | sales | Ann   | 2024-10-08 |              | true   | true    | false
                t3      | Call   | sales | Ann   | 2024-10-09 |              | true   | false   | false
                t4      | Call   | sales | Ann   | 2024-10-10 |              | true   | false   | true
                t5      | Call   | sales | Ann   | 2025-10-10 |              | false  | false   | false
                t6      | Call   | sales | Bob   | 2024-10-11 | 2024-10-11   | true   | true    | false
                t7      | Call   | sales | Bob   | 2024-10-12 |              | true   | true    | false"""  # noqa: E501
        },
        rows={
            "Call / sales / Ann": {
                "tasks": 4,
                "due_tasks": 3,
                "done": 2,
                "on_time": None,
                "late": None,
                "undated": 2,
                "missed": 1,
                "pending": 1,
                "done_share": 0.666666667,
                "on_time_share": None,
            },
            "Call / sales / Bob": {
                "due_tasks": 2,
                "done": 2,
                "on_time": 1,
                "late": 0,
                "undated": 1,
                "done_share": 1.0,
                "on_time_share": None,
            },
        },
        total={"tasks": 6, "due_tasks": 5, "done": 4, "undated": 3, "on_time": 1},
        excluded={"task_cancelled": 1},
    ),
    Case(
        name="a_period",
        why="tasks count by the day they are due; how often a series comes round does not change",
        ask={"period": period("2024-11-07", "2024-11-30")},
        tables={"tasks": REPORTS},
        rows={
            "Report / marketing / Ann": {"tasks": 1, "late": 1, "every_days": 31.0},
            "Clean / sales / Bob": {"tasks": 1, "on_time": 1, "every_days": 30.0},
        },
        total={"tasks": 2, "due_tasks": 2, "changed": None},
        excluded={"task_without_due": 1},
        notes={"tasks_without_field_log": {}},
    ),
    Case(
        name="a_series_that_stopped",
        why="no task for more than twice the usual interval: 20 days to the as-of, every 7 days",
        ask={"as_of_on": date(2024, 12, 31)},
        tables={
            "tasks": """
                task_id | series | side | owner | due_on     | completed_on | is_late | is_due
                t1      | Meet   | sales | Bob  | 2024-12-04 | 2024-12-04   | false   | true
                t2      | Meet   | sales | Bob  | 2024-12-11 | 2024-12-11   | false   | true""",
        },
        rows={"Meet / sales / Bob": {"tasks": 2, "every_days": 7.0}},
        notes={
            "series_stopped": {
                "series": "Meet",
                "last": date(2024, 12, 11),
                "days": 20,
                "every": 7.0,
            }
        },
    ),
    Case(
        name="no_series",
        why="tasks that never come again are counted, and it is said that none is regular",
        tables={
            "tasks": """
                task_id | series | side   | owner  | due_on     | is_due
                t1      | (none) | (none) | (none) | 2024-12-04 | true"""
        },
        rows={"(none) / (none) / (none)": {"tasks": 1, "missed": 1, "every_days": None}},
        notes={"tasks_without_series": {"tasks": 1}},
    ),
    Case(
        name="twice_the_interval_is_no_stop",
        why="exactly two intervals after the last due day a series may still be late",
        ask={"as_of_on": date(2024, 12, 25)},
        tables={
            "tasks": """
                task_id | series | side | owner | due_on     | is_due
                t1      | Meet   | sales | Bob  | 2024-12-04 | true
                t2      | Meet   | sales | Bob  | 2024-12-11 | true""",
            "task_fields": "series | field\nMeet | source",
            "field_log": "card | card_id | field | changed_on\ndeal | d1 | source | 2024-12-11",
        },
        # nothing was done, so there is nothing to check
        rows={"Meet / sales / Bob": {"missed": 2, "checked": 0, "changed": None}},
        notes={"tasks_without_fields": {}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_tasks_case(engine, case):
    """Each case holds."""
    result = answer(TASKS, case, engine)
    check(case, result, KEY)
    if case.name == "twice_the_interval_is_no_stop":
        assert "series_stopped" not in {note.code for note in result.notes}
