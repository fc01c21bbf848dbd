"""plan, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec, period

from smalign.metrics.plan.plan import PLAN

# 14 June 2024 is a Friday: 10 of the 20 working days of June have passed
MIDWAY: Final = datetime(2024, 6, 14, 12)  # noqa: DTZ001 - moments are UTC without a zone
LEADS: Final = "lead_id | channel | owner | created_at\n" + "\n".join(
    f"l{day} | {'Ads' if day < 8 else 'Mail'} | Ann | 2024-06-{day:02}" for day in range(1, 11)
)
DEALS: Final = """
    deal_id | channel | owner | pipeline | stage | stage_order | created_at | status | closed_at  | amount
    d1      | Ads     | Ann   | Main     | Won   |             | 2024-06-02 | won    | 2024-06-10 | 900
    d2      | Ads     | Ann   | Main     | New   | 1           | 2024-06-02 | lost   | 2024-06-10 | 50
    d3      | Mail    | Bob   | Main     | Offer | 2           | 2024-06-02 | lost   | 2024-06-11 | 50
    d4      | Ads     | Ann   | Main     | New   | 1           | 2024-06-03 | open   |            | 2000
    d5      | Ads     | Ann   | Main     | Offer | 2           | 2024-06-03 | open   |            | 1000"""  # noqa: E501
COPIED: Final = """
    d6      | Ads     | Ann   | After    | Won   |             | 2024-06-10 | won    | 2024-06-11 | 900
    d7      | Ads     | Ann   | After    | New   | 1           | 2024-06-10 | open   |            | 900"""  # noqa: E501
STAGES: Final = """
    card | pipeline | stage | stage_order | outcome
    deal | Main     | New   | 1           | open
    deal | Main     | Offer | 2           | open
    deal | Main     | Won   |             | won"""
COMPANY: Final = {"leads": LEADS, "deals": DEALS, "stages": STAGES}

CASES: Final = (
    Case(
        name="a_running_month",
        why="half of the working days have passed: half is due, and the pace is twice the fact",
        tables={
            **COMPANY,
            "plan": "period | leads | won | revenue\nиюнь 2024 | 40 | 4 | 4000",
        },
        ask={"as_of": MIDWAY, "min_n": 1},
        rows={
            "2024-06 / (all) / (all) / leads": {
                "plan": dec("40"),
                "fact": dec("10"),
                "percent": 0.25,
                "due": dec("20"),
                "gap": dec("-10"),
                "run_rate": dec("20"),
                "run_rate_percent": 0.5,
                "remaining": dec("30"),
                "days_passed": 10,
                "days": 20,
                "from_leads": None,
                "coverage": None,
            },
            # one sale of ten leads, as planned: the missing one is missing for leads
            "2024-06 / (all) / (all) / won": {
                "fact": dec("1"),
                "gap": dec("-1"),
                "from_leads": dec("-1"),
                "from_conversion": dec("0"),
                "from_cheque": None,
                "run_rate": dec("2"),
            },
            # leads: -10 x (190 / 3 + 190 / 6); cheque: -100 x (3 / 3 + 3 / 6). Of those that came
            # to New 1 of 3 was won, to Offer 1 of 2: 2000 / 3 + 1000 / 2 of the 3100 left
            "2024-06 / (all) / (all) / revenue": {
                "fact": dec("900"),
                "due": dec("2000"),
                "gap": dec("-1100"),
                "from_leads": dec("-950"),
                "from_conversion": dec("0"),
                "from_cheque": dec("-150"),
                "run_rate": dec("1800"),
                "remaining": dec("3100"),
                "open_pipeline": dec("3000"),
                "coverage": 0.376344086,
                "pipeline_coverage": 0.967741935,  # 3000 of 3100
            },
        },
        notes={"plan_by_closing": {}, "plan_working_days": {}},
    ),
    Case(
        name="holidays_are_no_working_days",
        why="with Wednesday 12 June off 9 of 19 days have passed; no note says that none is named",
        tables={**COMPANY, "plan": "period | leads\n2024-06 | 38"},
        ask={"as_of": MIDWAY, "calendar": {date(2024, 6, 12): False}},
        rows={
            "2024-06 / (all) / (all) / leads": {
                "due": dec("18"),
                "days_passed": 9,
                "days": 19,
                "gap": dec("-8"),
            }
        },
    ),
    Case(
        name="no_period_is_asked_for",
        why="where no period of the plan lies in the one asked for, its periods are named",
        tables={**COMPANY, "plan": "period | leads\n2024-06 | 38"},
        ask={"period": period("2024-01-01", "2024-03-31")},
        rows={},
        notes={"plan_not_in_period": {"periods": ["2024-06"]}},
    ),
    Case(
        name="an_ended_month_is_due_whole",
        why="after its last day the whole plan is due; open deals cannot meet it any more",
        tables={**COMPANY, "plan": "period | revenue\n2024-06 | 1000"},
        ask={"min_n": 1},
        rows={
            "2024-06 / (all) / (all) / revenue": {
                "due": dec("1000"),
                "gap": dec("-100"),
                "run_rate": dec("900"),
                # the plan says nothing of leads and sales: no parts
                "from_leads": None,
                "open_pipeline": None,
                "coverage": None,
            }
        },
    ),
    Case(
        name="plan_without_fact_and_fact_without_plan",
        why="both are rows; case and blanks make no difference; an unknown channel is told",
        tables={
            **COMPANY,
            "plan": "period | channel | leads\n2024-06 | ads  | 10\n2024-06 | Mial | 5",
        },
        rows={
            "2024-06 / ads / (all) / leads": {"plan": dec("10"), "fact": dec("7"), "percent": 0.7},
            "2024-06 / Mial / (all) / leads": {"plan": dec("5"), "fact": dec("0"), "percent": 0.0},
            "2024-06 / Mail / (all) / leads": {"plan": None, "fact": dec("3"), "percent": None},
        },
        notes={"plan_channels_unknown": {"names": ["Mial"], "hint": ["Mail"]}},
    ),
    Case(
        name="channels_and_owners_apart",
        why="a row without a channel is of all channels, one without an owner of all owners",
        tables={
            **COMPANY,
            "plan": "period | channel | owner | leads\n2024-06 | Ads | | 9\n2024-06 | | Ann | 8",
        },
        rows={
            "2024-06 / (all) / Ann / leads": {"fact": dec("10")},
            "2024-06 / Ads / (all) / leads": {"fact": dec("7")},
            "2024-06 / Mail / (all) / leads": {"plan": None, "fact": dec("3")},
        },
    ),
    Case(
        name="periods_of_all_kinds",
        why="a quarter and a month count the same card; a period outside --since is not shown",
        tables={
            **COMPANY,
            "plan": "period | leads\nQ2 2024 | 30\n2024-06-03 | 1\n2024-07 | 9\n2025 | 9\nsoon | 1",
        },
        ask={"period": period("2024-04-01", "2024-07-31")},
        rows={
            "2024-06-03 / (all) / (all) / leads": {"fact": dec("1"), "days": 1},
            "2024-Q2 / (all) / (all) / leads": {"fact": dec("10"), "days": 65},
            "2024-07 / (all) / (all) / leads": {"fact": dec("0")},
        },
        excluded={"plan_period": 1},
        notes={"plan_periods_unread": {"periods": ["soon"]}},
    ),
    Case(
        name="payments_and_spend_by_their_day",
        why="with payments revenue counts when it is paid; spend by its day, refunds taken off",
        tables={
            **COMPANY,
            "plan": "period | revenue | spend\n2024-06 | 1000 | 100\n2024-07 | 1000 | 100",
            "payments": """
                payment_id | deal_id | paid_at    | amount
                p1         | d1      | 2024-06-20 | 400
                p2         | d1      | 2024-07-01 | 500
                p3         | d1      | 2024-07-02 | -100
                p4         | d1      |            | 5""",
            "spend": """
                channel | date       | date_from  | date_to    | cost
                Ads     | 2024-06-30 |            |            | 60
                Ads     |            | 2024-06-25 | 2024-07-05 | 999
                Ads     |            | 2024-07-01 | 2024-07-05 | 70
                Ads     |            |            |            | 8""",
        },
        rows={
            "2024-06 / (all) / (all) / revenue": {"fact": dec("400")},
            "2024-06 / (all) / (all) / spend": {"fact": dec("60")},
            "2024-07 / (all) / (all) / revenue": {"fact": dec("400")},
            "2024-07 / (all) / (all) / spend": {"fact": dec("70")},
        },
        # 999 over the end of June is of neither month, and told
        excluded={"payment_undated": 1, "spend_range": 1, "spend_undated": 1},
    ),
    Case(
        name="a_month_in_which_nobody_paid",
        why="d1 was sold in June and paid in July: in June 0 came in, not an unknown amount",
        tables={
            **COMPANY,
            "plan": "period | won | revenue\n2024-06 | 1 | 900",
            "payments": "payment_id | deal_id | paid_at | amount\np1 | d1 | 2024-07-02 | 900",
        },
        ask={"as_of": datetime(2024, 7, 10, 12)},  # noqa: DTZ001 - moments are UTC without a zone
        rows={
            "2024-06 / (all) / (all) / won": {"fact": dec("1")},
            "2024-06 / (all) / (all) / revenue": {"fact": dec("0"), "percent": 0.0},
        },
    ),
    Case(
        name="what_is_left_out_of_a_month_and_its_quarter",
        why="the payment of a deal nobody has is one, though June is in the quarter, too",
        tables={
            **COMPANY,
            "plan": "period | revenue\n2024-06 | 1000\n2024-Q2 | 1000",
            "payments": """
                payment_id | deal_id | paid_at    | amount
                p1         | d1      | 2024-06-20 | 400
                p2         | gone    | 2024-06-21 | 70
                p3         | gone    | 2024-07-21 | 70""",
        },
        rows={
            "2024-06 / (all) / (all) / revenue": {"fact": dec("400")},
            "2024-Q2 / (all) / (all) / revenue": {"fact": dec("400")},
        },
        excluded={"payment_without_deal": 1},
    ),
    Case(
        name="a_copy_in_another_pipeline",
        why="d6 and d7 are d1 once more: one sale, 3,000 open, the 300 of the copy are d1's",
        tables={
            **COMPANY,
            "deals": DEALS + COPIED,
            "copies": "deal_id | copy_of | is_left_out\nd6 | d1 | true\nd7 | d1 | true",
            "plan": "period | won | revenue\n2024-06 | 2 | 4000",
            "payments": """
                payment_id | deal_id | paid_at    | amount
                p1         | d1      | 2024-06-11 | 600
                p2         | d6      | 2024-06-12 | 300""",
        },
        ask={"as_of": MIDWAY},
        rows={
            "2024-06 / (all) / (all) / won": {"fact": dec("1")},
            "2024-06 / (all) / (all) / revenue": {
                "fact": dec("900"),
                "open_pipeline": dec("3000"),
            },
        },
        excluded={"copied": 1},
    ),
    Case(
        name="copies_among_deals_alone",
        why="five deals count as leads; the two copies do not, and are left out once each",
        tables={
            "deals": DEALS + COPIED,
            "stages": STAGES,
            "copies": "deal_id | copy_of | is_left_out\nd6 | d1 | true\nd7 | d1 | true",
            "plan": "period | leads | won\n2024-06 | 5 | 2",
        },
        ask={"grain": "deal"},
        rows={
            "2024-06 / (all) / (all) / leads": {"fact": dec("5")},
            "2024-06 / (all) / (all) / won": {"fact": dec("1")},
        },
        excluded={"copied": 2},
    ),
    Case(
        name="a_sale_without_an_amount",
        why="June and its quarter hold one sale of 900 and one without an amount: told once",
        tables={
            "deals": """
                deal_id | created_at | status | closed_at  | amount
                d1      | 2024-06-01 | won    | 2024-06-10 | 900
                d2      | 2024-06-01 | won    | 2024-06-11 |
                d3      | 2024-06-01 | won    | 2024-07-01 |""",
            "plan": "period | revenue\n2024-06 | 900\n2024-Q2 | 900",
        },
        ask={"as_of": datetime(2024, 7, 10, 12)},  # noqa: DTZ001 - moments are UTC without a zone
        rows={
            "2024-06 / (all) / (all) / revenue": {"fact": dec("900")},
            "2024-Q2 / (all) / (all) / revenue": {"fact": dec("900")},
        },
        notes={"won_without_amount": {"count": 1}},
    ),
    Case(
        name="a_month_of_sales_without_an_amount",
        why="other sales have amounts: June adds nothing, which is told, and in July came in 0",
        tables={
            "deals": """
                deal_id | created_at | status | closed_at  | amount
                d1      | 2024-05-01 | won    | 2024-05-10 | 900
                d2      | 2024-06-01 | won    | 2024-06-11 |""",
            "plan": "period | revenue\n2024-06 | 900\n2024-07 | 900",
        },
        ask={"as_of": datetime(2024, 8, 10, 12)},  # noqa: DTZ001 - moments are UTC without a zone
        rows={
            "2024-06 / (all) / (all) / revenue": {"fact": dec("0")},
            "2024-07 / (all) / (all) / revenue": {"fact": dec("0")},
        },
        notes={"won_without_amount": {"count": 1}},
    ),
    Case(
        name="a_period_the_export_tells_a_part_of",
        why="the first card is of 1 June: April and May of the quarter are not in the export",
        tables={**COMPANY, "plan": "period | leads\n2024-Q2 | 40\n2024-06 | 40"},
        rows={
            "2024-06 / (all) / (all) / leads": {"fact": dec("10")},
            "2024-Q2 / (all) / (all) / leads": {"fact": dec("10")},
        },
        notes={"plan_cut_off": {"periods": ["2024-Q2"], "first": date(2024, 6, 1)}},
    ),
    Case(
        name="periods_the_export_does_not_tell_of",
        why="the first card is of June, spend of July: what was in May, and spent in June, is no 0",
        tables={
            **COMPANY,
            "plan": "period | leads | spend\n2024-05 | 40 | 100\n2024-06 | 40 | 100",
            "spend": "channel | date | cost\nAds | 2024-07-01 | 60",
        },
        rows={
            "2024-05 / (all) / (all) / leads": {"fact": None, "percent": None, "gap": None},
            "2024-05 / (all) / (all) / spend": {"fact": None, "percent": None, "gap": None},
            "2024-06 / (all) / (all) / leads": {"fact": dec("10"), "percent": 0.25},
            "2024-06 / (all) / (all) / spend": {"fact": None, "percent": None, "gap": None},
        },
        notes={
            "plan_before_cards": {"periods": ["2024-05"], "first": date(2024, 6, 1)},
            "plan_before_spend": {
                "periods": ["2024-06"],
                "first": date(2024, 7, 1),
                "last": date(2024, 7, 1),
            },
        },
    ),
    Case(
        name="deals_alone",
        why="where there are only deals each counts as a lead",
        tables={"deals": DEALS, "stages": STAGES, "plan": "period | leads | won\n2024-06 | 5 | 2"},
        ask={"grain": "deal"},
        rows={
            "2024-06 / (all) / (all) / leads": {"fact": dec("5")},
            "2024-06 / (all) / (all) / won": {"fact": dec("1")},
        },
    ),
    Case(
        name="leads_alone",
        why="without deals nobody knows sales: n/a, not 0",
        tables={"leads": LEADS, "plan": "period | leads | won | revenue\n2024-06 | 20 | 2 | 9"},
        ask={"grain": "lead"},
        rows={
            "2024-06 / (all) / (all) / leads": {"fact": dec("10")},
            "2024-06 / (all) / (all) / won": {"fact": None, "percent": None, "gap": None},
            "2024-06 / (all) / (all) / revenue": {"fact": None},
        },
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case, engine):
    """Each case's rows are the ones worked out by hand."""
    check(case, answer(PLAN, case, engine), ("period", "channel", "owner", "measure"))
