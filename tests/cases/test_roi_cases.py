"""roi: who is counted, where and when; every expected number is worked by hand from its tables."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, dec, period
from tests.cases.roi_tables import BY, JANUARY, ONE_SALE, check_roi

CASES: Final = (
    Case(
        name="lead_without_a_deal",
        why="a lead that became nothing stays in the denominator",
        ask=BY,
        tables={
            **ONE_SALE,
            "leads": """
                lead_id | created_at | channel | status
                l1      | 2024-01-01 | Ads     |
                l2      | 2024-01-01 | Ads     | disqualified""",
        },
        rows={
            "Ads": {
                "leads": 2,
                "deals": 1,
                "lost": 0,
                "lead_to_deal": 0.5,
                "lead_to_won": 0.5,
                "win_rate": 1.0,
            }
        },
    ),
    Case(
        name="two_deals_on_one_lead",
        why="a lead with two deals is one lead with a deal, so lead_to_deal stays at most 100 %",
        ask=BY,
        tables={
            "leads": "lead_id | created_at | channel\nl1 | 2024-01-01 | Ads",
            "deals": """
                deal_id | lead_id | contact_id | created_at | closed_at  | status | amount | channel
                d1      | l1      | c1         | 2024-01-02 | 2024-01-05 | won    | 100    | Ads
                d2      | l1      | c1         | 2024-01-03 | 2024-01-07 | won    | 300    | Ads""",
            "spend": "date | channel | cost\n2024-01-01 | Ads | 60",
        },
        rows={
            "Ads": {
                "leads": 1,
                "qualified": 1,
                "deals": 2,
                "won": 2,
                "revenue": dec("400"),
                "lead_to_deal": 1.0,
                "lead_to_won": 1.0,
                "deal_to_won": 1.0,
                "cac": dec("60"),
                "cpd": dec("30"),
                "avg_won_amount": dec("200"),
                "median_days_to_won": 5.0,
            }
        },
        notes={"customers_are": {"contact": 2, "company": 0, "deal": 0, "new": 1}},
    ),
    Case(
        name="deal_without_a_lead",
        why="a deal nobody filed as a lead earns money in its own channel but is never a lead",
        ask=BY,
        tables={
            **ONE_SALE,
            "deals": """
                deal_id | lead_id | created_at | closed_at  | status | amount | channel
                d1      | l1      | 2024-01-02 | 2024-01-10 | won    | 900    | Ads
                d2      |         | 2024-01-02 | 2024-01-12 | won    | 50     | Walk-in""",
        },
        rows={
            "Ads": {"leads": 1, "deals": 1, "won": 1, "revenue": dec("900")},
            "Walk-in": {
                "leads": 0,
                "deals": 1,
                "won": 1,
                "revenue": dec("50"),
                "lead_to_won": None,
                "deal_to_won": 1.0,
                "median_days_to_won": 10.0,
            },
        },
        total={"leads": 1, "won": 2, "lead_to_won": 1.0, "revenue": dec("950")},
        notes={"unlinked_deals": {"count": 1, "revenue": dec("50")}},
    ),
    Case(
        name="deal_of_another_channel",
        why="a deal goes by its own card; whether the lead was won goes by the lead's",
        ask=BY,
        tables={
            **ONE_SALE,
            "deals": """
                deal_id | lead_id | created_at | closed_at  | status | amount | channel
                d1      | l1      | 2024-01-02 | 2024-01-10 | won    | 900    | Mail""",
        },
        rows={
            "Ads": {"leads": 1, "deals": 0, "won": 0, "lead_to_won": 1.0, "deal_to_won": None},
            "Mail": {"leads": 0, "deals": 1, "won": 1, "lead_to_won": None, "deal_to_won": 1.0},
        },
        total={"lead_to_won": 1.0, "deal_to_won": 1.0},
    ),
    Case(
        name="sale_of_an_older_lead",
        why="in the cohort a sale belongs to the period of its lead, whenever it was won",
        ask={**BY, "period": period("2024-01-01", "2024-01-31")},
        tables={
            "leads": """
                lead_id | created_at | channel
                old     | 2023-12-31 | Ads
                new     | 2024-01-31 | Ads""",
            "deals": """
                deal_id | lead_id | created_at | closed_at  | status | amount | channel
                d1      | old     | 2024-01-05 | 2024-01-10 | won    | 100    | Ads
                d2      | new     | 2024-03-01 | 2024-04-01 | won    | 70     | Ads""",
        },
        rows={"Ads": {"leads": 1, "deals": 1, "won": 1, "revenue": dec("70")}},
    ),
    Case(
        name="period_has_both_ends",
        why="the first and the last day of a period are in it, the days beside them are not",
        ask=JANUARY,
        tables={
            "leads": """
                lead_id | created_at          | channel
                before  | 2023-12-31 23:59:59 | Ads
                first   | 2024-01-01 00:00:00 | Ads
                last    | 2024-01-31 23:59:59 | Ads
                after   | 2024-02-01 00:00:00 | Ads""",
            "spend": """
                date       | channel | cost
                2023-12-31 | Ads     | 1000
                2024-01-01 | Ads     | 10
                2024-01-31 | Ads     | 20
                2024-02-01 | Ads     | 1000""",
        },
        rows={"Ads": {"leads": 2, "spend": dec("30"), "cpl": dec("15")}},
    ),
    Case(
        name="undated_card",
        why="a card of an unknown day is in no period, and is said to be left out",
        ask=JANUARY,
        tables={
            "leads": """
                lead_id | created_at | channel
                l1      | 2024-01-05 | Ads
                l2      |            | Ads
                l3      |            | Mail""",
            "deals": """
                deal_id | lead_id | created_at | status
                d1      | l2      | 2024-01-06 | open""",
        },
        rows={"Ads": {"leads": 1, "deals": 0}},
        excluded={"undated": 3},
    ),
    Case(
        name="undated_card_without_a_period",
        why="without a period no day is needed",
        ask=BY,
        tables={"leads": "lead_id | channel\nl1 | Ads"},
        rows={"Ads": {"leads": 1}},
    ),
    Case(
        name="grain_deal",
        why="with deals alone each deal is also the lead; lead_to_deal has no meaning",
        ask={**BY, "grain": "deal"},
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2024-01-01 | 2024-01-03 | won    | 100    | Ads
                d2      | 2024-01-01 | 2024-01-04 | lost   | 100    | Ads
                d3      | 2024-01-01 |            | open   | 40     | Ads""",
            "spend": "date | channel | cost\n2024-01-01 | Ads | 90",
        },
        rows={
            "Ads": {
                "leads": 3,
                "qualified": None,
                "deals": 3,
                "cpl": dec("30"),
                "lead_to_deal": None,
                "lead_to_deal_low": None,
                "lead_to_won": 0.333333333,
                "win_rate": 0.5,
                "open_pipeline": dec("40"),
            }
        },
    ),
    Case(
        name="grain_lead",
        why="with leads alone a converted lead is a deal, and sales are unknown, not 0",
        ask={**BY, "grain": "lead"},
        tables={
            "leads": """
                lead_id | created_at | channel | status
                l1      | 2024-01-01 | Ads     | converted
                l2      | 2024-01-01 | Ads     | open""",
            "spend": "date | channel | cost\n2024-01-01 | Ads | 90",
        },
        rows={
            "Ads": {
                "leads": 2,
                "qualified": 1,
                "deals": 1,
                "won": None,
                "lost": None,
                "open": None,
                "revenue": None,
                "romi": None,
                "cpl": dec("45"),
                "cpd": dec("90"),
                "lead_to_deal": 0.5,
                "deal_to_won": None,
                "lead_to_won": None,
            }
        },
    ),
    Case(
        name="missing_channel",
        why="leads without a channel are a row of their own",
        ask=BY,
        tables={"leads": "lead_id | created_at | channel\nl1 | 2024-01-01 |"},
        rows={"(none)": {"leads": 1, "touches": None, "spend": None}},
    ),
    Case(
        name="whole_days",
        why="a sale on the evening before midnight of a date-only column is a whole number of days",
        ask={**BY, "days_whole": True},
        tables={
            "leads": "lead_id | created_at | channel\nl1 | 2024-01-01 15:00:00 | Ads",
            "deals": """
                deal_id | lead_id | created_at | closed_at  | status | amount | channel
                d1      | l1      | 2024-01-01 | 2024-01-01 | won    | 5      | Ads""",
        },
        rows={"Ads": {"median_days_to_won": 0.0}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_roi_case(case, engine):
    """The rows, the total, the exclusions and the notes are those of the case."""
    check_roi(case, engine)
