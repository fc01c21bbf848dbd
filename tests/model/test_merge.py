"""One card is one row, however many rows and files it stands in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.handmade import codes, modelled

HEAD = "deal_id,created_at,modified_at,deal_stage,amount"


def deals(tmp_path, files):
    """Id → (status, amount), and the notes of merging."""
    with modelled(tmp_path, files) as (engine, model):
        rows = engine.rows("select deal_id, status, amount from m_deals order by 1")
        notes = [
            note for note in model.notes if note.code.endswith(("merged", "undated", "summed"))
        ]
    return {deal: (status, amount) for deal, status, amount in rows}, notes


def test_of_two_rows_with_one_id_the_last_modified_counts(tmp_path):
    """D1 was exported as open and later as won."""
    text = f"""{HEAD}
    D1,2024-01-01,2024-01-09,Closed Won,100
    D1,2024-01-01,2024-01-03,Proposal,90
    D2,2024-01-02,2024-01-02,Closed Lost,50"""
    found, notes = deals(tmp_path, {"deals.csv": text})
    assert found == {"D1": ("won", Decimal(100)), "D2": ("lost", Decimal(50))}
    assert codes(notes) == ["duplicates_merged"]
    assert notes[0].facts == {"table": "deals", "rows": 3, "ids": 2, "merged": 1}


def test_two_overlapping_exports_are_one_table(tmp_path):
    """January's file holds D1 as open; February's holds it as won, and D2 beside it."""
    files = {
        "deals_jan.csv": f"{HEAD}\nD0,2024-01-01,2024-01-02,Closed Lost,7\n"
        "D1,2024-01-01,2024-01-31,Proposal,90",
        "deals_feb.csv": f"{HEAD}\nD1,2024-01-01,2024-02-10,Closed Won,100\n"
        "D2,2024-02-01,2024-02-02,Closed Won,5",
    }
    found, notes = deals(tmp_path, files)
    assert found == {
        "D0": ("lost", Decimal(7)),
        "D1": ("won", Decimal(100)),
        "D2": ("won", Decimal(5)),
    }
    assert notes[0].facts == {"table": "deals", "rows": 4, "ids": 3, "merged": 1}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_tie_is_decided_by_content(tmp_path, order):
    """Both rows were modified in the same minute: the greater amount stays, wherever it stands."""
    rows = ["D1,2024-01-01,2024-01-09,Closed Won,100", "D1,2024-01-01,2024-01-09,Closed Won,90"]
    text = "\n".join([HEAD, *(rows[place] for place in order)])
    found, _ = deals(tmp_path, {"deals.csv": text})
    assert found == {"D1": ("won", Decimal(100))}


@pytest.mark.parametrize("names", [("a_deals.csv", "b_deals.csv"), ("b_deals.csv", "a_deals.csv")])
def test_without_a_date_of_change_the_file_with_the_later_data_wins(tmp_path, names):
    """The second export holds a deal of March, so its view of D1 is the newer one."""
    head = "deal_id,created_at,deal_stage,amount"
    older = f"{head}\nD1,2024-01-01,Proposal,500"
    newer = f"{head}\nD1,2024-01-01,Closed Won,100\nD2,2024-03-01,Proposal,1"
    found, _ = deals(tmp_path, dict(zip(names, (older, newer), strict=True)))
    assert found["D1"] == ("won", Decimal(100))


@pytest.mark.parametrize("names", [("a_deals.csv", "b_deals.csv"), ("b_deals.csv", "a_deals.csv")])
def test_an_export_without_the_date_of_change_is_as_new_as_its_data(tmp_path, names):
    """Only the older file says when D1 was changed; the newer one, of March, still wins."""
    files = (
        f"{HEAD}\nD1,2024-01-01,2024-01-20,Proposal,500",
        (
            "deal_id,created_at,deal_stage,amount\nD1,2024-01-01,Closed Won,100\n"
            "D2,2024-03-01,Proposal,1"
        ),
    )
    found, notes = deals(tmp_path, dict(zip(names, files, strict=True)))
    assert found["D1"] == ("won", Decimal(100))
    assert codes(notes) == ["duplicates_undated"]  # not: “the last modified is kept”


@pytest.mark.parametrize("names", [("a_deals.csv", "b_deals.csv"), ("b_deals.csv", "a_deals.csv")])
def test_the_row_changed_last_wins_in_whatever_file_it_stands(tmp_path, names):
    """The file with the later deals holds an older row of D1: both say when, so that decides."""
    files = (
        f"{HEAD}\nD1,2024-01-01,2024-02-20,Closed Won,100",
        f"{HEAD}\nD1,2024-01-01,2024-01-20,Proposal,500\nD2,2024-03-01,2024-03-01,Proposal,1",
    )
    found, _ = deals(tmp_path, dict(zip(names, files, strict=True)))
    assert found["D1"] == ("won", Decimal(100))


def test_the_overlap_of_two_exports_is_counted(tmp_path):
    """D1 and D2 stand in both files, D3 twice in one: two ids overlap, one is merely repeated."""
    files = {
        "a_deals.csv": f"{HEAD}\nD1,2024-01-01,2024-01-02,Proposal,1\n"
        "D2,2024-01-01,2024-01-02,Proposal,1",
        "b_deals.csv": f"{HEAD}\nD1,2024-01-01,2024-01-03,Proposal,1\n"
        "D2,2024-01-01,2024-01-03,Proposal,1\nD3,2024-01-01,2024-01-03,Proposal,1\n"
        "D3,2024-01-01,2024-01-03,Proposal,1",
    }
    with modelled(tmp_path, files) as (_, model):
        notes = {note.code: note.facts for note in model.notes}
    assert notes["exports_overlap"] == {"table": "deals", "ids": 2, "files": 2}
    assert notes["duplicates_merged"] == {"table": "deals", "rows": 6, "ids": 3, "merged": 3}


def test_payments_exported_twice_are_paid_once(tmp_path):
    """P1 stands in both files; payments have no date of change."""
    head = "payment_id,deal_id,paid_at,amount"
    files = {
        "deals.csv": f"{HEAD}\nD1,2024-01-01,2024-01-02,Closed Won,100",
        "payments_1.csv": f"{head}\nP1,D1,2024-01-05,60",
        "payments_2.csv": f"{head}\nP1,D1,2024-01-05,60\nP2,D1,2024-02-05,40",
    }
    with modelled(tmp_path, files) as (engine, _):
        rows = engine.rows("select payment_id, amount from payments_all order by 1")
    assert rows == [("P1", Decimal(60)), ("P2", Decimal(40))]


def test_rows_without_an_id_are_cards_of_their_own(tmp_path):
    """Nothing says that two rows without an id are one deal."""
    text = f"""{HEAD}
    ,2024-01-01,2024-01-09,Closed Won,100
    ,2024-01-01,2024-01-09,Closed Won,100
    D2,2024-01-02,2024-01-02,Closed Lost,50"""
    found, notes = deals(tmp_path, {"deals.csv": text})
    assert found == {
        "D2": ("lost", Decimal(50)),
        "row 2": ("won", Decimal(100)),
        "row 3": ("won", Decimal(100)),
    }
    assert notes == []


def test_rows_without_an_id_of_two_files_stay_apart(tmp_path):
    """Line 2 of each file is another deal."""
    files = {
        "a_deals.csv": "created_at,deal_stage,amount\n2024-01-01,Closed Won,100",
        "b_deals.csv": "created_at,deal_stage,amount\n2024-01-01,Closed Won,10",
    }
    found, _ = deals(tmp_path, files)
    assert sorted(amount for _, amount in found.values()) == [Decimal(10), Decimal(100)]


def test_the_products_of_a_deal_are_added_up(tmp_path):
    """Bitrix24 writes a row for each product: 1000 + 500.50 is one deal of 1500.50."""
    text = """ID;Название сделки;Стадия сделки;Товар;Количество;Сумма;Дата создания
    7;Окна;Сделка успешна;Окно;1;1000;01.02.2024 10:00:00
    7;Окна;Сделка успешна;Сетка;1;500,50;01.02.2024 10:00:00
    8;Дверь;Новая;;;300;02.02.2024 10:00:00"""
    found, notes = deals(tmp_path, {"deals.csv": text})
    assert found == {"7": ("won", Decimal("1500.5")), "8": ("open", Decimal(300))}
    assert notes[0].facts == {"table": "deals", "rows": 3, "ids": 2, "merged": 1}


def test_the_products_of_a_deal_in_two_exports_are_not_added_twice(tmp_path):
    """The same two product rows stand in both files; the deal is still worth 1500."""
    text = """ID;Название сделки;Стадия сделки;Товар;Количество;Сумма;Дата создания;Дата изменения
    7;Окна;{stage};Окно;1;1000;01.02.2024 10:00:00;{changed}
    7;Окна;{stage};Сетка;1;500;01.02.2024 10:00:00;{changed}"""
    files = {
        "1_deals.csv": text.format(stage="Новая", changed="02.02.2024 10:00:00"),
        "2_deals.csv": text.format(stage="Сделка успешна", changed="09.02.2024 10:00:00"),
    }
    found, _ = deals(tmp_path, files)
    assert found == {"7": ("won", Decimal(1500))}
