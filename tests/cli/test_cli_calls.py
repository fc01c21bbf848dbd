"""`smalign calls`: the command as a process, over made-up companies."""

from __future__ import annotations

import csv
import json

import pytest

from smalign.render import FORMS


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_lists_the_cards_in_both_languages(smalign, generic, form):
    """The deal with the letter of two days ago, in each form."""
    for lang, word in (("en", "got a letter"), ("ru", "получил письмо")):
        ended = smalign("calls", generic, "-f", form, "-q", "--lang", lang)
        assert (ended.code, ended.err) == (0, "")
        assert "568" in ended.out
        assert (word if form in {"table", "md", "html"} else "email") in ended.out


def test_a_list_for_the_morning_opens_in_excel(smalign, generic, tmp_path):
    """A row a card, the owner first."""
    file = tmp_path / "calls.xlsx"
    assert smalign("calls", generic, "-o", file).code == 0
    import openpyxl

    rows = [*openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True)]
    assert any("568" in [str(cell) for cell in row] for row in rows)


def test_more_days_are_more_reasons(smalign, generic):
    """A touch of 29 days ago is a reason with --fresh 29 and none with 28."""

    def cards(days):
        out = smalign("calls", generic, "--fresh", days, "-f", "csv").out
        found = csv.DictReader(out.splitlines())
        return {row["card_id"] for row in found if row["reason"] == "fresh_touch"}

    assert "1216" in cards(29)
    assert "1216" not in cards(28)


def test_an_export_of_deals_alone_has_its_deals(smalign, tmp_path):
    """Touches that name a deal; an earlier as-of has not seen the visit."""
    (tmp_path / "deals.csv").write_text(
        "deal_id,created_at,status,owner,amount\n1,2026-01-05 10:00,open,Ann,500\n",
        encoding="utf-8",
    )
    (tmp_path / "touchpoints.csv").write_text(
        "touch_id,deal_id,touched_at,kind,side\n1,1,2026-01-09 10:00,visit,marketing\n",
        encoding="utf-8",
    )
    answer = json.loads(smalign("calls", tmp_path, "-f", "json").out)
    assert [(row["card_id"], row["amount"]) for row in answer["rows"]] == [("1", "500.00")]
    assert not json.loads(smalign("calls", tmp_path, "--as-of", "2026-01-08", "-f", "json").out)[
        "rows"
    ]


def test_conditions_hold(smalign, generic):
    """Only the list of one person."""
    out = smalign("calls", generic, "--where", "owner = Вера Лугова", "-f", "csv").out
    assert {row["owner"] for row in csv.DictReader(out.splitlines())} == {"Вера Лугова"}
