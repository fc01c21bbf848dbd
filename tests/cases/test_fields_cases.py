"""fields, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period

from smalign.metrics.fields.fields import FIELDS

CELLS: Final = """
    table_name | field | card_id | segment | created_on | state
    deals      | city  | d1      | Ann     |            | filled
    deals      | city  | d2      | Ann     | 2024-01-01 | empty
    deals      | city  | d3      | Ann     | 2024-01-31 | pseudo
    deals      | city  | d4      | Ann     | 2023-12-31 | filled
    deals      | phone | d1      | Ann     |            | filled
    deals      | phone | d2      | Ann     | 2024-01-01 | filled
    leads      | city  | l1      | Bob     | 2024-02-01 | empty"""

TOKENS: Final = "token_number | token\n1 | -\n2 | n/a\n3 | нет"

DUE: Final = """
    table_name | field  | pipeline | stage   | stage_order | is_lost
    deals      | budget | Main     | Demo    | 2           | false
    deals      | budget | Main     | Refused |             | true
    deals      | budget | Other    | Offer   | 1           | false"""

REACH: Final = """
    table_name | card_id | pipeline | stage   | furthest
    deals      | before  | Main     | New     | 1
    deals      | at      | Main     | Demo    | 2
    deals      | past    | Main     | Won     | 3
    deals      | lost    | Main     | Refused |
    deals      | lost2   | Main     | Gone    |
    deals      | other   | Other    | Offer   | 1
    deals      | third   | Third    | New     | 5"""


def cells(field: str, states: str) -> str:
    """A cell of one field per word `card:state`."""
    rows = (word.split(":") for word in states.split())
    lines = (f"deals | {field} | {card} | Ann | 2024-01-05 | {state}" for card, state in rows)
    return "\n".join(("table_name | field | card_id | segment | created_on | state", *lines))


def months(field: str, *parts: tuple[str, int, int]) -> str:
    """Cells of one field: of each day so many cards, the first of them empty."""
    lines = [
        f"deals | {field} | {day}-{place} | Ann | {day} | {'empty' if place < empty else 'filled'}"
        for day, cards, empty in parts
        for place in range(cards)
    ]
    return "\n".join(("table_name | field | card_id | segment | created_on | state", *lines))


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
                "due_from": "",
                "not_due": 0,
            },
            "Ann / deals / phone": {"cards": 2, "empty": 0, "empty_share": 0.0},
            "Bob / leads / city": {"cards": 1, "empty": 1, "empty_share": 1.0},
        },
        total={"cards": 7, "empty": 2, "pseudo_empty": 1, "empty_share": 0.428571429},
        notes={"fields_always_due": {}},
    ),
    Case(
        name="period_of_the_card",
        why="a cell belongs to the day its card was created; an undated card is counted once",
        ask={"by": ("owner",), "period": period("2024-01-01", "2024-01-31")},
        tables={"cells": CELLS},
        rows={
            "Ann / deals / city": {"cards": 2, "empty": 1, "pseudo_empty": 1},
            "Ann / deals / phone": {"cards": 1, "empty": 0},
        },
        excluded={"undated": 1},
    ),
    Case(
        name="what_tells_how_a_card_ended",
        why="a reason is due on lost cards: 1 of 2 lacks it; open and won ones are no gap",
        tables={
            "cells": """
                table_name | field       | card_id | segment | state  | is_early
                deals      | loss_reason | open    | Ann     | empty  | true
                deals      | loss_reason | won     | Ann     | empty  | true
                deals      | loss_reason | lost    | Ann     | filled | false
                deals      | loss_reason | lost2   | Ann     | empty  | false
                deals      | closed_at   | open    | Ann     | empty  | true
                deals      | closed_at   | won     | Ann     | filled | false"""
        },
        rows={
            "Ann / deals / loss_reason": {"cards": 2, "empty": 1, "empty_share": 0.5, "not_due": 2},
            "Ann / deals / closed_at": {"cards": 1, "empty": 0, "not_due": 1},
        },
        total={"cards": 3, "empty": 1, "not_due": 3},
        notes={
            "fields_always_due": {},
            "reason_due_if_lost": {},
            "closing_due_if_closed": {},
        },
    ),
    Case(
        name="a_reason_that_a_stage_requires",
        why="where a stage requires the reason, the company says on which cards it is due",
        tables={
            "cells": """
                table_name | field       | card_id | segment | state | is_early
                deals      | loss_reason | at      | Ann     | empty | true
                deals      | loss_reason | before  | Ann     | empty | false""",
            "reach": REACH,
            "due_fields": """
                table_name | field       | pipeline | stage | stage_order | is_lost
                deals      | loss_reason | Main     | Demo  | 2           | false""",
        },
        rows={"Ann / deals / loss_reason": {"cards": 1, "not_due": 1, "due_from": "Demo"}},
        notes={},
    ),
    Case(
        name="each_word_that_says_nothing",
        why="each word is counted apart, the most frequent first, of equals by the alphabet",
        tables={
            "cells": """
                table_name | field | card_id | segment | state  | token_number
                deals      | city  | d1      | Ann     | pseudo | 2
                deals      | city  | d2      | Ann     | pseudo | 1
                deals      | city  | d3      | Ann     | pseudo | 2
                deals      | city  | d4      | Ann     | empty  |
                deals      | city  | d5      | Ann     | pseudo | 3
                deals      | phone | d1      | Ann     | filled | """,
            "pseudo_tokens": TOKENS,
        },
        rows={
            "Ann / deals / city": {
                "empty": 1,
                "pseudo_empty": 4,
                "pseudo_tokens": "n/a 2 · - 1 · нет 1",
            },
            "Ann / deals / phone": {"pseudo_empty": 0, "pseudo_tokens": ""},
        },
    ),
    Case(
        name="due_from_a_stage",
        why="a field is due on cards that got to its stage, on those in the lost stage it names, "
        "never on one of a pipeline that does not require it; lost from nobody knows where is told",
        tables={
            "cells": cells(
                "budget",
                "before:empty at:empty past:filled lost:pseudo lost2:empty other:empty third:empty",
            ),
            "due_fields": DUE,
            "reach": REACH,
        },
        rows={
            "Ann / deals / budget": {
                "cards": 4,
                "empty": 2,
                "pseudo_empty": 1,
                "empty_share": 0.75,
                "due_from": "Offer, Demo, Refused",
                "not_due": 1,
                "reach_unknown": 1,
                "never_due": 1,
            }
        },
        total={"cards": 4, "not_due": 1, "reach_unknown": 1, "never_due": 1, "empty_share": 0.75},
        notes={"fields_reach_unknown": {"cells": 1}},
    ),
    Case(
        name="due_on_no_card",
        why="a field that is due on no card has no share, and its cards are still told",
        tables={
            "cells": cells("budget", "before:empty"),
            "due_fields": DUE,
            "reach": REACH,
        },
        rows={"Ann / deals / budget": {"cards": 0, "empty_share": None, "not_due": 1}},
        total={"cards": 0, "empty_share": None},
    ),
    Case(
        name="other_fields_are_always_due",
        why="a field no stage requires is due on every card, whatever is required of others",
        tables={
            "cells": cells("city", "before:empty at:filled lost2:empty"),
            "due_fields": DUE,
            "reach": REACH,
        },
        rows={"Ann / deals / city": {"cards": 3, "empty": 2, "not_due": 0, "due_from": ""}},
    ),
    Case(
        name="trend_of_months",
        why="the first and the last complete month are compared: the first card was made on the "
        "1st, so January is whole; the data ends on 15 April, so March is the last",
        ask={"min_n": 10, "as_of_on": "2024-04-15"},
        tables={
            "cells": months(
                "city", ("2024-01-01", 20, 2), ("2024-02-01", 5, 5), ("2024-03-31", 20, 14),
                ("2024-04-02", 50, 50),
            )
        },
        rows={
            "Ann / deals / city": {
                "cards": 95,
                "first_period": "2024-01",
                "first_cards": 20,
                "first_share": 0.1,
                "last_period": "2024-03",
                "last_cards": 20,
                "last_share": 0.7,
                "change": 0.6,
                "change_low": 0.302739808,
                "change_high": 0.770530133,
                "change_p": 0.000244362,
                "trend": "rising",
            }
        },
    ),
    Case(
        name="trend_of_quarters",
        why="without enough cards in a month quarters are compared: the first card was made inside "
        "the first one, which is left out",
        ask={"min_n": 6, "as_of_on": "2024-12-31"},
        tables={
            "cells": months(
                "city", ("2024-01-02", 9, 9), ("2024-04-01", 3, 3), ("2024-06-30", 3, 0),
                ("2024-10-01", 4, 1), ("2024-12-31", 2, 1),
            )
        },
        rows={
            "Ann / deals / city": {
                "first_period": "2024-Q2",
                "first_cards": 6,
                "first_share": 0.5,
                "last_period": "2024-Q4",
                "last_cards": 6,
                "last_share": 0.333333333,
                "change_p": 1.0,
                "trend": "same",
            }
        },
    ),
    Case(
        name="trend_of_few",
        why="the table has enough cards in both months, this field has not: it is few, not tested",
        ask={"min_n": 4, "as_of_on": "2024-02-29"},
        tables={
            "cells": months("city", ("2024-01-01", 4, 0), ("2024-02-01", 4, 4))
            + "\n"
            + months("note", ("2024-01-01", 3, 0), ("2024-02-01", 4, 4)).split("\n", 1)[1],
        },
        rows={
            "Ann / deals / note": {"first_cards": 3, "change": 1.0, "trend": "few"},
            "Ann / deals / city": {"first_cards": 4, "change_p": 0.028571429, "trend": "rising"},
        },
    ),
    Case(
        name="no_trend",
        why="one complete month is not compared with itself",
        ask={"min_n": 1, "as_of_on": "2024-02-15"},
        tables={"cells": months("city", ("2024-01-01", 9, 1), ("2024-02-01", 9, 1))},
        rows={"Ann / deals / city": {"trend": "", "first_cards": None, "change": None}},
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_fields_case(case, engine):
    """The answer has the fields, the total and the exclusions the case gives."""
    check(case, answer(FIELDS, case, engine), ("segment", "table", "field"))
