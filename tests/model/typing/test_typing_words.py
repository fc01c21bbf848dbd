"""Flags, ids, text, and cells that stand for nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smalign.crm.empties import EMPTIES
from smalign.engine.compose import Sql
from smalign.engine.duckdb import Engine
from smalign.model.typing import (
    Hint,
    Mixed,
    cleaned,
    decide,
    macros,
    sql_blank,
    sql_cleaned,
    sql_excel_damage,
)

CELL = Sql("c0")


def test_yes_and_no_in_three_spellings(read):
    """One Bitrix24 file writes да/нет, Да/Нет and Y/N; one column may mix them."""
    cells = ["да", "Нет", "Y", "N", "yes", "False", "1", "0", "1.0", "0.0", " ДА\u00a0", None]
    expected = [True, False, True, False, True, False, True, False, True, False, True, None]
    assert read("flag", cells) == expected


def test_ids_rounded_by_excel_are_said():
    """They are read as empty, for a thousand rows with one id would become one card."""
    found = decide("id", ["1.23457E+18", "1.23458E+18"], Hint())
    assert [(note.code, note.facts["example"]) for note in found.notes] == [
        ("ids_rounded", "1.23457E+18")
    ]
    assert decide("id", ["1234567890123456789", "1e10"], Hint()).notes == ()


def test_a_word_that_is_neither_yes_nor_no(read):
    """A stranger among flags is a failure; a column of strangers is refused."""
    assert read("flag", ["да", "нет", "Y", "N", "может быть"])[4] is None
    found = decide("flag", ["Won", "Lost"], Hint())
    assert found == Mixed("flag", "not_of_type", (("", "Lost"), ("", "Won")))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([" 5805028000000805001 "], ["5805028000000805001"]),
        (["007"], ["007"]),
        (["12.0", "3.0"], ["12", "3"]),
        (["12.0", "A-3"], ["12.0", "A-3"]),
        (["zcrm_5805028000000805001", "7"], ["5805028000000805001", "7"]),
        (["[12] Иванов Иван", "[3]"], ["12", "3"]),
        (["[12] Иванов", "7"], ["[12] Иванов", "7"]),
        (["7,90000E+10", "17"], [None, "17"]),
        (["1.23457E+18", "1.2345678901234568e+18"], [None, None]),
        (
            ["1234567890123456789", "1234567890123456790"],
            ["1234567890123456789", "1234567890123456790"],
        ),
        (
            ["d41d8cd98f00b204e9800998ecf8427e", "1e10"],
            ["d41d8cd98f00b204e9800998ecf8427e", "1e10"],
        ),
        (["00Q5f000001AbCd", ""], ["00Q5f000001AbCd", None]),
    ],
)
def test_ids_stay_as_written(read, cells, expected):
    """An id is text; only the wrappers that every value has are taken off."""
    assert read("id", cells) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([" Москва\u00a0"], ["Москва"]),
        (["a\u00a0b"], ["a b"]),
        (["a  b"], ["a  b"]),
        (["1. Сервис\t/\tДругое"], ["1. Сервис / Другое"]),
        (["строка 1\r\nстрока 2"], ["строка 1  строка 2"]),
        (["\ufeffx\u200by\x00"], ["xy"]),
        (["\u202eevil"], ["evil"]),
        (["👩\u200d💻"], ["👩\u200d💻"]),
        (["[12] Иванов Иван", "[3] Ли"], ["Иванов Иван", "Ли"]),
        (["[12]", "[3] Ли"], [None, "Ли"]),
        (["[срочно] Иванов"], ["[срочно] Иванов"]),
        (["", " \u00a0\t", None, "x"], [None, None, None, "x"]),
    ],
)
def test_text_is_cleaned_at_its_ends_only(read, cells, expected):
    """Inner text stays; controls and special spaces become plain spaces."""
    assert read("text", cells) == expected


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_python_and_sql_clean_alike(values_of, text):
    """The decision and the SQL see the same value, whatever the characters."""
    assert values_of([text], sql_cleaned(CELL)) == [cleaned(text)]
    assert values_of([text], sql_blank(CELL)) == [not cleaned(text)]


@pytest.mark.parametrize(
    ("type_", "cell", "expected"),
    [
        ("text", "-", True),
        ("text", " \u00a0-- ", True),
        ("money", "N/A", True),
        ("time", "(not set)", True),
        ("text", "Select", True),
        ("text", "{keyword}", True),
        ("text", "%7Bkeyword%7D", True),
        ("text", "%7Bkeyword%7D shoes", False),
        ("text", "_{region_name}_", True),
        ("text", "{{campaign.name}}", True),
        ("text", "{campaign_id}|{gbid}", True),
        ("text", "{campaign_id}|17", False),
        ("text", "undefined", True),
        ("text", " --", True),
        ("text", "—", True),
        ("text", "Не выбрано", True),
        ("text", "(не задано)", True),
        ("text", "null", True),
        ("flag", "None", True),
        ("text", "купи {слона} сейчас", False),
        ("text", "000", True),
        ("money", "000", False),
        ("flag", "нет", False),
        ("id", "0", True),
        ("money", "0", False),
        ("text", "", False),
        ("text", None, False),
        ("text", "Select all", False),
    ],
)
def test_pseudo_empties_are_judged_by_type(values_of, type_, cell, expected):
    """A token stands for nothing or is a value by the type of its column."""
    found = decide(type_, [], Hint())
    assert values_of([cell], found.sql_pseudo(CELL)) == [expected]


def test_no_is_an_answer_only_among_yes_and_no(values_of):
    """«нет» is a value where all values are yes/no words, else a way to say nothing."""
    answers = decide("text", ["да", "нет", "-"], Hint())
    assert values_of(["нет"], answers.sql_pseudo(CELL)) == [False]
    phones = decide("text", ["+7 900 000-00-00", "нет"], Hint())
    assert values_of(["нет"], phones.sql_pseudo(CELL)) == [True]


@pytest.mark.parametrize(
    ("cells", "is_gap"),
    [
        (["0", "6", "14"], False),
        (["0", "5", "17", "нет"], False),
        (["0", "1 200", "17"], False),
        (["0", "10.5", "-3"], False),
        (["0", "Наличные", "Карта"], True),
        (["0", "79000000000", "79000000001"], True),
        (["0", "770100000000"], True),
    ],
)
def test_a_zero_among_numbers_is_a_value(values_of, cells, is_gap):
    """Pipeline 0 and 0 visits are told; among words, phones and tax numbers 0 fills a gap."""
    found = decide("text", cells, Hint())
    assert values_of(["0"], found.sql_pseudo(CELL)) == [is_gap]
    assert values_of(["нет"], found.sql_pseudo(CELL)) == [True]


def test_a_column_of_codes_keeps_its_zero_beside_names(values_of):
    """A list of pipelines without the default one leaves its number where others have names."""
    found = decide("text", ["0", "Опт", "Розница"], Hint(are_codes=True))
    assert values_of(["0", "нет"], found.sql_pseudo(CELL)) == [False, True]


def test_the_companys_own_words_count_too(tmp_path):
    """A word of `[values] empty` stands for nothing, in any case of its letters."""
    test = decide("text", ["x"], Hint()).sql_pseudo(CELL)
    with Engine(tmp_path, threads=1) as engine:
        for macro in macros(EMPTIES.with_words(["Уточнить"])):
            engine.define(macro)
        found = engine.rows(f"select {test} from (values ('УТОЧНИТЬ'), ('x')) as given(c0)")
    assert found == [(True,), (False,)]


def test_phones_that_excel_rounded_away(values_of):
    """7,90000E+10 is damage; a real phone and a word with an e are not."""
    cells = ["7,90000E+10", "7.9e+10", "79000000000", "E+10", None]
    assert values_of(cells, sql_excel_damage(CELL)) == [True, True, False, False, False]


def test_long_ids_that_all_end_in_zeros_were_rounded(read):
    """Excel shows 5805028000000605001 in a column of whole numbers as 5805028000000600000."""
    cells = ["5805028000000600000", "5805028000000610000", "17", None]
    found = decide("id", [cell for cell in cells if cell], Hint())
    assert [note.code for note in found.notes] == ["ids_rounded"]
    assert read("id", cells) == [None, None, "17", None]


def test_a_long_id_may_end_in_zeros(read):
    """One of Zoho's ids does; the other one proves that nobody rounded them."""
    cells = ["5805028000000600000", "5805028000000605001"]
    assert (read("id", cells), decide("id", cells, Hint()).notes) == (cells, ())
