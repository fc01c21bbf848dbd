"""What a required field would have stopped, case by case; all numbers worked by hand."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec, period

from smalign.metrics.fields.required import REQUIRED

DEALS: Final = """
    deal_id | segment | created_at | status | amount
    open1   | Ann     | 2024-01-02 | open   | 900
    open2   | Ann     | 2024-01-02 | open   |
    won1    | Ann     | 2024-01-02 | won    | 100
    won2    | Bob     | 2024-01-03 | won    | 250
    won3    | Bob     | 2024-01-03 | won    | 400
    lost1   | Bob     | 2024-01-04 | lost   | 70
    lost2   | Bob     |            | lost   | 80"""
REACH: Final = """
    table_name | card_id | pipeline | stage   | furthest
    deals      | open1   | Main     | New     | 1
    deals      | open2   | Main     | Demo    | 2
    deals      | won1    | Main     | Paid    | 3
    deals      | won2    | Main     | Paid    | 3
    deals      | won3    | Main     | Paid    | 3
    deals      | lost1   | Main     | Refused | 2
    deals      | lost2   | Main     | Refused | """
DUE: Final = """
    table_name | field  | pipeline | stage | stage_order | is_lost
    deals      | budget | Main     | Demo  | 2           | false"""
CELLS: Final = """
    table_name | field  | card_id | segment | state
    deals      | budget | open1   | Ann     | empty
    deals      | budget | open2   | Ann     | empty
    deals      | budget | won1    | Ann     | filled
    deals      | budget | won2    | Bob     | pseudo
    deals      | budget | won3    | Bob     | empty
    deals      | budget | lost1   | Bob     | empty
    deals      | budget | lost2   | Bob     | empty
    deals      | city   | open1   | Ann     | empty
    deals      | city   | open2   | Ann     | empty
    deals      | city   | won1    | Ann     | filled
    deals      | city   | won2    | Bob     | empty
    deals      | city   | won3    | Bob     | filled
    deals      | city   | lost1   | Bob     | filled
    deals      | city   | lost2   | Bob     | filled"""
TABLES: Final = {"deals": DEALS, "reach": REACH, "due_fields": DUE, "cells": CELLS}

CASES: Final = (
    Case(
        name="by_owner",
        why="stopped are the cards at Demo or beyond without a value: open1 is not there, of lost2 "
        "nobody knows; Bob sold 650 without the budget, Ann nothing",
        ask={"by": ("owner",)},
        tables=TABLES,
        rows={
            "budget / Demo / Bob": {
                "cards": 3,
                "empty": 2,
                "pseudo_empty": 1,
                "stopped": 3,
                "empty_share": 1.0,
                "open_stopped": 0,
                "won_stopped": 2,
                "won_revenue": dec("650"),
                "reach_unknown": 1,
            },
            "budget / Demo / Ann": {
                "cards": 2,
                "stopped": 1,
                "empty_share": 0.5,
                "open_stopped": 1,
                "won_stopped": 0,
                "won_revenue": dec("0"),
                "reach_unknown": 0,
            },
        },
        total={"cards": 5, "stopped": 4, "won_stopped": 2, "won_revenue": dec("650")},
        notes={"fields_reach_unknown": {"cells": 1}, "required_as_exported": {}},
    ),
    Case(
        name="each_card_once",
        why="open2 and won2 lack both fields: each field counts them, the total counts them once",
        tables=TABLES | {"due_fields": DUE + "\n    deals | city | Main | Demo | 2 | false"},
        rows={
            "budget / Demo / Bob": {"stopped": 3, "won_stopped": 2},
            "budget / Demo / Ann": {"stopped": 1},
            "city / Demo / Ann": {"stopped": 1, "open_stopped": 1},
            "city / Demo / Bob": {"stopped": 1, "won_stopped": 1, "won_revenue": dec("250")},
        },
        total={"cards": 5, "stopped": 4, "won_stopped": 2, "won_revenue": dec("650")},
    ),
    Case(
        name="period",
        why="only cards created in the period are asked; a card of an unknown day is told",
        ask={"period": period("2024-01-03", "2024-01-31")},
        tables=TABLES,
        rows={"budget / Demo / Bob": {"cards": 3, "stopped": 3}},
        total={"cards": 3, "stopped": 3},
        excluded={"undated": 1},
    ),
    Case(
        name="lost_stage",
        why="required on the way to Refused: both lost deals stand in it, wherever they came from",
        tables=TABLES
        | {
            "due_fields": "table_name | field | pipeline | stage | stage_order | is_lost\n"
            "deals | budget | Main | Refused | | true"
        },
        rows={"budget / Refused / Bob": {"cards": 2, "stopped": 2, "reach_unknown": 0}},
        total={"cards": 2, "stopped": 2, "won_revenue": dec("0")},
    ),
    Case(
        name="leads_are_sold_by_their_deals",
        why="four leads were converted without a city: one was sold, one's deal was lost, two are "
        "in work, for a converted lead without a deal is no sale",
        tables={
            "leads": "lead_id | segment | created_at | status\n"
            "l1 | Ann | 2024-01-02 | converted\nl2 | Ann | 2024-01-02 | converted\n"
            "l3 | Ann | 2024-01-02 | converted\nl4 | Ann | 2024-01-02 | converted",
            "deals": "deal_id | lead_id | segment | created_at | status | amount\n"
            "d1 | l1 | Ann | 2024-01-03 | won | 100\nd2 | l2 | Ann | 2024-01-03 | open | 70\n"
            "d3 | l3 | Ann | 2024-01-03 | lost | 50",
            "reach": "table_name | card_id | pipeline | stage | furthest\n"
            + "\n".join(f"leads | l{n} | leads | Good | 2" for n in range(1, 5)),
            "due_fields": "table_name | field | pipeline | stage | stage_order | is_lost\n"
            "leads | city | leads | New | 1 | false",
            "cells": "table_name | field | card_id | segment | state\n"
            + "\n".join(f"leads | city | l{n} | Ann | empty" for n in range(1, 5)),
        },
        ask={"grain": "lead+deal"},
        rows={
            "city / New / Ann": {
                "cards": 4,
                "stopped": 4,
                "open_stopped": 2,
                "won_stopped": 1,
                "won_revenue": dec("100"),
            }
        },
        total={"cards": 4, "stopped": 4, "won_stopped": 1, "won_revenue": dec("100")},
    ),
    Case(
        name="unknown_amounts",
        why="sales whose amounts nobody knows have no revenue, not 0",
        tables=TABLES | {"deals": DEALS.replace("| 250", "|").replace("| 400", "|")},
        rows={
            "budget / Demo / Bob": {"won_stopped": 2, "won_revenue": None},
            "budget / Demo / Ann": {"won_stopped": 0, "won_revenue": dec("0")},
        },
        total={"won_revenue": None},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_required_case(case, engine):
    """The answer has the rows, the total, the exclusions and the notes the case gives."""
    check(case, answer(REQUIRED, case, engine), ("field", "stage", "segment"))
