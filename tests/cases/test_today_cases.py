"""today and agenda, case by case; every expected row is worked by hand from its tables."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec

from smalign.metrics.calls.agenda import AGENDA
from smalign.metrics.calls.today import TODAY

AS_OF: Final = {
    "as_of": datetime(2024, 3, 31, 12),  # noqa: DTZ001 - moments are UTC without a zone
    "as_of_on": date(2024, 3, 31),
}
# l1 called and was missed, then wrote; l2 was called back; l3 nobody tried; l4 is a test;
# l5 is of somebody whose log is not believed; d1 has a call ahead, d2 an overdue one, d3 nothing
LEADS: Final = """
    lead_id | owner | created_at | status    | is_test
    l1      | Ann   | 2024-03-01 | open      |
    l2      | Ann   | 2024-03-01 | open      |
    l3      | Ann   | 2024-03-02 | open      |
    l4      | Ann   | 2024-03-01 | open      | true
    l5      | Bob   | 2024-03-01 | open      |
    l6      | Ann   | 2024-03-01 | converted | """
DEALS: Final = """
    deal_id | owner | stage | created_at | status | amount
    d1      | Ann   | Offer | 2024-03-05 | open   | 100
    d2      | Bob   | Offer | 2024-03-05 | open   | 200
    d3      | Bob   | Offer | 2024-03-06 | open   | 300
    d4      | Bob   | Offer | 2024-03-06 | won    | 400"""
TOUCHES: Final = """
    touch_id | touched_at       | kind  | direction | outcome
    t1       | 2024-03-29 10:00 | call  | in        | missed
    t2       | 2024-03-30 10:00 | email | in        |
    t3       | 2024-03-20 10:00 | call  | in        | missed
    t4       | 2024-03-25 10:00 | call  | out       | answered
    t5       | 2024-03-28 10:00 | call  | in        | answered
    t6       | 2024-03-28 10:00 | call  | in        | """
SIGNALS: Final = """
    card | card_id | touch_id | touched_at
    lead | l1      | t1       | 2024-03-29 10:00
    lead | l1      | t2       | 2024-03-30 10:00
    lead | l2      | t3       | 2024-03-20 10:00
    lead | l3      | t6       | 2024-03-28 10:00
    deal | d1      | t5       | 2024-03-28 10:00
    deal | d4      | t1       | 2024-03-29 10:00"""
CONTACTS: Final = """
    card | card_id | touch_id | touched_at       | may_be_attempt
    lead | l1      | t4       | 2024-03-25 10:00 | true
    lead | l2      | t4       | 2024-03-25 10:00 | true"""
PLANS: Final = """
    card | card_id | origin | is_ahead | due_on     | is_overdue
    deal | d1      | task   | true     | 2024-04-02 | false
    deal | d2      | task   | true     | 2024-03-20 | true
    deal | d2      | task   | true     | 2024-03-25 | true
    deal | d3      | task   | false    | 2024-03-10 | true"""
COMPANY: Final = {
    "leads": LEADS,
    "deals": DEALS,
    "logged_owners": "owner\nAnn",
    "touchpoints": TOUCHES,
    "card_signals": SIGNALS,
    "card_contacts": CONTACTS,
    "card_plans": PLANS,
}
COUNTS: Final = (
    Case(
        name="by_owner",
        why="a card burns once whatever the reasons; a test is left out, a won deal is not in work",
        ask=AS_OF | {"by": ("owner",)},
        tables=COMPANY,
        rows={
            "Ann": {
                "cards": 4,
                "burning": 2,
                "leads": 3,
                "tracked": 3,
                # nobody tried l3; that l6 has become a deal counts as the deal
                "no_attempt": 1,
                "deals": 1,
                "no_next_activity": 0,
                "overdue": 0,
                "missed_calls": 1,
                "unanswered": 1,
                "burning_share": 0.5,
            },
            "Bob": {
                "cards": 3,
                "burning": 2,
                "leads": 1,
                "tracked": 0,
                "no_attempt": 0,
                "deals": 2,
                "no_next_activity": 1,
                "overdue": 1,
            },
        },
        total={"cards": 7, "burning": 4, "no_next_activity": 1, "overdue": 1, "missed_calls": 1},
        excluded={"no_inquiry": 1},
        notes={"today_tracked": {"tracked": 3, "leads": 4}},
    ),
    Case(
        name="nothing_exported",
        why="what is counted from tables that are not there is n/a, and so is what burns",
        ask=AS_OF,
        tables={"deals": DEALS},
        rows={
            "(all)": {
                "cards": 3,
                "burning": None,
                "no_next_activity": None,
                "overdue": None,
                "missed_calls": None,
                "unanswered": None,
                "burning_share": None,
            }
        },
        notes={"today_without_plans": {}, "today_without_inquiries": {}},
    ),
)
CARDS: Final = (
    Case(
        name="card_by_card",
        why="the strongest reason, the day since when, and how many reasons there are",
        ask=AS_OF,
        tables=COMPANY,
        rows={
            "Ann / lead / l1": {
                "reason": "missed_call",
                "since_on": date(2024, 3, 29),
                "days_ago": 2,
                "reasons": 2,
                "last_contact_on": date(2024, 3, 25),
            },
            # whether the call of l3 was answered nobody knows: it is not said to be missed
            "Ann / lead / l3": {
                "reason": "no_attempt",
                "since_on": date(2024, 3, 2),
                "days_ago": 29,
                "reasons": 1,
            },
            "Bob / deal / d2": {
                "reason": "overdue",
                "since_on": date(2024, 3, 20),
                "amount": dec("200"),
            },
            # the task of d3 was done, so plans are known and there is none ahead
            "Bob / deal / d3": {
                "reason": "no_next_activity",
                "since_on": date(2024, 3, 6),
                "last_contact_on": None,
            },
        },
        excluded={"no_inquiry": 1},
        notes={
            "agenda_found": {
                "found": [
                    ("missed_call", 1),
                    ("unanswered", 0),
                    ("no_attempt", 1),
                    ("overdue", 1),
                    ("no_next_activity", 1),
                ],
            },
            "today_tracked": {"tracked": 3, "leads": 4},
        },
    ),
    Case(
        name="what_is_not_exported_is_not_counted",
        why="without plans and inquiries only who was never tried is known, and no reason is 0",
        ask=AS_OF,
        tables={"leads": LEADS, "logged_owners": "owner\nAnn"},
        rows={
            "Ann / lead / l1": {"reason": "no_attempt"},
            "Ann / lead / l2": {"reason": "no_attempt"},
            "Ann / lead / l3": {"reason": "no_attempt"},
        },
        excluded={"no_inquiry": 1},
        notes={
            "agenda_found": {"found": [("no_attempt", 3)]},
            "today_without_plans": {},
            "today_without_inquiries": {},
        },
    ),
)


@pytest.mark.parametrize("case", COUNTS, ids=lambda case: case.name)
def test_today(case, engine):
    """Each case says why it is there."""
    check(case, answer(TODAY, case, engine), ("segment",))


@pytest.mark.parametrize("case", CARDS, ids=lambda case: case.name)
def test_agenda(case, engine):
    """Each case says why it is there."""
    check(case, answer(AGENDA, case, engine), ("owner", "card", "card_id"))
