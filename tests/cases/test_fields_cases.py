"""fields, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period

from smalign.metrics.fields import FIELDS

CELLS: Final = """
    table_name | field | card_id | segment | state
    deals      | city  | d1      | Ann     | filled
    deals      | city  | d2      | Ann     | empty
    deals      | city  | d3      | Ann     | pseudo
    deals      | city  | d4      | Ann     | filled
    deals      | phone | d1      | Ann     | filled
    deals      | phone | d2      | Ann     | filled
    leads      | city  | l1      | Bob     | empty"""

CASES: Final = (
    Case(
        name="empty_share",
        why="the share is of both kinds of empty, each counted apart",
        ask={"by": ("owner",)},
        tables={"cells": CELLS},
        rows={
            "Ann / deals / city": {
                "cards": 4,
                "empty": 1,
                "pseudo_empty": 1,
                "empty_share": 0.5,
                "owner": "Ann",
            },
            "Ann / deals / phone": {"cards": 2, "empty": 0, "empty_share": 0.0},
            "Bob / leads / city": {"cards": 1, "empty": 1, "empty_share": 1.0},
        },
        total={"cards": 7, "empty": 2, "pseudo_empty": 1, "empty_share": 0.428571429},
    ),
    Case(
        name="period_of_the_card",
        why="a cell belongs to the day its card was created; an undated card is counted once",
        ask={"by": ("owner",), "period": period("2024-01-01", "2024-01-31")},
        tables={
            "cells": CELLS,
            "leads": "lead_id | created_at\nl1 | 2024-02-01",
            "deals": """
                deal_id | created_at
                d1      |
                d2      | 2024-01-01
                d3      | 2024-01-31
                d4      | 2023-12-31""",
        },
        rows={
            "Ann / deals / city": {"cards": 2, "empty": 1, "pseudo_empty": 1},
            "Ann / deals / phone": {"cards": 1, "empty": 0},
        },
        excluded={"undated": 1},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_fields_case(case, engine):
    """The answer has the fields, the total and the exclusions the case gives."""
    check(case, answer(FIELDS, case, engine), ("segment", "table", "field"))
