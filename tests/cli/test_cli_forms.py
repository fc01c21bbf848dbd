"""Every form of every command, to stdout and to files."""

from __future__ import annotations

import csv
import io
import json
from shutil import copytree
from zipfile import is_zipfile

import pytest

from smalign.base.results import Field, Period, Result
from smalign.cli.arrange import arranged
from smalign.render import FORMS

ANSWERS = ("roi", "funnel", "fields")


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
@pytest.mark.parametrize("command", ANSWERS)
def test_every_form_of_every_answer(smalign, bitrix24, command, form):
    """Text forms go to stdout, whole, without a word on stderr when quiet."""
    ended = smalign(command, bitrix24, "--format", form, "--quiet")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith("\n")


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_inspect(smalign, bitrix24, form):
    """Inspect answers in every form too."""
    ended = smalign("inspect", bitrix24, "--format", form, "-o", "out.file", "--quiet")
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.csv", b"channel,touches,leads,"),
        ("x.tsv", b"channel\ttouches\tleads\t"),
        ("x.json", b'{\n  "schema_version": 1,\n  "metric": "roi",'),
        ("x.jsonl", b'{"channel": '),
        ("x.md", b"### Return by channel\n"),
        ("x.html", b"<!DOCTYPE html>\n"),
        ("x.xlsx", b"PK\x03\x04"),
        ("X.XLSX", b"PK\x03\x04"),
        ("x", b"channel\ttouches\tleads\t"),
    ],
)
def test_a_file_is_written_in_the_form_of_its_ending(smalign, tmp_path, bitrix24, name, begins):
    """-o FILE: the ending says the form; stdout stays empty, no other file appears."""
    ended = smalign("roi", bitrix24, "-o", name, "-q")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert is_zipfile(tmp_path / name) is name.lower().endswith(".xlsx")


def test_csv_for_a_russian_excel(smalign, tmp_path, bitrix24):
    """--csv excel-ru: BOM, semicolons, decimal commas, Russian titles; no --format needed."""
    smalign("roi", bitrix24, "--csv", "excel-ru", "--lang", "ru", "-o", "x.csv", "-q")
    text = (tmp_path / "x.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows[0][:3] == ["Канал", "Касания", "Лиды"]
    spend = rows[0].index("Расход, ₽")
    assert rows[1][spend].endswith(",00")
    assert smalign("roi", bitrix24, "--csv", "rfc", "-q").out.startswith("channel,touches,")


@pytest.mark.parametrize("form", ["roi.xlsx", "roi.csv", "ids.xlsx", "ids.csv"])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_an_answer_among_the_exports_changes_nothing(smalign, tmp_path, bitrix24, form, lang):
    """`roi . -o roi.xlsx`, or with --csv excel-ru, and the next answer is the same one."""
    folder = tmp_path / "exports"
    copytree(bitrix24, folder)
    before = smalign("roi", folder, "--format", "json").out
    asked = ["--lang", lang, *(["--ids"] if form.startswith("ids") else [])]
    asked += ["--csv", "excel-ru"] if form.endswith("csv") else []
    assert smalign("roi", folder, *asked, "-o", folder / form, "-q").code == 0
    assert smalign("roi", folder, "--format", "json").out == before


def test_a_refused_answer_leaves_the_old_file(smalign, tmp_path, bitrix24):
    """The file is either the old one or the whole new one."""
    (tmp_path / "x.csv").write_text("old")
    assert smalign("roi", bitrix24, "--by", "nothing", "-o", "x.csv").code == 2
    assert (tmp_path / "x.csv").read_text() == "old"
    assert smalign("roi", bitrix24, "-o", "x.csv", "-q").code == 0
    assert (tmp_path / "x.csv").read_text().startswith("channel,")


@pytest.mark.parametrize(
    "words",
    [
        ("roi", "deals.csv", "-o", "deals.csv"),
        ("roi", ".", "-o", "./deals.csv"),
        ("inspect", "deals.csv", "-o", "deals.csv"),
        ("diff", "deals.csv", "deals.csv", "-o", "deals.csv"),
        ("explain", "roi", "deals.csv", "-f", "md", "-o", "deals.csv"),
        ("check", "deals.csv", "-o", "gitlab=deals.csv"),
        ("reconcile", "report.csv", "deals.csv", "-o", "report.csv"),
        ("check", "deals.csv", "--baseline", "b.json", "--update-baseline", "-o", "b.json"),
    ],
)
def test_what_was_read_is_not_written_over(smalign, tmp_path, words):
    """An export, a report and a baseline were lost without a word."""
    deals = "deal_id,created_at,deal_status,close_value\n1,2026-01-05,open,5\n"
    report = "month,leads\n2026-01,1\n"
    (tmp_path / "deals.csv").write_text(deals)
    (tmp_path / "report.csv").write_text(report)
    ended = smalign(*words)
    assert (ended.code, ended.out) == (2, "")
    assert "is a file that was read" in ended.err
    assert (tmp_path / "deals.csv").read_text() == deals
    assert (tmp_path / "report.csv").read_text() == report


def test_sort_and_top_cut_what_is_shown_and_not_the_total(smalign, bitrix24):
    """--top 2 of 9 channels: a note says so, the total is still of all."""
    whole = json.loads(smalign("roi", bitrix24, "--format", "json").out)
    cut = json.loads(
        smalign("roi", bitrix24, "--sort", "spend", "--top", "2", "--format", "json").out
    )
    assert [row["spend"] for row in cut["rows"]] == ["152000.00", "90000.00"]
    assert cut["total"] == whole["total"]
    assert cut["notes"][0] == {
        "code": "rows_cut",
        "text": f"2 of {len(whole['rows'])} rows shown; the total is of all of them.",
    }


@pytest.mark.parametrize("title", ["Revenue", "Выручка", "выручка"])
def test_sort_takes_what_stands_above_a_column(smalign, bitrix24, title):
    """Whoever reads «Выручка» need not know that the column is called revenue."""
    given = ("roi", bitrix24, "--format", "csv", "-q", "--sort")
    assert smalign(*given, title).out == smalign(*given, "revenue").out


def test_a_period_may_be_written_as_russian_answers_show_it(smalign, bitrix24):
    """01.03.2026 is one day only: two figures, two figures and a year."""
    given = ("roi", bitrix24, "-q", "--format", "json")
    ended = smalign(*given, "--since", "01.03.2026", "--until", "31.03.2026")
    assert json.loads(ended.out)["period"] == {"since": "2026-03-01", "until": "2026-03-31"}


def test_notes_that_are_not_said_are_counted_beside_rows_for_machines_too(smalign, tmp_path):
    """Three sentences stand on stderr; that there are others is the fourth."""
    deals = "deal_id,created_at,deal_status,amount,loss_reason,closed_at\n"
    deals += "1,2026-01-05,won,,Late,2026-01-04\n2,2026-01-06,open,5,Late,2026-01-09\n"
    (tmp_path / "deals.csv").write_text(deals, encoding="utf-8")
    ended = smalign("roi", "deals.csv", "--format", "csv", "--lang", "en")
    notes = json.loads(smalign("roi", "deals.csv", "--format", "json").out)["notes"]
    lines = ended.err.splitlines()
    assert len(notes) > 3
    assert lines[-1] == f"smalign: Further notes: {len(notes) - 3} (--format json)"


@pytest.mark.parametrize(
    ("field", "meant"), [("менеджер", "owner"), ("Канал", "channel"), ("месяц", "month")]
)
def test_a_field_called_as_people_call_it_is_told_its_name(smalign, bitrix24, field, meant):
    """The export has neither header, and nothing is guessed: the name is told."""
    ended = smalign("roi", bitrix24, "--by", field, "--lang", "en")
    assert ended.code == 2
    assert f"Did you mean “{meant}”?" in ended.err


def test_sort_turns_round(smalign, bitrix24):
    """Numbers greatest first, words from A; a minus turns it round; missing values stay last."""

    def column(name: str, *options: str) -> list[str]:
        out = smalign("roi", bitrix24, "--format", "csv", "-q", *options).out
        return [row[name] for row in csv.DictReader(io.StringIO(out))]

    leads = [int(cell) for cell in column("leads", "--sort", "leads")]
    assert leads == sorted(leads, reverse=True)
    assert [int(cell) for cell in column("leads", "--sort", "-leads")] == leads[::-1]
    channels = column("channel", "--sort", "channel")
    assert channels == sorted(channels)
    assert column("channel", "--sort", "-channel") == channels[::-1]
    for sort in ("cpl", "-cpl"):
        costs = column("cpl", "--sort", sort)
        assert costs == [cell for cell in costs if cell] + [cell for cell in costs if not cell]


@pytest.mark.parametrize("command", ANSWERS)
def test_the_cards_behind_the_numbers_carry_nothing_personal(smalign, bitrix24, command):
    """--ids: one row a card with its id; no name, phone or e-mail among the columns."""
    head, first, *_ = smalign(command, bitrix24, "--ids", "-q").out.splitlines()
    columns = head.split("\t")
    assert columns[1] in {"card_id", "field", "table_name"}
    assert not {"name", "contact_name", "email", "phone", "email_key", "phone_key"} & {*columns}
    assert len(first.split("\t")) == len(columns)


@pytest.mark.parametrize("command", ANSWERS)
def test_the_script_is_sql(smalign, bitrix24, command):
    """--sql: the script alone, from the time zone to the last query."""
    ended = smalign(command, bitrix24, "--sql")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("set TimeZone = 'UTC';\n")
    assert str(bitrix24 / "deals.csv") in ended.out


def test_sort_takes_a_title_that_is_of_one_answer_alone():
    """`is_first` of sales is called otherwise than that of touches: it was no column."""
    result = Result(
        metric="after_sale", as_of=None, period=Period(), grain="deal", params={},
        fields=(Field("card_id", "text"), Field("is_first", "integer", "count")),
        rows=({"card_id": "1", "is_first": 0}, {"card_id": "2", "is_first": 1}),
        total={},
    )  # fmt: skip
    rows = arranged(result, "First sale of the customer", None).rows
    assert [row["card_id"] for row in rows] == ["2", "1"]


def test_examples_of_inspect_name_a_person_only_where_asked(smalign, tmp_path):
    """A phone is shown by its form, and as it is with --show-personal."""
    (tmp_path / "leads.csv").write_text("ID,Created,Phone,Status\n1,2026-01-05,79001112233,New\n")
    assert "79001112233" not in smalign("inspect", "leads.csv", "-f", "json").out
    assert "79001112233" in smalign("inspect", "leads.csv", "-f", "json", "--show-personal").out
