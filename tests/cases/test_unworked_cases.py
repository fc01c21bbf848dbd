"""unworked, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period

from smalign.metrics.losses.unworked import UNWORKED

LEADS: Final = """
    lead_id | owner | status       | closed_at  | is_spam | duplicate_of
    l1      | Ann   | disqualified | 2024-01-31 |         |
    l2      | Ann   | disqualified | 2024-02-01 |         |
    l3      | Ann   | disqualified | 2024-02-02 |         |
    l4      | Ann   | disqualified | 2024-02-02 |         |
    l5      | Bob   | disqualified | 2024-02-02 |         |
    l6      | Bob   | open         |            |         |
    l7      | Bob   | disqualified | 2024-02-02 | true    |
    l8      | Bob   | disqualified | 2024-02-02 |         | l1
    l9      | Ann   | disqualified |            |         |"""
ATTEMPTS: Final = """
    card | card_id | is_recorded | least | most
    lead | l1      | true        | 0     | 0
    lead | l2      | true        | 0     | 0
    lead | l3      | true        | 0     | 1
    lead | l4      | true        | 1     |
    lead | l5      | false       | 0     |
    lead | l7      | true        | 0     | 0
    lead | l8      | true        | 0     | 0
    lead | l9      | true        | 0     | 0
    deal | l3      | true        | 0     | 0"""

CASES: Final = (
    Case(
        name="by_owner",
        # Wilson of 1 in 3: (1/3 + z²/6 ± z·√(2/27 + z²/36)) / (1 + z²/3) with z² = 3.841459
        why="of the recorded; spam, repeats and the undated are left out; unrecorded has no share",
        ask={"by": ("owner",), "period": period("2024-02-01", "2024-02-02")},
        tables={"leads": LEADS, "card_attempts": ATTEMPTS},
        rows={
            "Ann": {
                "disqualified": 3,
                "recorded": 3,
                "unworked": 1,
                "unworked_share": 0.333333333,
                "unworked_share_low": 0.061491945,
                "unworked_share_high": 0.792340399,
            },
            "Bob": {"disqualified": 1, "recorded": 0, "unworked": None, "unworked_share": None},
        },
        total={"disqualified": 4, "recorded": 3, "unworked": 1, "unworked_share": 0.333333333},
        excluded={"no_inquiry": 2, "undated_closing": 1},
        notes={"attempts_recorded": {"recorded": 3, "cards": 4}},
    ),
    Case(
        name="deals_alone",
        why="where every deal is a lead, what is lost is what was disqualified",
        ask={"grain": "deal"},
        tables={
            "deals": """
                deal_id | status | closed_at
                l3      | lost   | 2024-01-31
                l4      | won    | 2024-01-31""",
            "card_attempts": ATTEMPTS,
        },
        rows={"": {"disqualified": 1, "recorded": 1, "unworked": 1}},
    ),
    Case(
        name="nothing_recorded",
        why="without a record of attempts nobody is said not to have tried",
        tables={"leads": LEADS},
        rows={"": {"disqualified": 6, "recorded": 0, "unworked": None, "unworked_share": None}},
        excluded={"no_inquiry": 2},
        notes={"attempts_unrecorded": {"cards": 6}},
    ),
)

LOST: Final = """
    lead_id | owner | status       | closed_at
    l1      | Ann   | disqualified | 2024-01-31
    l2      | Ann   | disqualified | 2024-01-31
    l3      | Ann   | disqualified | 2024-01-31
    l4      | Bob   | disqualified | 2024-01-31
    l5      | Bob   | disqualified | 2024-01-31
    l6      | Bob   | disqualified | 2024-01-31"""


def _acted(*others: str) -> str:
    """Attempts of the six leads: l6 has none, these were last worked by another."""
    lines = [
        f"lead | l{at} | true | {'true' if f'l{at}' in others else 'false'} | 1 | 1"
        for at in range(1, 6)
    ]
    head = "card | card_id | is_recorded | is_by_other | least | most"
    return "\n".join([head, *lines, "lead | l6 | true | | 0 | 0"])


@pytest.mark.parametrize(("others", "is_told"), [(("l1",), True), (("l1", "l4"), False)])
def test_nobody_is_told_by_owner_where_another_acted_too_often(engine, others, is_told):
    """One in five is 20 % and no more; two in five are too many: the total alone stays.

    l6 is unworked, so nobody is known to have acted on it.
    """
    tables = {"leads": LOST, "card_attempts": _acted(*others)}
    result = answer(UNWORKED, Case("acted", "", tables, {}, {"by": ("owner",)}), engine)
    rows = {row["segment"]: row for row in result.rows}
    assert rows["Bob"]["unworked"] == (1 if is_told else None)
    assert (rows["Ann"]["unworked_share"], rows["Ann"]["recorded"]) == (0.0 if is_told else None, 3)
    assert result.total["unworked"] == 1
    told = {note.code: note.facts for note in result.notes}
    expected = {} if is_told else {"owners_did_not_act": {"others": 2, "acted": 5}}
    assert told == expected


def test_other_fields_are_told_whoever_acted(engine):
    """By channel nobody is named, so nothing is withheld."""
    tables = {"leads": LOST, "card_attempts": _acted("l1", "l2", "l3")}
    result = answer(UNWORKED, Case("acted", "", tables, {}, {"by": ("channel",)}), engine)
    assert result.rows[0]["unworked"] == 1
    assert not result.notes


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_unworked_case(case, engine):
    """The answer has the people, the total and the exclusions the case gives."""
    check(case, answer(UNWORKED, case, engine), ("segment",))


def test_ids_are_the_cards_nobody_tried(engine):
    """Only cards without an attempt, each with its owner."""
    ask = {"by": ("owner",), "want_ids": True}
    case = Case("ids", "", {"leads": LEADS, "card_attempts": ATTEMPTS}, {}, ask)
    found = answer(UNWORKED, case, engine).ids
    assert [(row["card_id"], row["owner"]) for row in found] == [
        ("l1", "Ann"),
        ("l2", "Ann"),
        ("l9", "Ann"),
    ]
