"""pretexts, case by case; every expected row is worked by hand from its tables."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period

from smalign.metrics.calls.pretexts import PRETEXTS
from smalign.metrics.matched import Stratum, matched

AS_OF: Final = {
    "as_of": datetime(2024, 3, 31, 12),  # noqa: DTZ001 - moments are UTC without a zone
    "as_of_on": date(2024, 3, 31),
    "window": 3 * 86_400,
    "min_n": 1,
}
LEADS: Final = """
    lead_id | owner | channel | created_at | status       | closed_at
    l1      | Ann   | Ads     | 2024-02-01 | converted    | 2024-03-10
    l2      | Ann   | Ads     | 2024-02-01 | open         |
    l3      | Ann   | Ads     | 2024-02-01 | converted    | 2024-03-30
    l4      | Ann   | Mail    | 2024-02-01 | converted    | 2024-03-10
    l5      | Ann   | Ads     | 2024-02-01 | disqualified | 2024-03-02
    l6      | Ann   | Ads     | 2024-02-01 | open         | """
# a visit of each on the first of March, that of l6 a month later; l1 got a letter, too
TOUCHES: Final = """
    touch_id | touched_at       | kind  | channel | direction
    t1       | 2024-03-01 10:00 | visit | Ads     |
    t2       | 2024-03-20 10:00 | email | Mail    | out
    t3       | 2024-03-30 10:00 | visit | Ads     |
    t4       | 2024-03-01 10:00 | call  |         | in"""
SIGNALS: Final = """
    card | card_id | touch_id | touched_at
    lead | l1      | t1       | 2024-03-01 10:00
    lead | l2      | t1       | 2024-03-01 10:00
    lead | l3      | t1       | 2024-03-01 10:00
    lead | l4      | t1       | 2024-03-01 10:00
    lead | l5      | t1       | 2024-03-01 10:00
    lead | l1      | t2       | 2024-03-20 10:00
    lead | l6      | t3       | 2024-03-30 10:00
    lead | l6      | t4       | 2024-03-01 10:00"""
CONTACTS: Final = """
    card | card_id | touch_id | touched_at       | may_be_attempt
    lead | l1      | c1       | 2024-03-04 10:00 | true
    lead | l2      | c2       | 2024-03-05 10:00 | true
    lead | l4      | c3       | 2024-03-01 11:00 | true
    lead | l3      | c4       | 2024-02-29 10:00 | true"""
COMPANY: Final = {
    "leads": LEADS,
    "touchpoints": TOUCHES,
    "card_signals": SIGNALS,
    "card_contacts": CONTACTS,
}
CASES: Final = (
    Case(
        name="used",
        why="three days after it is still a use, four are none; the day of the touch is one",
        ask=AS_OF,
        tables=COMPANY,
        rows={
            "visit": {
                "touches": 5,
                # l1 three days after, l4 on the day itself; l2 four days after, l3 before it
                "used": 2,
                "used_share": 0.4,
                # from the fourth of March l1 converted in time; l2 and l3, unused and of the same
                # channel, did not; l4 has nobody of its channel beside it, l5 was lost before
                "used_cards": 1,
                "unused_cards": 2,
                "moved_used": 1.0,
                "moved_unused": 0.0,
                "lift": 1.0,
            },
            # the letter was on the twentieth, when l1 was converted already
            "email": {"touches": 1, "used": 0, "used_cards": 0, "verdict": "few", "lift": None},
        },
        total={"touches": 6, "used": 2, "used_cards": 1, "unused_cards": 2},
        excluded={"pretext_fresh": 1},
        notes={
            "calls_used": {"touches": 6, "days": 3},
            "pretexts_difference": {"used_cards": 1, "unused_cards": 2, "lift": 1.0},
        },
    ),
    Case(
        name="before_the_touch",
        why="a call at nine was not because of a visit at ten; one at ten may have been",
        ask=AS_OF,
        tables={
            **COMPANY,
            "card_contacts": """
                card | card_id | touch_id | touched_at       | may_be_attempt
                lead | l1      | c1       | 2024-03-01 09:00 | true
                lead | l2      | c2       | 2024-03-01 10:00 | true""",
        },
        rows={"visit": {"touches": 5, "used": 1}, "email": {"used": 0}},
        total={"touches": 6, "used": 1},
        excluded={"pretext_fresh": 1},
    ),
    Case(
        name="contacts_without_a_time",
        why="a contact dated by the day alone may have been after the visit of that day",
        ask=AS_OF | {"contacts_whole": True},
        tables={
            **COMPANY,
            "card_contacts": """
                card | card_id | touch_id | touched_at | may_be_attempt
                lead | l1      | c1       | 2024-03-01 | true
                lead | l2      | c2       | 2024-02-29 | true""",
        },
        rows={"visit": {"touches": 5, "used": 1}, "email": {"used": 0}},
        total={"touches": 6, "used": 1},
        excluded={"pretext_fresh": 1},
    ),
    Case(
        name="between_two_touches",
        why="a call between a visit and a letter of one day follows the visit; the day was used",
        ask=AS_OF,
        tables={
            "leads": LEADS,
            "touchpoints": """
                touch_id | touched_at       | kind  | direction
                t1       | 2024-03-01 12:00 | email | out
                t2       | 2024-03-01 10:00 | visit |""",
            "card_signals": """
                card | card_id | touch_id | touched_at
                lead | l1      | t1       | 2024-03-01 12:00
                lead | l1      | t2       | 2024-03-01 10:00
                lead | l2      | t1       | 2024-03-01 12:00""",
            "card_contacts": """
                card | card_id | touch_id | touched_at       | may_be_attempt
                lead | l1      | c1       | 2024-03-01 11:00 | true""",
        },
        rows={
            "email": {"touches": 2, "used": 0, "used_cards": 0},
            "visit": {"touches": 1, "used": 1},
        },
        # the day of l1, whose visit was used, beside that of l2
        total={"touches": 2, "used": 1, "used_cards": 1, "unused_cards": 1},
    ),
    Case(
        name="contacts_of_the_lead_and_of_the_person",
        why="the first attempt a lead names is a contact, and an answered call that came in",
        ask=AS_OF,
        tables={
            **COMPANY,
            "leads": """
                lead_id | channel | created_at | status | first_attempt_at
                l1      | Ads     | 2024-02-01 | open   | 2024-03-02 10:00
                l2      | Ads     | 2024-02-01 | open   |
                l3      | Ads     | 2024-02-01 | open   |
                l5      | Ads     | 2024-02-01 | open   | 2024-02-02 10:00""",
            "touchpoints": """
                touch_id | touched_at       | kind  | direction | outcome
                t1       | 2024-03-01 10:00 | visit |           |
                t2       | 2024-03-20 10:00 | email | out       |
                t5       | 2024-03-02 10:00 | call  | in        | answered
                t6       | 2024-03-02 10:00 | call  | in        | missed""",
            "card_signals": """
                card | card_id | touch_id | touched_at
                lead | l1      | t1       | 2024-03-01 10:00
                lead | l2      | t1       | 2024-03-01 10:00
                lead | l3      | t1       | 2024-03-01 10:00
                lead | l5      | t1       | 2024-03-01 10:00
                lead | l2      | t5       | 2024-03-02 10:00
                lead | l3      | t6       | 2024-03-02 10:00""",
            "card_contacts": """
                card | card_id | touch_id | touched_at       | may_be_attempt
                lead | l5      | c1       | 2024-02-20 10:00 | true""",
        },
        rows={"visit": {"touches": 4, "used": 2}},
        total={"touches": 4, "used": 2},
    ),
    Case(
        name="first_attempts_alone",
        why="a first attempt tells of no later call: without other contacts nothing is claimed",
        ask=AS_OF,
        tables={
            **COMPANY,
            "leads": LEADS.replace("closed_at", "first_attempt_at"),
            "card_contacts": "card | card_id",
        },
        rows={},
        excluded={"pretext_fresh": 1},
        notes={"pretexts_without_contacts": {}},
    ),
    Case(
        name="of_a_period",
        why="asked of some days, touches of other days are no touches, used or not",
        ask=AS_OF | {"period": period("2024-03-15", "2024-03-31")},
        tables=COMPANY,
        # of the visits only that of the thirtieth is left, and it is too young
        rows={"email": {"touches": 1, "used": 0}},
        total={"touches": 1, "used": 0},
        excluded={"pretext_fresh": 1},
    ),
    Case(
        name="of_the_deal",
        why="whoever is called about a deal is the person of its lead: the touch was used",
        ask=AS_OF,
        tables={
            **COMPANY,
            "deals": """
                deal_id | lead_id | owner | created_at | status
                d2      | l2      | Ann   | 2024-02-20 | open""",
            # in place of those above: of the deal the day after the visit of its lead
            "card_contacts": """
                card | card_id | touch_id | touched_at       | may_be_attempt
                deal | d2      | c9       | 2024-03-02 10:00 | true""",
        },
        rows={"visit": {"touches": 5, "used": 1}, "email": {"used": 0}},
        total={"touches": 6, "used": 1},
        excluded={"pretext_fresh": 1},
    ),
    Case(
        name="how_it_came",
        why="the visit that made the card is no reason to call; a letter later that day is one",
        ask=AS_OF,
        tables={
            "leads": """
                lead_id | owner | channel | created_at       | status
                l1      | Ann   | Ads     | 2024-03-01 10:00 | open""",
            "touchpoints": """
                touch_id | kind  | direction | touched_at
                t1       | visit |           | 2024-03-01 09:59
                t2       | email |           | 2024-03-01 10:01""",
            "card_signals": """
                card | card_id | touch_id | touched_at
                lead | l1      | t1       | 2024-03-01 09:59
                lead | l1      | t2       | 2024-03-01 10:01""",
            "card_contacts": CONTACTS,
        },
        rows={"email": {"touches": 1, "used": 1}},
        total={"touches": 1, "used": 1},
    ),
    Case(
        name="spam",
        why="a letter to a lead that is spam is no touch anybody had to use",
        ask=AS_OF,
        tables={
            "leads": """
                lead_id | owner | channel | created_at       | status | is_spam
                l1      | Ann   | Ads     | 2024-02-01 10:00 | open   |
                l2      | Ann   | Ads     | 2024-02-01 10:00 | open   | true""",
            "touchpoints": TOUCHES,
            "card_signals": """
                card | card_id | touch_id | touched_at
                lead | l1      | t1       | 2024-03-01 10:00
                lead | l2      | t1       | 2024-03-01 10:00""",
            "card_contacts": CONTACTS,
        },
        rows={"visit": {"touches": 1, "used": 1}},
        total={"touches": 1, "used": 1},
    ),
    Case(
        name="too_few",
        why="below --min-n on one of the sides nothing is said of what came of it",
        ask=AS_OF | {"min_n": 2},
        tables=COMPANY,
        rows={
            "visit": {"used_share": 0.4, "moved_used": None, "lift": None, "verdict": "few"},
            "email": {"used_share": 0.0},
        },
        excluded={"pretext_fresh": 1},
        notes={"calls_used": {}, "pretexts_few": {"min_n": 2}},
    ),
    Case(
        name="contacts_are_not_logged",
        why="where no contact of sales is exported, that no touch was used is not claimed",
        ask=AS_OF,
        tables={**COMPANY, "card_contacts": "card | card_id"},
        rows={},
        excluded={"pretext_fresh": 1},
        notes={"pretexts_without_contacts": {}},
    ),
    Case(
        name="no_touches",
        why="without touches it is said",
        ask=AS_OF,
        tables={"leads": LEADS},
        rows={},
        notes={"calls_without_touches": {}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pretexts(case, engine):
    """Each case says why it is there."""
    check(case, answer(PRETEXTS, case, engine), ("kind",))


def test_one_stratum_is_the_difference_of_two_shares():
    """30 of 100 against 20 of 100: 0.1, its variance p1 q1 / n1 + p0 q0 / n0 = 0.0021 + 0.0016."""
    found = matched([Stratum(30, 100, 20, 100)])
    assert found.difference == pytest.approx(0.1)
    assert found.error**2 == pytest.approx(0.0037)
    assert (found.low, found.high) == (
        pytest.approx(0.1 - 1.959964 * 0.0037**0.5),
        pytest.approx(0.1 + 1.959964 * 0.0037**0.5),
    )


def test_strata_weigh_by_both_sides():
    """Weights 100 * 50 / 150 and 20 * 80 / 100: (100/3 * 0.1 + 16 * 0.2) / (100/3 + 16)."""
    found = matched([Stratum(30, 100, 10, 50), Stratum(10, 20, 24, 80), Stratum(5, 9, 0, 0)])
    assert found.difference == pytest.approx((100 / 3 * 0.1 + 16 * 0.2) / (100 / 3 + 16))
    assert (found.n, found.other_n) == (120, 130)


def test_a_side_without_cards_is_no_comparison():
    """What was always used, or never, stands beside nothing."""
    assert matched([Stratum(5, 9, 0, 0), Stratum(0, 0, 2, 7)]) is None


def test_pairs_are_compared_as_mcnemar_does():
    """Of pairs: (10 - 4) / 50; Sato's variance is (14 / 50 - 0.12 ** 2) / 50."""
    pairs = [Stratum(1, 1, 0, 1)] * 10 + [Stratum(0, 1, 1, 1)] * 4 + [Stratum(1, 1, 1, 1)] * 36
    found = matched(pairs)
    assert found.difference == pytest.approx(0.12)
    assert found.error**2 == pytest.approx((14 / 50 - 0.12**2) / 50)


def test_how_many_touched_cards_have_any_contact_of_sales(engine):
    """Five have a touch old enough, l5 alone nobody of sales was in touch with."""
    found = answer(PRETEXTS, CASES[0], engine)
    assert (found.params["cards"], found.params["contacted"]) == (5, 4)
