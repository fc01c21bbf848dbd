"""What fields hold, case by case; the p-values are of scipy's `fisher_exact`."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period

from smalign.metrics.fields.contents import CONTENTS


def cards(*groups: tuple[str, int, int, int]) -> dict[str, str]:
    """Deals with one field: of each value so many won, lost and open."""
    filled, cells = [], []
    for value, won, lost, still in groups:
        for status, count in (("won", won), ("lost", lost), ("open", still)):
            for _ in range(count):
                name = f"d{len(cells)}"
                state = "filled" if value else "empty"
                cells.append(f"deals | size | {name} | all | {state}")
                if value:
                    filled.append(f"deals | size | {name} | all | {status} | {value}")
    head = "table_name | field | card_id | segment | "
    return {
        "filled": "\n".join((head + "outcome | value", *filled)),
        "cells": "\n".join((head + "state", *cells)),
    }


CASES: Final = (
    Case(
        name="separates",
        why="20 of 30 large against 5 of 30 small deals are won, p 0.000181; each value is tested "
        "against the other, so 0.000362: the field goes with sales",
        ask={"min_n": 20},
        tables=cards(("large", 20, 10, 3), ("small", 5, 25, 0), ("", 4, 0, 0)),
        rows={
            "size": {
                "cards": 67,
                "empty": 4,
                "filled": 63,
                "values": 2,
                "singletons": 0,
                "near_duplicates": 0,
                "top_value": "large",
                "top_share": 0.523809524,
                "use": "separates",
                "tested": 2,
                "decided_cards": 60,
                "p_adjusted": 0.000362,
                "advice": "",
            }
        },
        notes={"fill_time_unknown": {}},
    ),
    Case(
        name="drop",
        why="nine in ten cards have one value, and the others are won as often: drop it",
        ask={"min_n": 20},
        tables=cards(("no", 90, 90, 0), ("yes", 10, 10, 0)),
        rows={
            "size": {
                "use": "not_seen",
                "p_adjusted": 1.0,
                "top_value": "no",
                "top_share": 0.9,
                "advice": "drop",
            }
        },
    ),
    Case(
        name="one_value",
        why="a field that holds one value has nothing to test, and is to be dropped",
        ask={"min_n": 20},
        tables=cards(("default", 20, 20, 0)),
        rows={"size": {"use": "one_value", "tested": 0, "top_share": 1.0, "advice": "drop"}},
    ),
    Case(
        name="few",
        why="19 lost cards are fewer than 20: not enough data, whatever the values say",
        ask={"min_n": 20},
        tables=cards(("no", 90, 9, 0), ("yes", 20, 10, 0)),
        rows={"size": {"use": "few", "p_adjusted": None, "advice": ""}},
    ),
    Case(
        name="list",
        why="Retail is written three ways: of 4 values 2 are other spellings, so make it a list; a "
        "value of fewer cards than min-n is not named",
        ask={"min_n": 20},
        tables=cards(
            ("Retail", 0, 0, 5), ("retail", 0, 0, 3), ("Retaill", 0, 0, 1), ("B2B", 0, 0, 2)
        ),
        rows={
            "size": {
                "values": 4,
                "singletons": 1,
                "near_duplicates": 2,
                "top_value": "",
                "top_share": 0.454545455,
                "use": "few",
                "advice": "list",
            }
        },
    ),
    Case(
        name="nothing_filled",
        why="a field without a value has no share, no spelling and no test",
        tables=cards(("", 3, 3, 3)),
        rows={
            "size": {
                "cards": 9,
                "empty_share": 1.0,
                "filled": None,
                "near_duplicates": None,
                "top_share": None,
                "use": "",
            }
        },
    ),
    Case(
        name="period",
        why="cells of the period, by the day their card was created",
        ask={"period": period("2024-01-01", "2024-01-31")},
        tables={
            "cells": "table_name | field | card_id | segment | created_on | state\n"
            "deals | size | d1 | all | 2024-01-31 | filled\n"
            "deals | size | d2 | all | 2024-02-01 | filled",
            "filled": "table_name | field | card_id | segment | created_on | outcome | value\n"
            "deals | size | d1 | all | 2024-01-31 | won | a\n"
            "deals | size | d2 | all | 2024-02-01 | won | b",
        },
        rows={"size": {"cards": 1, "filled": 1, "values": 1}},
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_contents_case(case, engine):
    """The answer has the rows and notes the case gives."""
    check(case, answer(CONTENTS, case, engine), ("field",))
