"""roi, case by case; every expected number is worked by hand from the tables above it."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec, period

from smalign.metrics.roi import ROI

BY: Final = {"by": ("channel",)}
JANUARY: Final = {**BY, "period": period("2024-01-01", "2024-01-31")}

ONE_SALE: Final = {
    "leads": """
        lead_id | created_at          | channel
        l1      | 2024-01-01 10:00:00 | Ads""",
    "deals": """
        deal_id | lead_id | created_at          | closed_at           | status | amount | channel
        d1      | l1      | 2024-01-02 10:00:00 | 2024-01-10 10:00:00 | won    | 900    | Ads""",
}


def touched(*touches: str) -> dict[str, str]:
    """The tables of one sale of 900 with touches "id | moment | channel"."""
    rows = "\n".join(f"l1 | {touch}" for touch in touches)
    return {**ONE_SALE, "touchpoints": f"lead_id | touch_id | touched_at | channel\n{rows}"}


CASES: Final = (
    Case(
        name="zero_spend",
        why="without spend a lead costs not 0 but nothing known: every ratio is n/a",
        ask=BY,
        tables={**ONE_SALE, "spend": "date | channel | cost\n2024-01-01 | Ads | 0"},
        rows={
            "Ads": {
                "spend": dec("0"),
                "cpl": None,
                "cpd": None,
                "cac": None,
                "roas": None,
                "romi": None,
                "revenue": dec("900"),
            }
        },
    ),
    Case(
        name="spend_without_leads",
        why="money spent for nothing returns −100 %, and the dead channel is not hidden",
        ask=BY,
        tables={**ONE_SALE, "spend": "date | channel | cost\n2024-01-01 | Billboard | 500"},
        rows={
            "Ads": {"leads": 1, "spend": dec("0"), "romi": None},
            "Billboard": {
                "leads": 0,
                "spend": dec("500"),
                "cpl": None,
                "roas": 0.0,
                "romi": -1.0,
                "lead_to_won": None,
            },
        },
        total={"spend": dec("500"), "cpl": dec("500"), "romi": 0.8, "roas": 1.8},
    ),
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
                deal_id | lead_id | contact_id | created_at | closed_at  | status | amount
                d1      | l1      | c1         | 2024-01-02 | 2024-01-05 | won    | 100
                d2      | l1      | c1         | 2024-01-03 | 2024-01-07 | won    | 300""",
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
                d1      | l1      | 2024-01-02 | 2024-01-10 | won    | 900    | Walk-in
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
        name="sale_of_an_older_lead",
        why="in the cohort a sale belongs to the period of its lead, whenever it was won",
        ask={**BY, "period": period("2024-01-01", "2024-01-31")},
        tables={
            "leads": """
                lead_id | created_at | channel
                old     | 2023-12-31 | Ads
                new     | 2024-01-31 | Ads""",
            "deals": """
                deal_id | lead_id | created_at | closed_at  | status | amount
                d1      | old     | 2024-01-05 | 2024-01-10 | won    | 100
                d2      | new     | 2024-03-01 | 2024-04-01 | won    | 70""",
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
        name="spend_not_split",
        why="spend knows no owner, so it is in the total alone",
        ask={"by": ("owner",)},
        tables={
            "leads": "lead_id | created_at | owner\nl1 | 2024-01-01 | Ann\nl2 | 2024-01-01 | Bob",
            "spend": "date | channel | cost\n2024-01-01 | Ads | 90",
        },
        rows={"Ann": {"spend": None, "cpl": None}, "Bob": {"spend": None, "cpl": None}},
        total={"spend": dec("90"), "cpl": dec("45")},
        notes={"spend_not_split": {"amount": dec("90")}},
    ),
    Case(
        name="spend_range",
        why="a month of spend that only half belongs to the period is left out, with its amount",
        ask={**BY, "period": period("2024-01-01", "2024-02-15")},
        tables={
            "leads": "lead_id | created_at | channel\nl1 | 2024-02-15 | Ads",
            "spend": """
                date_from  | date_to    | channel | cost
                2023-12-01 | 2023-12-31 | Ads     | 5
                2024-01-01 | 2024-01-31 | Ads     | 31
                2024-02-01 | 2024-02-29 | Ads     | 29""",
        },
        rows={"Ads": {"spend": dec("31"), "cpl": None}},
        excluded={"spend_range": 1},
        notes={
            "spend_covers_part": {
                "covered_days": 31,
                "period_days": 46,
                "since": period("2024-01-01", None).since,
                "until": period("2024-01-31", None).since,
            }
        },
    ),
    Case(
        name="spend_covers_ninety_percent",
        why="nine days of ten are enough for ratios",
        ask={**BY, "period": period("2024-01-01", "2024-01-10")},
        tables={
            "leads": "lead_id | created_at | channel\nl1 | 2024-01-01 | Ads",
            "spend": "date_from | date_to | channel | cost\n2024-01-02 | 2024-01-10 | Ads | 9",
        },
        rows={"Ads": {"spend": dec("9"), "cpl": dec("9")}},
    ),
    Case(
        name="romi_with_a_margin",
        why="with a margin of 40 % a revenue of 900 keeps 360",
        ask={**BY, "margin": dec("0.4")},
        tables={**ONE_SALE, "spend": "date | channel | cost\n2024-01-01 | Ads | 90"},
        rows={"Ads": {"roas": 10.0, "romi": 3.0, "cac": dec("90")}},
    ),
    Case(
        name="repeat_customer",
        why="a customer's second purchase wins no new customer",
        ask=JANUARY,
        tables={
            "deals": """
                deal_id | company_id | created_at | closed_at  | status | amount | channel
                d0      | big        | 2023-05-01 | 2023-06-01 | won    | 10     | Ads
                d1      | big        | 2024-01-02 | 2024-01-05 | won    | 10     | Ads
                d2      | small      | 2024-01-02 | 2024-01-05 | won    | 10     | Ads""",
            "spend": "date_from | date_to | channel | cost\n2024-01-01 | 2024-01-31 | Ads | 90",
        },
        rows={"Ads": {"won": 2, "cac": dec("90")}},
        notes={"customers_are": {"contact": 0, "company": 2, "deal": 0, "new": 1}},
    ),
    Case(
        name="cash",
        why="cash counts each event by its own day, and no rate that mixes cohorts",
        ask={**JANUARY, "basis": "cash"},
        tables={
            "leads": "lead_id | created_at | channel\nl1 | 2023-11-01 | Ads\nl2 | 2024-01-03 | Ads",
            "deals": """
                deal_id | lead_id | created_at | closed_at  | status | amount
                d1      | l1      | 2023-12-01 | 2024-01-05 | won    | 100
                d2      | l1      | 2024-01-10 | 2024-02-05 | lost   | 200
                d3      | l2      | 2024-01-10 | 2024-01-31 | lost   | 300
                d4      | l2      | 2024-02-10 |            | open   | 400
                d5      | l1      | 2023-12-10 |            | open   | 500""",
        },
        rows={
            "Ads": {
                "leads": 1,
                "qualified": 1,
                "deals": 2,
                "won": 1,
                "lost": 1,
                "open": 2,
                "revenue": dec("100"),
                "open_pipeline": dec("700"),
                "lead_to_deal": None,
                "deal_to_won": None,
                "lead_to_won": None,
                "win_rate": 0.5,
                "median_days_to_won": 65.0,
            }
        },
    ),
    Case(
        name="cash_by_payment",
        why="with payments, revenue is what was paid in the period, whenever the deal was won",
        ask={**JANUARY, "basis": "cash"},
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2023-12-01 | 2023-12-05 | won    | 100    | Ads
                d2      | 2024-01-01 | 2024-01-05 | won    | 100    | Ads""",
            "payments": """
                payment_id | deal_id | paid_at    | amount
                p1         | d1      | 2024-01-01 | 60
                p2         | d1      | 2024-02-01 | 40
                p3         | d2      | 2024-01-31 | 10
                p4         | lost    | 2024-01-31 | 7""",
        },
        rows={"Ads": {"won": 1, "revenue": dec("70"), "avg_won_amount": dec("100")}},
        excluded={"payment_without_deal": 1},
    ),
    Case(
        name="position_one_touch",
        why="a single touch earns everything",
        ask={**BY, "models": ("position",)},
        tables=touched("t1 | 2024-01-01 | Ads"),
        rows={"Ads": {"won": dec("1"), "revenue": dec("900"), "win_rate": None}},
    ),
    Case(
        name="position_two_touches",
        why="two touches share half and half",
        ask={**BY, "models": ("position",)},
        tables=touched("t1 | 2024-01-01 | Mail", "t2 | 2024-01-02 | Ads"),
        rows={
            "Ads": {"won": dec("0.5"), "revenue": dec("450")},
            "Mail": {"won": dec("0.5"), "revenue": dec("450")},
        },
    ),
    Case(
        name="position_three_touches",
        why="three touches share 40, 20 and 40 %",
        ask={**BY, "models": ("position",)},
        tables=touched(
            "t1 | 2024-01-01 | Mail", "t2 | 2024-01-02 | Phone", "t3 | 2024-01-03 | Ads"
        ),
        rows={
            "Ads": {"won": dec("0.4"), "revenue": dec("360"), "leads": 1, "deals": 1},
            "Mail": {"won": dec("0.4"), "revenue": dec("360"), "leads": 0},
            "Phone": {"won": dec("0.2"), "revenue": dec("180"), "deals": 0},
        },
        total={"won": dec("1"), "revenue": dec("900"), "lead_to_won": None},
    ),
    Case(
        name="linear_to_the_last_unit",
        why="a third cannot be written, yet the three thirds are the whole",
        ask={**BY, "models": ("linear",)},
        tables=touched(
            "t1 | 2024-01-01 | Mail", "t2 | 2024-01-02 | Phone", "t3 | 2024-01-03 | Ads"
        ),
        rows={
            "Ads": {"won": dec("0.333333333334"), "revenue": dec("300")},
            "Mail": {"won": dec("0.333333333333"), "revenue": dec("300")},
            "Phone": {"won": dec("0.333333333333"), "revenue": dec("300")},
        },
        total={"won": dec("1"), "revenue": dec("900")},
    ),
    Case(
        name="touches_of_one_moment",
        why="touches of the same moment are in the order of their ids, not of the file",
        ask={**BY, "models": ("first", "last")},
        tables=touched("t2 | 2024-01-01 | Ads", "t1 | 2024-01-01 | Mail"),
        rows={
            "Ads / first": {"won": dec("0")},
            "Ads / last": {"won": dec("1")},
            "Mail / first": {"won": dec("1")},
            "Mail / last": {"won": dec("0")},
        },
    ),
    Case(
        name="touch_after_the_sale",
        why="what came after the sale did not cause it; a sale nobody touched is (none)",
        ask={**BY, "models": ("source", "last")},
        tables=touched("t1 | 2024-01-11 | Mail"),
        rows={
            "Ads / source": {"won": dec("1"), "deal_to_won": 1.0, "touches": 0},
            "Ads / last": {"won": dec("0"), "deal_to_won": None, "touches": 0},
            "(none) / source": {"won": dec("0")},
            "(none) / last": {"won": dec("1"), "revenue": dec("900")},
            "Mail / source": {"touches": 1},
            "Mail / last": {"won": dec("0"), "touches": 1},
        },
        total={"won": dec("1"), "revenue": dec("900"), "touches": 1},
    ),
    Case(
        name="whole_days",
        why="a sale on the evening before midnight of a date-only column is a whole number of days",
        ask={**BY, "days_whole": True},
        tables={
            "leads": "lead_id | created_at | channel\nl1 | 2024-01-01 15:00:00 | Ads",
            "deals": """
                deal_id | lead_id | created_at | closed_at  | status | amount
                d1      | l1      | 2024-01-01 | 2024-01-01 | won    | 5""",
        },
        rows={"Ads": {"median_days_to_won": 0.0}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_roi_case(case, engine):
    """The answer has the rows, the total, the exclusions and the notes the case gives."""
    models = case.ask.get("models", ("source",))
    key = (*case.ask["by"], *(("model",) if len(models) > 1 else ()))
    check(case, answer(ROI, case, engine), key)
