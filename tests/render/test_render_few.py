"""Rows that rest on few cards are marked in every form that is read."""

from __future__ import annotations

import io

import pytest
from lxml import html
from openpyxl import load_workbook
from tests.exports import opened

from smalign.render import render

DEALS = "deal_id,created_at,status,channel,owner\n" + "".join(
    f"{number},2026-01-05,open,{channel},{owner}\n"
    for number, (channel, owner) in enumerate([("Ads", "Ann")] * 5 + [("Fair", "Ann")] * 2)
)


@pytest.fixture
def answer(tmp_path):
    """Five deals of ads and two of the fair; three are enough to be read."""
    with opened(tmp_path, {"deals.csv": DEALS}) as session:
        yield session.roi(by=("channel", "owner"), min_n=3)


def test_markdown_marks_them_behind_their_name_and_says_why(answer):
    """Two of the fair are fewer than three; five of ads are not."""
    lines = render(answer, "md", "en").splitlines()
    assert [line.split(" | ")[1] for line in lines if "Ann" in line] == ["Ann", r"Ann\*"]
    assert r"\* fewer than 3 leads: a difference may be chance" in lines


def test_a_page_greys_them(answer):
    """The row of the fair is grey, has the mark, and below the table stands what it means."""
    page = html.fromstring(render(answer, "html", "ru"))
    (row,) = page.xpath("//tr[@class='few']")
    assert [cell.text for cell in row[:2]] == ["Fair", "Ann*"]
    (said,) = page.xpath("//p[@class='few']")
    assert said.text == "* меньше 3 лидов: разница может быть случайной"


def test_a_workbook_greys_them_and_says_why(answer):
    """Cells keep their words; a sheet about the table says what grey is."""
    table, about = load_workbook(io.BytesIO(render(answer, "xlsx", "en"))).worksheets
    colours = {row[0].value: row[0].font.color.rgb for row in table.iter_rows(2, 3)}
    assert colours["Fair"] == "FF666666"
    assert colours["Ads"] != "FF666666"
    assert ("Grey", "fewer than 3 leads: a difference may be chance") in [
        tuple(cell.value for cell in row) for row in about.iter_rows()
    ]


def test_forms_for_machines_have_no_mark(answer):
    """They have the number of cards, and the least one among the parameters."""
    for form in ("csv", "jsonl", "plain"):
        assert "*" not in str(render(answer, form, "en"))
