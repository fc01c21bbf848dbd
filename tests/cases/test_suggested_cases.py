"""What to require, case by case; every number is added up by hand."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec

from smalign.metrics.fields.suggested import SUGGESTED
from smalign.metrics.fields.suggested_asked import is_asked

STAGES: Final = """
    card | pipeline | stage   | stage_order | outcome
    deal | Main     | New     | 1           | open
    deal | Main     | Demo    | 2           | open
    deal | Main     | Paid    | 3           | won
    deal | Main     | Refused |             | lost"""
PLACES: Final = {"New": 1, "Demo": 2, "Paid": 3}


def deals(field: str, *groups: tuple[int, str, str, str]) -> dict[str, str]:
    """So many deals of a furthest stage, a status and a state of the field; a sale is worth 10."""
    rows = ["deal_id | segment | status | amount"]
    reach = ["table_name | card_id | pipeline | stage | furthest"]
    cells = ["table_name | field | card_id | segment | state"]
    for count, furthest, status, state in groups:
        for _ in range(count):
            name = f"d{len(rows)}"
            stage = "Refused" if status == "lost" else furthest
            rows.append(f"{name} | all | {status} | {10 if status == 'won' else ''}")
            reach.append(f"deals | {name} | Main | {stage} | {PLACES.get(furthest, '')}")
            cells.append(f"deals | {field} | {name} | all | {state}")
    tables = {"deals": rows, "reach": reach, "cells": cells}
    return {name: "\n".join(lines) for name, lines in tables.items()} | {"stages": STAGES}


GROUPS: Final = (
    (4, "New", "lost", "empty"),
    (2, "New", "open", "empty"),
    (2, "Demo", "lost", "empty"),
    (6, "Demo", "open", "filled"),
    (1, "Paid", "won", "pseudo"),
    (5, "Paid", "won", "filled"),
)

CASES: Final = (
    Case(
        name="the_earliest_stage_that_stops_few",
        why="at New 9 of 20 would be stopped, too many; at Demo 3 of 14: 21 % stopped, and all 3 "
        "are decided: that is the gain, one of them a sale of 10",
        ask={"min_n": 10},
        tables=deals("size", *GROUPS),
        rows={
            "size / Demo": {
                "cards": 14,
                "stopped": 3,
                "stopped_share": 0.214285714,
                "gain": 3,
                "won_stopped": 1,
                "won_revenue": dec("10"),
                "use": "",
                "required_now": 0,
            }
        },
        notes={"required_as_exported": {}},
    ),
    Case(
        name="too_few_cards",
        why="14 cards at Demo are fewer than 15, and New stops too many: nothing to propose, told",
        ask={"min_n": 15},
        tables=deals("size", *GROUPS),
        rows={},
        notes={"suggested_never": {"fields": ["size"], "most": 0.25}, "suggested_nothing": {}},
    ),
    Case(
        name="required_already",
        why="what the pipeline requires somewhere is not proposed again",
        ask={"min_n": 10},
        tables=deals("size", *GROUPS)
        | {
            "due_fields": "table_name | field | pipeline | stage | stage_order | is_lost\n"
            "deals | size | Main | Demo | 2 | false"
        },
        rows={},
    ),
    Case(
        name="reason_of_a_loss",
        why="the reason is asked of the lost stage: 1 of 6 refused deals has none",
        ask={"min_n": 5},
        tables=deals(
            "loss_reason", (5, "?", "lost", "filled"), (1, "?", "lost", "empty"),
            (9, "Demo", "open", "empty"),
        ),
        rows={"loss_reason / Refused": {"cards": 6, "stopped": 1, "gain": 1, "won_stopped": 0}},
        notes={"suggested_reach_unknown": {"cards": 6}},
    ),
    Case(
        name="filled_in_anyway",
        why="1 of 21 cards lacks it: below a twentieth nothing has to be required",
        ask={"min_n": 5},
        tables=deals("size", (20, "Demo", "won", "filled"), (1, "Demo", "lost", "empty")),
        rows={},
        notes={"suggested_nothing": {}},
    ),
    Case(
        name="one_in_twenty",
        why="of 20 cards 1 lacks it: proposed at the first stage they all got to",
        ask={"min_n": 5},
        tables=deals("size", (19, "Demo", "won", "filled"), (1, "Demo", "lost", "empty")),
        rows={"size / New": {"cards": 20, "stopped": 1, "gain": 1}},
    ),
    Case(
        name="filled_in_by_closing",
        why="none of 6 open deals has it, 24 decided ones do: by chance once in 1 / C(30, 6) = "
        "593,775; closing fills it in, so no stage could ask for it",
        ask={"min_n": 5},
        tables=deals(
            "verdict", (6, "Demo", "open", "empty"), (20, "Demo", "won", "filled"),
            (4, "Demo", "lost", "filled"),
        ),
        rows={},
        notes={"suggested_nothing": {}},
    ),
    Case(
        name="exactly_the_sold_ones",
        why="16 sold deals have it, 4 lost ones do not: once in C(20, 4) = 4,845 by chance",
        ask={"min_n": 5},
        tables=deals("contract", (16, "Demo", "won", "filled"), (4, "Demo", "lost", "empty")),
        rows={},
    ),
    Case(
        name="an_open_one_without_it_is_no_proof",
        why="1 open of 1 lacks it, 14 of 16 others have it: chance in 3 of 17 cases",
        ask={"min_n": 5},
        tables=deals(
            "size", (1, "Demo", "open", "empty"), (14, "Demo", "won", "filled"),
            (2, "Demo", "lost", "empty"),
        ),
        rows={"size / New": {"cards": 17, "stopped": 3, "gain": 2}},
    ),
    Case(
        name="not_of_a_person",
        why="who owns a card and when it was made is nothing to ask for",
        ask={"min_n": 5},
        tables=deals("owner", (9, "Demo", "won", "filled"), (1, "Demo", "won", "empty")),
        rows={},
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_suggested_case(case, engine):
    """The answer has the rows and notes the case gives."""
    check(case, answer(SUGGESTED, case, engine), ("field", "stage"))


REQUIRED: Final = {
    "due_fields": "table_name | field | pipeline | stage | stage_order | is_lost\n"
    "deals | size | Main | Demo | 2 | false"
}


@pytest.mark.parametrize(("due", "fields"), [({}, [["size"]]), (REQUIRED, [])])
def test_no_advice_against_what_is_required_already(due, fields, engine):
    """9 of 20 lack it at New, 8 of 19 at Demo: too many. Required at Demo, it is no "never"."""
    lacking = ((1, "New", "lost", "empty"), (8, "Demo", "lost", "empty"))
    groups = (*lacking, (10, "Demo", "won", "filled"), (1, "Demo", "lost", "filled"))
    case = Case(name="", why="", ask={"min_n": 10}, tables=deals("size", *groups) | due, rows={})
    notes = answer(SUGGESTED, case, engine).notes
    assert [note.facts["fields"] for note in notes if note.code == "suggested_never"] == fields


SERVICE: Final = """
    deal | Service | New     | 1           | open
    deal | Service | Demo    | 2           | open"""


@pytest.mark.parametrize(
    ("ask", "section", "told"),
    [
        ({}, ["pipelines", "Main"], []),
        ({"has_stages": True}, ["stages"], [["Service"]]),
        ({"own_pipelines": ("Service",)}, ["stages"], []),
    ],
)
def test_the_lines_hold_for_the_cards_that_were_counted(ask, section, told, engine):
    """Service has a stage Demo, too: lines of [stages] would stop its cards, which nobody counted.

    So Main has a section of its own; where smalign.toml has [stages] already, that section would
    hide it from Main, and a note says where else the lines hold.
    """
    tables = deals("size", *GROUPS)
    tables["stages"] += SERVICE
    case = Case(name="", why="", ask={"min_n": 10} | ask, tables=tables, rows={})
    result = answer(SUGGESTED, case, engine)
    assert result.params["sections"] == [{"section": section, "required": {"Demo": ["size"]}}]
    notes = [note.facts["pipelines"] for note in result.notes if note.code == "suggested_elsewhere"]
    assert notes == told


@pytest.mark.parametrize(
    "field",
    [
        *("Converted Deal", "Converted Contact", "Last Activity Time", "Modified By"),
        *("Account Name.id", "Closing Date", "Actual Close Date", "Original Traffic Source"),
        *("Original Traffic Source Drill-Down 1", "Deal - Last stage change", "LastActivityDate"),
        *("Кем изменена", "Дата изменения", "Дата последней активности", "ID анкеты"),
        *("Последнее действие", "Повторное обращение", "gclid", "Время в статусе «Новый»"),
    ],
)
def test_what_the_system_fills_in_is_never_asked_for(field):
    """Nobody could type it, or it follows from the stage: requiring it would only stop cards."""
    assert not is_asked("deals", field)


@pytest.mark.parametrize(
    "field",
    [
        *("Budget", "First Name", "Last Name", "Company", "Next Step", "Tax ID", "Head count"),
        *("Contract duration", "Next call date", "Is new customer", "Number of Employees", "Paid"),
        *("Бюджет", "Дата замера", "Срок поставки", "Количество окон", "Время для звонка", "Идея"),
    ],
)
def test_what_a_person_types_may_be_asked_for(field):
    """A first name, the next step and how many windows are wanted are typed."""
    assert is_asked("deals", field)
