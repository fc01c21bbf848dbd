"""Files whose header has two lines: groups, and the names under them."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from tests.exports import opened

from smalign.read.two_lines import one_line

UPPER = ["Дата создания", "Клиент", "", "Сделка", "", "Источник"]
LOWER = ["", "Имя", "Телефон", "Сумма", "Стадия", ""]


def test_two_lines_of_a_header_are_one(tmp_path):
    """Two deals of 300 are read, and no third one called «Имя»; a note says which lines."""
    book = Workbook()
    sheet = book.active
    sheet.append(UPPER)
    sheet.append(LOWER)
    sheet.append(["2026-01-05", "Анна", "79001112233", 100, "Новая", "Ads"])
    sheet.append(["2026-01-06", "Пётр", "79001112244", 200, "Новая", "Ads"])
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("D1:E1")
    book.save(tmp_path / "deals.xlsx")
    with opened(tmp_path, {}) as session:
        found = session.inspect()
    (file,) = found.files
    assert (file.table, file.rows_read, dict(file.dropped)) == ("deals", 2, {"preamble": 1})
    named = {one.header: one.column for one in file.columns}
    assert [named[name] for name in ("Дата создания", "Сумма", "Стадия", "Источник")] == [
        *("created_at", "amount", "stage", "source")
    ]
    told = [one.facts for one in found.warnings if one.code == "header_of_two_lines"]
    assert told == [{"file": "deals.xlsx", "first": 1, "second": 2}]


def test_the_second_line_may_look_like_the_header_by_itself(tmp_path):
    """Of «Имя, Телефон, Сумма, Стадия» more is known: the day and source above are named, too."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Отчёт по сделкам"])
    sheet.append(["Дата создания", "Клиент", None, "Источник", "Сделка", None])
    sheet.append([None, "Имя", "Телефон", None, "Сумма", "Стадия"])
    sheet.append(["01.02.2026", "Анна", "79001112233", "Авито", 100, "Новая"])
    book.save(tmp_path / "deals.xlsx")
    with opened(tmp_path, {}) as session:
        found = session.inspect()
    (file,) = found.files
    assert (file.rows_read, dict(file.dropped)) == (1, {"preamble": 2})
    named = {one.header: one.column for one in file.columns}
    assert (named["Дата создания"], named["Источник"]) == ("created_at", "source")
    told = [one.facts for one in found.warnings if one.code == "header_of_two_lines"]
    assert told == [{"file": "deals.xlsx", "first": 2, "second": 3}]


def test_a_line_wider_than_the_table_under_it_is_no_part_of_its_header(tmp_path):
    """A line of six titles over a table of three columns ended in an internal error."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Отчёт", "", "За", "2026", "год", "Итоги"])
    sheet.append(["Дата создания", "Сумма", "Стадия"])
    sheet.append(["01.02.2026", 100, "Новая"])
    book.save(tmp_path / "deals.xlsx")
    with opened(tmp_path, {}) as session:
        found = session.inspect()
    (file,) = found.files
    assert (file.rows_read, dict(file.dropped)) == (1, {"preamble": 1})
    assert {one.header for one in file.columns} == {"Дата создания", "Сумма", "Стадия"}


@pytest.mark.parametrize(
    ("text", "dropped", "told"),
    [
        (
            (
                "Дата создания;Клиент;;Источник;ID\n;Имя;Телефон;;\n"
                "01.02.2026;Анна;79001112233;Сайт;7\n02.02.2026;Пётр;79001112244;Авито;8\n"
            ),
            {"preamble": 1},
            (1, 2),
        ),
        (  # a title above, quotes, and a delimiter that ends every line
            (
                "Отчёт по заявкам\n\n"
                '"Дата создания";"Клиент";"";"Источник";"ID";\n"";"Имя";"Телефон";"";"";\n'
                '"01.02.2026";"Анна";"79001112233";"Сайт";"7";\n'
                '"02.02.2026";"Пётр";"79001112244";"Авито";"8";\n'
            ),
            {"preamble": 2, "blank": 1},
            (3, 4),
        ),
    ],
)
def test_two_lines_of_a_header_are_one_in_text_too(tmp_path, text, dropped, told):
    """Two leads are read with their phones, and none that came on no day from nowhere."""
    with opened(tmp_path, {"leads.csv": text}) as session:
        found = session.inspect()
        rows = {row["source"]: row["leads"] for row in session.roi(by="source").rows}
    (file,) = found.files
    assert (file.rows_read, dict(file.dropped)) == (2, dropped)
    named = {one.header: one.column for one in file.columns}
    assert [named[name] for name in ("Дата создания", "Телефон", "Источник", "Имя")] == [
        *("created_at", "phone", "source", None)
    ]
    assert rows == {"Сайт": 1, "Авито": 1}
    facts = [one.facts for one in found.warnings if one.code == "header_of_two_lines"]
    assert facts == [{"file": "leads.csv", "first": told[0], "second": told[1]}]


def test_names_of_both_lines_make_the_header():
    """Under a group its names; beside it what the first line says."""
    assert one_line(UPPER, LOWER) == (
        *("Дата создания", "Имя", "Телефон", "Сумма", "Стадия", "Источник"),
    )


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["Дата", "Источник", "Сумма"], ["Дата", "Телефон", "Стадия"]),  # no group
        (["Дата", "Клиент", ""], ["", "Телефон", ""]),  # a blank stays one
        (["Дата", "Клиент", ""], ["", "Телефон 2", "Стадия"]),  # values have digits
        (["Канал", "Январь", ""], ["", "Сумма", "Стадия"]),  # a report of periods
        (["Канал", "План", "", "Факт", ""], ["", "Лиды", "Сумма", "Лиды", "Сумма"]),
        (["Дата", "Клиент", ""], ["", "Анна", "Новая"]),  # nothing more is known
        (["Источник", "", ""], ["", "Сумма", "Стадия"]),  # a title above a nameless column
        (["Клиент", "", "Сделка", ""], ["Имя", "Телефон", "Сумма", "Стадия"]),  # all are below
        (["Дата", "Источник", "", ""], ["01.02.2026", "Сайт", "", ""]),  # a column without a name
    ],
)
def test_other_rows_under_a_header_stay_what_they_are(upper, lower):
    """Data, and the second line of a report of periods or of names that come again."""
    assert one_line(upper, lower) == ()
