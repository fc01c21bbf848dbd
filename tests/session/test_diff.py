"""diff: two exports written by hand, every step of the bridge worked out beside them."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pytest
from tests.handmade import codes, opened, written

from smalign.base.errors import InputError, UsageError
from smalign.session import open_exports

TOML = '[sources]\ntimezone = "UTC"\n'
OLD = """
    deal_id,pipeline,owner,stage,status,created_at,closed_at,amount
    1,Sales,Ann,New,open,2026-01-05,,100.10
    2,Sales,Ann,Offer,open,2026-01-06,,200
    3,Sales,Bob,Offer,open,2026-01-07,,300
    4,Sales,Bob,New,open,2026-01-08,,400
    5,Sales,Bob,Lost,lost,2026-01-09,2026-01-20,500
    6,Sales,Bob,New,open,2026-01-10,,600
    7,Sales,Bob,Won,won,2026-01-10,2026-01-31,700
    11,Sales,Bob,Lost,lost,2026-01-10,2026-01-31,20
    12,Sales,Bob,Lost,lost,2026-01-11,2026-01-31,30
"""
# 1 raised by 50; 2 sold cheaper; 3 lost; 4 gone; 5 opened again, cheaper; 6 to VIP, raised; 7 as it
# was; 8 new; 9 new and sold; 10 created before, and unseen; 11 lost, then sold; 12 lost and gone
NEW = """
    deal_id,pipeline,owner,stage,status,created_at,closed_at,amount
    1,Sales,Ann,Offer,open,2026-01-05,,150.10
    2,Sales,Ann,Won,won,2026-01-06,2026-02-10,180
    3,Sales,Bob,Lost,lost,2026-01-07,2026-02-11,300
    5,Sales,Bob,New,open,2026-01-09,,450
    6,VIP,Ann,New,open,2026-01-10,,650
    7,Sales,Bob,Won,won,2026-01-10,2026-01-31,700
    8,Sales,Bob,New,open,2026-02-03,,80
    9,Sales,Bob,Won,won,2026-02-03,2026-02-20,90
    10,Sales,Bob,New,open,2026-01-15,,60
    11,Sales,Bob,Won,won,2026-01-10,2026-02-18,25
"""


def compared(folder, old, new, toml=TOML, **options):
    """The answer about two exports, each the text of deals.csv or files by name."""
    files = [one if isinstance(one, dict) else {"deals.csv": one} for one in (old, new)]
    with (
        opened(folder / "old", files[0], toml) as before,
        opened(folder / "new", files[1], toml) as after,
    ):
        return after.diff(before, **options)


def bridge(result, **place):
    """Step → (cards, open cards, open amount) of one place."""
    rows = (row for row in result.rows if place.items() <= row.items())
    return {row["step"]: (row["cards"], row["open_cards"], row["open_amount"]) for row in rows}


def left_out(result):
    """Reason → cards."""
    return {one.reason: one.count for one in result.excluded}


def test_every_kind_of_change(tmp_path):
    """1 600.10 were open; what is written above the exports leaves 1 390.10, to the kopeck."""
    result = compared(tmp_path, OLD, NEW)
    assert bridge(result, card="deal", pipeline="(all)") == {
        "opening": (5, 5, Decimal("1600.10")),
        "created": (2, 2, Decimal(170)),
        "appeared": (1, 1, Decimal(60)),
        "reopened": (2, 2, Decimal(520)),
        "raised": (3, 0, Decimal(105)),
        "lowered": (2, 0, Decimal(-70)),
        "won": (3, -3, Decimal(-295)),
        "lost": (1, -1, Decimal(-300)),
        "vanished": (1, -1, Decimal(-400)),
        "closing": (5, 5, Decimal("1390.10")),
    }
    assert left_out(result) == {"closed_in_both": 1, "vanished_closed": 1}


def test_open_deals_that_have_no_amounts_have_no_sum(tmp_path):
    """An amount is written when a deal is sold: the open ones are worth nobody knows what, not 0.

    Deal 1 is sold at 100, which it had not before; 2 stays open, 3 is lost, 4 is new.
    """
    head = "deal_id,stage,status,created_at,closed_at,amount"
    old = f"{head}\n" + "".join(f"{n},New,open,2026-01-0{n},,\n" for n in (1, 2, 3))
    new = (
        f"{head}\n1,Won,won,2026-01-01,2026-02-10,100\n2,New,open,2026-01-02,,\n"
        "3,Lost,lost,2026-01-03,2026-02-11,\n4,New,open,2026-02-12,,\n"
    )
    assert bridge(compared(tmp_path, old, new)) == {
        "opening": (3, 3, None),
        "created": (1, 1, None),
        "reopened": (0, 0, Decimal(0)),
        "raised": (1, 0, Decimal(100)),
        "lowered": (0, 0, Decimal(0)),
        "won": (1, -1, Decimal(-100)),
        "lost": (1, -1, None),
        "vanished": (0, 0, Decimal(0)),
        "closing": (2, 2, None),
    }


def test_a_deal_that_changed_its_pipeline(tmp_path):
    """It leaves the one and comes to the other at its old amount, and is raised there."""
    result = compared(tmp_path, OLD, NEW)
    assert bridge(result, pipeline="VIP") == {
        "opening": (0, 0, Decimal(0)),
        "moved_in": (1, 1, Decimal(600)),
        "raised": (1, 0, Decimal(50)),
        "closing": (1, 1, Decimal(650)),
    }
    sales = bridge(result, pipeline="Sales")
    assert sales["moved_out"] == (1, -1, Decimal(-600))
    assert sales["closing"] == (4, 4, Decimal("740.10"))


def test_by_any_field_and_under_conditions(tmp_path):
    """Deal 6 went from Bob to Ann; of Ann's deals alone it came in from outside."""
    result = compared(tmp_path, OLD, NEW, by="owner")
    assert bridge(result, owner="Ann")["moved_in"] == (1, 1, Decimal(600))
    assert bridge(result, owner="Bob")["moved_out"] == (1, -1, Decimal(-600))
    alone = bridge(compared(tmp_path, OLD, NEW, where="owner = Ann"), pipeline="(all)")
    assert alone["opening"] == (2, 2, Decimal("300.10"))
    assert alone["entered"] == (1, 1, Decimal(600))
    assert alone["closing"] == (2, 2, Decimal("800.10"))
    bobs = bridge(compared(tmp_path, OLD, NEW, where="owner = Bob"), pipeline="Sales")
    bobs = bobs or bridge(compared(tmp_path, OLD, NEW, where="owner = Bob"))
    assert bobs["left"] == (1, -1, Decimal(-600))


def test_the_same_export_twice(tmp_path):
    """Nothing happened in no time."""
    result = compared(tmp_path, OLD, OLD)
    steps = bridge(result, pipeline="(all)") or bridge(result)
    assert steps.pop("opening") == steps.pop("closing") == (5, 5, Decimal("1600.10"))
    assert set(steps.values()) == {(0, 0, Decimal(0))}
    for show in ("moves", "owners", "fields", "stages"):
        part = compared(tmp_path, OLD, OLD, show=show)
        assert (part.rows, codes(part.notes)[0]) == ((), "diff_no_change"), show


def test_the_wrong_order_is_said_first(tmp_path):
    """What was created seems to vanish: the note with the days stands above all others."""
    result = compared(tmp_path, NEW, OLD)
    assert result.notes[0].code == "diff_reversed"
    assert {name: str(day) for name, day in result.notes[0].facts.items()} == {
        "old": "2026-02-20",
        "new": "2026-01-31",
    }
    assert "diff_reversed" not in codes(compared(tmp_path, OLD, NEW).notes)


def test_moves_are_told_by_the_order_of_the_stages(tmp_path):
    """New, Call, Offer: one step forward, one past a stage, one back, and what closed."""
    toml = TOML + '[stages]\norder = ["New", "Call", "Offer"]\nwon = ["Won"]\nlost = ["Lost"]\n'
    old = """
        deal_id,stage,created_at,modified_at,amount
        1,New,2026-01-05,2026-01-31,10
        2,New,2026-01-05,2026-01-31,20
        3,Offer,2026-01-05,2026-01-31,30
        4,Call,2026-01-05,2026-01-31,40
        5,Lost,2026-01-05,2026-01-31,50
        6,Call,2026-01-05,2026-01-31,60
    """
    new = """
        deal_id,stage,created_at,modified_at,amount
        1,Call,2026-01-05,2026-02-20,10
        2,Offer,2026-01-05,2026-02-20,20
        3,Call,2026-01-05,2026-02-20,30
        4,Won,2026-01-05,2026-02-20,45
        5,Call,2026-01-05,2026-02-20,50
        6,Call,2026-01-05,2026-02-20,60
        7,New,2026-02-05,2026-02-20,70
    """
    result = compared(tmp_path, old, new, toml, show="moves", ids=True)
    found = {
        (row["from_stage"], row["to_stage"]): (
            row["direction"],
            row["passed"],
            row["cards"],
            row["amount"],
        )
        for row in result.rows
    }
    assert found == {
        ("New", "Call"): ("forward", 0, 1, Decimal(10)),
        ("New", "Offer"): ("skipped", 1, 1, Decimal(20)),
        ("Offer", "Call"): ("back", None, 1, Decimal(30)),
        ("Call", "Won"): ("won", None, 1, Decimal(45)),
        ("Lost", "Call"): ("reopened", None, 1, Decimal(50)),
    }
    shares = {row["from_stage"]: row["share"] for row in result.rows}
    assert (shares["New"], shares["Call"]) == (0.5, 0.5)  # 4 went on, 6 stayed
    assert left_out(result) == {"same_stage": 1, "only_in_new": 1}
    assert {row["card_id"] for row in result.ids} == {"1", "2", "3", "4", "5"}


def staged(stages, day):
    """An export of open deals: id → stage."""
    rows = (f"{deal},{stage},open,2026-01-05,{day}" for deal, stage in stages.items())
    return "deal_id,stage,status,created_at,modified_at\n" + "\n".join(rows)


def test_a_renamed_stage_is_no_move(tmp_path):
    """Nine of the ten of Talk stand in Negotiation: it is renamed, and one deal moved."""
    old = staged({**dict.fromkeys(range(10), "Talk"), 10: "New", 11: "Gone"}, "2026-01-31")
    new = staged(
        {**dict.fromkeys(range(9), "Negotiation"), 9: "New", 10: "New", 11: "Fresh"}, "2026-02-20"
    )
    stages = compared(tmp_path, old, new, show="stages")
    found = [
        (row["change"], row["from_stage"], row["to_stage"], row["share"]) for row in stages.rows
    ]
    assert found == [
        ("renamed", "Talk", "Negotiation", 0.9),
        ("vanished", "Gone", None, None),
        ("new_stage", None, "Fresh", None),
    ]
    moves = compared(tmp_path, old, new, show="moves")
    assert {(row["from_stage"], row["to_stage"]): row["cards"] for row in moves.rows} == {
        ("Talk", "New"): 1,
        ("Gone", "Fresh"): 1,
    }
    told = next(note for note in moves.notes if note.code == "diff_stages_renamed")
    assert told.facts["stages"] == ["Talk → Negotiation"]


@pytest.mark.parametrize(("together", "others"), [(8, 2), (4, 0)])
def test_fewer_than_nine_in_ten_or_than_five_rename_nothing(tmp_path, together, others):
    """Eight of ten may have moved by hand, and four are too few to tell."""
    ids = range(together + others)
    old = staged(dict.fromkeys(ids, "Talk") | {"n": "New"}, "2026-01-31")
    new = staged(
        {one: "Negotiation" if one < together else "New" for one in ids} | {"n": "New"},
        "2026-02-20",
    )
    result = compared(tmp_path, old, new, show="stages")
    assert [row["change"] for row in result.rows] == ["vanished", "new_stage"]


def test_owners(tmp_path):
    """Of Bob's six deals in both exports one became Ann's, open at 650."""
    result = compared(tmp_path, OLD, NEW, show="owners")
    (row,) = result.rows
    assert (row["from_owner"], row["to_owner"], row["cards"], row["open_cards"]) == (
        "Bob",
        "Ann",
        1,
        1,
    )
    assert row["open_amount"] == Decimal(650)
    assert round(row["share"], 9) == round(1 / 5, 9)  # of 3, 5, 6, 7 and 11
    assert left_out(result) == {"only_in_old": 2, "only_in_new": 3, "same_owner": 6}


def test_fields(tmp_path):
    """Filled, emptied, changed; what is written otherwise, or in one export alone, is neither."""
    old = """
        deal_id,created_at,status,amount,city,budget,lost_note
        1,2026-01-05,open,1000,Perm,,x
        2,2026-01-05,open,1000.00,Omsk,5,y
        3,2026-01-05,open,,,5,z
        4,2026-01-05,open,70,Perm,-,z
    """
    new = """
        deal_id,created_at,status,amount,city,budget,score
        1,2026-01-05,open,"1 000,00",Omsk,5,1
        2,2026-01-05,open,"1 000,00",,5,2
        3,2026-01-05,open,"20,00",Kirov,6,3
        4,2026-01-05,open,"70,00",Perm,,3
        5,2026-02-05,open,"70,00",Perm,8,3
    """
    result = compared(tmp_path, old, new, show="fields", ids=True)
    found = {
        row["field"]: (row["cards"], row["filled"], row["emptied"], row["rewritten"])
        for row in result.rows
    }
    assert found == {"city": (4, 1, 1, 1), "budget": (4, 1, 0, 1), "amount": (4, 1, 0, 0)}
    edits = {(row["card_id"], row["field"]): row["change"] for row in result.ids}
    assert edits[("2", "city")] == "emptied"
    assert edits[("3", "budget")] == "changed"
    told = {note.code: note.facts["fields"] for note in result.notes if "fields_only" in note.code}
    assert told == {"diff_fields_only_old": ["lost_note"], "diff_fields_only_new": ["score"]}


def dated(ids, day, status="open"):
    """An export of deals created one a day from January on."""
    rows = (f"{one},{status},2026-01-{one % 28 + 1:02}T10:00:00,{day},10" for one in ids)
    return "deal_id,status,created_at,modified_at,amount\n" + "\n".join(rows)


def test_an_export_that_begins_later(tmp_path):
    """Twelve deals older than NEW's first were not exported; they are no loss of the pipeline."""
    result = compared(tmp_path, dated(range(20), "2026-01-31"), dated(range(12, 20), "2026-02-20"))
    assert bridge(result)["opening"] == (8, 8, Decimal(80))
    assert bridge(result)["vanished"] == (0, 0, Decimal(0))
    assert left_out(result) == {"before_new_export": 12}
    back = compared(tmp_path, dated(range(12, 20), "2026-01-31"), dated(range(20), "2026-02-20"))
    assert bridge(back)["closing"] == (8, 8, Decimal(80))
    assert left_out(back) == {"before_old_export": 12}


def test_a_few_of_the_oldest_cards_may_be_deleted(tmp_path):
    """Nine are no other period: they vanished, and a note names their share."""
    result = compared(tmp_path, dated(range(20), "2026-01-31"), dated(range(9, 20), "2026-02-20"))
    assert bridge(result)["vanished"] == (9, -9, Decimal(-90))
    told = next(note for note in result.notes if note.code == "diff_many_gone")
    assert (told.facts["gone"], told.facts["cards"]) == (9, 20)


def test_an_export_of_open_cards_alone(tmp_path):
    """What was won cannot be told from what vanished."""
    old = dated(range(5), "2026-01-31") + "\n9,won,2026-01-03T10:00:00,2026-01-31,10"
    result = compared(tmp_path, old, dated(range(4), "2026-02-20"))
    assert "diff_only_open" in codes(result.notes)


def test_other_tables_and_columns_are_said(tmp_path):
    """Leads of one export alone, and amounts of one export alone, are no change."""
    leads = "lead_id,status,created_at\n1,open,2026-01-02\n"
    old = {"deals.csv": dated(range(3), "2026-01-31"), "leads.csv": leads}
    new = "deal_id,status,created_at,modified_at\n1,open,2026-01-02T10:00:00,2026-02-20\n"
    result = compared(tmp_path, old, {"deals.csv": new})
    assert {row["card"] for row in result.rows} == {"deal"}
    assert {"diff_table_only_old", "diff_without_amounts"} <= {*codes(result.notes)}
    assert bridge(result)["closing"] == (1, 1, None)


def test_leads_have_a_bridge_of_their_own(tmp_path):
    """A converted lead is won, and its deal is created."""
    old = {
        "leads.csv": "lead_id,status,created_at\n1,open,2026-01-02\n2,open,2026-01-03\n"
        "3,open,2026-01-04\n",
        "deals.csv": "deal_id,lead_id,status,created_at,amount\n7,,open,2026-01-05,5\n",
    }
    new = {
        "leads.csv": "lead_id,status,created_at\n1,converted,2026-01-02\n"
        "2,disqualified,2026-01-03\n"
        "3,open,2026-01-04\n4,open,2026-02-04\n",
        "deals.csv": "deal_id,lead_id,status,created_at,amount\n7,,open,2026-01-05,5\n"
        "8,1,open,2026-02-05,9\n",
    }
    result = compared(tmp_path, old, new)
    leads = {step: cards for step, (_, cards, _) in bridge(result, card="lead").items() if cards}
    assert leads == {"opening": 3, "created": 1, "converted": -1, "disqualified": -1, "closing": 2}
    deals = {step: cards for step, (_, cards, _) in bridge(result, card="deal").items() if cards}
    assert deals == {"opening": 1, "created": 1, "closing": 2}


def test_amounts_of_leads_are_their_own(tmp_path):
    """Deals have amounts and leads have none: those are not known, not 0."""
    files = {"leads.csv": "lead_id,status,created_at\n1,open,2026-01-02\n", "deals.csv": OLD}
    result = compared(tmp_path, files, files)
    assert bridge(result, card="lead")["closing"][2] is None
    assert bridge(result, card="deal")["closing"][2] == Decimal("1600.10")


def test_cards_without_ids_are_not_paired_by_their_lines(tmp_path):
    """A row deleted above would make every deal another one: such deals are not compared."""
    deals = "created_at,status,amount\n2026-01-02,open,5\n2026-01-03,won,7\n"
    leads = "lead_id,status,created_at\n1,open,2026-01-02\n"
    files = {"leads.csv": leads, "deals.csv": deals}
    result = compared(tmp_path / "both", files, files)
    assert {row["card"] for row in result.rows} == {"lead"}
    told = next(note for note in result.notes if note.code == "diff_without_ids")
    assert told.facts == {"table": "deals"}
    with pytest.raises(InputError, match="an id here"):
        compared(tmp_path / "deals", deals, deals)


def test_rejected_rows_of_the_earlier_export_are_said(tmp_path):
    """A row of OLD that cannot be read makes its card appear: a note counts it."""
    broken = OLD.replace(
        "6,Sales,Bob,New,open,2026-01-10,,600", "6,Sales,Bob,New,open,2026-01-10,,600,x"
    )
    result = compared(tmp_path, broken, NEW)
    assert bridge(result, pipeline="(all)")["appeared"] == (2, 2, Decimal(710))
    told = next(note for note in result.notes if note.code == "diff_old_rejected")
    assert told.facts == {"count": 1}


def test_rates_are_a_step_of_their_own(tmp_path):
    """100 USD are 9 000 RUB while open, at the rate of January, and 8 000 when sold in February."""
    toml = (
        '[sources]\ntimezone = "UTC"\ncurrency = "RUB"\n'
        '[rates.USD]\n"2026-01-01" = 90\n"2026-02-01" = 80\n'
    )
    head = "deal_id,status,created_at,closed_at,amount,currency\n"
    old = head + "1,open,2026-01-05,,100,USD\n2,open,2026-01-06,,50,RUB\n"
    new = head + "1,won,2026-01-05,2026-02-10,100,USD\n2,open,2026-01-06,,60,RUB\n"
    found = bridge(compared(tmp_path, old, new, toml))
    assert found["revalued"] == (1, 0, Decimal(-1000))
    assert found["raised"] == (1, 0, Decimal(10))
    assert found["won"] == (1, -1, Decimal(-8000))
    assert (found["opening"][2], found["closing"][2]) == (Decimal(9050), Decimal(60))


def test_another_currency_is_not_subtracted(tmp_path):
    """100 RUB that became 100 USD are no change anybody can count."""
    head = "deal_id,status,created_at,amount,currency\n"
    old = head + "1,open,2026-01-05,100,RUB\n"
    new = head + "1,open,2026-01-05,100,USD\n"
    result = compared(tmp_path, old, new)
    told = next(note for note in result.notes if note.code == "diff_other_currency")
    assert told.facts == {"old": ["RUB"], "new": ["USD"]}
    assert bridge(result)["closing"] == (1, 1, None)


def test_a_script_runs_in_a_bare_duckdb(tmp_path):
    """Both exports are read in one script, whatever their files are called."""
    for show in ("bridge", "moves", "owners", "fields", "stages"):
        result = compared(tmp_path, OLD, NEW, show=show)
        rows = duckdb.connect(config={"threads": 1}).execute(result.sql).fetchall()
        if show == "bridge":
            places = {(row[1], row[3]): row[6] for row in rows if row[2] == 0}
            assert places["Sales", "closing"] == Decimal("740.10")
        else:
            assert len(rows) == len(result.rows), show


def test_workspaces_compare_like_their_files(tmp_path):
    """A prepared workspace stands for the files it was made of, on either side."""
    import smalign

    for name, text in (("old", OLD), ("new", NEW)):
        written(tmp_path / name, {"deals.csv": text}, TOML)
        smalign.prepare(tmp_path / name, to=tmp_path / f"{name}.kept")
    with smalign.open(tmp_path / "new") as files, smalign.open(tmp_path / "new.kept") as kept:
        expected = files.diff(tmp_path / "old").rows
        assert kept.diff(tmp_path / "old.kept").rows == expected
        assert kept.diff(tmp_path / "old").rows == expected
        assert (
            kept.diff(tmp_path / "old.kept", show="fields").rows
            == files.diff(tmp_path / "old", show="fields").rows
        )


def test_snapshots_of_one_workspace(tmp_path):
    """What was prepared before is an export like another, by the folder of its snapshot."""
    import smalign

    for name, text in (("old", OLD), ("new", NEW)):
        written(tmp_path / name, {"deals.csv": text}, TOML)
        made = smalign.prepare(tmp_path / name, to=tmp_path / "kept")
        if name == "old":
            earlier = tmp_path / "kept" / "snapshots" / made.snapshot
    with smalign.open(tmp_path / "kept") as kept:
        assert bridge(kept.diff(earlier), pipeline="VIP")["closing"] == (1, 1, Decimal(650))
    with smalign.open(earlier) as before:
        assert before.roi(by="owner").total["won"] == 1
    with pytest.raises(InputError, match="missing"):
        smalign.open(earlier.with_name("2020-01-01-00000000"))


def test_what_cannot_be_compared_is_refused(tmp_path):
    """No card in common; another system; no earlier export."""
    with pytest.raises(InputError, match="no card in common"):
        compared(tmp_path / "a", dated(range(3), "2026-01-31"), dated(range(5, 8), "2026-02-20"))
    with opened(tmp_path / "b", {"deals.csv": OLD}, TOML) as session:
        with pytest.raises(UsageError, match="two exports"):
            session.ask("diff", {})
        with pytest.raises(UsageError, match="no such field"):
            session.diff(written(tmp_path / "c", {"deals.csv": NEW}, TOML), by="no such field")


def test_a_session_answers_other_questions_beside(tmp_path):
    """Two open exports do not get in each other's way."""
    old, new = (
        written(tmp_path / name, {"deals.csv": text}, TOML)
        for name, text in (("o", OLD), ("n", NEW))
    )
    with open_exports([old]) as before, open_exports([new]) as after:
        first = after.diff(before).rows
        assert after.roi(by="owner").total["won"] == 4
        assert before.roi(by="owner").total["won"] == 1
        assert after.diff(before).rows == first
        assert after.diff(after).rows[0]["open_cards"] == 5


def test_a_card_that_keeps_its_stage_is_won_lost_and_reopened(tmp_path):
    """Of four in Demo one is won, one lost, one opened again; all stand in Demo as before."""
    old = """
        deal_id,created_at,closed_at,status,stage,amount
        1,2026-01-01,,open,Demo,10
        2,2026-01-01,,open,Demo,20
        3,2026-01-01,,open,Demo,30
        4,2026-01-01,2026-01-03,lost,Demo,40
    """
    new = """
        deal_id,created_at,closed_at,status,stage,amount
        1,2026-01-01,2026-02-01,won,Demo,10
        2,2026-01-01,2026-02-02,lost,Demo,20
        3,2026-01-01,,open,Demo,30
        4,2026-01-01,,open,Demo,40
    """
    result = compared(tmp_path, old, new, show="moves")
    names = ("from_stage", "to_stage", "direction", "cards", "share", "amount")
    assert [tuple(row[name] for name in names) for row in result.rows] == [
        ("Demo", "Demo", "lost", 1, 0.25, 20),
        ("Demo", "Demo", "reopened", 1, 0.25, 40),
        ("Demo", "Demo", "won", 1, 0.25, 10),
    ]
    assert left_out(result) == {"same_stage": 1}
