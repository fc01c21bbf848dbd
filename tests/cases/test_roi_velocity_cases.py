"""roi --velocity: money a day, its levers, what a better one brings; worked by hand."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, dec
from tests.cases.roi_tables import BY, check_roi

ASK: Final = {**BY, "velocity": True}
NOTHING: Final = dict.fromkeys(
    ("velocity", "gain_open", "gain_win_rate", "gain_avg_won_amount", "gain_days")
)
# won: 300 and 500 in 4 and 6 days; lost: 2; open: 3
SALES: Final = """
    deal_id | created_at | closed_at  | status | amount | channel
    d1      | 2024-01-01 | 2024-01-05 | won    | 300    | Ads
    d2      | 2024-01-01 | 2024-01-07 | won    | 500    | Ads
    d3      | 2024-01-01 | 2024-01-07 | lost   | 500    | Ads
    d4      | 2024-01-01 | 2024-01-07 | lost   | 500    | Ads
    d5      | 2024-01-01 |            | open   | 10     | Ads
    d6      | 2024-01-01 |            | open   | 10     | Ads
    d7      | 2024-01-01 |            | open   | 10     | Ads"""

CASES: Final = (
    Case(
        name="four_levers",
        why="3 open × 50 % × 400 / 5 days = 120 a day, and a tenth of it is 12",
        ask=ASK,
        tables={"deals": SALES},
        rows={
            "Ads": {
                "open": 3,
                "win_rate": 0.5,
                "avg_won_amount": dec("400"),
                "median_days_to_won": 5.0,
                "velocity": dec("120"),
                "gain_open": dec("12"),
                "gain_win_rate": dec("12"),
                "gain_avg_won_amount": dec("12"),
            }
        },
        total={"velocity": dec("120")},
        notes={
            "velocity_levers": {"open": 3, "win_rate": 0.5, "velocity": dec("120")},
            "velocity_of_few": {"names": ["Ads"], "rows": 1},
        },
    ),
    Case(
        name="win_rate_has_an_end",
        why="a win rate of all cannot rise: 1 open × 100 % × 300 / 4 days = 75, and nothing more",
        ask=ASK,
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2024-01-01 | 2024-01-05 | won    | 300    | Ads
                d2      | 2024-01-01 |            | open   | 10     | Ads"""
        },
        rows={"Ads": {"velocity": dec("75"), "gain_win_rate": dec("0"), "gain_open": dec("7.5")}},
    ),
    Case(
        name="nothing_open",
        why="without open deals nothing is on its way: velocity is 0, not unknown",
        ask=ASK,
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2024-01-01 | 2024-01-05 | won    | 300    | Ads"""
        },
        rows={"Ads": {"velocity": dec("0"), "gain_days": dec("0")}},
    ),
    Case(
        name="nothing_won",
        why="without a sale neither its amount nor its days are known",
        ask=ASK,
        tables={"deals": "deal_id | created_at | status | channel\nd1 | 2024-01-01 | open | Ads"},
        rows={"Ads": NOTHING},
    ),
    Case(
        name="sold_at_once",
        why="a sale of no days has no velocity: nothing is divided by 0",
        ask={**ASK, "days_whole": True},
        tables={
            "deals": """
                deal_id | created_at | closed_at  | status | amount | channel
                d1      | 2024-01-01 | 2024-01-01 | won    | 300    | Ads
                d2      | 2024-01-01 |            | open   | 10     | Ads"""
        },
        rows={"Ads": {"median_days_to_won": 0.0, **NOTHING}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_roi_velocity_case(case, engine):
    """Velocity and its gains are those of the case."""
    check_roi(case, engine)
