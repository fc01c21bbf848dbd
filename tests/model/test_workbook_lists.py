"""A list kept by hand in a workbook: titles, months as sheets, dates typed and dates as cells."""

from __future__ import annotations

from datetime import datetime

from openpyxl import Workbook
from tests.exports import built

from smalign.session import open_exports

AT = datetime  # a workbook knows no zones
HEADERS = ["№ сделки", "Дата создания", "Клиент", "Менеджер", "Этап", "Сумма, руб."]


def saved(folder):
    """Two months with a title and a total, and a sheet of managers."""
    book = Workbook()
    january, february = book.active, book.create_sheet("Февраль")
    january.title = "Январь"
    january.append(["Сделки за январь"])
    january.merge_cells("A1:F1")
    january.append([])
    january.append(HEADERS)
    january.append(["С-1", AT(2026, 1, 5), "Окно", "Иванова", "Оплачено", 120000])
    january.append(["С-2", "06.01.2026", "Дверь", "Иванова", "Отказ", "45 000,50"])
    january.append(["Итого за январь", None, None, None, None, 165000.5])
    february.append(HEADERS)
    february.append(["С-3", AT(2026, 2, 3, 10, 30), "Пол", "Петров", "В работе", None])
    february.append(["Итого", None, None, None, None, "=SUM(F2:F2)"])
    managers = book.create_sheet("Менеджеры")
    managers.append(["Менеджер", "Отдел"])
    managers.append(["Иванова", "Опт"])
    book.save(folder / "Сделки 2026.xlsx")


def test_months_are_one_table_and_days_are_days(tmp_path):
    """Three deals of two sheets; the typed day is a day, the totals are no deals."""
    saved(tmp_path)
    with open_exports([tmp_path], timezone="UTC") as session:
        engine, _ = built(session)
        rows = engine.rows(
            "select deal_id, cast(created_on as varchar), cast(amount as double) from m_deals"
            " order by 1"
        )
    assert rows == [
        ("С-1", "2026-01-05", 120000.0),
        ("С-2", "2026-01-06", 45000.5),
        ("С-3", "2026-02-03", None),
    ]


def test_a_sheet_that_is_not_used_is_named_and_its_file_is_not(tmp_path):
    """Two sheets of the workbook are read: only the third is not used."""
    saved(tmp_path)
    with open_exports([tmp_path], timezone="UTC") as session:
        told = {note.code: note.facts for note in session.inspect().warnings}
        answered = {note.code: note.facts for note in session.roi().notes}
    assert told["file_not_recognised"]["file"] == "Сделки 2026.xlsx!Менеджеры"
    assert answered["files_not_used"]["files"] == ["Сделки 2026.xlsx!Менеджеры"]


def test_a_day_whose_cell_lost_its_format_is_that_day(tmp_path):
    """46028 among dates is 6 January 2026; the note names its column and the number."""
    book = Workbook()
    book.active.append(HEADERS)
    for number, day in enumerate((AT(2026, 1, 5), 46028, AT(2026, 1, 7)), start=1):
        book.active.append([f"С-{number}", day, "Окно", "Иванова", "В работе", 100])
    book.save(tmp_path / "Сделки.xlsx")
    with open_exports([tmp_path], timezone="UTC") as session:
        engine, model = built(session)
        rows = engine.rows("select cast(created_on as varchar) from m_deals order by 1")
    assert rows == [("2026-01-05",), ("2026-01-06",), ("2026-01-07",)]
    (note,) = [note for note in model.notes if note.code == "serials_beside_dates"]
    assert (note.facts["column"], note.facts["example"]) == ("Дата создания", "46028")
