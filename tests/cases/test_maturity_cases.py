"""maturity, case by case: every expected number is worked by hand from the tables of cohorts."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check
from tests.cases.test_cohorts_cases import DEALS, LEADS, LINKED
from tests.scoped import company

from smalign.metrics.funnel.maturity import MATURITY, ages

CASES: Final = (
    Case(
        name="a_curve_ends_at_its_youngest_card",
        why="July is followed to 153 days and more, October to 61, December to 1",
        tables={"deals": DEALS},
        ask={"grain": "deal", "horizon": 60},
        rows={
            # a1 was won on day 10, a2 on day 100
            "Main / 2024-07 / 15": {"cards": 4, "won_by_age": 1, "won_share": 0.25},
            "Main / 2024-07 / 30": {"won_by_age": 1},
            "Main / 2024-07 / 45": {"won_by_age": 1},
            "Main / 2024-07 / 60": {"won_by_age": 1, "horizon_days": 60},
            "Main / 2024-07 / 75": {"won_by_age": 1},
            "Main / 2024-07 / 90": {"won_by_age": 1},
            "Main / 2024-07 / 105": {"won_by_age": 2, "won_share": 0.5},
            "Main / 2024-07 / 120": {"won_by_age": 2},
            # b1 was won on day 20; b3 is open and 61 days old
            "Main / 2024-10 / 15": {"cards": 3, "won_by_age": 0, "won_share": 0.0},
            "Main / 2024-10 / 30": {"won_by_age": 1, "won_share": 0.333333333},
            "Main / 2024-10 / 45": {"won_by_age": 1},
            "Main / 2024-10 / 60": {"won_by_age": 1},
        },
    ),
    Case(
        name="a_lead_is_won_by_its_first_won_deal",
        why="l1 was sold on day 20, l3 never: of four leads one is won from day 20 on",
        tables={"leads": LEADS, "deals": LINKED},
        ask={"grain": "lead+deal", "horizon": 40, "pipelines": ()},
        rows={
            "leads / 2024-07 / 10": {"cards": 4, "won_by_age": 0},
            "leads / 2024-07 / 20": {"won_by_age": 1, "won_share": 0.25},
            "leads / 2024-07 / 30": {"won_by_age": 1},
            "leads / 2024-07 / 40": {"won_by_age": 1},
            "leads / 2024-07 / 50": {"won_by_age": 1},
            "leads / 2024-07 / 60": {"won_by_age": 1},
            "leads / 2024-07 / 70": {"won_by_age": 1},
            "leads / 2024-07 / 80": {"won_by_age": 1},
            "Main / 2024-07 / 10": {"cards": 4, "won_by_age": 0},
            "Main / 2024-07 / 20": {"won_by_age": 1, "won_share": 0.25},
            "Main / 2024-07 / 30": {"won_by_age": 1},
            "Main / 2024-07 / 40": {"won_by_age": 1},
            "Main / 2024-07 / 50": {"won_by_age": 1},
            "Main / 2024-07 / 60": {"won_by_age": 1},
            "Main / 2024-07 / 70": {"won_by_age": 1},
            "Main / 2024-07 / 80": {"won_by_age": 1},
        },
    ),
    Case(
        name="without_a_horizon_there_is_no_curve",
        why="four sales have no slowest tenth: no row, and the note says why",
        tables={"deals": DEALS},
        ask={"grain": "deal"},
        rows={},
        notes={"horizon_unknown": {"pipelines": ["Main"], "least": 10}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case, engine):
    """The rows are exactly those of the case."""
    check(case, answer(MATURITY, case, engine), ("pipeline", "cohort", "age_days"))


def test_a_share_has_its_interval(engine):
    """One of four: Wilson's interval is 4.56 % to 69.94 % (binom.wilson of R)."""
    result = MATURITY.compute(company(engine, {"grain": "deal", "horizon": 60}, deals=DEALS))
    first = result.rows[0]
    assert first["won_share_low"] == pytest.approx(0.0456, abs=5e-5)
    assert first["won_share_high"] == pytest.approx(0.6994, abs=5e-5)


@pytest.mark.parametrize(
    ("horizon", "found"),
    [(60, (15, 30, 45, 60, 75, 90, 105, 120)), (1, (1, 2)), (18, (5, 9, 14, 18, 23, 27, 32, 36))],
)
def test_ages_are_quarters_of_the_horizon(horizon, found):
    """Whole days, each once; the horizon itself is one of them."""
    assert ages(horizon) == found
