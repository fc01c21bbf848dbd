from __future__ import annotations

import subprocess
import sys
import zipfile
from datetime import date, datetime, timedelta
from datetime import time as clock

import openpyxl
import pytest

from smalign.base.errors import InputError, UsageError
from smalign.read.cells import cell_text, currency_shown

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    "</Types>"
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _relation(kind, target):
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


@pytest.fixture
def workbook(tmp_path):
    """Write a workbook by hand from the XML of its only sheet's rows."""

    def written(rows, before="", after=""):
        path = tmp_path / "hand.xlsx"
        parts = {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}'
            f"</sheetData>{after}</worksheet>",
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name, text)
        return path

    return written


@pytest.fixture
def saved(tmp_path):
    """Write a workbook with sheets of rows."""

    def written(**sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        path = tmp_path / "book.xlsx"
        book.save(path)
        return path

    return written


def _cell(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADERS = ["ID", "Название сделки", "Сумма", "Дата создания", "Сделка закрыта"]


def test_cells_become_the_text_an_export_would_hold(saved, read):
    """Dates ISO, whole numbers bare, booleans in words, errors as they are."""
    path = saved(
        Сделки=[
            HEADERS,
            [79000000000, 'ООО "А"', 1500.5, datetime(2024, 1, 31, 10, 0), True],  # noqa: DTZ001
            [2.0, "#REF!", 0.1 + 0.2, datetime(2024, 2, 1), False],  # noqa: DTZ001
            [3, "  край ", 1e-7, date(2024, 1, 31), None],
        ]
    )
    assert read(path).rows == [
        ("79000000000", 'ООО "А"', "1500.5", "2024-01-31 10:00:00", "true"),
        ("2", "#REF!", "0.3", "2024-02-01 00:00:00", "false"),
        ("3", "  край ", "0.0000001", "2024-01-31", ""),
    ]


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (datetime(2024, 1, 31), "dd.mm.yyyy", "2024-01-31"),  # noqa: DTZ001
        (datetime(2024, 1, 31), "dd.mm.yyyy hh:mm", "2024-01-31 00:00:00"),  # noqa: DTZ001
        (datetime(2024, 1, 31, 9, 59, 59, 999_999), "h:mm", "2024-01-31 10:00:00"),  # noqa: DTZ001
        (clock(9, 5), "", "09:05:00"),
        (timedelta(hours=26, minutes=3), "[h]:mm", "26:03:00"),
        (timedelta(minutes=-90), "[h]:mm", "-1:30:00"),
        (1e20, "", "1e+20"),
        (-5.0, "", "-5"),
        (None, "", ""),
    ],
)
def test_a_cell_as_text(value, shown, text):
    """Formats decide whether midnight is shown; fractions of seconds are rounded."""
    assert cell_text(value, shown) == text


def test_every_sheet_with_known_headers_is_a_table(saved, read_all):
    """Titles above, blank rows inside and totals below are dropped; other sheets are noted."""
    path = saved(
        Сделки=[["Отчёт"], [], HEADERS[:3], [1, "А", 5], [], [2, "Б", 7], ["Итого", None, 12]],
        Заметки=[["купить молоко"]],
        Лиды=[["ID", "Статус", "Источник"], [7, "Новый", "Звонок"]],
    )
    deals, leads = read_all(path)
    assert (deals.used.sheet, leads.used.sheet) == ("Сделки", "Лиды")
    assert deals.used.header_line == 3
    assert deals.dropped == {"preamble": 1, "blank": 2, "total": 1}
    assert deals.rows == [("1", "А", "5"), ("2", "Б", "7")]
    assert leads.rows == [("7", "Новый", "Звонок")]
    assert [(note.code, note.facts["sheets"]) for note in deals.used.notes] == [
        ("sheets_left_out", ("Заметки",))
    ]


def test_a_sheet_with_a_total_alone_is_told_and_the_others_are_read(saved, read_all):
    """A month without sales is a sheet of its own: the deals of the other are not lost by it."""
    path = saved(
        Июль=[HEADERS[:3], ["Итого", None, 0]],
        Июнь=[HEADERS[:3], [1, "А", 5]],
    )
    (june,) = read_all(path)
    assert (june.used.sheet, june.rows) == ("Июнь", [("1", "А", "5")])
    assert [(note.code, note.facts) for note in june.used.notes] == [
        ("files_without_rows", {"files": [f"{path}!Июль"]})
    ]


def test_the_user_names_the_sheet(saved, read):
    """--sheet takes a sheet we would have left out; an unknown one lists the known."""
    path = saved(A=[["ID", "Сумма"], [1, 2]], B=[["x", "y"], [3, 4]])
    assert read(path, sheet="B").rows == [("3", "4")]
    with pytest.raises(UsageError) as caught:
        read(path, sheet="C")
    assert caught.value.facts["known"] == ("A", "B")


def test_a_row_wider_than_the_table_is_rejected_with_its_number(saved, read):
    """Something written beside the table is named, not swallowed."""
    rows = [["ID", "Сумма"], *([i, i] for i in range(300)), [300, 300, "???"], [301, 301]]
    reading = read(saved(S=rows))
    assert reading.reasons == [(302, 302, "field_count")]
    assert len(reading.rows) == 301


@pytest.mark.parametrize(
    "formula",
    ["<f>1+1</f>", "<f>1+1</f><v/>", "<f>1+1</f><v></v>", '<f t="shared" si="0"/><v></v>'],
)
def test_formulas_without_values_are_noted(formula, workbook, read):
    """A formula whose result was never stored reads as empty, and is said so."""
    reading = read(
        workbook(
            f'<row r="1">{_cell("A1", "ID")}{_cell("B1", "Сумма")}</row>'
            f'<row r="2"><c r="A2"><v>1</v></c><c r="B2">{formula}</c></row>'
        )
    )
    assert reading.rows == [("1", "")]
    assert [(n.code, n.facts["count"]) for n in reading.used.notes] == [
        ("formulas_without_values", 1)
    ]


def test_cells_merged_over_rows_are_noted(workbook, read):
    """A manager written once for two deals: the second has none, and it is said so."""
    rows = (
        f'<row r="1">{_cell("A1", "Сделки")}</row>'
        f'<row r="2">{_cell("A2", "Менеджер")}{_cell("B2", "ID")}</row>'
        f'<row r="3">{_cell("A3", "Анна")}<c r="B3"><v>1</v></c></row>'
        '<row r="4"><c r="B4"><v>2</v></c></row>'
    )
    title = '<mergeCell ref="A1:B1"/>'
    for merged, expected in ((f'{title}<mergeCell ref="A3:A4"/>', 1), (title, 0)):
        reading = read(workbook(rows, after=f"<mergeCells>{merged}</mergeCells>"))
        assert reading.rows == [("Анна", "1"), ("", "2")]
        counts = [n.facts["count"] for n in reading.used.notes if n.code == "cells_merged"]
        assert counts == ([expected] if expected else [])


SPARSE = f'<row r="1">{_cell("A1", "ID")}</row><row r="1048576">{_cell("XFD1048576", "x")}</row>'
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    ("rows", "before", "code", "what"),
    [
        (SPARSE, "", "xlsx_too_big", "cells"),
        (_cell("A1", "x" * (64 << 20)), "", "xlsx_too_big", "ratio"),
        (f'<row r="1">{_cell("A1", "&c;")}</row>', ENTITIES, "xlsx_declares_entities", None),
        ('<row r="1"><c r="A1"', "", "xlsx_broken", None),
    ],
    ids=["sparse", "bomb", "entities", "not xml"],
)
def test_a_hostile_workbook_is_refused_at_once(rows, before, code, what, workbook):
    """Exit 3 with one error in a second of the processor and 300 MB: a process of its own."""
    path = workbook(rows, before)
    script = (
        "import sys, tempfile, pathlib, time\n"
        "from smalign.base.errors import InputError\n"
        "from smalign.engine.duckdb import Engine\n"
        "from smalign.read.find import find\nfrom smalign.read.probe import probe\n"
        "from smalign.read.records import ReadOptions\n"
        "work = pathlib.Path(tempfile.mkdtemp())\n"
        "start = time.process_time()\n"
        "try:\n    probe(find([sys.argv[1]], work), ReadOptions(), Engine(work))\n"
        "except InputError as error:\n"
        "    status = pathlib.Path('/proc/self/status').read_text()\n"
        "    peak = status.partition('VmHWM:')[2].split()[0]\n"
        "    took = time.process_time() - start\n"
        "    print(error.code, error.facts.get('what'), peak, took)\n"
        "    sys.exit(int(error.exit_code))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )
    *said, peak, took = done.stdout.split()
    assert (done.returncode, said) == (3, [code, str(what)])
    assert float(took) < 1
    assert int(peak) < 300_000  # kilobytes


def test_a_truncated_workbook_is_broken(workbook, read):
    """The central directory is gone."""
    path = workbook(f'<row r="1">{_cell("A1", "ID")}</row>')
    path.write_bytes(path.read_bytes()[:700])
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.code == "xlsx_broken"


def test_a_sheet_with_a_flipped_byte_is_broken(workbook, read):
    """The checksum of a part tells."""
    path = workbook(f'<row r="1">{_cell("A1", "ID" * 500)}</row>')
    data = bytearray(path.read_bytes())
    at = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[at] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.code == "xlsx_broken"


def _formatted(saved, *formats):
    """Amounts of 100, each shown in one of these formats of numbers."""
    path = saved(
        Deals=[["Deal ID", "Created", "Amount"], *([at, "2026-01-05", 100] for at in (1, 2))]
    )
    book = openpyxl.load_workbook(path)
    for row, form in enumerate(formats, start=2):
        book["Deals"].cell(row, 3).number_format = form
    book.save(path)
    return path


def test_amounts_shown_in_two_currencies_say_which(read, saved):
    """Their signs stand in the format of the cell alone: $100 and 100 € were added up to 200."""
    path = _formatted(saved, "[$$-409]#,##0.00", "#,##0.00\\ [$€-407]")
    assert [row[2] for row in read(path).rows] == ["100 USD", "100 EUR"]


@pytest.mark.parametrize("forms", [('#,##0.00\\ "₽"', "0.00"), ("0.00%", '0.0 "pcs"'), ("", "")])
def test_amounts_in_one_currency_are_bare_numbers(read, saved, forms):
    """Nothing can be mixed up there; per cents and other words are no currency."""
    assert [row[2] for row in read(_formatted(saved, *forms)).rows] == ["100", "100"]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("[$$-409]#,##0.00", "USD"), ("#,##0.00\\ [$€-407]", "EUR"), ('#,##0.00"р."', "RUB"),
        ("[$-419]#,##0.00", None), ("[$USD] 0", "USD"), ("0\\ ₽;-0\\ ₽", "RUB"), ("General", None),
        ("$#,##0", "USD"), ('_-* #,##0.00 "₽"_-', "RUB"), ('0 "кг"', None), ("dd.mm.yyyy", None),
    ],
)  # fmt: skip
def test_the_currency_a_format_shows(form, code):
    """By a sign or a code in brackets, in quotes or bare; a language alone is none."""
    assert currency_shown(form) == code


def test_a_hidden_sheet_that_is_read_is_told(read_all, saved):
    """Its rows count like any other's, and whoever opens the workbook does not see them."""
    rows = [["Deal ID", "Created", "Amount"], [1, "2026-01-05", 100]]
    path = saved(Deals=rows, Old=rows)
    book = openpyxl.load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    notes = read_all(path)[0].used.notes
    assert [(one.code, one.facts["sheets"]) for one in notes] == [("sheets_hidden", ("Old",))]
