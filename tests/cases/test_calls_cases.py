"""calls, case by case; every expected row is worked by hand from its tables."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec

from smalign.metrics.calls.calls import CALLS

KEY: Final = ("owner", "card", "card_id")
AS_OF: Final = {
    "as_of": datetime(2024, 3, 31, 12),  # noqa: DTZ001 - moments are UTC without a zone
    "as_of_on": date(2024, 3, 31),
    "window": 7 * 86_400,
}
# l1 looked after the last call; l2 before it; l3 eight days ago; l4 called in; l5 nobody tried
LEADS: Final = """
    lead_id | owner | stage | channel | created_at | status       | is_test | duplicate_of | first_attempt_at
    l1      | Ann   | New   | Ads     | 2024-03-01 | open         |         |              |
    l2      | Ann   | New   | Ads     | 2024-03-01 | open         |         |              | 2024-03-30 10:00
    l3      | Ann   | New   | Ads     | 2024-03-01 | open         |         |              | 2024-03-02 10:00
    l4      | Ann   | New   | Ads     | 2024-03-01 | open         |         |              |
    l5      | Ann   | New   | Ads     | 2024-03-01 | open         |         |              |
    l6      | Bob   | New   | Ads     | 2024-03-01 | open         |         |              |
    l7      | Ann   | New   | Ads     | 2024-03-01 | converted    |         |              |
    l8      | Ann   | New   | Ads     | 2024-03-01 | open         | true    |              |
    l9      | Ann   | New   | Ads     | 2024-03-01 | open         |         | l5           |
    l10     | Ann   | New   | Ads     | 2024-03-01 | open         |         |              |
    l11     | Ann   | New   | Ads     | 2024-03-01 | open         |         |              | """  # noqa: E501
DEALS: Final = """
    deal_id | owner | stage | channel | created_at | status | amount
    d1      | Ann   | Offer | Mail    | 2024-03-05 | open   | 900
    d2      | Ann   | Offer | Mail    | 2024-03-05 | won    | 900"""
TOUCHES: Final = """
    touch_id | touched_at       | kind  | channel | content | direction | outcome
    t1       | 2024-03-30 12:00 | visit | Ads     | prices  |           |
    t2       | 2024-03-29 12:00 | visit | Ads     | prices  |           |
    t3       | 2024-03-23 12:00 | visit | Ads     | prices  |           |
    t4       | 2024-03-30 12:00 | call  | Ads     |         | in        | missed
    t5       | 2024-03-24 12:00 | email | Mail    | letter  | out       |
    t6       | 2024-03-29 12:00 | call  |         |         | out       |
    t7       | 2024-03-30 12:00 | call  | Ads     |         | in        |
    t8       | 2024-03-30 12:00 | call  | Ads     |         | in        | answered"""
SIGNALS: Final = """
    card | card_id | touch_id | touched_at
    lead | l1      | t1       | 2024-03-30 12:00
    lead | l2      | t2       | 2024-03-29 12:00
    lead | l3      | t3       | 2024-03-23 12:00
    lead | l4      | t1       | 2024-03-30 12:00
    lead | l4      | t4       | 2024-03-30 12:00
    deal | d1      | t5       | 2024-03-24 12:00
    deal | d2      | t5       | 2024-03-24 12:00
    lead | l7      | t1       | 2024-03-30 12:00
    lead | l10     | t7       | 2024-03-30 12:00
    lead | l11     | t8       | 2024-03-30 12:00"""
CONTACTS: Final = """
    card | card_id | touch_id | touched_at       | may_be_attempt
    lead | l1      | t6       | 2024-03-29 12:00 | true"""
LOGGED: Final = "owner\nAnn"
COMPANY: Final = {
    "leads": LEADS,
    "logged_owners": LOGGED,
    "deals": DEALS,
    "touchpoints": TOUCHES,
    "card_signals": SIGNALS,
    "card_contacts": CONTACTS,
}

CASES: Final = (
    Case(
        name="reasons",
        why="who asked goes first; what was answered, old, closed or no inquiry is in no row",
        ask=AS_OF,
        tables=COMPANY,
        rows={
            "Ann / lead / l4": {
                "reason": "unanswered",
                "pretext": "answer_call",
                "days_ago": 1,
                "last_contact_on": None,
            },
            # seven days ago is still fresh
            "Ann / deal / d1": {
                "reason": "fresh_touch",
                "pretext": "email",
                "channel": "Mail",
                "content": "letter",
                "days_ago": 7,
                "amount": dec("900"),
            },
            "Ann / lead / l1": {
                "reason": "fresh_touch",
                "pretext": "visit",
                "last_contact_on": date(2024, 3, 29),
            },
            # whether this call was answered nobody knows; that of l11 was, so it is in no row
            "Ann / lead / l10": {"reason": "fresh_touch", "pretext": "call", "days_ago": 1},
            # Bob's lead is in no row: nothing tells whether his calls are logged
            "Ann / lead / l5": {"reason": "no_attempt", "pretext": "first_call", "days_ago": 30},
        },
        excluded={"no_inquiry": 2},
        # of the touches eight days old (one, of l3) none was followed by a logged contact
        notes={
            "calls_found": {
                "found": [("unanswered", 1), ("fresh_touch", 3), ("no_attempt", 1)],
            },
            # of eight open leads that are inquiries one is Bob's
            "today_tracked": {"tracked": 7, "leads": 8},
            "calls_used": {"touches": 1, "share": 0.0, "days": 7},
        },
    ),
    Case(
        name="nothing_linked",
        why="without a touch there is only who was never tried, and it is said",
        ask=AS_OF,
        tables={"leads": LEADS, "logged_owners": LOGGED},
        rows={
            "Ann / lead / l1": {"reason": "no_attempt"},
            "Ann / lead / l10": {"reason": "no_attempt"},
            "Ann / lead / l11": {"reason": "no_attempt"},
            "Ann / lead / l4": {"reason": "no_attempt"},
            "Ann / lead / l5": {"reason": "no_attempt"},
        },
        excluded={"no_inquiry": 2},
        # no touch at all: neither who asked nor what is fresh is known, and neither is counted as 0
        notes={"calls_found": {"found": [("no_attempt", 5)]}, "calls_without_touches": {}},
    ),
    Case(
        name="used",
        why="a touch is used when a contact followed within the days; a day's touches are one",
        ask=AS_OF,
        tables={
            "leads": "lead_id | owner | created_at | status\nl1 | Ann | 2024-02-01 | open",
            "touchpoints": """
                touch_id | touched_at       | kind  | direction
                t1       | 2024-03-01 10:00 | visit |
                t2       | 2024-03-01 11:00 | visit |
                t3       | 2024-03-10 10:00 | visit |
                t4       | 2024-03-08 10:00 | call  | out""",
            "card_signals": """
                card | card_id | touch_id | touched_at
                lead | l1      | t1       | 2024-03-01 10:00
                lead | l1      | t2       | 2024-03-01 11:00
                lead | l1      | t3       | 2024-03-10 10:00""",
            "card_contacts": """
                card | card_id | touch_id | touched_at       | may_be_attempt
                lead | l1      | t4       | 2024-03-08 10:00 | true""",
        },
        # the visit of the tenth is not fresh any more
        rows={},
        notes={"calls_used": {"touches": 2, "share": 0.5}},
    ),
    Case(
        name="contacts_are_not_logged",
        why="where no contact of sales is exported, nothing is said of how touches are used",
        ask=AS_OF,
        tables={**COMPANY, "card_contacts": "card | card_id"},
        rows={
            "Ann / lead / l4": {"reason": "unanswered"},
            "Ann / deal / d1": {"reason": "fresh_touch"},
            "Ann / lead / l1": {"reason": "fresh_touch"},
            "Ann / lead / l10": {"reason": "fresh_touch"},
            "Ann / lead / l5": {"reason": "no_attempt"},
        },
        excluded={"no_inquiry": 2},
        notes={"calls_without_contacts": {}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_calls_case(engine, case):
    """Each case holds."""
    check(case, answer(CALLS, case, engine), KEY)
