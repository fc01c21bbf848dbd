"""Exports of two systems, and costs exported twice, side by side in one folder."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.handmade import modelled, opened

ZOHO_LEADS = """
    Record Id,Lead Name,Lead Status,Lead Source,Is Converted,Converted Deal.id,Created Time
    1,Tom Ivy,Contacted,Web,true,7,2026-01-04 10:00:00
    2,Max Elm,Junk Lead,Web,false,,2026-01-05 10:00:00"""
BITRIX_LEADS = """
    ID;Название лида;Статус;Источник;Ответственный;Дата создания;Кем создан;Повторный лид
    1;Заявка;Качественный лид;Сайт;Анна;10.01.2026 10:00:00;Робот;N
    3;Звонок;В работе;Сайт;Анна;11.01.2026 10:00:00;Анна;N"""
ZOHO_DEALS = """
    Record Id,Deal Name,Stage,Amount,Created Time,Account Name.id,Lead Source
    7,Ivy,Closed Won,100,2026-01-06 10:00:00,,Web"""
SPEND = """
    date,channel,campaign,cost
    2026-01-01,Ads,A,10
    2026-01-01,Ads,B,10"""
MORE_SPEND = """
    date,channel,campaign,cost
    2026-01-01,Ads,B,10
    2026-01-02,Ads,B,10"""


def test_a_file_taken_for_deals_by_little_beside_a_crm_is_told(tmp_path):
    """Bills with a stage and a sum count as deals, and the answer says how sure that is."""
    bills = """
        ID;Название;Стадия;Сумма;Валюта;Клиент;Создан;Срок оплаты;Номер
        1;Счёт 1;Отправлен;100;Рубль;Иванов;05.01.2026 10:00:00;;1"""
    deals = """
        ID;Название сделки;Стадия сделки;Сумма;Валюта;Дата создания;Сделка закрыта
        7;Окна;Новая;100;Рубль;05.01.2026 10:00:00;нет"""
    with modelled(tmp_path, {"bills.csv": bills, "deals.csv": deals}) as (_, model):
        notes = [note for note in model.notes if note.code == "cards_unsure"]
        (sure,) = [round(one.confidence * 100) for one in model.files if one.crm == "generic"]
    (note,) = notes
    told = {"file": "bills.csv", "table": "deals", "others": ["deals.csv"], "sure": sure}
    assert (note.facts, note.money) == (told, Decimal(100))
    assert sure < 50


def test_equal_ids_of_two_systems_are_two_cards(tmp_path):
    """Lead 1 of Zoho is not lead 1 of Bitrix24: four leads, and Zoho's deal is its own lead's."""
    files = {"zoho_leads.csv": ZOHO_LEADS, "leads.csv": BITRIX_LEADS, "zoho_deals.csv": ZOHO_DEALS}
    with modelled(tmp_path, files) as (engine, model):
        leads = engine.rows("select lead_id from m_leads order by 1")
        links = engine.rows("select deal_id, lead_id from m_deals")
        notes = {note.code: note.facts for note in model.notes}
    assert {file.crm for file in model.files} == {"bitrix24", "zoho"}
    assert leads == [("1",), ("3",), ("zoho:1",), ("zoho:2",)]
    assert links == [("zoho:7", "zoho:1")]
    assert notes["systems_share_ids"] == {
        "table": "leads",
        "ids": 1,
        "system": "zoho",
        "others": ["bitrix24"],
    }
    assert "exports_overlap" not in notes


def test_two_systems_without_a_common_id_stay_as_they_are(tmp_path):
    """Nothing is renamed where nothing can be taken for another card."""
    files = {"zoho_leads.csv": ZOHO_LEADS, "leads.csv": BITRIX_LEADS.replace("1;З", "9;З")}
    with modelled(tmp_path, files) as (engine, model):
        leads = engine.rows("select lead_id from m_leads order by 1")
    assert leads == [("1",), ("2",), ("3",), ("9",)]
    assert "systems_share_ids" not in {note.code for note in model.notes}


@pytest.mark.parametrize("first", ["a", "z"])
def test_a_file_that_stands_there_twice_is_read_once(tmp_path, first):
    """Saved once more by Excel: dates otherwise, no seconds, a column less, another order.

    Whatever the question reads, the same file is left out, whichever comes first by name.
    """
    deals = """lead_id,won_date,amount,region,note
    L1,2026-02-26 19:58:54,100,North,x
    L2,2026-02-27 08:00:01,50,South,y"""
    saved = """lead_id,won_date,amount,region
    L2,2/27/2026 8:00,50.00,South
    L1,2/26/2026 19:58,100.00,North"""
    files = {"m_deals.csv": deals, f"{first}_deals_copy.csv": saved}
    with opened(tmp_path, files) as session:
        for result in (session.roi(), session.roi(by="note"), session.fields()):
            facts = [note.facts for note in result.notes if note.code == "file_twice"]
            assert facts == [{"file": f"{first}_deals_copy.csv", "same": "m_deals.csv", "rows": 2}]
        assert session.roi().total["won"] == 2
        assert session.roi(by="note").total["revenue"] == Decimal(150)


@pytest.mark.parametrize(
    "other",
    ["L1,2026-02-26 19:58:54,100,North\nL3,2026-02-27 08:00:01,50,South",
     "L1,2026-02-26 19:59:54,100,North\nL2,2026-02-27 08:00:01,50,South"],
    ids=["another lead", "another minute"],
)  # fmt: skip
def test_a_file_like_another_is_no_copy(tmp_path, other):
    """One cell differs: both are read."""
    head = "lead_id,won_date,amount,region"
    rows = "L1,2026-02-26 19:58:54,100,North\nL2,2026-02-27 08:00:01,50,South"
    with opened(
        tmp_path, {"deals_1.csv": f"{head}\n{rows}", "deals_2.csv": f"{head}\n{other}"}
    ) as (session):
        result = session.roi()
    assert result.total["won"] == 4
    assert "file_twice" not in {note.code for note in result.notes}


def test_costs_that_stand_in_two_files_are_told(tmp_path):
    """One of two rows is the same in both files; whether it was paid twice only the user knows."""
    with opened(tmp_path, {"spend_1.csv": SPEND, "spend_2.csv": MORE_SPEND, "leads.csv": "lead_id,"
                           "created_at,source\n1,2026-01-01,Ads"}) as session:  # fmt: skip
        result = session.roi()
    assert result.total["spend"] == Decimal(40)
    facts = next(note.facts for note in result.notes if note.code == "rows_twice_at")
    assert (facts["table"], facts["rows"], facts["files"]) == (
        "spend",
        1,
        ["spend_1.csv", "spend_2.csv"],
    )
    assert (facts["file"], facts["lines"]) == ("spend_2.csv", "2")


def test_costs_in_two_files_are_told_whatever_the_order_of_columns(tmp_path):
    """The second list was put together by hand: the same row, its columns the other way round."""
    turned = "Cost,Campaign,Date\n5,a,2026-01-01\n7,b,2026-01-02\n"
    files = {"spend_1.csv": "Date,Campaign,Cost\n2026-01-01,a,5\n", "spend_2.csv": turned,
             "leads.csv": "lead_id,created_at,source\n1,2026-01-01,Ads"}  # fmt: skip
    with opened(tmp_path, files) as session:
        (facts,) = (n.facts for n in session.roi().notes if n.code == "rows_twice_at")
    assert (facts["rows"], facts["file"], facts["lines"]) == (1, "spend_2.csv", "2")


TOUCHED = "touch_id,lead_id,touched_at,kind\n"


@pytest.mark.parametrize(
    ("second", "touches", "overlap"),
    [
        ("2,1,2026-01-02 10:00,email\n3,1,2026-01-03 10:00,email\n", 3, 1),
        ("kind,touched_at,lead_id,touch_id\nvisit,2026-01-02 10:00,1,2\n", 3, 1),
        ("1,1,2026-02-01 10:00,call\n2,1,2026-02-02 10:00,call\n", 5, 0),
    ],
    ids=["overlapping months", "columns in another order", "calls that count from one, too"],
)
def test_a_touch_that_stands_in_two_files_is_one(tmp_path, second, touches, overlap):
    """Ids 1, 2 and 2 again of one moment: the file with the later data says how many rows 2 has."""
    first = TOUCHED + "1,1,2026-01-01 10:00,visit\n2,1,2026-01-02 10:00,visit\n"
    first += "2,1,2026-01-02 10:00,form\n"
    files = {
        "touches_1.csv": first,
        "touches_2.csv": second if second.startswith("kind") else TOUCHED + second,
        "leads.csv": "lead_id,created_at,source\n1,2026-01-01,Ads",
    }
    with opened(tmp_path, files) as session:
        result = session.roi()
    assert result.total["touches"] == touches
    told = [n.facts for n in result.notes if n.code == "exports_overlap"]
    expected = {"table": "touchpoints", "ids": 1, "files": 2}
    assert told == ([expected] if overlap else [])


DATED = "Created,Stage,Amount,Owner\n2026-01-05,Won,100,A\n2026-01-25,Lost,150,A\n"


@pytest.mark.parametrize(
    ("head", "told"), [("", ["2, 3"]), ("Deal ID,", [])], ids=["without ids", "with ids"]
)
def test_deals_without_ids_that_stand_in_two_files_are_told(tmp_path, head, told):
    """The old and the new copy of one list: two of its five rows count twice, and it is said."""
    rows = [line if not head else f"{at},{line}" for at, line in enumerate(DATED.splitlines())]
    old = "\n".join([head + DATED.splitlines()[0], *rows[1:]]) + "\n"
    new = old + f"{'3,' if head else ''}2026-02-25,Won,70,B\n"
    with opened(tmp_path, {"deals_1.csv": new, "deals_2.csv": old}) as session:
        result = session.roi()
    assert result.total["deals"] == (3 if head else 5)
    lines = [note.facts["lines"] for note in result.notes if note.code == "rows_twice_at"]
    assert lines == told


def test_lines_are_named_only_where_a_record_is_a_line(tmp_path):
    """A cell with a line end in it moves all lines below: the rows are told without them."""
    split = 'Date,Campaign,Cost\n2026-01-01,"two\nlines",5\n2026-01-02,b,6\n'
    files = {"spend_1.csv": split, "spend_2.csv": split + "2026-01-03,c,7\n",
             "leads.csv": "lead_id,created_at,source\n1,2026-01-01,Ads"}  # fmt: skip
    with opened(tmp_path, files) as session:
        codes = {note.code for note in session.roi().notes}
    assert "rows_twice" in codes
    assert "rows_twice_at" not in codes
