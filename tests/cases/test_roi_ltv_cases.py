"""roi --ltv: what new customers bought so far; worked by hand. The data ends on 2024-12-31."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, dec
from tests.cases.roi_tables import BY, check_roi

NINETY: Final = {**BY, "ltv": 90}
ALL: Final = {**BY, "ltv": 0}
# c1 buys through Ads and again 89, 91 days later through Mail; c2 once; c3 80 days before the end
SALES: Final = """
    deal_id | contact_id | created_at | closed_at  | status | amount | channel
    d1      | c1         | 2024-01-01 | 2024-01-05 | won    | 300    | Ads
    d2      | c1         | 2024-02-01 | 2024-04-03 | won    | 40     | Mail
    d3      | c1         | 2024-02-01 | 2024-04-05 | won    | 5000   | Mail
    d4      | c2         | 2024-01-01 | 2024-01-05 | won    | 100    | Ads
    d5      | c3         | 2024-10-01 | 2024-10-12 | won    | 900    | Ads
    d6      | c2         | 2024-02-01 | 2024-02-05 | lost   | 777    | Ads"""
SPEND: Final = "date_from | date_to | channel | cost\n2024-01-01 | 2024-12-31 | Ads | 110"

CASES: Final = (
    Case(
        name="within_ninety_days",
        why="(300 + 40 + 100) / 2: the day 91 is too late, and c3 is not seen for 90 days yet",
        ask=NINETY,
        tables={"deals": SALES, "spend": SPEND},
        rows={
            "Ads": {
                "new_customers": 3,
                "ltv": dec("220"),
                "ltv_customers": 2,
                "ltv_days": 90.0,
                "cac": dec("36.666666666666666666666666666666666667"),
                "ltv_cac": 6.0,
            },
            "Mail": {"new_customers": 0, "ltv": None, "ltv_customers": 0, "ltv_days": None},
        },
        total={"ltv": dec("220"), "ltv_customers": 2, "ltv_cac": 6.0},
        notes={
            "ltv_horizon": {"customers": 2, "new": 3, "days": 90.0},
            "ltv_of_few": {"names": ["Ads"], "rows": 1, "least": 30},
        },
    ),
    Case(
        name="a_sale_without_an_amount_adds_nothing",
        why="c9 is seen for 90 days and bought for nobody knows how much: 0, as in revenue",
        ask=NINETY,
        tables={
            "deals": SALES
            + "\n    d9      | c9         | 2024-01-01 | 2024-01-05 | won    |        | Fair"
        },
        rows={
            "Ads": {"ltv": dec("220"), "ltv_customers": 2},
            "Fair": {"revenue": dec("0"), "ltv": dec("0"), "ltv_customers": 1},
            "Mail": {"ltv_customers": 0},
        },
        total={"ltv_customers": 3},
        notes={"ltv_of_few": {"names": ["Ads", "Fair"], "rows": 2, "least": 30}},
    ),
    Case(
        name="all_that_was_seen",
        why="(5,340 + 100 + 900) / 3; seen for 361, 361 and 80 days, so the median is 361",
        ask=ALL,
        tables={"deals": SALES, "spend": SPEND},
        rows={
            "Ads": {"ltv_customers": 3, "ltv_days": 361.0},
            "Mail": {"ltv": None, "ltv_customers": 0},
        },
        total={"ltv_customers": 3, "ltv_days": 361.0},
        notes={"ltv_observed": {"customers": 3, "new": 3, "days": 361.0}},
    ),
    Case(
        name="windows_differ",
        why="80 days of Mail against 361 of Ads is age, not value: 361 is the median of all three",
        ask=ALL,
        tables={
            "deals": """
                deal_id | contact_id | created_at | closed_at  | status | amount | channel
                d1      | c1         | 2024-01-01 | 2024-01-05 | won    | 300    | Ads
                d4      | c2         | 2024-01-01 | 2024-01-05 | won    | 100    | Ads
                d5      | c3         | 2024-10-01 | 2024-10-12 | won    | 900    | Mail"""
        },
        rows={
            "Ads": {"ltv": dec("200"), "ltv_days": 361.0},
            "Mail": {"ltv": None, "ltv_customers": 1, "ltv_days": 80.0},
        },
        notes={"ltv_windows_differ": {"names": ["Mail"], "days": 361.0}},
    ),
    Case(
        name="a_repeat_customer_is_nobodys",
        why="a customer the CRM calls a repeat was won before the data begins: no LTV of theirs",
        ask=NINETY,
        tables={
            "deals": """
                deal_id | contact_id | created_at | closed_at  | status | kind   | amount | channel
                d1      | c1         | 2024-01-01 | 2024-01-05 | won    | repeat | 500    | Ads"""
        },
        rows={"Ads": {"new_customers": 0, "ltv": None, "ltv_customers": 0, "ltv_cac": None}},
    ),
    Case(
        name="nobody_can_buy_again",
        why="deals of nobody: each is a customer of its own, and none could be seen a second time",
        ask=NINETY,
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2024-01-01 | 2024-01-05 | won    | 300    | Ads"""
        },
        rows={
            "Ads": {
                "new_customers": 1,
                "new_revenue": None,
                "repeat_won": None,
                "repeat_revenue": None,
                "ltv": None,
                "ltv_customers": None,
            }
        },
        notes={"ltv_without_buyers": {}},
    ),
    Case(
        name="no_amounts",
        why="without a single amount nobody knows what customers bought: no value, no note",
        ask=NINETY,
        tables={
            "deals": """
                deal_id | contact_id | created_at | closed_at  | status | channel
                d1      | c1         | 2024-01-01 | 2024-01-05 | won    | Ads"""
        },
        rows={"Ads": {"new_customers": 1, "repeat_won": 0, "ltv": None, "ltv_customers": None}},
    ),
    Case(
        name="the_last_day_counts",
        why="seen for 90 days exactly, and bought on day 90: both ends belong",
        ask=NINETY,
        tables={
            "deals": """
                deal_id | contact_id | created_at | closed_at  | status | amount | channel
                d1      | c1         | 2024-01-01 | 2024-10-02 | won    | 300    | Ads
                d2      | c1         | 2024-01-01 | 2024-12-31 | won    | 7      | Ads"""
        },
        rows={"Ads": {"ltv": dec("307"), "ltv_customers": 1}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_roi_ltv_case(case, engine):
    """Lifetime value, how many customers it is of and how long they were seen."""
    check_roi(case, engine)
