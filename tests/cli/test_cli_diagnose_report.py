"""`smalign diagnose --report`: marketing's report as one of the things looked at."""

from __future__ import annotations

import json

import pytest
from openpyxl import Workbook

from smalign import open as smalign_open

AGREES = "month;leads\n2026-04;26\n2026-05;28\n"


def told(smalign, generic, report, *more):
    """The observation of the report in step 5."""
    ended = smalign("diagnose", generic, "--report", report, "-f", "json", "-q", *more)
    assert (ended.code, ended.err) == (0, "")
    step = json.loads(ended.out)["steps"][4]
    return next(one for one in step["observations"] if one["finding"] == "report_agrees")


def test_a_report_that_agrees_is_in_order(smalign, generic, tmp_path):
    """26 leads in April and 28 in May, as in leads.csv."""
    report = tmp_path / "report.csv"
    report.write_text(AGREES, encoding="utf-8")
    one = told(smalign, generic, report)
    assert (one["status"], one["code"], one["value"]) == ("ok", "report_agrees", 0.0)


def test_what_the_numbers_count_may_be_said(smalign, generic, tmp_path):
    """A sheet of channels and months says no measure: 7 leads of paid search in January."""
    report = tmp_path / "report.csv"
    report.write_text("Channel;2026-01\nPaid Search;7\n", encoding="utf-8")
    one = told(smalign, generic, report, "--measure", "leads")
    assert one["status"] == "ok"


def test_the_sheet_of_a_workbook_may_be_named(smalign, generic, tmp_path):
    """The first sheet has 20 leads of April, the CRM 26; the second one what the CRM has."""
    book = Workbook()
    for name, april in (("Draft", 20), ("Final", 26)):
        sheet = book.create_sheet(name)
        for row in (("month", "leads"), ("2026-04", april), ("2026-05", 28)):
            sheet.append(row)
    del book["Sheet"]
    report = tmp_path / "report.xlsx"
    book.save(report)
    assert told(smalign, generic, report)["status"] != "ok"
    assert told(smalign, generic, report, "--report-sheet", "Final")["status"] == "ok"
    with smalign_open(generic) as session:
        for sheet, status in (("Draft", "attention"), ("Final", "ok")):
            found = session.diagnose(report, sheet=sheet).steps[4].every
            assert [one.status for one in found if one.finding == "report_agrees"] == [status]


def test_a_sheet_is_of_a_report(smalign, generic, tmp_path):
    """Without one, and of a sheet that is not there, it is one sentence."""
    ended = smalign("diagnose", generic, "--report-sheet", "Final")
    assert (ended.code, ended.out) == (2, "")
    assert ended.sentence == "--report-sheet needs --report FILE; add it."
    book = Workbook()
    report = tmp_path / "report.xlsx"
    book.save(report)
    ended = smalign("diagnose", generic, "--report", report, "--report-sheet", "Final")
    assert (ended.code, ended.out) == (2, "")
    assert "Final" in ended.sentence


@pytest.mark.parametrize("name", ["missing.csv", "{generic}/deals.csv"])
def test_a_report_that_cannot_be_read_is_one_sentence(smalign, generic, name):
    """It is the user's mistake, not something that was not seen."""
    ended = smalign("diagnose", generic, "--report", name.format(generic=generic))
    assert (ended.code, ended.out) == (3, "")
    assert name.rpartition("/")[2] in ended.sentence
