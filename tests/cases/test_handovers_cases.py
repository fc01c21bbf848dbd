"""handovers, zone_handovers and after_sale, case by case; every row is worked by hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec, period
from tests.scoped import company

from smalign.metrics.moves.handovers import HANDOVERS
from smalign.metrics.moves.zone_handovers import ZONE_HANDOVERS
from smalign.metrics.process.after_sale import AFTER_SALE

DEALS: Final = """
    deal_id | status
    d1      | won
    d2      | lost
    d3      | lost
    d4      | open
    d5      | won"""
LEADS: Final = """
    lead_id | status    | first_attempt_at
    l1      | converted | 2024-01-03 10:30"""
# d1 goes round: Ann, Bob, Ann; d2 once; d3 three times, first from Cid, whom the log names before;
# d4 never, though its owner is written twice; nobody knows whose d5 was
OWNERS: Final = """
    card | card_id | owner | previous_owner | changed_by | actor_kind | since_at         | has_time
    deal | d1      | Ann   |                |            |            | 2024-01-01 10:00 | true
    deal | d1      | Bob   | Ann            | Eve        | human      | 2024-01-02 10:00 | true
    deal | d1      | Ann   | Bob            | Eve        | human      | 2024-01-05 10:00 | true
    deal | d2      | Ann   |                |            |            | 2024-01-01 10:00 | true
    deal | d2      | Bob   |                | Robot      | robot      | 2024-01-02 10:00 | true
    deal | d3      | Ann   | Cid            | Eve        | human      | 2024-01-01 10:00 | true
    deal | d3      | Bob   | Ann            | Eve        | human      | 2024-01-02 10:00 | true
    deal | d3      | Cid   | Bob            | Eve        | human      | 2024-01-03 10:00 | true
    deal | d4      | Ann   |                |            |            | 2024-01-01 10:00 | true
    deal | d4      | Ann   |                |            |            | 2024-01-09 10:00 | true
    lead | l1      | Ann   |                |            |            | 2024-01-01 10:00 | true
    lead | l1      | Bob   |                | Eve        | human      | 2024-01-03 10:00 | true"""
# d1: nobody calls while it is Bob's; d2: an hour after it is Bob's; a call before that is none,
# nor is one that came in and nobody took
CONTACTS: Final = """
    card | card_id | touched_at       | may_be_attempt
    deal | d1      | 2024-01-01 12:00 | true
    deal | d1      | 2024-01-03 12:00 | false
    deal | d1      | 2024-01-05 12:00 | true
    deal | d2      | 2024-01-02 09:00 | true
    deal | d2      | 2024-01-02 10:10 | false
    deal | d2      | 2024-01-02 11:00 | true"""
GIVEN: Final = {"deals": DEALS, "leads": LEADS, "owner_log": OWNERS, "card_contacts": CONTACTS}

HANDED: Final = Case(
    name="handovers",
    why="who received and gave, what came back to whom, how soon sales called",
    tables=GIVEN,
    rows={
        "Bob": {
            "cards": 4,
            "received": 4,
            "given": 2,
            "returned": 0,
            # d2 after an hour, l1 after half an hour; not d1 and d3
            "contacted": 2,
            "contacted_share": 0.5,
            "contact_median": 45.0,
            "by_human": 3,
            "by_robot": 1,
            # three days with d1, one with d3
            "held_days": 2.0,
        },
        "Ann": {
            "cards": 5,
            # d1 again, d3 from Cid
            "received": 2,
            "given": 4,
            "returned": 1,
            "returned_share": 0.5,
            "per_card": 0.4,
            "contacted": 1,
            "contact_median": 120.0,
        },
        "Cid": {"cards": 1, "received": 1, "given": 1, "returned": 1, "held_days": None},
    },
    total={
        "cards": 5,
        "received": 7,
        "given": 7,
        "returned": 2,
        # of the seven changes; of the five cards, in the note, two are d1 and d3
        "returned_share": 0.285714286,
        "per_card": 1.4,
        "contacted": 3,
    },
    excluded={"without_owner_log": 1},
    notes={
        "handovers_returned": {"cards": 5, "changes": 7, "returned": 2, "share": 0.4},
    },
)
LATER: Final = Case(
    name="period",
    why="changes of the period, also of cards that were somebody's before",
    ask={"period": period("2024-01-03", "2024-01-04")},
    tables=GIVEN,
    rows={
        "Bob": {"received": 1, "given": 1, "cards": 1},
        "Cid": {"received": 1, "returned": 1, "given": 0},
        "Ann": {"received": 0, "given": 1, "cards": 0},
    },
    total={"cards": 2, "received": 2},
    excluded={"without_owner_log": 1},
)


ANSWERED: Final = Case(
    name="answered",
    why="a call that came in and was answered is a contact, one that nobody took is none",
    tables={
        **GIVEN,
        "card_contacts": "card | card_id",
        "touchpoints": """
            touch_id | touched_at       | kind | direction | outcome
            1        | 2024-01-02 10:30 | call | in        | missed
            2        | 2024-01-02 12:00 | call | in        | answered""",
        "card_signals": """
            card | card_id | touch_id | touched_at
            deal | d1      | 1        | 2024-01-02 10:30
            deal | d2      | 1        | 2024-01-02 10:30
            deal | d2      | 2        | 2024-01-02 12:00""",
    },
    rows={
        # d2 after two hours; l1 was tried half an hour after it was his
        "Bob": {"received": 4, "contacted": 2, "contact_median": 75.0},
        "Ann": {"received": 2, "contacted": 0},
        "Cid": {"received": 1, "contacted": 0},
    },
    excluded={"without_owner_log": 1},
)


REWOUND: Final = Case(
    name="as_of",
    why="a first attempt after the as-of has not been made yet",
    ask={"as_of": datetime(2024, 1, 3, 10, 29)},  # noqa: DTZ001 - UTC without a zone
    tables={
        "leads": LEADS + "\n    l2 | open |",
        "owner_log": """
            card | card_id | owner | since_at         | has_time
            lead | l1      | Ann   | 2024-01-01 10:00 | true
            lead | l1      | Bob   | 2024-01-03 10:00 | true
            lead | l2      | Ann   | 2024-01-01 10:00 | true
            lead | l2      | Bob   | 2024-01-02 10:00 | true""",
        "card_contacts": """
            card | card_id | touched_at       | may_be_attempt
            lead | l2      | 2024-01-02 11:00 | true""",
    },
    rows={
        # of l1 only a minute later
        "Bob": {"received": 2, "contacted": 1, "contact_median": 60.0},
        "Ann": {"received": 0, "given": 2, "contacted": 0},
    },
)


@pytest.mark.parametrize("case", [HANDED, LATER, ANSWERED, REWOUND], ids=lambda case: case.name)
def test_handovers(case, engine):
    """The rows of a case are what was worked out by hand."""
    check(case, answer(HANDOVERS, case, engine), ("owner",))


def test_cards_that_change_hands_more_than_twice_are_named(engine):
    """--ids: the cards, how often, and through whose hands they went."""
    result = HANDOVERS.compute(company(engine, {"want_ids": True}, **GIVEN))
    assert [(row["card_id"], row["received"], row["owners"]) for row in result.ids] == [
        ("d3", 3, "Ann > Bob > Cid")
    ]


def test_a_log_without_a_contact_after_a_handover_tells_that_there_was_none(engine):
    """Ann called d1 before it was Bob's, and nobody since: none of the changes was followed."""
    log = "card | card_id | touched_at | may_be_attempt\ndeal | d1 | 2024-01-01 12:00 | true"
    owners = "\n".join(OWNERS.split("\n")[:4])
    tables = {"deals": DEALS, "owner_log": owners}
    result = HANDOVERS.compute(company(engine, {}, **tables, card_contacts=log))
    assert (result.total["received"], result.total["contacted"]) == (1, 0)
    assert "handovers_without_contacts" not in {note.code for note in result.notes}
    unlogged = HANDOVERS.compute(company(engine, {}, **tables))
    assert unlogged.total["contacted"] is None


def test_ten_cards_given_away_in_one_minute_are_bulk(engine):
    """Eve gives ten cards to Bob within a minute; nine are what people do."""
    for many in (10, 9):
        head = "card | card_id | owner | previous_owner | changed_by | since_at | has_time\n"
        log = "\n".join(
            f"deal | b{n} | Bob | Ann | Eve | 2024-02-01 10:00:{n:02} | true" for n in range(many)
        )
        deals = "deal_id | status\n" + "\n".join(f"b{n} | open" for n in range(many))
        result = HANDOVERS.compute(company(engine, {}, deals=deals, owner_log=head + log))
        bulk = 10 if many == 10 else 0
        assert (result.total["received"], result.total["by_bulk"]) == (many, bulk)
        codes = {note.code for note in result.notes}
        assert ("moves_in_bulk" in codes) == bool(bulk)
        assert "handovers_without_contacts" in codes


def test_a_card_that_is_asked_for_alone_was_still_given_away_in_bulk(engine):
    """Eve gives ten cards to Bob within a minute; one of them is asked for."""
    head = "card | card_id | owner | previous_owner | changed_by | since_at | has_time\n"
    log = "\n".join(
        f"deal | b{n} | Bob | Ann | Eve | 2024-02-01 10:00:{n:02} | true" for n in range(10)
    )
    deals = "deal_id | status\nb3 | open"
    result = HANDOVERS.compute(company(engine, {}, deals=deals, owner_log=head + log))
    assert (result.total["received"], result.total["by_bulk"]) == (1, 1)


def test_win_rates_stand_beside_how_often_cards_changed_hands(engine):
    """Of decided cards: none without a change here is no rate, so nothing is said."""
    log = "card | card_id | owner | since_at | has_time\n" + "\n".join(
        f"deal | {card} | {owner} | 2024-01-0{day} | true"
        for card, owners in (("a", "AB"), ("b", "AB"), ("c", "A"), ("d", "A"), ("e", "ABAB"))
        for day, owner in enumerate(owners, start=1)
    )
    deals = "deal_id | status\na | won\nb | lost\nc | won\nd | won\ne | lost"
    result = HANDOVERS.compute(company(engine, {}, deals=deals, owner_log=log))
    told = {note.code: note.facts for note in result.notes}
    facts = told["handovers_outcome"] | told["handovers_outcome_often"]
    assert (facts["none"], facts["none_cards"]) == (1.0, 2)
    assert (facts["few"], facts["few_cards"]) == (0.5, 2)
    assert (facts["many"], facts["many_cards"]) == (0.0, 1)
    without = {"deals": deals.replace("c | won\nd | won\n", ""), "owner_log": log}
    told = HANDOVERS.compute(company(engine, {}, **without))
    assert "handovers_outcome" not in {note.code for note in told.notes}


STAGES: Final = """
    card | pipeline | stage | stage_order | outcome | zone
    lead |          | New   | 1           | open    | marketing
    lead |          | Warm  | 2           | open    | marketing
    lead |          | Taken | 3           | open    | sales
    lead |          | Bot   | 4           | open    | system"""
LOG: Final = """
    card | card_id | stage | stage_order | entered_at       | changed_by | actor_kind
    lead | l1      | New   | 1           | 2024-01-01 10:00 |            | human
    lead | l1      | Warm  | 2           | 2024-01-02 10:00 |            | human
    lead | l1      | Taken | 3           | 2024-01-03 10:00 |            | human
    lead | l2      | New   | 1           | 2024-01-01 10:00 |            | human
    lead | l2      | Taken | 3           | 2024-01-02 10:00 |            | robot
    lead | l2      | New   | 1           | 2024-01-04 10:00 |            | human
    lead | l2      | Taken | 3           | 2024-01-06 10:00 |            | human"""
CROSSED: Final = Case(
    name="zone_handovers",
    why="a move into another zone, and the first contact of sales before the next one",
    tables={
        "stages": STAGES,
        "leads": "lead_id | status | first_attempt_at\nl1 | open | 2024-01-03 10:20\nl2 | open |",
        "stage_log": LOG,
        "card_contacts": """
            card | card_id | touched_at       | may_be_attempt
            lead | l2      | 2024-01-06 12:00 | true""",
    },
    rows={
        "marketing / sales": {
            "moves": 3,
            "cards": 2,
            "contacted": 2,
            "contacted_share": 0.666666667,
            # twenty minutes and two hours
            "contact_median": 70.0,
            "by_human": 2,
            "by_robot": 1,
        },
        "sales / marketing": {"moves": 1, "contacted": 0, "contact_median": None},
    },
    total={"moves": 4, "cards": 2, "contacted": 2},
)


def test_between_zones(engine):
    """The rows are what was worked out by hand."""
    check(CROSSED, answer(ZONE_HANDOVERS, CROSSED, engine), ("from_zone", "to_zone"))


def test_between_zones_at_an_earlier_as_of(engine):
    """Tried at 10:20 is not tried at 10:19: one of three moves was taken up, after a day."""
    as_of = datetime(2024, 1, 3, 10, 19)  # noqa: DTZ001 - UTC without a zone
    contacts = "card | card_id | touched_at | may_be_attempt\nlead | l2 | 2024-01-03 10:00 | true"
    tables = {**CROSSED.tables, "card_contacts": contacts}
    result = ZONE_HANDOVERS.compute(company(engine, {"as_of": as_of}, **tables))
    row = next(one for one in result.rows if one["from_zone"] == "marketing")
    assert (row["contacted"], row["contact_median"]) == (1, 1440)


AS_OF: Final = {
    "as_of": datetime(2024, 12, 31, 12),  # noqa: DTZ001 - moments are UTC without a zone
    "as_of_on": date(2024, 12, 31),
}
# p1 buys again after 90 days, p2 after 91, p3 is too young; s5 was won and is lost again
SALES: Final = """
    deal_id | contact_id | channel | owner | status | created_at | closed_at  | pipeline
    s1      | p1         | Ads     | Ann   | won    | 2024-01-01 | 2024-01-10 | P
    s2      | p1         | Ads     | Ann   | won    | 2024-01-01 | 2024-04-09 | P
    s3      | p2         | Mail    | Ann   | won    | 2024-01-01 | 2024-01-10 | P
    s4      | p2         | Mail    | Bob   | won    | 2024-01-01 | 2024-04-10 | P
    s5      | p4         | Ads     | Bob   | lost   | 2024-01-01 | 2024-03-01 | P
    s6      | p3         | Ads     | Bob   | won    | 2024-01-01 | 2024-10-03 | P
    s7      | p5         | Ads     | Bob   | lost   | 2024-01-01 | 2024-03-01 | P
    s8      | p6         | Ads     | Bob   | won    | 2024-01-01 |            | P"""
WON: Final = "card | pipeline | stage | outcome\ndeal | P | Won | won\ndeal | P | Lost | lost"
WON_LOG: Final = """
    card | card_id | pipeline | stage | entered_at
    deal | s1      | P        | Won   | 2024-01-10
    deal | s3      | P        | Won   | 2024-01-10
    deal | s5      | P        | Won   | 2024-02-01
    deal | s5      | P        | Lost  | 2024-03-01
    deal | s7      | P        | Lost  | 2024-03-01"""
PAYMENTS: Final = """
    payment_id | deal_id | paid_at    | amount
    1          | s1      | 2024-01-10 | 100
    2          | s1      | 2024-01-20 | -40
    3          | s2      | 2024-04-09 | 100
    4          | s3      | 2024-01-10 | 200
    5          | s4      | 2024-04-10 | -10"""
SOLD: Final = {"deals": SALES, "stages": WON, "stage_log": WON_LOG, "payments": PAYMENTS}
AFTER: Final = Case(
    name="after_sale",
    why="each sale in a row of its channel and one of its owner; what is not known is n/a",
    ask=AS_OF,
    tables=SOLD,
    rows={
        "channel / Ads": {
            "won": 4,
            "paid_deals": 2,
            "refunded_deals": 1,
            "refunded_share": 0.5,
            "paid": dec("200"),
            "refunded": dec("40"),
            "refunded_of_paid": 0.2,
            "logged": 2,
            "cancelled": 1,
            "cancelled_share": 0.5,
            # s1 and s6; s5 is no purchase any more
            "new_customers": 2,
            "observed_customers": 1,
            "repeat_customers": 1,
        },
        "channel / Mail": {
            "won": 2,
            "paid_deals": 1,
            "refunded_deals": 0,
            "observed_customers": 1,
            "repeat_customers": 0,
            "repeat_share": 0.0,
        },
        "owner / Ann": {"won": 3, "refunded_deals": 1, "cancelled": 0, "repeat_customers": 1},
        "owner / Bob": {
            "won": 3,
            # a refund of what was never paid is none
            "paid_deals": 0,
            "refunded_share": None,
            "cancelled": 1,
            "logged": 1,
        },
    },
    total={
        "won": 6,
        "paid_deals": 3,
        "refunded_deals": 1,
        "cancelled_share": 0.333333333,
        "new_customers": 3,
        "observed_customers": 2,
        "repeat_share": 0.5,
    },
    excluded={"won_undated": 1},
    notes={"after_sale_observed": {"new": 3, "seen": 2, "days": 90}},
)


def test_after_the_sale(engine):
    """The rows are what was worked out by hand: 90 days are in time, 91 are not."""
    check(AFTER, answer(AFTER_SALE, AFTER, engine), ("field", "segment"))


def test_what_is_not_exported_is_not_known(engine):
    """Without payments, a history or customers there is no share, and each is said."""
    deals = "deal_id | owner | status | closed_at\ns1 | Ann | won | 2024-01-10"
    result = AFTER_SALE.compute(company(engine, AS_OF, deals=deals))
    names = ("paid_deals", "refunded_share", "cancelled", "repeat_customers", "repeat_share")
    assert [result.total[name] for name in names] == [None] * 5
    assert [note.code for note in result.notes] == [
        "after_sale_without_customers",
        "after_sale_without_payments",
        "after_sale_without_history",
    ]


def test_whom_the_crm_calls_a_customer_already_is_no_new_one(engine):
    """p1 and p3 were won before the export begins; p2 is new, and has bought again as they have."""
    deals = """
        deal_id | owner | contact_id | kind    | status | closed_at
        s1      | Ann   | p1         | repeat  | won    | 2023-01-10
        s2      | Ann   | p1         | repeat  | won    | 2023-01-20
        s3      | Ann   | p2         | new     | won    | 2023-01-10
        s4      | Ann   | p2         | repeat  | won    | 2023-01-20
        s5      | Bob   | p3         | renewal | won    | 2023-01-10"""
    result = AFTER_SALE.compute(company(engine, AS_OF, deals=deals))
    names = ("new_customers", "observed_customers", "repeat_customers")
    found = {row["segment"]: [row[name] for name in names] for row in result.rows}
    assert (found["Ann"], found["Bob"]) == ([1, 1, 1], [0, 0, 0])


def test_the_horizon_may_be_another(engine):
    """Within 91 days p2 bought again, too."""
    result = AFTER_SALE.compute(company(engine, {**AS_OF, "horizon": 91}, **SOLD))
    assert (result.total["repeat_customers"], result.params["horizon"]) == (2, 91)


def test_what_is_paid_for_a_copy_is_paid_for_the_sale(engine):
    """c1 is s1 once more: the 100 and the 40 given back stand on the copy, and are those of s1."""
    tables = {
        "deals": """
            deal_id | channel | owner | status | closed_at  | pipeline
            s1      | Ads     | Ann   | won    | 2024-01-10 | P
            c1      | Ads     | Ann   | won    | 2024-01-11 | After""",
        "copies": "deal_id | copy_of | is_left_out\nc1 | s1 | true",
        "payments": """
            payment_id | deal_id | paid_at    | amount
            1          | c1      | 2024-01-12 | 100
            2          | c1      | 2024-01-20 | -40""",
    }
    result = AFTER_SALE.compute(company(engine, AS_OF, **tables))
    names = ("won", "paid_deals", "refunded_deals", "paid", "refunded")
    assert [result.total[name] for name in names] == [1, 1, 1, 100, 40]
    assert [(one.reason, one.count) for one in result.excluded] == [("copied", 1)]
