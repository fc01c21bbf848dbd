"""When fields are filled in, case by case; all numbers worked by hand."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period

from smalign.metrics.fields.filling import FILLING

DEALS: Final = """
    deal_id | created_at
    old     | 2024-01-01 09:00:00
    made    | 2024-02-01 09:00:00
    form    | 2024-02-01 09:00:00
    moved   | 2024-02-01 09:00:00
    late    | 2024-02-01 09:00:00
    forced  | 2024-02-01 09:00:00
    never   | 2024-02-01 09:00:00"""
STAGES: Final = """
    card | card_id | pipeline | stage | entered_at
    deal | moved   | Main     | New   | 2024-02-01 09:00:00
    deal | moved   | Main     | Demo  | 2024-02-05 12:00:00
    deal | late    | Main     | New   | 2024-02-01 09:00:00
    deal | forced  | Main     | New   | 2024-02-01 09:00:00
    deal | forced  | Main     | Demo  | 2024-02-28 15:01:00"""
CELLS: Final = """
    table_name | field  | card_id | created_on | state
    deals      | budget | old     | 2024-01-01 | filled
    deals      | budget | made    | 2024-02-01 | filled
    deals      | budget | form    | 2024-02-01 | filled
    deals      | budget | moved   | 2024-02-01 | filled
    deals      | budget | late    | 2024-02-01 | filled
    deals      | budget | forced  | 2024-02-01 | filled
    deals      | budget | never   | 2024-02-01 | empty
    deals      | city   | never   | 2024-02-01 | filled"""
LOG: Final = """
    table_name | field  | card_id | value | previous | changed_at          | changed_by | has_time
    deals      | budget | old     | 70    | 60       | 2024-01-20 10:00:00 | Ann        | true
    deals      | budget | form    | 50    |          | 2024-02-01 09:00:40 | Site       | true
    deals      | budget | moved   | 100   |          | 2024-02-05 11:59:10 | Ann        | true
    deals      | budget | moved   | 120   | 100      | 2024-02-09 10:00:00 | Ann        | true
    deals      | budget | late    | 300   |          | 2024-02-11 09:00:00 | Bob        | true
    deals      | budget | forced  | 100   |          | 2024-02-28 15:01:30 | Ann        | true"""
FIELDS: Final = """
    table_name | field  | logged | is_shown
    deals      | budget | Budget | true
    deals      | city   |        | true"""
TABLES: Final = {
    "deals": DEALS,
    "stage_log": STAGES,
    "cells": CELLS,
    "field_changes": LOG,
    "logged_fields": FIELDS,
}


def _bulk(cards: int, people: str = "Ann") -> dict[str, str]:
    """So many more deals whose budget was filled in within one minute, by these people in turn."""
    names = people.split()
    ids = [f"bulk{at:02}" for at in range(cards)]
    return TABLES | {
        "deals": DEALS + "".join(f"\n{one} | 2024-02-01 09:00:00" for one in ids),
        "cells": CELLS + "".join(f"\ndeals | budget | {one} | 2024-02-01 | filled" for one in ids),
        "field_changes": LOG
        + "".join(
            f"\ndeals | budget | {one} | 1 | | 2024-03-30 18:00:{at:02} | "
            f"{names[at % len(names)]} | true"
            for at, one in enumerate(ids)
        ),
    }


CASES: Final = (
    Case(
        name="each_card_in_one_column",
        why="old had a value when its log began; made has one and no change, and was made after "
        "the log began: at its creation, as form, 40 seconds after; moved is filled in 50 seconds "
        "before Demo and forced 30 after; late ten days after New. Of the three told two at a "
        "move, none of 5, 11 and 28 February on the 28th or 29th but forced, which is on the 28th",
        tables=TABLES,
        rows={
            "deals / budget": {
                "cards": 7,
                "filled": 6,
                "before_log": 1,
                "at_creation": 2,
                "at_move": 2,
                "in_bulk": 0,
                "filled_later": 1,
                "told": 3,
                "move_share": round(2 / 3, 9),
                "month_end": 1,
                "median_days_in_stage": round(30 / 86_400, 9),
                "top_value": "100",
                "top_share": 1.0,
            }
        },
        total={"filled": 6, "told": 3, "at_move": 2},
        notes={"filling_unlogged": {"count": 1}},
    ),
    Case(
        name="ten_in_a_minute",
        why="ten deals filled in by Ann within one minute are bulk, on the 30th of 31 days",
        tables=_bulk(10),
        rows={"deals / budget": {"cards": 17, "in_bulk": 10, "filled_later": 1, "month_end": 11}},
    ),
    Case(
        name="nine_in_a_minute",
        why="nine are not",
        tables=_bulk(9),
        rows={"deals / budget": {"cards": 16, "in_bulk": 0, "filled_later": 10}},
    ),
    Case(
        name="two_people",
        why="ten by two people, five each, are the work of two people",
        tables=_bulk(10, "Ann Bob"),
        rows={"deals / budget": {"in_bulk": 0, "filled_later": 11}},
    ),
    Case(
        name="days_alone",
        why="a log of days knows no minute: form and the rest are after the creation or on its day",
        tables=TABLES | {"field_changes": LOG.replace("| true", "| false")},
        rows={
            "deals / budget": {
                "at_creation": 2,
                "at_move": None,
                "in_bulk": None,
                "filled_later": 3,
                "move_share": None,
                "bulk_share": None,
                "month_end_share": round(1 / 3, 9),
                "median_days_in_stage": None,
            }
        },
        notes={"filling_without_time": {}},
    ),
    Case(
        name="no_stages",
        why="without a history of stages nobody knows what was filled in at a move",
        tables=TABLES | {"stage_log": ""},
        rows={"deals / budget": {"at_move": None, "in_bulk": 0, "filled_later": 3, "told": 3}},
        notes={"filling_without_stages": {}},
    ),
    Case(
        name="no_log",
        why="without a log nothing is pretended: no row, and a note",
        tables=TABLES | {"field_changes": "", "logged_fields": FIELDS.replace("Budget", "")},
        rows={},
        notes={"filling_without_log": {}},
    ),
    Case(
        name="strangers",
        why="a field the cards do not have is told by the name the log gives it",
        tables=TABLES | {"logged_fields": FIELDS + "\n| | UF_CRM_17 | false"},
        rows={"deals / budget": {"cards": 7}},
        notes={"filling_strangers": {"count": 1, "fields": ["UF_CRM_17"]}},
    ),
    Case(
        name="values_of_persons",
        why="what names a person is not shown as the most frequent value",
        tables=TABLES | {"logged_fields": FIELDS.replace("Budget | true", "Budget | false")},
        rows={"deals / budget": {"at_move": 2, "top_value": None, "top_share": None}},
    ),
    Case(
        name="period",
        why="cards created in January: old alone; a card of an unknown day is told",
        ask={"period": period("2024-01-01", "2024-01-31")},
        tables=TABLES | {"cells": CELLS.replace("late    | 2024-02-01", "late    |")},
        rows={"deals / budget": {"cards": 1, "before_log": 1, "told": 0, "move_share": None}},
        excluded={"undated": 1},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_filling_case(case, engine):
    """The answer has the rows, the total, the exclusions and the notes the case gives."""
    check(case, answer(FILLING, case, engine), ("table", "field"))
