"""worth, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period

from smalign.metrics.segments.worth import WORTH

NINE: Final = "deal_id | status | amount | closed_at" + "".join(
    f"\n    d{n} | won | {n * 100} | 2024-02-0{n}" for n in range(1, 10)
)
CASES: Final = (
    Case(
        name="odd",
        # ranks 9/2 -/+ 0.98 * 3 = 1.56 … 7.44, the upper one plus 1: the 2nd and the 8th
        why="the median of nine sales is the fifth, between the second and the eighth",
        tables={"deals": NINE},
        rows={
            "9": {
                "sales": 9,
                "median": Decimal(500),
                "median_low": Decimal(200),
                "median_high": Decimal(800),
            }
        },
    ),
    Case(
        name="period",
        why="of the period by the day of closing; what is not won or has no amount is no sale",
        ask={"period": period("2024-02-01", "2024-02-29")},
        tables={
            "deals": """
                deal_id | status | amount | closed_at
                d1      | won    | 100    | 2024-01-31
                d2      | won    | 300    | 2024-02-01
                d3      | won    | 500    | 2024-02-29
                d4      | lost   | 900    | 2024-02-10
                d5      | won    | 0      | 2024-02-10
                d6      | won    |        | 2024-02-10
                d7      | won    | 700    |"""
        },
        rows={"2": {"sales": 2, "median": Decimal(400)}},
        excluded={"undated_closing": 1},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(engine, case):
    """The case's sentence holds."""
    check(case, answer(WORTH, case, engine), ("sales",))


def test_no_sale_has_no_median(engine):
    """Without a won deal there is no row, not a median of nothing."""
    case = Case("none", "", {"deals": "deal_id | status\n d1 | open"}, {})
    assert answer(WORTH, case, engine).rows == ()
