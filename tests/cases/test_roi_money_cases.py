"""roi: spend, ratios, customers and cash; each expected number is worked by hand."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, dec, period
from tests.cases.roi_tables import BY, JANUARY, ONE_SALE, SHARED_SALE, check_roi

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
                "cpo": None,
                "drr": None,
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
                "cpo": None,
                "drr": None,
                "romi": -1.0,
                "lead_to_won": None,
            },
        },
        total={
            "spend": dec("500"),
            "cpl": dec("500"),
            "cpo": dec("500"),
            "romi": 0.8,
            "roas": 1.8,
            "drr": 0.555555556,  # 500 / 900
        },
    ),
    Case(
        name="shares_of_revenue_do_not_add_up",
        why="ДРР and the price of a sale of the total are made again of its sums",
        ask=BY,
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2024-01-01 | 2024-01-05 | won    | 300    | Ads
                d2      | 2024-01-01 | 2024-01-05 | won    | 100    | Ads
                d3      | 2024-01-01 | 2024-01-05 | won    | 600    | Mail""",
            "spend": "date | channel | cost\n2024-01-01 | Ads | 100\n2024-01-01 | Mail | 20",
        },
        rows={
            "Ads": {"cpo": dec("50"), "drr": 0.25, "roas": 4.0},
            "Mail": {"cpo": dec("20"), "drr": 0.033333333, "roas": 30.0},
        },
        total={"cpo": dec("40"), "drr": 0.12, "roas": 8.333333333},  # 120 / 3, 120 / 1000
    ),
    Case(
        name="won_for_nothing",
        why="of sales that brought no money spend is no share, though each still has its price",
        ask=BY,
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2024-01-01 | 2024-01-05 | won    | 0      | Ads""",
            "spend": "date | channel | cost\n2024-01-01 | Ads | 90",
        },
        rows={"Ads": {"cpo": dec("90"), "drr": None, "roas": 0.0, "romi": -1.0}},
    ),
    Case(
        name="more_refunded_than_paid",
        why="a revenue below zero has no ДРР: −900 % would sort as the best channel",
        ask={**JANUARY, "basis": "cash"},
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2023-12-01 | 2023-12-05 | won    | 100    | Ads""",
            "payments": "payment_id | deal_id | paid_at | amount\np1 | d1 | 2024-01-09 | -10",
            "spend": "date_from | date_to | channel | cost\n2024-01-01 | 2024-01-31 | Ads | 90",
        },
        rows={"Ads": {"won": 0, "revenue": dec("-10"), "cpo": None, "drr": None}},
    ),
    Case(
        name="price_of_a_shared_sale",
        why="half a sale of 900 is 450 of revenue: a price of 180, and a fifth of it spent",
        ask={**BY, "models": ("linear",)},
        tables={
            **SHARED_SALE,
            "spend": "date | channel | cost\n2024-01-01 | Ads | 90",
        },
        rows={
            "Ads": {"won": dec("0.5"), "cpo": dec("180"), "drr": 0.2, "cac": dec("180")},
            "Mail": {"won": dec("0.5"), "cpo": None, "drr": None},
        },
        total={"cpo": dec("90"), "drr": 0.1},
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
        notes={"spend_not_split": {"amount": dec("90"), "by": ["owner"]}},
    ),
    Case(
        name="spend_unnamed",
        why="the spend of January names no channel for 30 of 90, and a lead names none: "
        "both stand in (none), and nothing says that one is of the other",
        ask={"by": ("channel",)},
        tables={
            "leads": "lead_id | created_at | channel\nl1 | 2024-01-01 | Spring\nl2 | 2024-01-01 |",
            "spend": "date | channel | cost\n2024-01-01 | Spring | 60\n2024-01-01 | | 30",
        },
        rows={"(none)": {"spend": dec("30")}, "Spring": {"spend": dec("60")}},
        total={"spend": dec("90")},
        notes={"spend_unnamed": {"amount": dec("30"), "by": ["channel"]}},
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
        rows={
            "Ads": {"roas": 10.0, "romi": 3.0, "cac": dec("90"), "break_even_cpo": dec("360")},
        },
        notes={"break_even": {"margin": dec("0.4"), "roas": 2.5}},
    ),
    Case(
        name="break_even_without_sales",
        why="what a sale may cost is unknown where nothing was sold, and no return is judged",
        ask={**BY, "margin": dec("0.4")},
        tables={"leads": "lead_id | created_at | channel\nl1 | 2024-01-01 | Ads"},
        rows={"Ads": {"roas": None, "break_even_cpo": None}},
        notes={},
    ),
    Case(
        name="paid_rung",
        why="of three sales one is paid, one was paid back, one is not paid; the deposit on an "
        "open deal pays no sale; both refunds of sales are said, for revenue is that of the cards",
        ask=BY,
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2024-01-01 | 2024-01-05 | won    | 100    | Ads
                d2      | 2024-01-01 | 2024-01-05 | won    | 50     | Ads
                d3      | 2024-01-01 | 2024-01-05 | won    | 70     | SEO
                d4      | 2024-01-01 |            | open   | 90     | SEO""",
            "payments": """
                payment_id | deal_id | paid_at    | amount
                p1         | d1      | 2024-01-06 | 100
                p2         | d1      | 2024-01-07 | -30
                p3         | d2      | 2024-01-06 | 50
                p4         | d2      | 2024-01-08 | -50
                p5         | d4      | 2024-01-08 | 90""",
        },
        rows={"Ads": {"won": 2, "paid": 1, "revenue": dec("150")}, "SEO": {"won": 1, "paid": 0}},
        notes={"refunds_not_taken_off": {"refunds": 2, "refunded": dec("80")}},
    ),
    *(
        Case(
            name=f"paid_rung_of_no_deal_by_{basis}",
            why="payments are exported, the only lead of January has no deal: 0 are paid, not n/a",
            ask={**JANUARY, "basis": basis},
            tables={
                "leads": "lead_id | created_at | channel\nl1 | 2024-01-01 | Ads",
                "deals": "deal_id | created_at | closed_at | status | amount | channel\n"
                "d1 | 2023-12-01 | 2023-12-05 | won | 100 | Ads",
                "payments": "payment_id | deal_id | paid_at | amount\np1 | d1 | 2023-12-06 | 100",
            },
            rows={"Ads": {"leads": 1, "won": 0, "paid": 0}},
        )
        for basis in ("cohort", "cash")
    ),
    Case(
        name="paid_rung_without_deals",
        why="payments beside leads alone: nobody knows which lead was paid for",
        ask={**BY, "grain": "lead"},
        tables={
            "leads": "lead_id | created_at | status | channel\nl1 | 2024-01-01 | converted | Ads",
            "payments": "payment_id | deal_id | paid_at | amount\np1 | d1 | 2024-01-06 | 100",
        },
        rows={"Ads": {"leads": 1, "won": None, "paid": None}},
    ),
    Case(
        name="paid_rung_by_cash",
        why="by cash a deal is paid in the period its money comes in, sold or not",
        ask={**JANUARY, "basis": "cash"},
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2023-12-01 | 2023-12-05 | won    | 100    | Ads
                d2      | 2024-01-01 |            | open   | 50     | Ads
                d3      | 2024-01-01 | 2024-01-05 | won    | 70     | Ads""",
            "payments": """
                payment_id | deal_id | paid_at    | amount
                p1         | d1      | 2024-01-06 | 100
                p2         | d2      | 2024-01-07 | 10
                p3         | d3      | 2024-02-06 | 70""",
        },
        rows={"Ads": {"won": 1, "paid": 2, "revenue": dec("110")}},
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
                deal_id | lead_id | created_at | closed_at  | status | amount | channel
                d1      | l1      | 2023-12-01 | 2024-01-05 | won    | 100    | Ads
                d2      | l1      | 2024-01-10 | 2024-02-05 | lost   | 200    | Ads
                d3      | l2      | 2024-01-10 | 2024-01-31 | lost   | 300    | Ads
                d4      | l2      | 2024-02-10 |            | open   | 400    | Ads
                d5      | l1      | 2023-12-10 |            | open   | 500    | Ads""",
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
        name="costs_of_one_channel_and_of_all",
        why="what is paid for Ads is spend of Ads; what is paid for all burdens no channel's leads",
        ask={**BY, "costs": ("Agency", "Team", "Tools")},
        tables={
            **ONE_SALE,
            "spend": "date | channel | cost\n2024-01-01 | Ads | 90",
            "costs": """
                segment | item   | first_on   | last_on    | amount
                Ads     | Agency | 2024-01-01 | 2024-01-01 | 10
                Ads     | Agency | 2024-01-02 | 2024-01-02 | 20
                (all)   | Team   | 2024-01-01 | 2024-01-01 | 80""",
        },
        rows={
            "Ads": {
                "spend": dec("120"),
                "advertising": dec("90"),
                "other_costs": dec("30"),
                "cpl": dec("120"),
                "cac": dec("120"),
                "roas": 7.5,
            },
            "(all)": {
                "spend": dec("80"),
                "advertising": dec("0"),
                "other_costs": dec("80"),
                "leads": 0,
                "cpl": None,
                "roas": None,
                "romi": None,
            },
        },
        total={
            "spend": dec("200"),
            "advertising": dec("90"),
            "other_costs": dec("110"),
            "cpl": dec("200"),
            "cac": dec("200"),
            "romi": 3.5,
        },
        notes={
            "costs_apart": {
                "amount": dec("110"),
                "items": [("Team", dec("80")), ("Agency", dec("30")), ("Tools", dec("0"))],
            }
        },
    ),
    Case(
        name="costs_without_advertising",
        why="where nothing is advertised the costs are the spend, and cover their own days",
        ask={**JANUARY, "costs": ("Agency",)},
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2024-01-02 | 2024-01-05 | won    | 100    | SEO""",
            "costs": """
                segment | item   | first_on   | last_on    | amount
                SEO     | Agency | 2023-12-31 | 2023-12-31 | 7
                SEO     | Agency | 2024-01-01 | 2024-01-01 | 20
                SEO     | Agency | 2024-01-31 | 2024-01-31 | 30""",
        },
        rows={
            "SEO": {
                "spend": dec("50"),
                "advertising": dec("0"),
                "other_costs": dec("50"),
                "roas": 2.0,
                "romi": 1.0,
            }
        },
    ),
    Case(
        name="costs_that_add_nothing",
        why="where no item falls into the period all of the spend is advertising",
        ask={**JANUARY, "costs": ("Agency",)},
        tables={
            "leads": "lead_id | created_at | channel\nl1 | 2024-01-02 | Ads",
            "spend": "date_from | date_to | channel | cost\n2024-01-01 | 2024-01-31 | Ads | 9",
        },
        rows={"Ads": {"spend": dec("9"), "advertising": dec("9"), "other_costs": dec("0")}},
    ),
    Case(
        name="refund_in_a_later_month",
        why="a refund lowers the month it was made in, not the month of the sale",
        ask={"by": ("channel",), "basis": "cash", "period": period("2024-02-01", "2024-02-29")},
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2024-01-01 | 2024-01-05 | won    | 100    | Ads
                d2      | 2024-01-01 | 2024-02-05 | won    | 80     | Mail""",
            "payments": """
                payment_id | deal_id | paid_at    | amount
                p1         | d1      | 2024-01-05 | 100
                p2         | d1      | 2024-02-20 | -30.50
                p3         | d2      | 2024-02-05 | 80
                p4         | d2      | 2024-02-29 | -10""",
        },
        rows={"Ads": {"revenue": dec("-30.5"), "won": 0}, "Mail": {"revenue": dec("70"), "won": 1}},
        total={"revenue": dec("39.5")},
        notes={
            "refunds_taken_off": {
                "payments": 3,
                "refunds": 2,
                "refunded": dec("40.5"),
                "paid": dec("39.5"),
            }
        },
    ),
    Case(
        name="payments_of_other_deals",
        why="where the export has payments a deal without one brought nothing, though it is won",
        ask={**JANUARY, "basis": "cash", "has_payments": True},
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2024-01-01 | 2024-01-05 | won    | 100    | Ads""",
        },
        rows={"Ads": {"revenue": dec("0"), "won": 1}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_roi_money_case(case, engine):
    """Spend, revenue and their ratios are those of the case."""
    check_roi(case, engine)
