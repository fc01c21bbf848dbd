"""What was written here and lies among the exports is none of them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from smalign.read.ours import is_ours


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("roi.csv", "channel,leads,won,lead_to_won,lead_to_won_low,lead_to_won_high"),
        ("reasons.csv", "segment,reason,share,amount,share_low,share_high"),
        ("funnel.tsv", "stage\tfrom_first\tfrom_first_low\tfrom_first_high"),
        ("ids.csv", "card,card_id,channel,counted_on,excluded,leads"),
        ("orphans.csv", "table,column,code,segment,id,file,sheet,line"),
    ],
)
def test_an_answer_among_the_exports_is_no_export(tmp_path, name, head):
    """`roi . -o roi.csv` added nine deals to every later answer of the folder."""
    file = tmp_path / name
    file.write_text(f"{head}\n", encoding="utf-8")
    assert is_ours(file)


@pytest.mark.parametrize(
    "text",
    [
        "Канал;Побед;Побед, от;Побед, до\r\nАвито;;;\r\nСайт;0,5;0,1;0,9\r\n",
        'Channel;Win rate;"Win rate, from";"Win rate, to"\r\nAds;1;0,2;1\r\n',
        "Карточка;ID карточки;Канал;Почему не вошло\r\nлид;7;Авито;\r\n",
        "Карточка;ID карточки;Дней назад;Телефон\r\nлид;7;12;79001112233\r\n",
    ],
)
def test_an_answer_for_a_russian_excel_among_the_exports_is_no_export(tmp_path, text):
    """Titles are in words there: shares are known by their bounds, lists by what they say."""
    file = tmp_path / "answer.csv"
    file.write_text(text, encoding="utf-8-sig", newline="")
    assert is_ours(file)


@pytest.mark.parametrize(
    "text",
    [
        "Лид;Бюджет;Бюджет, от;Бюджет, до\r\n1;500;100;900\r\n",
        "Лид;Бюджет;Бюджет, от;Бюджет, до\r\n1;;;\r\n",
        "Карточка;ID карточки;Создано\r\nлид;7;01.02.2026\r\n",
        "",
    ],
)
def test_an_export_of_a_russian_excel_stays_one(tmp_path, text):
    """Prices with bounds are no shares; nothing at all is no answer."""
    file = tmp_path / "leads.csv"
    file.write_text(text, encoding="utf-8-sig", newline="")
    assert not is_ours(file)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no workbook"])
def test_what_is_no_workbook_is_not_ours(tmp_path, content):
    """A broken workbook is left to who reads it, and tells what is wrong."""
    file = tmp_path / "deals.xlsx"
    file.write_bytes(content)
    assert not is_ours(file)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("deals.csv", "deal_id,price,price_low,price_high"),
        ("leads.csv", 'Лид,Бюджет,"Бюджет, от","Бюджет, до"'),
        ("stage_log.csv", "card,card_id,stage,entered_at"),
        ("spend.csv", "date,channel,cost,share"),
        ("roi.txt", "channel,share,share_low,share_high"),
    ],
)
def test_an_export_stays_one(tmp_path, name, head):
    """A price with its bounds, a history of stages and a share alone are a company's own."""
    file = tmp_path / name
    file.write_text(f"{head}\n", encoding="utf-8")
    assert not is_ours(file)


def test_a_workbook_behind_a_password_is_not_ours(tmp_path):
    """Its parts cannot be looked at; what is to be done about it is said where it is read."""
    made = BytesIO()
    with ZipFile(made, "w") as book:
        book.writestr("docProps/core.xml", "<cp:keywords>smalign</cp:keywords>")
    locked = bytearray(made.getvalue())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(mark) + flags] |= 1
    file = tmp_path / "deals.xlsx"
    file.write_bytes(locked)
    assert not is_ours(file)
