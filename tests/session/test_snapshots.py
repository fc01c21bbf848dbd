"""Exports of three days as one history: every row of it worked out beside them."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from itertools import pairwise

import duckdb
import pytest
from msgspec.structs import replace
from tests.handmade import by, codes, written

import smalign
from smalign.base.errors import InputError, UsageError
from smalign.demo import write as write_demo

TOML = """
[sources]
timezone = "Europe/Moscow"
[stages]
order = ["New", "Demo", "Offer"]
won = ["Paid"]
lost = ["Refused"]
"""
HEADER = "deal_id,created_at,closed_at,stage,status,owner,amount,City\n"
# Demo is called Show until the second export: r1…r5 have not moved
FIRST = """
    d1,2026-02-10,,New,open,Ann,100,Tver
    d2,2026-02-11,,New,open,Ann,,
    d5,2026-02-12,,Offer,open,Ann,,
    d8,2026-02-13,2026-02-20,Refused,lost,Bob,,
    r1,2026-02-01,,Show,open,Bob,,
    r2,2026-02-01,,Show,open,Bob,,
    r3,2026-02-01,,Show,open,Bob,,
    r4,2026-02-01,,Show,open,Bob,,
    r5,2026-02-01,2026-03-02,Show,open,Bob,,
    z1,2026-03-02,,New,open,Ann,,
"""
# d1 moves; d2 is Bob's and has a city; d3 is in this one alone; d4 is new; d6 was hidden before
SECOND = """
    d1,2026-02-10,,Demo,open,Ann,100,Tver
    d2,2026-02-11,,New,open,Bob,,Omsk
    d3,2026-03-04,,New,open,Ann,,
    d4,2026-03-05,,New,open,Ann,70,Perm
    d5,2026-02-12,,Offer,open,Ann,,
    d6,2026-02-01,,Offer,open,Ann,,
    d8,2026-02-13,2026-02-20,Refused,lost,Bob,,
    r1,2026-02-01,,Demo,open,Bob,,
    r2,2026-02-01,,Demo,open,Bob,,
    r3,2026-02-01,,Demo,open,Bob,,
    r4,2026-02-01,,Demo,open,Bob,,
    r5,2026-02-01,,Demo,open,Bob,,
    z1,2026-03-02,,New,open,Ann,,
    z2,2026-03-09,,New,open,Ann,,
"""
# d1 is sold on the 12th; d2 is Ann's again and has lost its city; d5 is gone; d7 is new
THIRD = """
    d1,2026-02-10,2026-03-12,Paid,won,Ann,150,Tver
    d2,2026-02-11,,New,open,Ann,,
    d4,2026-03-05,,Offer,open,Ann,70,Perm
    d6,2026-02-01,,Offer,open,Ann,,
    d7,2026-03-14,,Demo,open,Bob,,
    d8,2026-02-13,2026-02-20,Refused,lost,Bob,,
    r1,2026-02-01,,Demo,open,Bob,,
    r2,2026-02-01,,Demo,open,Bob,,
    r3,2026-02-01,,Demo,open,Bob,,
    r4,2026-02-01,,Demo,open,Bob,,
    r5,2026-02-01,,Demo,open,Bob,,
    z1,2026-03-02,,New,open,Ann,,
    z2,2026-03-09,,New,open,Ann,,
    z3,2026-03-16,,New,open,Ann,,
"""
DAYS = {"one": date(2026, 3, 2), "two": date(2026, 3, 9), "three": date(2026, 3, 16)}
TEXTS = {"one": FIRST, "two": SECOND, "three": THIRD}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The three exports in folders whose names say nothing, and one configuration."""
    place = tmp_path_factory.mktemp("exports")
    written(place, {}, TOML)
    for name, text in TEXTS.items():
        written(place / name, {"deals.csv": HEADER + text})
    return place


def opened(folder, *names, **options):
    """The exports of these names together."""
    config = folder / "smalign.toml"
    return smalign.open(snapshots=[folder / name for name in names], config=config, **options)


def logged(session, table, columns):
    """The rows of one table of the history."""
    engine, _ = session.whole()
    return engine.rows(f"select {columns} from {table} order by all")


@pytest.fixture(scope="module")
def history(folder):
    """The three together."""
    with opened(folder, "one", "two", "three") as session:
        yield session


def test_stages_between_exports(history):
    """A change is of the later export's day, a sale of its own; where it stood at first: no day."""
    second, third = DAYS["two"], DAYS["three"]
    sold = date(2026, 3, 12)
    stays = logged(history, "m_stage_log", "card_id, stage, entered_on, left_on, inferred")
    assert [stay for stay in stays if stay[0] not in {"r2", "r3", "r4", "z1", "z2", "z3"}] == [
        ("d1", "Demo", second, sold, True),
        ("d1", "New", None, second, True),
        ("d1", "Paid", sold, sold, True),
        ("d2", "New", None, None, True),
        ("d4", "New", second, third, True),
        ("d4", "Offer", third, None, True),
        ("d6", "Offer", None, None, True),
        ("d7", "Demo", third, None, True),
        ("d8", "Refused", None, None, True),
        ("r1", "Demo", None, None, True),
        ("r5", "Demo", None, None, True),
    ]


def test_owners_between_exports(history):
    """Whose it was at first is known of no day; each change has the owner before."""
    rows = logged(history, "owner_log_all", "card_id, owner, previous_owner, since_on")
    assert [row for row in rows if row[0] in {"d1", "d2", "d4"}] == [
        ("d1", "Ann", None, None),
        ("d2", "Ann", "Bob", DAYS["three"]),
        ("d2", "Ann", None, None),
        ("d2", "Bob", "Ann", DAYS["two"]),
        ("d4", "Ann", None, DAYS["two"]),
    ]


def test_fields_between_exports(history):
    """Filled, changed and emptied; nothing of what stages and owners tell."""
    rows = logged(history, "field_log_all", 'card_id, field, "old", "new", changed_on')
    assert rows == [
        ("d1", "amount", "100.000000", "150.000000", DAYS["three"]),
        ("d2", "City", "Omsk", None, DAYS["three"]),
        ("d2", "City", None, "Omsk", DAYS["two"]),
    ]


def test_cards_are_those_of_the_newest_export(history):
    """d3 and d5 are gone: in no row, and said."""
    engine, model = history.whole()
    assert engine.value("select count(*) from m_deals") == 14
    told = {note.code: note.facts for note in model.notes}
    assert told["snapshot_cards_vanished"] == {"cards": 2, "deals": 2}
    assert told["snapshot_stages_renamed"] == {"stages": ["Show → Demo"], "count": 1}
    made = told["history_of_snapshots"]
    assert (made["exports"], made["first"], made["last"]) == (3, DAYS["one"], DAYS["three"])
    assert (made["usual"], made["gap"]) == (7, 7)
    assert "snapshots_by_name" not in told
    assert [text[:10] for text in told["snapshots_by_moment"]["exports"]] == [
        day.isoformat() for day in DAYS.values()
    ]


def test_the_funnel_reads_it(history):
    """Seen in a stage is entered, with or without a day."""
    rows = by(history.funnel(mode="observed"), "stage")
    entered = {stage: row["entered"] for stage, row in rows.items()}
    # New: d1 d2 d4 z1 z2 z3; Demo: d1 d7 r1…r5; Offer: d4 d6
    assert entered == {"New": 6, "Demo": 7, "Offer": 2, "Paid": 1, "(unknown)": 1}
    # d4 was seven days in New, as far as exports seven days apart can tell: so who is slower is n/a
    assert rows["New"]["median_days"] is rows["New"]["overdue"] is None


def test_transitions_read_it(history):
    """From where a card stood at first, too, though nobody knows for how long."""
    rows = by(history.ask("process", {"show": "transitions"}), "from_stage", "to_stage")
    assert {key: row["moves"] for key, row in rows.items()} == {
        ("New", "Demo"): 1,
        ("New", "Offer"): 1,
        ("Demo", "Paid"): 1,
    }


def test_days_longer_than_the_exports_are_apart_are_told(tmp_path):
    """Exports of every seventh day: 14 days in New are told, and 7 in Demo are not."""
    written(tmp_path, {}, TOML)
    ways = {"04": None, "11": "New", "18": "New", "25": "Demo", "30": "Offer"}
    for day, stage in ways.items():
        card = f"c,2026-04-05,,{stage},open,Ann,,\n" if stage else ""
        text = f"{HEADER}{card}last,2026-04-{day},,New,open,Ann,,"
        written(tmp_path / f"2026-04-{day}", {"deals.csv": text})
    with smalign.open(snapshots=[tmp_path], config=tmp_path / "smalign.toml") as session:
        moves = by(session.ask("process", {"show": "transitions"}), "from_stage")
        assert {stage: row["median_days"] for stage, row in moves.items()} == {
            "New": 14.0,
            "Demo": None,
        }
        funnel = session.funnel()
        rows = by(funnel, "stage")
        assert (rows["New"]["median_days"], rows["Demo"]["median_days"]) == (14.0, None)
        told = {note.code: note.facts for note in funnel.notes}["history_of_snapshots"]
        assert (told["usual"], told["gap"]) == (7, 7)


def test_no_stage_is_skipped_between_two_exports(history):
    """d4 may have been in Demo on a day nobody exported; d7 may have begun in New."""
    result = history.ask("process", {"show": "moves"})
    assert {row["skipped"] for row in result.rows} == {0}
    variants = by(history.ask("process", {"show": "variants"}), "variant")
    assert set(variants) == {"New > Demo", "New > Offer", "New", "Demo"}
    assert all(row["late_start"] == 0 == row["skipping"] for row in variants.values())


def test_handovers_read_it(history):
    """d2 went to Bob and came back."""
    rows = by(history.ask("process", {"show": "handovers"}), "owner")
    assert (rows["Bob"]["received"], rows["Bob"]["given"]) == (1, 1)
    assert (rows["Ann"]["received"], rows["Ann"]["returned"]) == (1, 1)
    assert rows["Bob"]["held_days"] is None
    assert rows["Bob"]["contact_median"] is None


def test_filling_reads_it(history):
    """By the first export with the card, or later; minutes and the end of a month nobody knows."""
    rows = by(history.ask("fields", {"show": "filling"}), "field")
    city = rows["City"]
    # d1 had a city before the first export, d4 by its first one; d2 got and lost it
    assert (city["before_log"], city["at_creation"], city["filled_later"]) == (1, 1, 1)
    assert city["at_move"] is None
    assert city["month_end"] is city["month_end_share"] is None


def test_the_history_is_told_first(history):
    """What it is made of stands before other notes; a question that reads none is not told."""
    assert codes(history.funnel().notes)[0] == "history_of_snapshots"
    assert not [code for code in codes(history.roi().notes) if "snapshot" in code]


def test_the_script_runs_in_a_bare_duckdb(history):
    """It reads every export, and gives the same rows."""
    result = history.ask("process", {"show": "transitions"})
    table = duckdb.connect(config={"threads": 1}).execute(result.sql)
    names = [column[0] for column in table.description]
    rows = [dict(zip(names, row, strict=True)) for row in table.fetchall()]
    found = {(row["from_stage"], row["stage"]): row["moves"] for row in rows if not row["is_total"]}
    assert found == {("New", "Demo"): 1, ("New", "Offer"): 1, ("Demo", "Paid"): 1}


def answers(session):
    """What two questions say, and what they are told."""
    asked = [
        session.ask("process", {"show": "transitions"}),
        session.ask("fields", {"show": "filling"}),
    ]
    notes = {(note.code, repr(note.facts.get("days"))) for one in asked for note in one.notes}
    return [one.rows for one in asked], notes


@pytest.fixture(scope="module")
def in_order(folder):
    """The answers of the three, each named once, in the order of their days."""
    with opened(folder, "one", "two", "three") as session:
        return answers(session)


def test_the_order_given_changes_nothing(folder, in_order):
    """Exports are in the order of their days, whichever is named first."""
    for names in (("three", "two", "one"), ("two", "three", "one")):
        with opened(folder, *names) as session:
            assert answers(session) == in_order


def test_an_export_given_twice_changes_nothing(folder, in_order):
    """Named again, it is the same export."""
    with opened(folder, "two", *TEXTS) as twice:
        assert answers(twice) == in_order


def test_a_copy_of_an_export_changes_no_number(folder, in_order, tmp_path):
    """Another export of the same day is not used, and said."""
    copy = written(tmp_path / "copy", {"deals.csv": HEADER + SECOND})
    with opened(folder, *TEXTS, copy) as twice:
        assert answers(twice)[0] == in_order[0]
        assert "snapshots_of_one_day" in codes(twice.ask("process", {"show": "transitions"}).notes)


def test_where_nothing_changed_nothing_is_logged(folder, tmp_path):
    """Three times the same cards: no move has a day, no owner changed, no field."""
    config = folder / "smalign.toml"
    for day in ("2026-03-16", "2026-03-17", "2026-03-18"):
        written(tmp_path / day, {"deals.csv": HEADER + THIRD})
    with smalign.open(snapshots=[tmp_path], config=config) as session:
        stays = logged(session, "m_stage_log", "entered_on")
        assert {row[0] for row in stays} == {None}
        owners = logged(session, "owner_log_all", "previous_owner, since_on")
        assert set(owners) == {(None, None)}
        assert logged(session, "field_log_all", "field") == []


def test_the_named_export_is_the_newest(folder):
    """Snapshots later than the export that is named are left out, and said."""
    config = folder / "smalign.toml"
    with smalign.open(folder / "two", snapshots=[folder], config=config) as session:
        result = session.ask("process", {"show": "transitions"})
        told = {note.code: note.facts for note in result.notes}
        assert told["history_of_snapshots"]["last"] == DAYS["two"]
        assert told["snapshots_later"]["count"] == 1
        assert [(row["from_stage"], row["to_stage"]) for row in result.rows] == [("New", "Demo")]


def test_the_named_export_beside_costs(folder, tmp_path):
    """It is the newest one, whatever stands beside it, and no other export of its day."""
    costs = written(tmp_path, {"spend.csv": "Date,Channel,Cost\n2026-03-01,Ads,100"})
    config = folder / "smalign.toml"
    for name, day in (("one", "2026-03-02"), ("three", "2026-03-18")):
        written(tmp_path / day, {"deals.csv": HEADER + TEXTS[name]})
    named = (tmp_path / "2026-03-18", costs / "spend.csv")
    with smalign.open(*named, snapshots=[f"{tmp_path}/*/"], config=config) as session:
        found = codes(session.funnel().notes)
        assert found[0] == "history_of_snapshots"
        assert not {"snapshots_later", "snapshots_of_one_day"} & {*found}


def test_an_export_that_goes_on_after_the_day_in_its_name(folder, tmp_path):
    """Called by the Monday of their weeks: the newest one is of its data's day, as the others."""
    for name, day in (("two", "2026-03-03"), ("three", "2026-03-09")):
        written(tmp_path / day, {"deals.csv": HEADER + TEXTS[name]})
    with smalign.open(snapshots=[tmp_path], config=folder / "smalign.toml") as session:
        told = {note.code: note.facts for note in session.funnel().notes}
        assert told["history_of_snapshots"]["days"] == ["2026-03-09", "2026-03-16"]


def test_a_history_of_the_export_wins(folder, tmp_path):
    """Its own stage log is read; owners are still those of the snapshots."""
    log = """
        deal_id,stage,entered_at
        d1,New,2026-02-10 10:00
        d1,Offer,2026-03-11 10:00
        d1,Paid,2026-03-12 10:00
    """
    export = written(tmp_path / "new", {"deals.csv": HEADER + THIRD, "stage_log.csv": log})
    config = folder / "smalign.toml"
    given = [folder / "one", folder / "two"]
    with smalign.open(export, snapshots=given, config=config) as session:
        moves = session.ask("process", {"show": "transitions"})
        assert [(row["from_stage"], row["to_stage"]) for row in moves.rows] == [
            ("New", "Offer"),
            ("Offer", "Paid"),
        ]
        assert codes(moves.notes)[0] == "history_of_export"
        owners = session.ask("process", {"show": "handovers"})
        assert by(owners, "owner")["Bob"]["received"] == 1


def test_smalign_toml_names_them(folder, tmp_path, monkeypatch):
    """[sources] snapshots: relative to the file; the newest is what is asked."""
    toml = TOML.replace("[sources]", f'[sources]\nsnapshots = ["{folder}/*/"]')
    monkeypatch.chdir(written(tmp_path / "here", {}, toml))
    with smalign.open() as session:
        assert session.funnel(mode="observed").total["open"] == 12


def test_costs_beside_snapshots(folder, tmp_path):
    """Files without cards belong to the newest snapshot; the day may stand in a name."""
    costs = written(tmp_path, {"spend.csv": "Date,Channel,Cost\n2026-03-01,Ads,100"})
    for name, day in (("one", "2026-03-04"), ("three", "2026-03-18")):
        written(tmp_path / day, {"deals.csv": HEADER + TEXTS[name]})
    config = folder / "smalign.toml"
    with smalign.open(costs / "spend.csv", snapshots=[f"{tmp_path}/*/"], config=config) as session:
        assert by(session.roi(), "channel")["Ads"]["spend"] == 100
        made = session.funnel().notes[0].facts
        # the newest ends with its data on the 16th; nothing in the first one contradicts its name
        assert made["days"] == ["2026-03-04", "2026-03-16"]
        told = {note.code: note.facts for note in session.inspect().warnings}
        assert len(told["snapshots_by_name"]["exports"]) == 1


def test_terms_shorter_than_the_exports_are_apart(folder):
    """Whether a term of two days was kept cannot be seen every seven days; of 60 days it can."""
    with opened(folder, *TEXTS) as session:
        stages = replace(session.config.stages, sla={"New": "2d", "Demo": "60d"})
        session.config = replace(session.config, stages=stages)
        rows = by(session.ask("process", {"show": "zones"}), "stage")
        assert rows["New"]["on_time"] is rows["New"]["on_time_share"] is None
        assert rows["Demo"]["on_time"] == 1


def test_a_mistyped_date_does_not_make_an_export_later(folder, tmp_path):
    """One of 1,202 deals of the second export is of 2062: it is of the 9th all the same."""
    many = "".join(f"m{number},2026-03-01,,New,open,Ann,,\n" for number in range(1200))
    for day, stage, year in (("02", "New", 2026), ("09", "Demo", 2062), ("16", "Offer", 2026)):
        text = f"{many}c,2026-03-01,,{stage},open,Ann,,\nx,{year}-03-01,,New,open,Ann,,\n"
        written(tmp_path / f"2026-03-{day}", {"deals.csv": HEADER + text})
    with smalign.open(snapshots=[tmp_path], config=folder / "smalign.toml") as session:
        result = session.ask("process", {"show": "transitions"})
        assert "snapshots_later" not in codes(result.notes)
        rows = by(result, "from_stage", "to_stage")
        assert rows["New", "Demo"]["moves"] == rows["Demo", "Offer"]["moves"] == 1


def test_a_field_an_export_lacks_was_not_emptied_in_it(folder, tmp_path):
    """The second export has no City: d1 kept its own all the time, d2 never had one."""
    lines = [line.rsplit(",", 1)[0] for line in (HEADER + SECOND).strip().split("\n")]
    bare = written(tmp_path / "bare", {"deals.csv": "\n".join(lines)})
    with opened(folder, "one", bare, "three") as session:
        rows = logged(session, "field_log_all", "card_id, field")
        assert rows == [("d1", "amount")]


def test_a_workspace_keeps_the_history(folder, history, tmp_path):
    """Prepared once, it answers the same; its snapshots are exports of their days themselves."""
    config = folder / "smalign.toml"
    place = tmp_path / "kept"
    smalign.prepare(folder / "one", to=place, config=config)
    smalign.prepare(folder / "two", to=place, config=config)
    smalign.prepare(folder / "three", to=place, config=config, snapshots=[place])
    again = smalign.prepare(folder / "three", to=place, config=config, snapshots=[folder])
    assert again.state == "added"
    with smalign.open(place) as kept:
        for show in ("transitions", "handovers", "moves"):
            asked = {"show": show}
            assert kept.ask("process", asked).rows == history.ask("process", asked).rows
        filling = {"show": "filling"}
        assert kept.ask("fields", filling).rows == history.ask("fields", filling).rows
        assert codes(kept.funnel().notes)[0] == "history_of_snapshots"


def wrong(*exports, **options):
    """The code of the error that a question of history ends in."""
    with pytest.raises((InputError, UsageError)) as error, smalign.open(*exports, **options) as one:
        one.funnel()
    return error.value.code


def test_an_export_without_a_day(folder, tmp_path):
    """Nobody can tell when it was."""
    bare = written(tmp_path / "bare", {"deals.csv": "deal_id,stage,owner\n1,New,Ann\n"})
    assert wrong(folder / "three", snapshots=[bare]) == "snapshot_undated"


def test_a_workspace_without_a_day(folder, tmp_path):
    """It is opened as what it is, also where the days are asked before the newest is known."""
    bare = written(tmp_path / "bare", {"deals.csv": "deal_id,stage,owner\n1,New,Ann\n"})
    place = tmp_path / "kept"
    smalign.prepare(bare, to=place, config=folder / "smalign.toml")
    assert wrong(snapshots=[folder / "three", place]) == "snapshot_undated"


def test_an_export_of_another_system(tmp_path):
    """Its ids name other cards."""
    for crm in ("amocrm", "pipedrive"):
        write_demo(tmp_path / crm, crm=crm, seed=7, leads=40)
    assert wrong(tmp_path / "amocrm", snapshots=[tmp_path / "pipedrive"]) == "other_crm"


def test_exports_without_a_common_card(folder, tmp_path):
    """Weekly exports of new cards alone are no history of any."""
    strange = written(tmp_path / "strange", {"deals.csv": HEADER + "x1,2026-02-10,,New,open,Ann,,"})
    assert wrong(folder / "three", snapshots=[strange]) == "no_common_card"


def test_a_workspace_cannot_be_the_newest(folder, tmp_path):
    """It was read without a history; the way out is told."""
    place = tmp_path / "kept"
    smalign.prepare(folder / "one", to=place, config=folder / "smalign.toml")
    assert wrong(snapshots=[place]) == "snapshots_workspace"
    assert wrong(place, snapshots=[folder]) == "workspace_option"


def walks(seed):
    """Of 30 cards on 6 days: card → day → stage, None on days it is not exported."""
    draw = random.Random(seed)
    return {
        f"c{card}": [
            draw.choice(("New", "Demo", "Offer", None)) if day < 5 else draw.choice(("New", "Demo"))
            for day in range(6)
        ]
        for card in range(30)
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_walks(tmp_path, seed):
    """A move is where a card stands elsewhere than when it was seen before, and nowhere else."""
    cards = walks(seed)
    written(tmp_path, {}, TOML)
    for day in range(6):
        seen = [
            f"{card},2026-01-01,,{way[day]},open,Ann,," for card, way in cards.items() if way[day]
        ]
        lines = [*seen, f"day,2026-03-0{day + 1},,New,open,Ann,,"]
        written(tmp_path / f"2026-03-0{day + 1}", {"deals.csv": HEADER + "\n".join(lines)})
    moves = Counter()
    for way in cards.values():
        known = [stage for stage in way if stage]
        moves.update(pair for pair in pairwise(known) if pair[0] != pair[1])
    with smalign.open(snapshots=[tmp_path], config=tmp_path / "smalign.toml") as session:
        rows = by(session.ask("process", {"show": "transitions"}), "from_stage", "to_stage")
    assert {pair: row["moves"] for pair, row in rows.items()} == moves


def test_leads_and_deals(tmp_path):
    """The lead goes on and changes hands; the deal of the same id does neither."""
    written(tmp_path, {}, '[sources]\ntimezone = "UTC"\n')
    for day, stage, owner in (("02", "New", "Ann"), ("09", "Talks", "Bob")):
        leads = f"lead_id,created_at,stage,status,owner\n7,2026-03-01,{stage},open,{owner}"
        deals = f"deal_id,lead_id,created_at,stage,status,owner\n7,,2026-03-{day},Start,open,Ann"
        place = tmp_path / f"2026-03-{day}"
        written(place, {"leads.csv": leads, "deals.csv": deals})
    with smalign.open(snapshots=[tmp_path], config=tmp_path / "smalign.toml") as session:
        rows = session.ask("process", {"show": "transitions"}).rows
        moves = [(row["pipeline"], row["from_stage"], row["to_stage"]) for row in rows]
        assert moves == [("leads", "New", "Talks")]
        owners = logged(session, "owner_log_all", "card, card_id, owner, previous_owner")
        assert ("lead", "7", "Bob", "Ann") in owners
        assert len(owners) == 3
