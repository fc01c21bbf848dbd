"""closings, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period

from smalign.metrics.losses.closings import CLOSINGS

LEADS: Final = """
    lead_id | status       | closed_at  | is_spam
    l1      | disqualified | 2024-02-01 |
    l2      | disqualified | 2024-02-02 |
    l3      | disqualified | 2024-02-02 |
    l4      | disqualified | 2024-02-02 |
    l5      | disqualified | 2024-03-02 |
    l6      | disqualified | 2024-02-02 | true
    l7      | open         |            | """
LOG: Final = """
    card | card_id | stage | outcome | entered_at       | actor_kind
    lead | l1      | Junk  | lost    | 2024-01-20 10:00 | human
    lead | l1      | New   | open    | 2024-01-21 10:00 | human
    lead | l1      | Junk  | lost    | 2024-02-01 10:00 | robot
    lead | l2      | New   | open    | 2024-02-01 10:00 | robot
    lead | l2      | Junk  | lost    | 2024-02-02 10:00 | human
    lead | l3      | Junk  | lost    | 2024-02-02 10:00 | robot
    lead | l5      | Junk  | lost    | 2024-03-02 10:00 | robot
    lead | l6      | Junk  | lost    | 2024-02-02 10:00 | robot
    lead | l7      | Junk  | lost    | 2024-02-02 10:00 | robot"""
ATTEMPTS: Final = """
    card | card_id | is_recorded | least | most
    lead | l1      | true        | 1     | 1
    lead | l2      | true        | 0     | 0
    lead | l3      | true        | 2     | 2
    lead | l4      | true        | 0     | 0"""
CASES: Final = (
    Case(
        name="robot",
        why="who closed a lead is told by its last entry into a lost stage; l4 has no history",
        ask={"period": period("2024-02-01", "2024-02-29")},
        tables={"leads": LEADS, "stage_log": LOG, "card_attempts": ATTEMPTS},
        rows={
            "4": {
                "told": 3,
                "by_robot": 2,
                "robot_share": round(2 / 3, 9),
                # l1 was tried once, l3 twice
                "recorded": 2,
                "hardly_tried": 1,
            }
        },
        excluded={"no_inquiry": 1},
    ),
    Case(
        name="untold",
        why="without a history nobody knows who closed a lead",
        tables={"leads": LEADS, "card_attempts": ATTEMPTS},
        rows={"5": {"told": 0, "by_robot": 0, "robot_share": None}},
        excluded={"no_inquiry": 1},
    ),
    Case(name="none", why="no lead, no row", tables={"leads": "lead_id"}, rows={}),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_closings(case, engine):
    """Rows and exclusions are those worked by hand."""
    check(case, answer(CLOSINGS, case, engine), ("disqualified",))
