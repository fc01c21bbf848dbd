"""`smalign reconcile`: the command as a process, over the sample company."""

from __future__ import annotations

import json

import openpyxl
import pytest

from smalign.render import FORMS

REPORT = "Месяц;Канал;Лиды\n2026-01;Paid Search;7\n2026-02;Paid Search;6\n2026-03;Paid Search;12\n"


@pytest.fixture
def report(tmp_path):
    """Two months as in the CRM, a third with two leads too many."""
    file = tmp_path / "отчёт.csv"
    file.write_text(REPORT, encoding="cp1251")
    return file


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_has_both_numbers(smalign, generic, report, form):
    """Twelve and ten, in each form and both languages."""
    for lang, word in (("en", "not explained"), ("ru", "не объяснено")):
        ended = smalign("reconcile", report, generic, "-f", form, "-q", "--lang", lang)
        assert (ended.code, ended.err) == (0, "")
        assert (word if form in {"table", "md", "html"} else "unexplained") in ended.out


def test_a_workbook_and_json(smalign, generic, tmp_path):
    """Numbers of a sheet; rows and notes in JSON are English codes and texts."""
    book = openpyxl.Workbook()
    book.active.append(["Канал", "Январь 2026"])
    book.active.append(["Paid Search", 7])
    book.save(tmp_path / "report.xlsx")
    asked = ("reconcile", tmp_path / "report.xlsx", generic, "--measure", "leads", "-f", "json")
    answer = json.loads(smalign(*asked).out)
    number = next(row for row in answer["rows"] if row["channel"] == "Paid Search")
    assert (number["report"], number["crm"], number["match"]) == ("7", "7", "agrees")
    assert any("agree" in note["text"] for note in answer["notes"])


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "report.xlsx"),
        (("missing.csv", "{generic}"), 3, "missing.csv"),
        (("{report}", "{generic}", "--measure", "lids"), 2, "leads"),
        (("{report}", "{generic}", "--tolerance", "many"), 2, "2%"),
        (("{report}", "{generic}", "--by", "nothing"), 2, "nothing"),
        (("{generic}/deals.csv", "{generic}"), 3, "deals.csv"),
    ],
)
def test_bad_input_gets_one_sentence(smalign, generic, report, arguments, code, said):
    """The right exit code, no traceback, nothing on stdout."""
    given = [one.format(generic=generic, report=report) for one in arguments]
    ended = smalign("reconcile", *given)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
