"""cohorts, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period
from tests.scoped import company

from smalign.metrics.funnel.cohorts import COHORTS

# as of 2024-12-31: July is 154 to 183 days old, October 61 to 91, December 0 to 30
DEALS: Final = """
    deal_id | pipeline | created_at | status | closed_at
    a1      | Main     | 2024-07-01 | won    | 2024-07-11
    a2      | Main     | 2024-07-02 | won    | 2024-10-10
    a3      | Main     | 2024-07-03 | lost   | 2024-07-05
    a4      | Main     | 2024-07-31 | open   |
    b1      | Main     | 2024-10-01 | won    | 2024-10-21
    b2      | Main     | 2024-10-02 | lost   | 2024-10-22
    b3      | Main     | 2024-10-31 | open   |
    c1      | Main     | 2024-12-01 | open   |
    c2      | Main     | 2024-12-30 | won    | 2024-12-31"""

LEADS: Final = """
    lead_id | created_at | status       | closed_at
    l1      | 2024-07-01 | converted    | 2024-07-02
    l2      | 2024-07-01 | disqualified |
    l3      | 2024-07-01 | converted    | 2024-07-03
    l4      | 2024-07-01 | open         |"""

LINKED: Final = """
    deal_id | lead_id | pipeline | created_at | status | closed_at
    d1      | l1      | Main     | 2024-07-02 | lost   | 2024-07-10
    d2      | l1      | Main     | 2024-07-02 | won    | 2024-07-21
    d3      | l3      | Main     | 2024-07-03 | lost   | 2024-07-09
    d4      | l3      | Main     | 2024-07-03 | lost   | 2024-07-31"""

CASES: Final = (
    Case(
        name="three_months_at_sixty_days",
        why="only cards at least sixty days old are compared, decided or not; the others marked",
        tables={"deals": DEALS},
        ask={"grain": "deal", "horizon": 60},
        rows={
            "Main / 2024-07": {
                "cards": 4,
                "won": 2,
                "lost": 1,
                "open": 1,
                "maturity": "mature",
                "observed": 0.5,
                # a2 was won on day 100, after the horizon
                "matured": 0.25,
                "incidence": 0.25,
                "decided": 0.666666667,
                "followed": 4,
                "horizon_days": 60,
            },
            "Main / 2024-10": {
                "cards": 3,
                "maturity": "mature",
                "observed": 0.333333333,
                "matured": 0.333333333,
                "incidence": 0.333333333,
                "decided": 0.5,
                "followed": 3,
            },
            "Main / 2024-12": {
                "cards": 2,
                "won": 1,
                "maturity": "immature",
                "observed": 0.5,
                "matured": None,
                "matured_low": None,
                "incidence": None,
                "decided": 1.0,
                "followed": 0,
            },
        },
        # incidence at 60 of nine: 1/9 on day 1; on day 2 one is lost of 8; on day 10 one of 7 is
        # won; on day 20 one is won and one lost of 6 (c1, at 30, and none before is cut off)
        total={
            "cards": 9,
            "won": 4,
            "matured": 0.285714286,
            "followed": 7,
            "incidence": 0.333333333,
        },
    ),
    Case(
        name="a_cohort_half_old_enough",
        why="a quarter of which only a part reached the horizon is marked, and rated by that part",
        tables={"deals": DEALS},
        ask={"grain": "deal", "horizon": 60, "cohort": "quarter"},
        rows={
            "Main / 2024-Q3": {"maturity": "mature", "followed": 4},
            # b1 won on day 20, b2 lost on day 20; c2 won on day 1, c1 cut off on day 30:
            # 1/5, then 1/4 of the 4/5 that are left
            "Main / 2024-Q4": {
                "maturity": "partly",
                "cards": 5,
                "followed": 3,
                "matured": 0.333333333,
                "incidence": 0.4,
            },
        },
    ),
    Case(
        name="weeks_of_iso_8601",
        why="a week is named after the year most of it lies in",
        tables={
            "deals": """
                deal_id | pipeline | created_at | status
                d1      | P        | 2024-12-29 | open
                d2      | P        | 2024-12-30 | open"""
        },
        ask={"grain": "deal", "horizon": 1, "cohort": "week"},
        rows={
            "P / 2024-W52": {"cards": 1, "maturity": "mature", "matured": 0.0},
            "P / 2025-W01": {"cards": 1, "maturity": "mature"},
        },
    ),
    Case(
        name="leads_are_won_by_their_deals",
        why="the first won deal wins a lead, the last lost one loses it; disqualified is lost",
        tables={"leads": LEADS, "deals": LINKED},
        ask={"horizon": 25},
        rows={
            # l1 won on day 20; l2 lost, nobody knows when; l3 lost on day 30
            "leads / 2024-07": {
                "cards": 4,
                "won": 1,
                "lost": 2,
                "open": 1,
                "matured": 0.25,
                "incidence": 0.25,
            },
            "Main / 2024-07": {"cards": 4, "won": 1, "lost": 3, "decided": 0.25},
        },
        notes={"lost_undated": {"count": 1}},
    ),
    Case(
        name="leads_alone",
        why="without deals a converted lead is what can be won",
        tables={"leads": LEADS},
        ask={"grain": "lead", "horizon": 1},
        rows={"leads / 2024-07": {"won": 2, "lost": 1, "open": 1, "matured": 0.25}},
    ),
    Case(
        name="what_has_no_day",
        why="a sale without a closing date, a card without one of creation: no place in time",
        tables={
            "deals": """
                deal_id | pipeline | created_at | status | closed_at
                d1      | P        | 2024-07-01 | won    |
                d2      | P        |            | open   |
                d3      | P        | 2024-07-01 | open   |"""
        },
        ask={"grain": "deal", "horizon": 1},
        rows={"P / 2024-07": {"cards": 1}},
        excluded={"undated": 1, "won_undated": 1},
    ),
    Case(
        name="a_period_of_creation",
        why="the period chooses cards by the day they were created, both ends inclusive",
        tables={"deals": DEALS},
        ask={"grain": "deal", "horizon": 1, "period": period("2024-07-31", "2024-10-01")},
        rows={"Main / 2024-07": {"cards": 1}, "Main / 2024-10": {"cards": 1}},
    ),
    Case(
        name="too_few_sales_for_a_horizon",
        why="fewer than ten old sales: no horizon is made up, and what needs one is not shown",
        tables={"deals": DEALS},
        ask={"grain": "deal"},
        rows={
            f"Main / 2024-{month}": {"maturity": "unknown", "matured": None, "horizon_days": None}
            for month in ("07", "10", "12")
        },
        notes={"horizon_unknown": {"pipelines": ["Main"], "least": 10}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case, engine):
    """Each case's rows are the ones worked out by hand."""
    check(case, answer(COHORTS, case, engine), ("pipeline", "cohort"))


def test_rows_are_cut_by_a_field(engine):
    """With --by each value has its cohorts, and the horizon is that of the whole pipeline."""
    deals = [
        {
            "deal_id": f"d{day}",
            "pipeline": "P",
            "channel": channel,
            "created_at": f"2024-01-{day:02}",
        }
        | {"status": "won", "closed_at": f"2024-02-{day:02}"}
        for channel, days in (("A", range(1, 10)), ("B", range(10, 12)))
        for day in days
    ]
    result = COHORTS.compute(company(engine, {"grain": "deal", "by": ("channel",)}, deals=deals))
    found = [(row["segment"], row["cards"], row["horizon_days"]) for row in result.rows]
    assert found == [("A", 9, 31), ("B", 2, 31)]


def test_unknown_cohort_is_refused(engine):
    """A width that is no cohort is one sentence."""
    from smalign.base.errors import UsageError

    with pytest.raises(UsageError) as caught:
        COHORTS.compute(company(engine, {"cohort": "day"}))
    assert caught.value.code == "unknown_cohort"


def test_leads_and_deals_have_no_common_total(engine):
    """One sale stood as 2 in the total of a lead and its deal."""
    tables = {
        "leads": "lead_id | created_at | status\nl1 | 2024-07-01 | converted",
        "deals": "deal_id | lead_id | pipeline | created_at | closed_at | status\n"
        "d1 | l1 | Main | 2024-07-02 | 2024-07-09 | won",
    }
    case = Case(name="", why="", tables=tables, ask={"horizon": 25, "cohort": "month"}, rows={})
    found = answer(COHORTS, case, engine)
    assert ([row["won"] for row in found.rows], found.total) == ([1, 1], {})
