"""JSON, JSON lines, CSV and plain: what scripts and spreadsheets read."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from smalign.base.results import Exclusion, Field, Period, Result
from smalign.render import FORMS, render

D = Decimal
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _one_text(text: str) -> Result:
    return Result(
        metric="fields",
        as_of=None,
        period=Period(),
        grain="lead",
        params={},
        fields=(Field("field", "text"), Field("cards", "integer", "count")),
        rows=({"field": text, "cards": 1},),
        total={"cards": 1},
    )


def test_json_is_the_contract(made):
    """The keys stand in the order of the contract and every value has its JSON type."""
    answer = json.loads(render(made.roi(), "json"))
    assert list(answer) == [
        "schema_version", "metric", "as_of", "period", "grain", "currency", "params", "columns",
        "rows", "total", "excluded", "notes", "sql",
    ]  # fmt: skip
    assert answer["schema_version"] == 1
    assert answer["as_of"] == "2025-06-30T18:05:00Z"
    assert answer["period"] == {"since": "2025-01-01", "until": "2025-03-31"}
    assert answer["columns"][8] == {
        "name": "revenue",
        "type": "decimal",
        "unit": "money",
        "title": "Revenue",
    }
    first = answer["rows"][0]
    assert first["leads"] == 412
    assert first["lead_to_won"] == 0.0995
    assert first["touches"] is None
    assert answer["rows"][3]["channel"] == "(none)"
    assert answer["excluded"] == [
        {"reason": "undated", "count": 12},
        {"reason": "second_deals", "count": 0},
    ]
    assert answer["notes"][2]["code"] == "spend_not_split"
    assert "channel" not in answer["total"]


def test_json_money_rows_sum_to_the_total(made):
    """Two amounts ending in .335 show .34 and .33, so that they sum to the shown total .67."""
    answer = json.loads(render(made.roi(), "json"))
    shown = [row["revenue"] for row in answer["rows"]]
    assert shown == ["4100250.34", "2200000.33", "0.00", "55000.00"]
    assert answer["total"]["revenue"] == "6355250.67"
    assert answer["rows"][0]["cpl"] == "1970.87"


def test_json_titles_are_english_and_text_stays_readable(made):
    """Cyrillic is written as itself, titles and notes are English."""
    text = render(made.roi(), "json", "ru")
    assert "Контекст (поиск)" in text
    assert "ROMI by revenue" in text
    assert "Выручка" not in text


def test_json_credits_are_strings_without_trailing_zeros():
    """A count an attribution model has split is a decimal string."""
    result = Result(
        metric="roi", as_of=None, period=Period(), grain="deal", params={},
        fields=(Field("channel", "text"), Field("won", "decimal", "credit")),
        rows=(
            {"channel": "a", "won": D("0.333333333")},
            {"channel": "b", "won": D("2.666666667")},
        ),
        total={"won": D("3.000000000")},
    )  # fmt: skip
    answer = json.loads(render(result, "json"))
    assert [row["won"] for row in answer["rows"]] == ["0.333333", "2.666667"]
    assert answer["total"]["won"] == "3"


def test_json_has_no_nan_and_no_infinity():
    """A number that is none becomes null, not a word JSON does not know."""
    result = replace(
        _one_text("a"),
        fields=(Field("x", "float", "ratio"), Field("y", "float", "rate")),
        rows=({"x": float("nan"), "y": float("inf")},),
        total={},
    )
    assert json.loads(render(result, "json"))["rows"] == [{"x": None, "y": None}]


def test_json_excluded_amount_is_a_rounded_string():
    """An exclusion with money says how much; half a kopeck rounds up."""
    result = replace(_one_text("a"), excluded=(Exclusion("undated", 2, D("10.005")),))
    assert json.loads(render(result, "json"))["excluded"] == [
        {"reason": "undated", "count": 2, "amount": "10.01"}
    ]


def test_cards_are_shown_when_asked_for():
    """With ids JSON gains `ids`; the flat forms show the cards instead of the rows."""
    result = replace(
        _one_text("a"),
        id_fields=(Field("deal_id", "text"), Field("amount", "decimal", "money")),
        ids=({"deal_id": "00017", "amount": D("5")},),
    )
    assert json.loads(render(result, "json"))["ids"] == [{"deal_id": "00017", "amount": "5.00"}]
    assert render(result, "plain") == "deal_id\tamount\n00017\t5.00\n"
    assert render(result, "jsonl") == '{"deal_id": "00017", "amount": "5.00"}\n'
    assert render(result, "csv") == b"deal_id,amount\r\n00017,5.00\r\n"


def test_csv_follows_rfc_4180():
    """CRLF, commas, doubled quotes; numbers are bare, a null is nothing, an empty text quotes."""
    result = replace(
        _one_text('a "b", c'),
        fields=(
            Field("field", "text"),
            Field("note", "text"),
            Field("amount", "decimal", "money"),
            Field("share", "float", "rate"),
            Field("created_on", "date"),
            Field("is_test", "flag"),
        ),
        rows=(
            {
                "field": 'a "b", c', "note": "", "amount": D("-5"), "share": None,
                "created_on": date(2025, 3, 1), "is_test": True,
            },
        ),
        total={},
    )  # fmt: skip
    assert render(result, "csv") == (
        b'field,note,amount,share,created_on,is_test\r\n"a ""b"", c","",-5.00,,2025-03-01,true\r\n'
    )


def test_csv_for_russian_excel(made):
    """BOM, semicolons, decimal commas, dd.mm.yyyy, Russian titles."""
    data = render(made.roi(), "csv", "ru", csv_dialect="excel-ru")
    assert isinstance(data, bytes)
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("Канал;Касания;Лиды;Квалифицированные;Сделки;Продажи;")
    assert "ROMI по выручке" in lines[0]
    assert lines[1].startswith("Контекст (поиск);;412;180;96;41;38;17;4100250,34;812000,34;1970,87")
    dated = replace(
        _one_text("a"),
        fields=(Field("created_on", "date"), Field("closed_at", "time")),
        rows=({"created_on": date(2025, 3, 1), "closed_at": datetime(2025, 3, 2, 9, 5)},),  # noqa: DTZ001 - UTC by contract
        total={},
    )
    body = render(dated, "csv", "ru", csv_dialect="excel-ru")
    assert body.decode("utf-8-sig").split("\r\n")[1] == "01.03.2025;02.03.2025 09:05:00"


@pytest.mark.parametrize("first", [*"=+-@\t\r\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("dialect", ["rfc", "excel-ru"])
def test_no_text_cell_of_a_csv_is_a_formula(first, dialect):
    """A text that a spreadsheet would compute begins with an apostrophe; CR is a line feed."""
    data = render(_one_text(f"{first}1+1"), "csv", csv_dialect=dialect)
    rows = list(
        csv.reader(
            io.StringIO(data.decode("utf-8-sig"), newline=""),
            delimiter=";" if dialect == "excel-ru" else ",",
            strict=True,
        )
    )
    sign = "\n" if first == "\r" else first
    assert rows[1][0] == f"'{sign}1+1"


def test_plain_is_a_line_a_row(made):
    """Machine names, tabs, no total; neither tabs nor line ends inside a cell."""
    lines = render(made.hostile(), "plain").split("\n")
    assert len(lines) == 3
    assert lines[0].split("\t")[0] == "channel"
    assert lines[1].split("\t")[1:] == ["'=1+1", "2", "-5.50"]


def test_json_lines_are_the_rows_of_json(made):
    """Each line is one row with the same values."""
    lines = render(made.roi(), "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(render(made.roi(), "json"))["rows"]


@given(st.text(max_size=40))
def test_any_text_survives_json_and_csv(text):
    """JSON gives every text back as it was; CSV one row with no raw control character."""
    result = _one_text(text)
    written = render(result, "json")
    assert json.loads(written)["rows"][0]["field"] == text
    assert not CONTROLS.search(written)
    data = render(result, "csv").decode()
    assert not CONTROLS.search(data)
    rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    assert len(rows) == 2
    assert rows[1][1] == "1"
    assert not rows[1][0].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_every_form_is_deterministic_and_clean(made):
    """Twice the same bytes; no raw control character whatever the texts were."""
    for form in FORMS:
        for lang in ("ru", "en"):
            first, second = (render(made.hostile(), form, lang) for _ in range(2))
            assert first == second
            if isinstance(first, str):
                assert not CONTROLS.search(first), form


def test_inspection_is_a_table_in_every_other_form(made):
    """One row a column of a file: the same cells in CSV, JSON lines, a page and a workbook."""
    inspection = made.inspection()
    columns = [column.header for file in inspection.files for column in file.columns]
    csv_rows = list(csv.DictReader(io.StringIO(render(inspection, "csv").decode())))
    assert [row["header"] for row in csv_rows][:4] == columns[:4]  # the fifth is hostile
    assert len(csv_rows) == len(columns)
    lines = [json.loads(line) for line in render(inspection, "jsonl").splitlines()]
    assert [line["header"] for line in lines][:4] == columns[:4]
    assert render(inspection, "html", "ru").count("<tr") == len(columns) + 1
    assert render(inspection, "xlsx")[:2] == b"PK"


def test_inspection_json_is_the_contract(made):
    """rows_read = accepted + rejected; dropped apart; every reject names all its lines."""
    answer = json.loads(render(made.inspection(), "json", "ru"))
    assert list(answer) == ["schema_version", "files", "links", "links_of", "as_of", "warnings"]
    file = answer["files"][0]
    assert (file["rows_read"], file["rows_accepted"], file["rows_rejected"]) == (1841, 1840, 1)
    assert file["rows_dropped"] == 3
    assert file["rejects"][0]["lines"] == [17, 18]
    assert file["rejects"][0]["reason"] == "field_count"
    assert file["columns"][2]["empty_share"] == 0.214
    assert answer["links"] == {
        "email": 0,
        "lead_id": 1200,
        "phone": 31,
        "touch_unlinked": 2,
        "weak": 4,
    }
    assert answer["links_of"] == {"deals": 1300, "touches": 2}


def test_json_loads_no_heavy_library():
    """`--format json` starts without rich, babel, jinja2, xlsxwriter, pandas."""
    script = (
        "import sys, smalign.render.json\n"
        "heavy = {'rich', 'babel', 'jinja2', 'xlsxwriter', 'pandas', 'duckdb', 'openpyxl'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_parameters_of_every_kind_have_one_spelling():
    """Decimals are strings, dates ISO, sets sorted, keys in order: the same bytes each time."""
    params = {
        "vat": D("0.20"),
        "since": date(2025, 3, 1),
        "tags": {"b", "a"},
        "by": ("channel",),
        "at": datetime(2025, 3, 1, 9, 0, tzinfo=UTC),
        "path": PurePosixPath("a/b"),
        "deep": {"z": 1, "a": None},
    }
    answer = json.loads(render(replace(_one_text("a"), params=params), "json"))["params"]
    assert list(answer) == ["at", "by", "deep", "path", "since", "tags", "vat"]
    assert answer == {
        "vat": "0.20",
        "since": "2025-03-01",
        "tags": ["a", "b"],
        "by": ["channel"],
        "at": "2025-03-01T09:00:00+00:00",
        "path": "a/b",
        "deep": {"a": None, "z": 1},
    }
    assert list(answer["deep"]) == ["a", "z"]


def test_an_inspection_for_scripts_is_a_line_a_column(made):
    """Five columns in two files: five lines under the heading, nothing wrapped."""
    lines = render(made.inspection(), "plain").splitlines()
    assert len(lines) == 6
    assert lines[0].split("\t")[:5] == ["file", "sheet", "table", "crm", "header"]
    assert lines[3].split("\t") == [
        "deals.csv", "", "deals", "bitrix24", "Сумма", "amount", "money", "1 234,50", "0.214", "0",
        "12 000,00", "", "", "",
    ]  # fmt: skip


def test_dates_before_the_common_era_of_spreadsheets_keep_four_digits():
    """The year 1 is 0001 in every dialect."""
    result = replace(
        _one_text("a"), fields=(Field("date", "date"),), rows=({"date": date(1, 2, 3)},), total={}
    )
    assert render(result, "csv") == b"date\r\n0001-02-03\r\n"
    russian = render(result, "csv", "ru", csv_dialect="excel-ru")
    assert russian == "\ufeffДата;\r\n03.02.0001\r\n".replace(";", "").encode()
