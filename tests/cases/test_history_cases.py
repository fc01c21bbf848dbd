"""moves, transitions, variants and network, case by case; every expected row is worked by hand."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, period
from tests.scoped import company

from smalign.metrics.moves.moves import MOVES
from smalign.metrics.moves.network import NETWORK
from smalign.metrics.moves.transitions import TRANSITIONS
from smalign.metrics.moves.variants import VARIANTS

STAGES: Final = """
    card | pipeline | stage | stage_order | outcome
    deal | P        | A     | 1           | open
    deal | P        | B     | 2           | open
    deal | P        | C     | 3           | open
    deal | P        | Won   | 4           | won
    deal | P        | Lost  |             | lost"""
DEALS: Final = """
    deal_id | pipeline | status | created_at
    d1      | P        | won    | 2024-01-01
    d2      | P        | lost   | 2024-01-01
    d3      | P        | open   | 2024-01-01
    d4      | P        | open   | 2024-01-01
    d5      | P        | open   | 2024-01-01"""
# d1 keeps to the order; d2 jumps over B by an import, goes back, is lost; d3 begins at C and comes
# again; d4 was lost and is reopened; nothing is known of d5
LOG: Final = """
    card | card_id | pipeline | stage | stage_order | changed_by | actor_kind | entered_at
    deal | d1      | P        | A     | 1           | Ann        | human      | 2024-01-01 10:00:00
    deal | d1      | P        | B     | 2           | Ann        | human      | 2024-01-02 10:00:00
    deal | d1      | P        | C     | 3           | Bob        | human      | 2024-01-02 10:00:59
    deal | d1      | P        | Won   | 4           | Bob        | human      | 2024-01-05 10:00:59
    deal | d2      | P        | A     | 1           | Ann        | human      | 2024-01-01 10:00:00
    deal | d2      | P        | C     | 3           | CSV        | import     | 2024-01-03 10:00:00
    deal | d2      | P        | B     | 2           | Bob        | human      | 2024-01-04 10:00:00
    deal | d2      | P        | Lost  |             | Robot      | robot      | 2024-01-11 10:00:00
    deal | d3      | P        | C     | 3           | Ann        |            | 2024-02-01 10:00:00
    deal | d3      | P        | C     | 3           | Ann        |            | 2024-02-02 10:00:00
    deal | d4      | P        | A     | 1           | Bob        | human      | 2024-02-01 10:00:00
    deal | d4      | P        | Lost  |             | Robot      | robot      | 2024-02-08 10:00:00
    deal | d4      | P        | A     | 1           |            | human      | 2024-02-09 10:00:00
    deal | d5      | P        | B     | 2           | Ann        | human      | """
TABLES: Final = {"stages": STAGES, "deals": DEALS, "stage_log": LOG}

MOVED: Final = Case(
    name="moves",
    why="each entry is of one kind; a stage is skipped once, by whoever jumped; d5 has no day",
    tables=TABLES,
    rows={
        "A": {
            "stage_order": 1,
            "cards": 3,
            "entries": 4,
            "begun": 3,
            "forward": 0,
            "back": 0,
            "reopened": 1,
            "repeated": 1,
            "repeats": 1,
            "returned": 1,
            "returns": 1,
            # d1 and d2 stood one and two days, d4 seven
            "stays": 3,
            "median_days": 2.0,
            "mean_days": 3.333333333,
            "ended": 1,
            "skipped": 1,
            # d3 began beyond it
            "skipped_unknown": 1,
            "by_human": 4,
        },
        "B": {
            "cards": 2,
            "entries": 2,
            "forward": 1,
            "back": 1,
            "back_human": 1,
            "skipped": 2,
            "skipped_import": 1,
            "skipped_unknown": 1,
            "skipped_human": 0,
            "stays": 2,
            "instant": 1,
            "instant_share": 0.5,
        },
        "C": {
            "cards": 3,
            "entries": 4,
            "begun": 1,
            "forward": 2,
            "again": 1,
            "repeated": 1,
            "repeats": 1,
            "returned": 0,
            "returns": 0,
            "by_import": 1,
            "by_unknown": 2,
            "by_human": 1,
            "skipped": 0,
        },
        "Won": {"stage_order": 4, "entries": 1, "forward": 1, "ended": 1, "stays": 0},
        "Lost": {"stage_order": None, "entries": 2, "forward": 0, "by_robot": 2, "ended": 1},
    },
    total={
        "cards": 4,
        "entries": 13,
        "begun": 4,
        "forward": 4,
        "back": 1,
        "again": 1,
        "reopened": 1,
        "unordered": 0,
        "skipped": 3,
        "repeated": 2,
        "returned": 1,
        "repeated_share": 0.5,
        "ended": 4,
    },
    excluded={"without_history": 1},
    notes={
        "moves_skipped_by": {"cards": 2, "of": 4, "stages": 3, "import": 1, "unknown": 2},
        "moves_actor_unknown": {"moves": 2, "of": 13},
    },
)
LATER: Final = Case(
    name="period",
    why="entries of the period alone, what they follow may be older",
    ask={"period": period("2024-01-03", "2024-01-04")},
    tables=TABLES,
    rows={"B": {"entries": 1, "back": 1}, "C": {"entries": 1, "forward": 1}},
    total={"cards": 1, "entries": 2, "skipped": 1},
    excluded={"without_history": 1},
)
AGAIN: Final = Case(
    name="again_in_period",
    why="a card comes back in the period also where it was there before it; again is no return",
    ask={"period": period("2024-02-01", "2024-02-28")},
    tables={
        **TABLES,
        "stage_log": """
            card | card_id | pipeline | stage | stage_order | entered_at
            deal | d1      | P        | A     | 1           | 2024-01-01 10:00
            deal | d1      | P        | B     | 2           | 2024-01-02 10:00
            deal | d1      | P        | B     | 2           | 2024-02-01 10:00
            deal | d1      | P        | A     | 1           | 2024-02-02 10:00
            deal | d1      | P        | B     | 2           | 2024-02-03 10:00""",
    },
    rows={
        "A": {"entries": 1, "back": 1, "repeated": 1, "repeats": 1, "returned": 1, "returns": 1},
        "B": {"entries": 2, "again": 1, "repeated": 1, "repeats": 2, "returned": 1, "returns": 1},
    },
    total={"cards": 1, "repeated": 1, "repeats": 3, "returned": 1, "returns": 2},
    excluded={"without_history": 4},
)
STEPS: Final = Case(
    name="transitions",
    why="each pair of stages with its kind, its share of what leaves the first, and its wait",
    tables=TABLES,
    rows={
        "A / B": {"kind": "forward", "moves": 1, "median_days": 1.0, "by_human": 1},
        "A / C": {"kind": "forward", "moves": 1, "median_days": 2.0, "by_import": 1},
        "A / Lost": {"kind": "lost", "moves": 1, "share": 0.333333333, "median_days": 7.0},
        "B / C": {"kind": "forward", "moves": 1, "share": 0.5, "instant": 1},
        "B / Lost": {"kind": "lost", "moves": 1, "share": 0.5, "median_days": 7.0},
        "C / B": {"kind": "back", "moves": 1, "share": 0.333333333},
        "C / C": {"kind": "again", "moves": 1},
        "C / Won": {"kind": "forward", "moves": 1, "median_days": 3.0},
        "Lost / A": {"kind": "reopened", "moves": 1, "share": 1.0, "median_days": 1.0},
    },
    total={"moves": 9, "median_days": 1.0, "instant": 1},
    excluded={"without_history": 1},
)
WAYS: Final = Case(
    name="variants",
    why="the won or lost stage at the end is no part of a way; a way may differ in several kinds",
    tables=TABLES,
    rows={
        "A > B > C": {
            "cards": 1,
            "share": 0.25,
            "won": 1,
            "win_rate": 1.0,
            "conforming": 1,
            "median_days": 4.000682870,
        },
        "A > C > B": {"lost": 1, "win_rate": 0.0, "conforming": 0, "skipping": 1, "went_back": 1},
        "A > Lost > A": {"open": 1, "win_rate": None, "conforming": 0, "reopened": 1},
        "C > C": {"conforming": 0, "late_start": 1, "skipping": 0, "again": 1, "median_days": 1.0},
    },
    total={"cards": 4, "conforming": 1, "conforming_share": 0.25, "win_rate": 0.5},
    excluded={"without_history": 1},
    notes={"variants_conforming": {"share": 0.25, "cards": 4, "late_start": 1, "skipping": 1}},
)
HANDED: Final = Case(
    name="variants of a card of two pipelines",
    why="d1 went through P and was sold in Q: P sold d2 alone, and each way counts by itself",
    tables={
        "stages": STAGES
        + """
    deal | Q        | D     | 1           | open
    deal | Q        | Won   | 2           | won""",
        "deals": """
            deal_id | pipeline | status | created_at
            d1      | Q        | won    | 2024-01-01
            d2      | P        | won    | 2024-01-01""",
        "stage_log": """
            card | card_id | pipeline | stage | stage_order | entered_at
            deal | d1      | P        | A     | 1           | 2024-01-01 10:00:00
            deal | d1      | Q        | D     | 1           | 2024-01-02 10:00:00
            deal | d1      | Q        | Won   | 2           | 2024-01-03 10:00:00
            deal | d2      | P        | A     | 1           | 2024-01-01 10:00:00
            deal | d2      | P        | Won   | 4           | 2024-01-02 10:00:00""",
    },
    rows={
        "A": {"cards": 2, "won": 1, "elsewhere": 1, "win_rate": 1},
        "D": {"cards": 1, "won": 1, "elsewhere": 0},
    },
    total={"cards": 3, "won": 2, "elsewhere": 1, "win_rate": 1},
    notes={"variants_elsewhere": {"elsewhere": 1}},
)
UNPLACED: Final = Case(
    name="unplaced",
    why="how ways differ is told of those that are judged alone, and how many are not is told",
    tables={
        "stages": STAGES + "\n    deal | P | X | | open",
        "deals": DEALS,
        "stage_log": """
            card | card_id | pipeline | stage | stage_order | entered_at
            deal | d1      | P        | A     | 1           | 2024-01-01 10:00
            deal | d1      | P        | B     | 2           | 2024-01-02 10:00
            deal | d2      | P        | A     | 1           | 2024-01-01 10:00
            deal | d2      | P        | X     |             | 2024-01-02 10:00
            deal | d2      | P        | X     |             | 2024-01-03 10:00
            deal | d3      | P        | A     | 1           | 2024-01-01 10:00
            deal | d3      | P        | A     | 1           | 2024-01-02 10:00""",
    },
    rows={
        "A > A": {"conforming": 0, "again": 1, "unordered": 0},
        "A > B": {"conforming": 1, "again": 0, "unordered": 0},
        "A > X > X": {"conforming": None, "again": 1, "unordered": 1},
    },
    total={"cards": 3, "again": 2, "conforming_share": 0.5},
    excluded={"without_history": 2},
    notes={
        "variants_conforming": {"cards": 2, "share": 0.5, "again": 1},
        "variants_unjudged": {"unordered": 1, "cards": 3},
    },
)
PEOPLE: Final = Case(
    name="network",
    why="who moved a card, and who had moved it before; a move by nobody is in no row",
    tables=TABLES,
    rows={
        "Ann / Bob": {"kind": "handed", "moves": 1, "share": 0.25, "main_stage": "C"},
        "Ann / CSV": {"kind": "handed", "moves": 1, "median_days": 2.0},
        "Bob / Robot": {"moves": 2, "cards": 2, "share": 0.666666667, "main_stage": "Lost"},
        "CSV / Bob": {"moves": 1, "median_days": 1.0},
        "Ann / Ann": {"kind": "kept", "moves": 2, "cards": 2, "share": 0.5},
        "Bob / Bob": {"kind": "kept", "moves": 1, "main_stage": "Won"},
    },
    total={"moves": 5, "cards": 3, "share": 0.625, "per_card": 1.25},
    excluded={"without_history": 1},
    # 13 entries, four of them beginnings; of one of the nine moves nobody is named
    notes={"network_people_unknown": {"moves": 1, "of": 9}},
)


@pytest.mark.parametrize(
    ("metric", "case", "key"),
    [
        (MOVES, MOVED, ("stage",)),
        (MOVES, LATER, ("stage",)),
        (MOVES, AGAIN, ("stage",)),
        (TRANSITIONS, STEPS, ("from_stage", "to_stage")),
        (VARIANTS, WAYS, ("variant",)),
        (VARIANTS, HANDED, ("variant",)),
        (VARIANTS, UNPLACED, ("variant",)),
    ],
    ids=lambda one: one.name if isinstance(one, Case) else "",
)
def test_history(metric, case, key, engine):
    """The rows of a case are what was worked out by hand."""
    check(case, answer(metric, case, engine), key)


def test_the_network_of_people(engine):
    """The most frequent handovers first, and last those who follow themselves."""
    result = answer(NETWORK, PEOPLE, engine)
    assert [row["kind"] for row in result.rows] == ["handed"] * 4 + ["kept"] * 2
    assert result.rows[0]["giver"] == "Bob"
    rows = {f"{row['giver']} / {row['receiver']}": row for row in result.rows}
    assert rows.keys() == PEOPLE.rows.keys()
    ordered = Case(**{**_fields(PEOPLE), "rows": {name: PEOPLE.rows[name] for name in rows}})
    check(ordered, result, ("giver", "receiver"))


def _fields(case):
    names = ("name", "why", "tables", "rows", "ask", "total", "excluded", "notes")
    return {name: getattr(case, name) for name in names}


def bulk(cards, second):
    """A log of so many cards that Ann moves from A to C within one minute, the last so late."""
    head = "card | card_id | pipeline | stage | stage_order | changed_by | entered_at\n"
    lines = []
    for number in range(cards):
        at = f"2024-03-01 10:00:{number:02}" if number < cards - 1 else f"2024-03-01 10:{second}"
        lines.append(f"deal | b{number} | P | A | 1 | Bob | 2024-02-01 09:{number:02}:00")
        lines.append(f"deal | b{number} | P | C | 3 | Ann | {at}")
    deals = "deal_id | pipeline | status\n" + "\n".join(
        f"b{number} | P | open" for number in range(cards)
    )
    return {"stages": STAGES, "deals": deals, "stage_log": head + "\n".join(lines)}


@pytest.mark.parametrize(
    ("cards", "second", "found"), [(10, "00:59", 10), (9, "00:59", 0), (10, "01:00", 0)]
)
def test_ten_cards_in_one_minute_are_moved_in_bulk(engine, cards, second, found):
    """Nine cards are not, nor ten of which the last one is moved in the next minute."""
    result = MOVES.compute(company(engine, {}, **bulk(cards, second)))
    rows = {row["stage"]: row for row in result.rows}
    assert rows["C"]["by_bulk"] == rows["B"]["skipped_bulk"] == found
    assert rows["A"]["by_bulk"] == 0
    # the export tells no person, robot or import
    assert rows["C"]["by_human"] is None


def test_a_card_that_is_asked_for_alone_was_still_moved_in_bulk(engine):
    """Ann moves ten cards within a minute; one of them is asked for."""
    tables = bulk(10, "00:59") | {"deals": "deal_id | pipeline | status\nb3 | P | open"}
    result = MOVES.compute(company(engine, {}, **tables))
    rows = {row["stage"]: row for row in result.rows}
    assert (rows["C"]["entries"], rows["C"]["by_bulk"]) == (1, 1)


def test_entries_alike_but_for_who_made_them_have_one_order(engine):
    """A card enters B twice at one moment, by Ann and by Bob: their names order that.

    So whatever order the rows stand in, Cid passes the card on to Ann, and Ann to Bob.
    """
    head = "card | card_id | pipeline | stage | stage_order | changed_by | entered_at\n"
    first = "deal | d1 | P | A | 1 | Cid | 2024-02-01 09:00\n"
    twice = [f"deal | d1 | P | B | 2 | {name} | 2024-02-02 09:00" for name in ("Ann", "Bob")]
    deals = "deal_id | pipeline | status\nd1 | P | open"
    for rows in (twice, twice[::-1]):
        tables = {"stages": STAGES, "deals": deals, "stage_log": head + first + "\n".join(rows)}
        result = NETWORK.compute(company(engine, {}, **tables))
        pairs = [(row["giver"], row["receiver"]) for row in result.rows]
        assert pairs == [("Ann", "Bob"), ("Cid", "Ann")]


def test_in_a_log_of_days_nothing_is_instant_or_in_bulk(engine):
    """Where all moves of a day have one moment, a minute says nothing."""
    result = MOVES.compute(company(engine, {"stays_whole": True}, **bulk(10, "00:59")))
    rows = {row["stage"]: row for row in result.rows}
    assert (rows["C"]["by_bulk"], rows["A"]["instant"]) == (0, None)


def test_cards_that_leave_the_order_are_named(engine):
    """--ids: the moves that are not the next step, with the card and who made them."""
    ids = MOVES.compute(company(engine, {"want_ids": True}, **TABLES)).ids
    found = [(row["card_id"], row["stage"], row["kind"], row["skipped"]) for row in ids]
    assert found == [
        ("d2", "C", "forward", 1),
        ("d2", "B", "back", 0),
        ("d3", "C", "again", 0),
        ("d3", "C", "late", 2),
        ("d4", "A", "reopened", 0),
    ]


def test_the_51st_way_is_among_the_others(engine):
    """Fifty ways have rows, the rest one together, and the rows sum to the total."""
    head = "card | card_id | pipeline | stage | stage_order | entered_at\n"
    log = "\n".join(
        f"deal | w{number} | P | {'A' if nth else f'S{number:02}'} | | 2024-01-0{1 + nth}"
        for number in range(52)
        for nth in (0, 1)
    )
    deals = "deal_id | pipeline | status\n" + "\n".join(f"w{n} | P | open" for n in range(52))
    tables = {"deals": deals, "stage_log": head + log, "stages": STAGES}
    result = VARIANTS.compute(company(engine, {}, **tables))
    assert len(result.rows) == 51
    assert (result.rows[-1]["variant"], result.rows[-1]["cards"]) == ("(other)", 2)
    assert result.rows[-1]["median_days"] is None
    assert (result.params["variants"], result.total["cards"]) == (52, 52)


@pytest.mark.parametrize("metric", [MOVES, TRANSITIONS, VARIANTS, NETWORK])
def test_without_a_dated_history_it_is_said(metric, engine):
    """No row, no order to miss, and every card left out."""
    result = metric.compute(company(engine, {}, deals=DEALS, stages=STAGES))
    assert result.rows == ()
    assert "moves_without_history" in {note.code for note in result.notes}
    assert "variants_unordered" not in {note.code for note in result.notes}
    assert [(one.reason, one.count) for one in result.excluded] == [("without_history", 5)]
