"""Why a file and a column were taken for what they are, in words of either language."""

from __future__ import annotations

import pytest

from smalign.base.results import InspectedColumn, InspectedFile
from smalign.render.evidence import evidence, why
from smalign.render.list_table import draw
from smalign.render.terminal import canvas, output


def file(*reasons):
    """A file with these reasons."""
    return InspectedFile("deals.csv", None, None, None, "bitrix24", "deals", 0.8, reasons, 0, 0, 0)


def test_reasons_are_said_in_the_language_of_the_reader():
    """Tables by their names, decimals with a comma in Russian; what has its own warning is left."""
    known = file("headers known: 24 of 30", "next: leads 0.28", "ask: x", "not read: y")
    assert evidence(known, "ru") == [
        "известно заголовков: 24 из 30",
        "следом: лиды, 28\u00a0% этих признаков",
    ]
    assert evidence(known, "en") == ["headers known: 24 of 30", "next: leads, 28% of this evidence"]


def test_an_unknown_reason_is_shown_as_it_is_without_control_characters():
    """A reason nobody worded is better than none."""
    assert evidence(file("amount: only where \x1bType is in"), "en") == [
        "amount: only where \ufffdType is in"
    ]


@pytest.mark.parametrize(
    ("matched_by", "vocabulary", "said"),
    [
        ("told", None, "smalign.toml"),
        ("header", "bitrix24", "header, bitrix24"),
        ("pattern", "generic", "like a header, generic"),
        ("rule", None, "by its values"),
        (None, None, ""),
    ],
)
def test_a_column_says_whose_word_its_header_is(matched_by, vocabulary, said):
    """An attribute has no reason: it is nobody's column."""
    column = InspectedColumn("X", "amount", "money", matched_by=matched_by, vocabulary=vocabulary)
    assert why(column, "en") == said


def test_a_narrow_table_of_columns_shortens_before_it_drops_and_says_what_it_dropped():
    """At 60 columns the reason goes and the header shortens, so that how empty it is stays."""
    console = canvas(60, color=False)
    heads = ["Header", "Read as", "Type", "Empty", "Why"]
    row = ["Date entered (Sales Pipeline), GMT", "created_at", "time", "5%", "header, hubspot"]
    gone = draw(console, heads, [row], (False, False, False, True, False))
    shown = output(console)
    assert gone == ("Why",)
    assert "created_at" in shown
    assert "5%" in shown
    assert max(map(len, shown.splitlines())) <= 60
    wide = canvas(120, color=False)
    assert draw(wide, heads, [row], (False, False, False, True, False)) == ()
