"""records, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period

from smalign.metrics.reconcile.records import RECORDS

KEY: Final = ("side", "kind", "channel")
# l1 an hour to the second after its call; l2 a second more; l3 a day before; l4 nobody's call
LOG: Final = """
    touch_id | kind | channel | touched_at          | phone | email
    t1       | call | Ads     | 2024-03-01 10:00:00 | 7900  |
    t2       | call | Ads     | 2024-03-01 10:00:00 | 7901  |
    t3       | call | Mail    | 2024-03-02 10:00:00 | 7902  |
    t4       | call | Mail    | 2024-03-02 10:00:00 | 7999  |
    t5       | form | Mail    | 2024-03-03 10:00:00 |       | a@b.ru
    t6       | call | Mail    | 2024-03-03 10:00:00 |       |
    t7       | call | Ads     |                     | 7900  | """
CARDS: Final = """
    card | card_id | created_at          | created_how | channel | way   | person
    lead | l1      | 2024-03-01 11:00:00 | call        | Ads     | phone | 7900
    lead | l2      | 2024-03-01 11:00:01 | call        | Ads     | phone | 7901
    lead | l3      | 2024-03-01 10:00:00 | call        | Ads     | phone | 7902
    lead | l4      | 2024-03-02 10:00:00 | call        | Ads     | phone | 7903
    lead | l5      | 2024-03-03 09:30:00 | form        | Mail    | email | a@b.ru
    lead | l6      | 2024-03-03 09:30:00 | form        | Mail    |       |
    lead | l7      | 2024-03-03 09:30:00 | manual      | Mail    | phone | 7905
    lead | l8      | 2024-02-29 09:30:00 | call        | Mail    | phone | 7906
    deal | d1      | 2024-03-09 09:30:00 | (none)      | Mail    | phone | 7900"""

CASES: Final = (
    Case(
        name="an_hour",
        # Wilson of 1 in 5, as statsmodels has it
        why="an hour is near enough, a second more is later; who names nobody is in no share",
        ask={"window": 3600},
        tables={"person_records": LOG, "card_persons": CARDS},
        rows={
            "log / (all) / (all)": {
                "records": 6,
                "matched": 2,
                "earlier": 1,
                "later": 1,
                "missing": 1,
                "without_key": 1,
                "missing_share": 0.2,
                "missing_share_low": 0.036224109,
                "missing_share_high": 0.62446537,
            },
            "log / call / Mail": {"records": 3, "earlier": 1, "missing": 1, "missing_share": 0.5},
            "log / call / Ads": {"records": 2, "matched": 1, "later": 1, "missing": 0},
            "log / form / Mail": {"records": 1, "matched": 1, "missing_share": 0.0},
            # cards typed in, and those made before the log begins, are not looked for in it
            "crm / (all) / (all)": {"records": 6, "matched": 2, "missing": 3, "without_key": 1},
            "crm / call / Ads": {"records": 4, "matched": 1, "missing": 3, "missing_share": 0.75},
            "crm / form / Mail": {"records": 2, "matched": 1, "without_key": 1},
        },
        excluded={"record_undated": 1},
    ),
    Case(
        name="outgoing",
        why="a call that went out is no inquiry, dated or not, and it is told how many there were; "
        "one of another month is not of the question",
        ask={"window": 3600, "period": period("2024-03-01", "2024-03-31")},
        tables={
            "person_records": """
                touch_id | kind | channel | touched_at          | phone | is_outgoing
                t1       | call | Ads     | 2024-03-01 10:00:00 | 7900  | false
                t2       | call | Ads     | 2024-03-01 10:00:00 | 7901  | true
                t3       | call | Ads     |                     | 7901  | true
                t4       | call | Ads     | 2024-02-01 10:00:00 | 7901  | true""",
            "card_persons": CARDS,
        },
        rows={
            "log / call / Ads": {"records": 1, "matched": 1},
            "crm / call / Ads": {"records": 3, "matched": 1},
        },
        excluded={"record_outgoing": 2},
    ),
    Case(
        name="an_earlier_card_and_a_near_one",
        why="a person with an old card and a new one has the new one",
        ask={"window": 3600},
        tables={
            "person_records": """
                touch_id | kind | channel | touched_at          | phone
                t1       | call | Ads     | 2024-03-01 10:00:00 | 7900""",
            "card_persons": """
                card | card_id | created_at          | created_how | channel | way   | person
                lead | l1      | 2023-03-01 10:00:00 | (none)      | Ads     | phone | 7900
                deal | d1      | 2024-03-01 10:05:00 | (none)      | Ads     | phone | 7900""",
        },
        rows={"log / call / Ads": {"matched": 1, "earlier": 0}},
    ),
    Case(
        name="days_alone",
        why="where cards have no time of day, the same day is near and the next is not",
        ask={"window": 3600, "grain": "deal"},
        tables={
            "person_records": """
                touch_id | kind | channel | touched_at          | phone
                t1       | call | Ads     | 2024-03-01 23:00:00 | 7900
                t2       | call | Ads     | 2024-03-01 23:00:00 | 7901""",
            "card_persons": """
                card | card_id | created_at | is_day | created_how | channel | way   | person
                deal | d1      | 2024-03-01 | true   | (none)      | Ads     | phone | 7900
                deal | d2      | 2024-03-02 | true   | (none)      | Ads     | phone | 7901
                deal | d3      | 2024-03-01 | true   | (none)      | Ads     |       | """,
        },
        rows={
            "log / call / Ads": {"matched": 1, "later": 1, "missing": 0},
            "crm / (none) / Ads": {"records": 2, "matched": 1, "without_key": 1},
        },
        notes={
            "records_keyless": {"without": 1, "cards": 2},
            "records_of_any_way": {"cards": 2},
        },
    ),
    Case(
        name="a_log_of_no_kind",
        why="calls or forms, it does not say: cards of both are looked at, one typed in is not",
        ask={"window": 3600, "grain": "deal"},
        tables={
            "person_records": """
                touch_id | kind   | channel | touched_at          | phone
                t1       | (none) | Ads     | 2024-03-01 10:00:00 | 7900""",
            "card_persons": """
                card | card_id | created_at          | created_how | channel | way   | person
                deal | d1      | 2024-03-01 10:05:00 | call        | Ads     | phone | 7900
                deal | d2      | 2024-03-01 11:00:00 | form        | Ads     | phone | 7901
                deal | d3      | 2024-03-01 12:00:00 | manual      | Ads     | phone | 7902""",
        },
        rows={
            "log / (none) / Ads": {"records": 1, "matched": 1},
            "crm / (all) / (all)": {"records": 2},
            "crm / form / Ads": {"records": 1, "missing": 1},
            "crm / call / Ads": {"records": 1, "matched": 1},
        },
        notes={"records_of_no_kind": {"records": 1}},
    ),
    Case(
        name="a_log_of_days_alone",
        why="of a log without times of day the same day is near, whatever the hour of the card",
        ask={"window": 3600, "grain": "deal"},
        tables={
            "person_records": """
                touch_id | kind | channel | touched_at | is_day | phone
                t1       | call | Ads     | 2024-03-01 | true   | 7900
                t2       | call | Ads     | 2024-03-01 | true   | 7901""",
            "card_persons": """
                card | card_id | created_at          | created_how | channel | way   | person
                deal | d1      | 2024-03-01 18:00:00 | (none)      | Ads     | phone | 7900
                deal | d2      | 2024-02-29 23:30:00 | (none)      | Ads     | phone | 7901""",
        },
        rows={
            "log / call / Ads": {"matched": 1, "earlier": 1},
            "crm / (none) / Ads": {"records": 1, "matched": 1},
        },
        notes={"records_of_any_way": {"cards": 1}},
    ),
    Case(
        name="a_period",
        why="records count by their day",
        ask={"window": 0, "period": period("2024-03-02", "2024-03-02")},
        tables={"person_records": LOG, "card_persons": CARDS},
        rows={
            "log / call / Mail": {"records": 2, "earlier": 1, "missing": 1},
            "crm / call / Ads": {"records": 1, "missing": 1},
        },
        excluded={"record_undated": 1},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_records_case(engine, case):
    """Each case holds."""
    check(case, answer(RECORDS, case, engine), KEY)
