"""roi: new customers against those who bought before; each expected number is worked by hand."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from tests.cases.case import Case, dec
from tests.cases.roi_tables import BY, JANUARY, SHARED_SALE, check_roi

CASES: Final = (
    Case(
        name="bought_before_the_period",
        why="the first sale ever makes a customer new, not the first of the period",
        ask=JANUARY,
        tables={
            "deals": """
                deal_id | contact_id | created_at | closed_at  | status | amount | channel
                d0      | c1         | 2023-05-01 | 2023-06-01 | won    | 10     | Mail
                d1      | c1         | 2024-01-02 | 2024-01-05 | won    | 300    | Ads
                d2      | c2         | 2024-01-02 | 2024-01-06 | won    | 500    | Ads
                d3      | c2         | 2024-01-03 | 2024-01-09 | won    | 70     | Ads
                d4      | c3         | 2024-01-03 | 2024-01-09 | lost   | 900    | Ads""",
            "spend": "date_from | date_to | channel | cost\n2024-01-01 | 2024-01-31 | Ads | 90",
        },
        rows={
            "Ads": {
                "won": 3,
                "new_customers": 1,
                "new_revenue": dec("500"),
                "repeat_won": 2,
                "repeat_revenue": dec("370"),
                "cac": dec("90"),
                "cpo": dec("30"),
            }
        },
        notes={"customers_are": {"contact": 3, "new": 1, "since": date(2023, 6, 1)}},
    ),
    Case(
        name="bought_before_elsewhere",
        why="a sale that the conditions of the question leave out is a purchase all the same",
        ask=BY,
        tables={
            "deals": """
                deal_id | contact_id | created_at | closed_at  | status | amount | channel
                d1      | c1         | 2024-01-02 | 2024-01-05 | won    | 300    | Ads""",
            "purchases": """
                deal_id | customer | customer_kind | closed_at
                d0      | c1       | contact       | 2023-06-01
                d1      | c1       | contact       | 2024-01-05""",
        },
        rows={"Ads": {"new_customers": 0, "new_revenue": dec("0"), "repeat_won": 1}},
        notes={"customers_are": {"new": 0, "since": date(2023, 6, 1)}},
    ),
    Case(
        name="alike_ids",
        why="contact 7, company 7 and the deal 7 of nobody are three customers",
        ask=BY,
        tables={
            "deals": """
                deal_id | contact_id | company_id | created_at | closed_at  | status | amount
                5       | 7          |            | 2024-01-02 | 2024-01-05 | won    | 1
                6       |            | 7          | 2024-01-02 | 2024-01-06 | won    | 2
                7       |            |            | 2024-01-02 | 2024-01-07 | won    | 4""",
        },
        rows={"(none)": {"new_customers": 3, "new_revenue": dec("7"), "repeat_won": 0}},
        notes={"customers_are": {"contact": 1, "company": 1, "deal": 1}},
    ),
    Case(
        name="the_crm_knows_better",
        why="a first sale in the data that the CRM calls a renewal is no new customer",
        ask=BY,
        tables={
            "deals": """
                deal_id | contact_id | created_at | closed_at  | status | kind    | amount
                d1      | c1         | 2024-01-02 | 2024-01-05 | won    | renewal | 300
                d2      | c2         | 2024-01-02 | 2024-01-05 | won    | new     | 40""",
        },
        rows={
            "(none)": {
                "new_customers": 1,
                "new_revenue": dec("40"),
                "repeat_won": 1,
                "repeat_revenue": dec("300"),
            }
        },
    ),
    Case(
        name="two_sales_of_one_moment",
        why="of two sales at one moment that with the first id is the first",
        ask=BY,
        tables={
            "deals": """
                deal_id | contact_id | created_at | closed_at  | status | amount | channel
                d2      | c1         | 2024-01-02 | 2024-01-05 | won    | 300    | Mail
                d1      | c1         | 2024-01-02 | 2024-01-05 | won    | 20     | Ads""",
        },
        rows={
            "Ads": {"new_customers": 1, "new_revenue": dec("20"), "repeat_revenue": dec("0")},
            "Mail": {"new_customers": 0, "new_revenue": dec("0"), "repeat_revenue": dec("300")},
        },
        total={"new_customers": 1, "new_revenue": dec("20"), "repeat_revenue": dec("300")},
    ),
    Case(
        name="no_closing_dates",
        why="where no sale is dated the first id is the first sale, and that is said",
        ask=BY,
        tables={
            "deals": """
                deal_id | contact_id | created_at | status | amount | channel
                d1      | c1         | 2024-01-02 | won    | 300    | Ads""",
        },
        rows={"Ads": {"new_customers": 1}},
        notes={"customers_undated": {"contact": 1, "new": 1}},
    ),
    Case(
        name="cash_of_payments",
        why="a prepayment is a new customer's money, that of one who bought before is not",
        ask={**JANUARY, "basis": "cash"},
        tables={
            "deals": """
                deal_id | contact_id | created_at | closed_at  | status | amount | channel
                d0      | c1         | 2023-05-01 | 2023-06-01 | won    | 10     | Ads
                d1      | c1         | 2024-01-02 |            | open   | 300    | Ads
                d2      | c2         | 2024-01-02 |            | open   | 500    | Ads
                d3      | c3         | 2023-11-02 | 2023-12-09 | won    | 70     | Ads
                d4      | c4         | 2023-11-02 | 2024-01-09 | won    | 800    | Ads""",
            "payments": """
                payment_id | deal_id | paid_at    | amount
                p1         | d1      | 2024-01-10 | 30
                p2         | d2      | 2024-01-10 | 50
                p3         | d3      | 2024-01-10 | 70""",
        },
        rows={
            "Ads": {
                "won": 1,
                "revenue": dec("150"),
                "new_customers": 1,
                "new_revenue": dec("120"),
                "repeat_won": 0,
                "repeat_revenue": dec("30"),
            }
        },
    ),
    Case(
        name="shared_customer",
        why="a model splits the customer as it does the sale; of its revenue it knows no such part",
        ask={**BY, "models": ("linear",)},
        tables={
            **SHARED_SALE,
        },
        rows={
            "Ads": {"new_customers": dec("0.5"), "repeat_won": dec("0"), "new_revenue": None},
            "Mail": {"new_customers": dec("0.5"), "repeat_won": dec("0"), "repeat_revenue": None},
        },
        total={"new_customers": dec("1"), "repeat_won": dec("0"), "new_revenue": None},
    ),
    Case(
        name="leads_alone",
        why="an export without deals knows no customers",
        ask={**BY, "grain": "lead"},
        tables={"leads": "lead_id | created_at | channel\nl1 | 2024-01-01 | Ads"},
        rows={"Ads": {"new_customers": None, "repeat_won": None, "new_revenue": None}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_roi_customers_case(case, engine):
    """New customers, repeat sales and the money of each are those of the case."""
    check_roi(case, engine)
