"""funnel by lead, contact and amount, and within a window; numbers are worked by hand."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec
from tests.scoped import company

from smalign.base.errors import UsageError
from smalign.metrics.funnel.funnel import FUNNEL

STAGES: Final = """
    card | pipeline | stage | stage_order | outcome
    lead |          | Ask   | 1           | open
    lead |          | Work  | 2           | open
    lead |          | Good  | 3           | won
    lead |          | Bad   |             | lost
    deal | Main     | Demo  | 1           | open
    deal | Main     | Offer | 2           | open
    deal | Main     | Paid  | 3           | won
    deal | Other    | Visit | 1           | open
    deal | Other    | Sold  | 2           | won"""

LEADS: Final = """
    lead_id | created_at | status       | amount | loss_reason
    l1      | 2024-01-01 | converted    |        |
    l2      | 2024-01-01 | converted    |        |
    l3      | 2024-01-01 | disqualified | 7      | junk
    l4      | 2024-01-01 | converted    |        |
    l5      | 2024-01-01 | open         | 3      |
    l6      | 2024-01-01 | converted    |        |"""

DEALS: Final = """
    deal_id | lead_id | pipeline | created_at | status | amount | loss_reason
    d1      | l1      | Main     | 2024-01-02 | won    | 100    |
    d2      | l2      | Main     | 2024-01-02 | lost   | 40     | price
    d3      | l2      | Main     | 2024-01-09 | won    | 500    |
    d4      |         | Main     | 2024-01-02 | won    | 900    |
    d6      | l6      | Other    | 2024-01-02 | open   | 20     |"""

NOW: Final = """
    card | card_id | pipeline | stage | stage_order | outcome | inferred
    lead | l1      | leads    | Good  | 3           | won     | true
    lead | l2      | leads    | Good  | 3           | won     | true
    lead | l3      | leads    | Work  | 2           | lost    | true
    lead | l4      | leads    | Good  | 3           | won     | true
    lead | l5      | leads    | Ask   | 1           | open    | true
    lead | l6      | leads    | Good  | 3           | won     | true
    deal | d1      | Main     | Paid  | 3           | won     | true
    deal | d2      | Main     | Offer | 2           | lost    | true
    deal | d3      | Main     | Paid  | 3           | won     | true
    deal | d4      | Main     | Paid  | 3           | won     | true
    deal | d6      | Other    | Visit | 1           | open    | true"""


def step(entered, advanced, lost, standing, amount):
    """What is checked of a stage."""
    counts = {"entered": entered, "advanced": advanced, "lost": lost, "open": standing}
    return {**counts, "amount_entered": dec(amount)}


CASES: Final = (
    Case(
        name="by_lead",
        why="a lead goes on as its earliest deal; one converted without a deal stands there",
        ask={"counted": "lead"},
        tables={"leads": LEADS, "deals": DEALS, "stages": STAGES, "stage_log": NOW},
        # amounts: l1 100, l2 40, l3 7, l5 3, l6 20; l4 none
        rows={
            "leads / Ask": {"stage_order": 1, **step(6, 5, 0, 1, "170")},
            "leads / Work": {"stage_order": 2, **step(5, 4, 1, 0, "167")},
            "leads / Good": {"stage_order": 3, **step(4, 3, 0, 1, "160")},
            "leads / Demo / Visit": {"stage_order": 4, **step(3, 2, 0, 1, "160")},
            "leads / Offer": {"stage_order": 5, **step(2, 1, 1, 0, "140")},
            "leads / Paid / Sold": {"stage_order": 6, **step(1, 1, 0, 0, "100")},
        },
        total={"lost": 2, "open": 3},
        excluded={"second_deals": 1, "deals_without_lead": 1},
    ),
    Case(
        name="by_amount",
        why="rates of the money: 140 of 170 pass, 100 of 140 are won; no interval",
        ask={"grain": "deal", "rate_of": "amount"},
        tables={
            "stages": STAGES,
            "deals": """
                deal_id | pipeline | created_at | status | amount
                a       | Main     | 2024-01-01 | won    | 100
                b       | Main     | 2024-01-01 | open   | 40
                c       | Main     | 2024-01-01 | open   | 30
                d       | Main     | 2024-01-01 | open   |""",
            "stage_log": """
                card | card_id | pipeline | stage_order | outcome
                deal | b       | Main     | 2           | open
                deal | c       | Main     | 1           | open
                deal | d       | Main     | 2           | open""",
        },
        rows={
            "Main / Demo": {"entered": 4, "from_previous": None, "from_first": 1.0},
            "Main / Offer": {"entered": 3, "from_previous": 0.823529412, "from_first": 0.823529412},
            "Main / Paid": {
                "entered": 1,
                "from_previous": 0.714285714,
                "from_first": 0.588235294,
                "from_previous_low": None,
                "from_first_high": None,
            },
        },
    ),
    Case(
        name="by_amount_unknown",
        why="of cards whose amounts nobody typed no share of the money is known",
        ask={"grain": "deal", "rate_of": "amount"},
        tables={
            "stages": STAGES,
            "deals": """
                deal_id | pipeline | created_at | status | amount
                a       | Main     | 2024-01-01 | open   | 100
                b       | Main     | 2024-01-01 | lost   |""",
            "stage_log": """
                card | card_id | pipeline | stage_order | outcome
                deal | a       | Main     | 1           | open""",
        },
        rows={
            "Main / (unknown)": {"entered": 1, "amount_entered": None, "from_first": None},
            "Main / Demo": {"entered": 1, "amount_entered": dec("100"), "from_first": 1.0},
            "Main / Offer": {"entered": 0, "from_first": 0.0},
            "Main / Paid": {"entered": 0, "from_first": 0.0},
        },
    ),
    Case(
        name="by_contact",
        why="a contact is its furthest card: won before open before lost, then the later one",
        ask={"grain": "deal", "counted": "contact"},
        tables={
            "stages": STAGES,
            "deals": """
                deal_id | contact_id | pipeline | created_at | status | loss_reason
                a       | c1         | Main     | 2024-01-01 | lost   | price
                b       | c1         | Main     | 2024-01-02 | open   |
                c       | c2         | Main     | 2024-01-01 | lost   | price
                d       | c2         | Main     | 2024-01-02 | lost   | time
                e       |            | Main     | 2024-01-01 | won    |
                f       | c1         | Other    | 2024-01-01 | won    |""",
            "stage_log": """
                card | card_id | pipeline | stage_order | outcome
                deal | a       | Main     | 2           | lost
                deal | b       | Main     | 2           | open
                deal | c       | Main     | 1           | lost
                deal | d       | Main     | 1           | lost""",
        },
        rows={
            "Main / Demo": {"entered": 2, "lost": 1, "top_loss_reason": "time", "from_first": 1.0},
            "Main / Offer": {"entered": 1, "lost": 0, "open": 1, "from_first": 0.5},
            "Main / Paid": {"entered": 0},
            "Other / Visit": {"entered": 1},
            "Other / Sold": {"entered": 1},
        },
        excluded={"no_contact": 1, "further_cards": 2},
    ),
    Case(
        name="by_contact_strict",
        why="a contact is divided by once, though a second card of it never was in the first stage",
        ask={"grain": "deal", "counted": "contact", "mode": "strict"},
        tables={
            "stages": STAGES,
            "deals": """
                deal_id | contact_id | pipeline | created_at | status
                a       | c1         | Main     | 2024-01-01 | open
                b       | c1         | Main     | 2024-01-02 | open
                c       | c2         | Main     | 2024-01-01 | open
                d       | c3         | Main     | 2024-01-01 | open
                e       |            | Main     | 2024-01-01 | open""",
            "stage_log": """
                card | card_id | pipeline | stage_order | outcome | entered_at
                deal | a       | Main     | 1           | open    | 2024-01-01
                deal | b       | Main     | 2           | open    | 2024-01-02
                deal | c       | Main     | 1           | open    | 2024-01-01
                deal | d       | Main     | 2           | open    | 2024-01-01
                deal | e       | Main     | 2           | open    | 2024-01-01""",
        },
        rows={
            "Main / Demo": {"entered": 2, "open": 2, "from_first": 0.666666667},
            "Main / Offer": {"entered": 0},
            "Main / Paid": {"entered": 0},
        },
        excluded={"never_in_first": 1, "no_contact": 1, "further_cards": 1},
    ),
    Case(
        name="copies_left_out",
        why="a copy that is left out is not among those the rates divide by",
        ask={"grain": "deal"},
        tables={
            "stages": STAGES,
            "deals": """
                deal_id | pipeline | created_at | status
                a       | Main     | 2024-01-01 | won
                b       | Other    | 2024-01-02 | open
                c       | Other    | 2024-01-03 | open""",
            "stage_log": """
                card | card_id | pipeline | stage_order | outcome
                deal | b       | Other    | 1           | open
                deal | c       | Other    | 1           | open""",
            "copies": """
                deal_id | copy_of | is_left_out
                b       | a       | true""",
        },
        rows={
            "Main / Demo": {"entered": 1},
            "Main / Offer": {"entered": 1},
            "Main / Paid": {"entered": 1, "from_first": 1.0},
            "Other / Visit": {"entered": 1, "open": 1, "from_first": 1.0},
            "Other / Sold": {"entered": 0, "from_first": 0.0},
        },
        excluded={"copied": 1},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_funnel_case(engine, case):
    """The answer is the one worked out by hand."""
    check(case, answer(FUNNEL, case, engine), ("pipeline", "stage"))


CLOSED: Final = """
    deal_id | pipeline | created_at | status | closed_at           | loss_reason
    w       | Main     | 2024-01-01 | won    | 2024-01-11 00:00:00 |
    x       | Main     | 2024-01-01 | won    | 2024-01-11 00:00:01 |
    y       | Main     | 2024-01-01 | lost   | 2024-01-05 00:00:00 | price
    z       | Main     | 2024-01-01 | open   |                     |"""
WINDOW: Final = 10 * 86_400
HEAD: Final = "card | card_id | pipeline | stage_order | outcome | entered_at\n"


def within(engine, moves, *, mode="backfill", deals=CLOSED, window=WINDOW):
    """Stage → (entered, advanced, lost, open, skipped) with moves as "id order moment", and why."""
    lines = [line.split(" ", 2) for line in moves]
    log = "\n".join(f"deal | {card} | Main | {order} | open | {at}" for card, order, at in lines)
    ask = {"mode": mode, "window": window, "grain": "deal"}
    found = FUNNEL.compute(company(engine, ask, deals=deals, stages=STAGES, stage_log=HEAD + log))
    names = ("entered", "advanced", "lost", "open", "skipped")
    rows = {row["stage"]: tuple(row[name] for name in names) for row in found.rows}
    return rows, {one.reason: one.count for one in found.excluded}


def test_the_end_of_the_window_is_in_it(engine):
    """Ten days to the second are within ten days; a second more, and what was decided is open."""
    moves = [
        *("w 1 2024-01-01", "w 2 2024-01-11 00:00:00", "x 1 2024-01-01", "x 2 2024-01-11 00:00:01"),
        *("y 1 2024-01-01", "z 2 2024-01-03"),
    ]
    rows, excluded = within(engine, moves)
    assert rows["Demo"] == (3, 1, 1, 1, 0)  # w goes on, y is lost, x stands; z never began
    assert rows["Offer"] == (1, 1, 0, 0, 0)
    assert rows["Paid"] == (1, 1, 0, 0, 0)
    assert excluded == {"never_in_first": 1}


def test_the_window_opens_at_any_entry_into_the_first_stage(engine):
    """A card that came back to the first stage has the whole window again."""
    moves = ["z 1 2024-01-01", "z 1 2024-02-01", "z 2 2024-02-11"]
    assert within(engine, moves)[0]["Offer"][0] == 1
    # what came before the entry is not within the time after it
    assert within(engine, ["z 2 2024-01-01", "z 1 2024-01-02"])[0]["Offer"][0] == 0


@pytest.mark.parametrize(
    ("moves", "passed"),
    [
        (("z 1 2024-01-01", "z 2 2024-01-02", "z 3 2024-01-03"), 3),
        (("z 1 2024-01-01", "z 3 2024-01-02", "z 2 2024-01-03"), 2),
        (("z 1 2024-01-01", "z 3 2024-01-02", "z 2 2024-01-03", "z 3 2024-01-04"), 3),
        (("z 2 2024-01-01", "z 1 2024-01-01", "z 3 2024-01-01"), 3),
        (("z 1 2024-01-01", "z 2 2024-01-05", "z 3 2024-01-12"), 2),
        (("z 1 2024-01-01", "z 1 2024-01-04", "z 2 2024-01-05", "z 3 2024-01-12"), 3),
        (("z 1 2024-01-01", "z 2 2024-01-02", "z 1 2024-01-10", "z 3 2024-01-15"), 2),
    ],
    ids=["in order", "against it", "again", "at one moment", "late", "begun anew", "not mixed"],
)
def test_strict_within_a_window_asks_for_stages_one_after_the_other(engine, moves, passed):
    """Each stage after the one before, all within the window of one entry into the first."""
    stages = "card | pipeline | stage | stage_order | outcome\n" + "\n".join(
        f"deal | Main | S{nth} | {nth} | open" for nth in (1, 2, 3)
    )
    log = HEAD + "\n".join(
        f"deal | z | Main | {order} | open | {at}"
        for order, at in (move.split(" ")[1:] for move in moves)
    )
    ask = {"mode": "strict", "window": WINDOW, "grain": "deal"}
    deals = "deal_id | pipeline | created_at | status\nz | Main | 2024-01-01 | open"
    found = FUNNEL.compute(company(engine, ask, deals=deals, stages=stages, stage_log=log))
    entered = [row["entered"] for row in found.rows]
    assert sum(entered) == passed
    for row in found.rows:
        parts = ("advanced", "lost", "open", "skipped")
        assert row["entered"] == sum(row[part] for part in parts)


def test_a_window_needs_a_history(engine):
    """Without moments there is no window, whatever the mode."""
    with pytest.raises(UsageError) as caught:
        FUNNEL.compute(
            company(
                engine,
                {"window": WINDOW, "grain": "deal"},
                deals=CLOSED,
                stages=STAGES,
                stage_log=NOW,
            )
        )
    assert caught.value.code == "window_needs_history"


@pytest.mark.parametrize("counted", ["lead", "deal"])
def test_cards_that_were_not_exported_cannot_be_counted(engine, counted):
    """Deals alone have no leads to count, leads alone no deals."""
    grain = {"lead": "deal", "deal": "lead"}[counted]
    with pytest.raises(UsageError) as caught:
        FUNNEL.compute(company(engine, {"counted": counted, "grain": grain}))
    assert caught.value.code == "grain_not_exported"


def test_the_leads_last_stay_ends_where_its_deal_begins(engine):
    """A lead that was Good from the 3rd and has a deal from the 5th was Good for two days."""
    log = """
        card | card_id | pipeline | stage_order | outcome | entered_at | left_at
        lead | l1      | leads    | 1           | open    | 2024-01-01 | 2024-01-03
        lead | l1      | leads    | 3           | won     | 2024-01-03 |
        deal | d1      | Main     | 1           | open    | 2024-01-05 |"""
    ask = company(
        engine,
        {"counted": "lead"},
        leads="lead_id | created_at | status\nl1 | 2024-01-01 | converted",
        deals="deal_id | lead_id | pipeline | created_at | status\n"
        "d1 | l1 | Main | 2024-01-05 | open",
        stages=STAGES,
        stage_log=log,
    )
    rows = {row["stage"]: row for row in FUNNEL.compute(ask).rows}
    assert (rows["Ask"]["median_days"], rows["Good"]["median_days"]) == (2.0, 2.0)
    assert (rows["Work"]["entered"], rows["Work"]["inferred"]) == (1, 1)
