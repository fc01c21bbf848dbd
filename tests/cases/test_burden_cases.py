"""What fields cost at each stage, case by case; all numbers worked by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period

from smalign.metrics.fields.burden import BURDEN

DEALS: Final = """
    deal_id | pipeline | created_at
    one     | Main     | 2024-02-01 09:00:00
    two     | Main     | 2024-02-01 09:00:00
    three   | Main     | 2024-02-01 09:00:00"""
STAGES: Final = """
    card | card_id | pipeline | stage | stage_order | entered_at          | left_at
    deal | one     | Main     | New   | 1           | 2024-02-01 09:00:00 | 2024-02-03 09:00:00
    deal | one     | Main     | Demo  | 2           | 2024-02-03 09:00:00 | 2024-02-09 09:00:00
    deal | two     | Main     | New   | 1           | 2024-02-01 09:00:00 | 2024-02-05 09:00:00
    deal | two     | Main     | Demo  | 2           | 2024-02-05 09:00:00 |
    deal | two     | Main     | Demo  | 2           | 2024-03-05 09:00:00 |
    deal | three   | Main     | New   | 1           | 2024-02-01 09:00:00 | """
DUE: Final = """
    table_name | field  | pipeline | stage | stage_order | is_lost
    deals      | budget | Main     | Demo  | 2           | false
    deals      | city   | Main     | Demo  | 2           | false
    deals      | reason | Main     | Lost  |             | true"""
LOG: Final = """
    table_name | field  | card_id | value | previous | changed_at
    deals      | source | one     | ads   |          | 2024-02-01 09:00:30
    deals      | phone  | one     | 7     |          | 2024-02-02 09:00:00
    deals      | budget | one     | 9     |          | 2024-02-03 08:59:30
    deals      | city   | one     | Omsk  |          | 2024-02-04 09:00:00
    deals      | city   | one     | Tula  | Omsk     | 2024-02-05 09:00:00
    deals      | budget | two     | 5     | 4        | 2024-02-06 09:00:00
    deals      | city   | two     | Omsk  |          | 2024-02-08 09:00:00"""
TABLES: Final = {"deals": DEALS, "stage_log": STAGES, "due_fields": DUE, "field_changes": LOG}
KEY: Final = ("pipeline", "stage")

CASES: Final = (
    Case(
        name="fields_at_their_stage",
        why="source came with the deal and counts nowhere; phone at New; the budget of one, half a "
        "minute before Demo, at Demo with both cities; the budget of two was there before. one is "
        "complete a day after it entered Demo, two after three: two days in the middle. The stays "
        "of New are 2 and 4 days, three is there still; the second Demo of two is no other card",
        tables=TABLES,
        rows={
            "Main / New": {
                "required_fields": 0,
                "cards": 3,
                "fields_filled": 1,
                "filled_per_card": round(1 / 3, 9),
                "cards_filled": 0,
                "median_days_to_fill": None,
                "left_cards": 2,
                "median_days": 3.0,
            },
            "Main / Demo": {
                "required_fields": 2,
                "cards": 2,
                "fields_filled": 3,
                "filled_per_card": 1.5,
                "cards_filled": 2,
                "median_days_to_fill": 2.0,
                "left_cards": 1,
                "median_days": 6.0,
                "pace": None,
            },
            "Main / Lost": {"required_fields": 1, "cards": None, "fields_filled": None},
        },
        notes={"burden_undated": {"stage": "Demo"}},
    ),
    Case(
        name="no_log",
        why="without a log nobody knows what was filled in; days are known",
        tables=TABLES | {"field_changes": ""},
        rows={
            "Main / New": {"fields_filled": None, "cards_filled": None, "median_days": 3.0},
            "Main / Demo": {"fields_filled": None, "filled_per_card": None, "cards": 2},
            "Main / Lost": {"cards": None},
        },
        notes={"burden_without_log": {}},
    ),
    Case(
        name="closed",
        why="the history ends the last stay with the closing of the card: nobody leaves Lost, and "
        "a reason typed there, half a minute after the move or a day later, is filled in there; "
        "what was closed out of Demo, a day after entering it, has left it",
        tables=TABLES
        | {
            "stage_log": """
    card | card_id | pipeline | stage | stage_order | entered_at | left_at    | outcome
    deal | one     | Main     | Lost  |             | 2024-02-03 | 2024-02-03 | lost
    deal | two     | Main     | Lost  |             | 2024-02-03 | 2024-02-03 | lost
    deal | three   | Main     | Demo  | 2           | 2024-02-03 | 2024-02-04 | lost""",
            "field_changes": """
    table_name | field  | card_id | value | previous | changed_at
    deals      | reason | one     | Price |          | 2024-02-03 00:00:30
    deals      | reason | two     | Price |          | 2024-02-04 00:00:00""",
        },
        rows={
            "Main / Demo": {"cards": 1, "left_cards": 1, "median_days": 1.0},
            "Main / Lost": {
                "cards": 2,
                "fields_filled": 2,
                "cards_filled": 2,
                "left_cards": 0,
                "median_days": None,
            },
        },
    ),
    Case(
        name="no_history",
        why="without a history of stages what is required is all that is known",
        tables=TABLES | {"stage_log": ""},
        rows={
            "Main / Demo": {"required_fields": 2, "cards": None, "median_days": None},
            "Main / Lost": {"required_fields": 1},
        },
        notes={"burden_without_history": {}},
    ),
    Case(
        name="period",
        why="only cards created in the period; none in January",
        ask={"period": period("2024-01-01", "2024-01-31")},
        tables=TABLES | {"due_fields": ""},
        rows={},
        notes={"burden_nothing_required": {}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_burden_case(case, engine):
    """The answer has the rows, the exclusions and the notes the case gives."""
    check(case, answer(BURDEN, case, engine), KEY)


def paced(before: int, after: int, before_days: int, after_days: int, min_n: int = 30) -> Case:
    """So many deals a day enter Demo 50 days before 1 June and after it, as-of 21 July.

    They stay so many days; the median before is the horizon.
    """
    since, deals, stages = date(2024, 6, 1), [], []
    for side, count, stay in ((-50, before, before_days), (0, after, after_days)):
        for at in range(count):
            day = since + timedelta(days=side + at % 40)
            left = day + timedelta(days=stay)
            deals.append(f"{side}_{at} | Main | {day}")
            stages.append(f"deal | {side}_{at} | Main | Demo | 2 | {day} | {left}")
    return Case(
        name="",
        why="",
        ask={"as_of": None, "as_of_on": date(2024, 7, 21), "min_n": min_n},
        tables={
            "deals": "deal_id | pipeline | created_at\n" + "\n".join(deals),
            "stage_log": "card | card_id | pipeline | stage | stage_order | entered_at | left_at\n"
            + "\n".join(stages),
            "due_fields": "table_name | field | pipeline | stage | stage_order | is_lost | "
            "required_on\ndeals | budget | Main | Demo | 2 | false | 2024-06-01",
        },
        rows={},
    )


def test_a_stage_that_became_slower(engine):
    """40 left within the three days before and none of 40 since: the share fell by all of it."""
    (row,) = answer(BURDEN, paced(40, 40, 3, 8), engine).rows
    assert (row["required_on"], row["horizon_days"]) == (date(2024, 6, 1), 3)
    assert (row["before_cards"], row["before_left"], row["before_share"]) == (40, 40, 1.0)
    assert (row["after_cards"], row["after_left"], row["after_share"]) == (40, 0, 0.0)
    assert row["pace_change"] == -1.0
    assert row["pace_change_high"] < -0.8
    assert row["pace"] == "slower"


def test_a_stage_as_fast_as_before(engine):
    """All left within the horizon on both sides: no change is seen, p is 1."""
    (row,) = answer(BURDEN, paced(40, 40, 3, 3), engine).rows
    assert (row["pace"], row["pace_change"], row["pace_p"]) == ("same", 0.0, 1.0)


def test_few_cards_are_no_verdict(engine):
    """40 before and 29 since are too few for 30."""
    (row,) = answer(BURDEN, paced(40, 29, 3, 8), engine).rows
    assert (row["after_cards"], row["pace"]) == (29, "few")


def test_cards_that_could_not_be_followed_are_on_no_side(engine):
    """With a horizon of 10 days and the as-of 44 days after 1 June, both sides are 44 days.

    Before: those that entered on 18 April or later, 34 of the 40. After: those that entered on 5
    July or earlier, 35 of the 40.
    """
    case = paced(40, 40, 10, 10)
    ask = {**case.ask, "as_of_on": date(2024, 7, 15)}
    late = Case("", "", case.tables, {}, ask=ask)
    (row,) = answer(BURDEN, late, engine).rows
    assert (row["before_cards"], row["after_cards"]) == (34, 35)
