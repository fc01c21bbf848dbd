"""Spend and plans kept in a workbook by hand: their months, or their sources, are columns."""

from __future__ import annotations

from decimal import Decimal

import openpyxl
import pytest
from tests.exports import ANY_DEALS, built, opened, recognised
from tests.session.test_sql_script import pasted

from smalign.session import open_exports

MONTHS = """
Канал;Янв 2026;Фев 2026;1 кв 2026;Итого
Яндекс Директ;100000;110 000,50;210000;210000
VK;20000;-;20000;20000
Итого;120000;110000;230000;230000
"""


def spend_of(session):
    """(period, channel or source, amount, currency) of every row, in order."""
    engine, _ = built(session)
    return engine.rows(
        "select period, coalesce(channel, source), cost, currency from spend_all order by all"
    )


def test_months_across(tmp_path):
    """Each filled cell is a cost of its month; quarters and totals beside the months are sums."""
    with opened(tmp_path, {"deals.csv": ANY_DEALS, "расходы.csv": MONTHS}) as session:
        assert [(row[0], row[1], row[2]) for row in spend_of(session)] == [
            ("2026-01", "VK", Decimal(20000)),
            ("2026-01", "Яндекс Директ", Decimal(100000)),
            ("2026-02", "Яндекс Директ", Decimal("110000.5")),
        ]
        (told,) = [note for note in session.roi().notes if note.code == "spend_across"]
    facts = told.facts
    shown = (facts["columns"], facts["first"], facts["last"], facts["sums"], facts["rows"])
    assert shown == (2, "Янв 2026", "Фев 2026", 2, 0)  # a total that ends a table is read as one


def test_spend_of_a_month_is_in_that_month(tmp_path):
    """February has the 110,000.50 of February alone."""
    with opened(tmp_path, {"deals.csv": ANY_DEALS, "расходы.csv": MONTHS}) as session:
        february = session.roi(since="2026-02-01", until="2026-02-28")
        assert february.total["spend"] == Decimal("110000.50")


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("spend 2026.csv", "Channel,Jan,Feb"),  # the year is in the file's name
        ("spend.csv", "Channel,Jan,Feb,Total 2026"),  # or in another header
        ("costs.csv", "Channel,2026-01-01,2026-02-01"),  # a spreadsheet's months
        ("spend.csv", "Channel,Spend Jan 2026,Spend Feb 2026"),
    ],
)
def test_how_months_are_written(name, header, tmp_path):
    """A month is a month however a spreadsheet heads its column."""
    cells = "Ads,10,20" + (",30" if "Total" in header else "")
    with opened(tmp_path, {"deals.csv": ANY_DEALS, name: f"{header}\n{cells}\n"}) as session:
        found = [(row[0], row[2]) for row in spend_of(session)]
    assert found == [("2026-01", Decimal(10)), ("2026-02", Decimal(20))]


def test_sources_across(tmp_path):
    """A row a month with a column a source; thousands and currency are those of the headers."""
    text = "Месяц,Яндекс Директ (тыс. руб.),VK (тыс. руб.),Всего\nмарт 2026,12.5,3,15.5\n"
    with opened(tmp_path, {"deals.csv": ANY_DEALS, "затраты.csv": text}) as session:
        assert spend_of(session) == [
            ("март 2026", "VK", Decimal(3000), "RUB"),
            ("март 2026", "Яндекс Директ", Decimal(12500), "RUB"),
        ]


def test_a_sheet_of_a_workbook(tmp_path):
    """The sheet's name says it is spend; months are cells with a date."""
    book = openpyxl.Workbook()
    book.active.title = "Расход, тыс. руб."
    book.active.append(["Источник", "янв.26", "фев.26"])
    book.active.append(["Авито", 5, None])
    book.active.append(["VK", 7, 8])
    book.save(tmp_path / "книга.xlsx")
    (tmp_path / "deals.csv").write_text(ANY_DEALS)
    with open_exports([tmp_path], timezone="Europe/Moscow") as session:
        assert [row[2] for row in spend_of(session)] == [7000, 5000, 8000]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("figures.csv", MONTHS),  # nothing says that these are costs
        ("leads.csv", MONTHS),  # “ads” is no word here
        ("лиды и расходы.csv", MONTHS),  # either may be meant
        ("расходы.csv", "Канал;Янв;Фев\nVK;1;2\n"),  # of which year?
        ("расходы.csv", "Канал;Янв 2026;Янв 2026\nVK;1;2\n"),  # a month twice
        ("расходы.csv", "Канал;Янв 2026, руб;Фев 2026, $\nVK;1;2\n"),  # two units
        ("расходы.csv", "Дата;Охват;Сумма\n2026-01-01;100;7\n"),  # no sources
    ],
)
def test_what_is_not_read_so(name, text, tmp_path):
    """A table that may be something else is no spend, and every answer says it is not used."""
    with opened(tmp_path, {"deals.csv": ANY_DEALS, name: text}) as session:
        assert recognised(session)[name][0] is None
        assert "files_not_used" in [note.code for note in session.roi().notes]


def test_a_table_told_to_be_spend(tmp_path):
    """`--table` says of any name that it is spend."""
    files = {"deals.csv": ANY_DEALS, "figures.csv": MONTHS}
    with opened(tmp_path, files, tables={"figures.csv": "spend"}) as session:
        assert len(spend_of(session)) == 3


def test_a_broken_record(tmp_path):
    """A record with a field too many is rejected under its line; the amounts around it are read."""
    broken = MONTHS.replace("VK;20000;-;20000;20000", "VK;1;2;3;4;5\nАвито;7;8;15;15")
    files = {"deals.csv": ANY_DEALS, "расходы.csv": broken.lstrip()}
    with opened(tmp_path, files, max_rejects="1") as session:
        assert [row[2] for row in spend_of(session)] == [7, 100000, 8, Decimal("110000.5")]
        (raw,) = (raw for raw, _ in session.files if raw.file == "расходы.csv")
    assert [(one.first_line, one.reason) for one in raw.rejects] == [(3, "field_count")]


def test_the_script_makes_the_same_rows(tmp_path):
    """`--sql` holds the amounts as constants: a bare database makes the same spend."""
    with opened(tmp_path, {"deals.csv": ANY_DEALS, "расходы.csv": MONTHS}) as session:
        script = session.roi().sql
    _, rows, *_ = pasted(script)
    assert sum(row["spend"] for row in rows if row["is_total"]) == Decimal("230000.5")


PLAN = """
Канал,Показатель,Янв,Фев,1 кв,Год 2026
Авито,Кол-во заявок,30,40,70,500
,"Выручка, тыс. руб.",900,-,900,9000
,Средний чек,90,-,90,900
,Конверсия,10%,12%,11%,15%
Итого реклама,Лиды,50,60,110,900
Авито,Продажи,5,6,11,80
"""


def plan_of(session):
    """Every row of the plan, in order."""
    engine, _ = built(session)
    return engine.rows("select period, channel, leads, won, revenue from plan_all order by all")


def test_a_plan_with_months_across(tmp_path):
    """A measure a row: rates, subtotals, quarters and the year are no plan, and it is told."""
    files = {"deals.csv": ANY_DEALS, "план.csv": PLAN}
    with opened(tmp_path, files) as session:
        assert plan_of(session) == [
            ("2026-01", "Авито", 30, None, None),
            ("2026-01", "Авито", None, 5, None),
            ("2026-01", None, None, None, Decimal(900_000)),
            ("2026-02", "Авито", 40, None, None),
            ("2026-02", "Авито", None, 6, None),
        ]
        result = session.plan(since="2026-01-01", until="2026-01-31")
    rows = {(row["channel"], row["measure"]): row["plan"] for row in result.rows}
    assert rows["Авито", "leads"] == 30
    assert rows["Авито", "won"] == 5
    (told,) = [note for note in result.notes if note.code == "plan_across"]
    assert (told.facts["columns"], told.facts["sums"], told.facts["rows"]) == (2, 2, 3)


def test_thousands_over_a_plan_are_of_its_money_alone(tmp_path):
    """«План 2026, тыс. руб.» over a sheet: 900 thousand of revenue, 30 leads."""
    book = openpyxl.Workbook()
    book.active.title = "План 2026, тыс. руб."
    book.active.append(["Показатель", "Январь", "Февраль"])
    book.active.append(["Лиды", 30, 40])
    book.active.append(["Выручка", 900, 950])
    book.save(tmp_path / "книга.xlsx")
    (tmp_path / "deals.csv").write_text(ANY_DEALS)
    with open_exports([tmp_path], timezone="Europe/Moscow") as session:
        engine, _ = built(session)
        total = engine.rows("select sum(leads), sum(revenue) from plan_all")
    assert total == [(70, Decimal(1_850_000))]


def test_a_measure_far_below_the_others_does_not_break_a_plan(tmp_path):
    """Of 1,500 rows a sample is looked at: what it has not seen is read or counted, never both."""
    rows = "".join(f"К{n};Лиды;1;2\n" for n in range(1500))
    text = f"Канал;Показатель;Янв 2026;Фев 2026\n{rows}К1;Продажи;5;6\n"
    with opened(tmp_path, {"deals.csv": ANY_DEALS, "план.csv": text}) as session:
        (told,) = [note for note in session.plan().notes if note.code == "plan_across"]
        engine, _ = built(session)
        ((leads, won),) = engine.rows("select sum(leads), coalesce(sum(won), 0) from plan_all")
    assert leads == 4500
    assert (won, told.facts["rows"]) in {(11, 0), (0, 1)}


def test_a_plan_without_measures_is_no_plan(tmp_path):
    """«План продаж» may be pieces or money: nothing is guessed."""
    text = "Канал;Янв 2026;Фев 2026\nАвито;5;6\n"
    with opened(tmp_path, {"deals.csv": ANY_DEALS, "план продаж.csv": text}) as session:
        assert recognised(session)["план продаж.csv"][0] is None
