"""Sixty texts that would do something, in every text of an export: no form lets one of them."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser
from tests import poisoned
from tests.inert import controls, live_in_markdown, live_in_page
from tests.payloads import PAYLOADS

from smalign.render import render
from smalign.render.diagnose import render_diagnosis
from smalign.render.report import report
from smalign.session import open_exports
from smalign.session.report import report_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smalign.render.report import ReportParts

SHOWN_AT_LEAST = {
    "roi": 4,
    "by_source": 50,
    "funnel": 50,
    "reasons": 40,
    "fields": 60,
    "inspect": 60,
    "diagnose": 0,
}
"""What is asked, and how many of the payloads its rows have."""
COLOURS = re.compile("\x1b\\[[0-9;]*m")
FORMULAS = "=+-@＝＋－＠"
SHOWN = re.compile(
    r"[\x00-\x20\x7f-\xa0\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff-\uffff]+"
)
"""What forms show in another way: controls, blanks."""


class Answers(NamedTuple):
    """What was asked of the export, once: the report, and of each question what writes a form."""

    folder: Path
    parts: ReportParts
    write: dict[str, Callable[..., str | bytes]]


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> Answers:
    """One export of all payloads, opened once."""
    folder = tmp_path_factory.mktemp("poisoned")
    poisoned.make(folder)
    with open_exports([folder], config=folder / "smalign.toml") as session:
        parts = report_parts(session, {}, title=PAYLOADS[1].text)
        results = {
            **{name: parts.answers[name] for name in ("roi", "funnel", "reasons")},
            "by_source": session.roi(by=("source",)),
            "fields": session.fields(),
            "inspect": parts.inspection,
        }
    write = {name: _writer(render, result) for name, result in results.items()}
    return Answers(folder, parts, {**write, "diagnose": _writer(render_diagnosis, parts.diagnosis)})


def _writer(renderer, answer) -> Callable[..., str | bytes]:
    return lambda form, lang="en", **more: renderer(answer, form, lang, **more)


def arrived(text: str) -> set[str]:
    """The payloads whose beginning is in a text."""
    bare = SHOWN.sub("", text)
    return {one.text for one in PAYLOADS if SHOWN.sub("", one.text)[:12] in bare}


def test_there_are_sixty_payloads_each_with_a_reason():
    """None twice."""
    assert len(PAYLOADS) == 60
    assert len({one.text for one in PAYLOADS}) == len({one.why for one in PAYLOADS}) == 60


def test_every_payload_is_in_every_column_of_texts(answers):
    """Counted by the csv module over every table; and each is a header, and the name of a file."""
    texts = {one.text for one in PAYLOADS}
    columns: dict[str, set[str]] = {}
    names = [path.name for path in answers.folder.glob("*.csv")]
    for name in names:
        with (answers.folder / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, text in row.items():
                    columns.setdefault(column, set()).add(text)
    typed = {column for column in columns if poisoned.kind(column)}
    assert {"Source", "UTM campaign", "Owner", "Loss reason", "Stage", "content"} < typed
    assert [(column, texts - columns[column]) for column in typed if texts - columns[column]] == []
    assert texts < set(columns)
    assert len(names) == 60
    assert max(len(name.encode()) for name in names) == 255


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_nothing_of_a_page_is_alive(answers, lang):
    """The report has all sixty; its elements, attributes and addresses are our own."""
    page = report(answers.parts, lang, "html")
    assert live_in_page(page) == []
    assert controls(page) == set()
    assert len(arrived(LexborHTMLParser(page).root.text())) == 60


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_nothing_of_markdown_is_alive(answers, lang):
    """As GitHub's parser makes a page of it: no link, picture, footnote or HTML of the export."""
    text = report(answers.parts, lang, "md")
    assert live_in_markdown(text) == []
    assert controls(text) == set()


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("at", [0, 1, 11, 28, 49])
def test_the_subject_of_a_mail_is_its_title_and_the_verdict(answers, at, lang):
    """Whatever the title is: one line, every blank where it was, and no header of its own."""
    payload = PAYLOADS[at].text
    sent = report(replace(answers.parts, title=payload), lang, "eml")
    mail = email.message_from_string(sent, policy=email.policy.default)
    assert len(mail.keys()) == len(set(mail.keys()))
    verdict = {"en": "Not enough data for a verdict", "ru": "Для вывода мало данных"}[lang]
    assert mail["Subject"].strip() == f"{payload}: {verdict}"  # it may begin on the next line
    assert controls(sent.replace("\r\n", "\n")) == set()
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            assert controls(part.get_content().replace("\r\n", "\n")) == set()


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("name", SHOWN_AT_LEAST)
def test_no_answer_is_alive_in_any_form(answers, name, lang):
    """A page, Markdown, the terminal in colours and without, lines, JSON, CSV."""
    write = answers.write[name]
    assert live_in_page(write("html", lang)) == []
    assert live_in_markdown(write("md", lang)) == []
    assert controls(write("html", lang) + write("md", lang)) == set()
    assert controls(write("table", lang, width=100)) == set()
    assert controls(COLOURS.sub("", write("table", lang, width=100, color=True))) == set()
    assert controls(write("json", lang) + write("jsonl", lang)) == set()
    assert controls(write("plain", lang), "\t") == set()
    lines = write("csv", lang).decode().replace("\r\n", "\n")
    assert controls(lines, "\t") == set()
    assert len(arrived(lines)) >= SHOWN_AT_LEAST[name]


@pytest.mark.parametrize("name", SHOWN_AT_LEAST)
def test_no_cell_is_a_formula(answers, name):
    """Of CSV, of lines and of a workbook, whose cells are texts; a number may begin with minus."""
    write = answers.write[name]
    told = [
        *csv.reader(io.StringIO(write("csv").decode(), newline="")),
        *csv.reader(
            io.StringIO(write("csv", csv_dialect="excel-ru").decode("utf-8-sig")), delimiter=";"
        ),
        *(line.split("\t") for line in write("plain").split("\n")),
    ]
    for cell in (cell for row in told for cell in row):
        assert cell[:1] not in FORMULAS or re.fullmatch(r"-?[\d., ]*", cell), cell
    book = load_workbook(io.BytesIO(write("xlsx")))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert all(
        cell.hyperlink is None for sheet in book for row in sheet.iter_rows() for cell in row
    )


def test_what_json_carries_reads_back_as_it_was(answers):
    """JSON is for programs: nothing is left out of a text, it is only written harmlessly."""
    rows = json.loads(answers.write["fields"]("json"))["rows"]
    of_one_line = {one.text for one in PAYLOADS if one.text == " ".join(one.text.split())}
    assert len(of_one_line) > 45
    assert of_one_line - {row["field"] for row in rows} == set()


def test_an_error_does_nothing_either(inside):
    """A file of such a name that is not there is one sentence, without a control character."""
    for payload in (one.text.replace("\0", "") for one in PAYLOADS):
        ended = inside("roi", f"./{payload}")
        assert (ended.code, ended.out) == (3, ""), payload
        assert ended.err.count("\n") == 1, payload
        assert controls(ended.err) == set(), payload
