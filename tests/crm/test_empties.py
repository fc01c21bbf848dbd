"""What stands for nothing, by the type of the column."""

from __future__ import annotations

import csv

import pytest

from smalign.crm.empties import EMPTIES

NOTHING = {
    "N/A", "n/a", "NULL", "null", "None", "none", "nan", "NaN", "NAN", "-", "--", ".", "?", "#N/A",
    "#REF!", "Select", "select", "00.00.0000", "не указано", "Не выбрано", "<NA>",
}  # fmt: skip
"""Of the tokens other tools were tried on, those that stand for nothing in a text column."""

VALUES = {"NA", "na", "0", "-1", "1900-01-01", "Unknown", "inf", "TRUE"}
"""And those that are values there."""


def test_the_trap_tokens_are_each_judged(shared):
    """Every token other tools disagree about is either nothing, a value, or blank."""
    with (shared / "answer_keys/nulls/trap_tokens.csv").open(newline="", encoding="utf-8") as file:
        tokens = [row["v"] for row in csv.DictReader(file)]
    filled = {token for token in tokens if token.strip(" \t\u00a0\u200b")}
    assert filled == NOTHING | VALUES
    assert {token for token in filled if EMPTIES.has(token, "text")} == NOTHING


@pytest.mark.parametrize(
    "token",
    ["-", "--", " --", "—", "n/a", "null", "None", "(not set)", "undefined", "Select",
     "Не выбрано", "не указано", "(не задано)", "н/д"],
)  # fmt: skip
@pytest.mark.parametrize("type_", ["text", "id", "money", "time", "date", "flag", "integer"])
def test_the_usual_tokens_are_nothing_in_every_column(token, type_):
    """The spellings exports are known to write, whatever the column holds."""
    assert EMPTIES.has(token, type_)


@pytest.mark.parametrize(
    "macro",
    ["{keyword}", "{{campaign.name}}", "_{region_name}_", "%7Bkeyword%7D", "%7b%7badset.id%7D%7d"],
)
def test_an_unfilled_macro_is_nothing(macro):
    """Ad cabinets leave the macro where they have no value."""
    assert EMPTIES.has(macro, "text")


@pytest.mark.parametrize("value", ["{a} b", "a{b}", "{}{", "акция {20%} скидка"])
def test_braces_inside_a_text_are_no_macro(value):
    """Only a cell that is nothing but a macro stands for nothing."""
    assert not EMPTIES.has(value, "text")


def test_zeros_are_judged_by_the_column():
    """000 is nothing in text and a number elsewhere; 0 is nothing as an id."""
    assert EMPTIES.has("000", "text")
    assert not EMPTIES.has("000", "integer")
    assert not EMPTIES.has("0", "money")
    assert EMPTIES.has("0", "id")


@pytest.mark.parametrize("word", ["нет", "Нет", "no", "0"])
def test_a_no_is_a_value_unless_the_column_holds_other_words(word):
    """«нет» answers a yes/no column and leaves a text column empty."""
    assert not EMPTIES.has(word, "flag")
    assert not EMPTIES.has(word, "text")
    assert EMPTIES.has(word, "text", "words")


def test_among_numbers_a_zero_is_one_of_them():
    """0 visits, pipeline 0; «нет» among numbers is still a gap."""
    assert not EMPTIES.has("0", "text", "numbers")
    assert EMPTIES.has("нет", "text", "numbers")


def test_na_is_a_value_in_text_only():
    """NA may be a name; in a number it is nothing."""
    assert not EMPTIES.has("NA", "text")
    assert EMPTIES.has("NA", "money")


def test_a_company_adds_its_own_words():
    """`[values] empty` counts in every column and leaves the usual tokens as they are."""
    own = EMPTIES.with_words(["Уточнить", " TBD "])
    assert own.has("уточнить", "text")
    assert own.has("tbd", "date")
    assert own.has("-", "text")
    assert not EMPTIES.has("tbd", "date")
