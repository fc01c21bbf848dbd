"""The vocabularies as a whole."""

from __future__ import annotations

import re

import pytest

from smalign.base.clean import fold_header
from smalign.base.schema import TABLES
from smalign.crm.vocabulary import GENERIC, is_known_header, key, keys, known_headers, vocabularies


def test_every_canonical_column_a_word_stands_for_exists():
    """Columns, also of constants, are columns of their table."""
    for vocabulary in vocabularies():
        words = vocabulary.words
        names = TABLES[words.table].names if words.table else ()
        said = {name for entry in words.entries for name in (entry.column, *entry.also)}
        assert said | set(words.constants) <= set(names), (vocabulary.system.name, words.table)


def test_every_table_has_generic_words():
    """Whatever table a user names, there are words to read it by."""
    generic = {one.words.table for one in vocabularies() if one.system.name == GENERIC}
    assert generic >= set(TABLES)


def test_a_table_written_with_our_own_names_is_read():
    """Every canonical column of every table is known by its own name."""
    for name, table in TABLES.items():
        words = next(
            one for one in vocabularies() if one.system.name == GENERIC and one.words.table == name
        )
        for column in table.names:
            place, _ = words.entries[key(column)]
            assert words.entry(place).column == column, (name, column)


def test_no_header_means_two_columns_of_one_table():
    """Inside one table each header stands once, unless each column reads its own part of a cell."""
    for vocabulary in vocabularies():
        seen: dict[str, str] = {}
        for entry in vocabulary.words.entries:
            if entry.inside:
                continue
            for header in {key(header) for header in entry.headers}:
                where = (vocabulary.system.name, vocabulary.words.table, header)
                assert seen.setdefault(header, entry.column) == entry.column, where


def test_patterns_are_written_over_folded_headers():
    """A capital or ё in a pattern could never match."""
    for vocabulary in vocabularies():
        for entry in vocabulary.words.entries:
            bare = re.sub(r"\\\w", "", entry.pattern)
            assert bare == bare.casefold().replace("ё", "е")


def test_signs_are_headers_of_their_system():
    """A sign no table of its system knows would be forgotten evidence."""
    for name in {one.system.name for one in vocabularies()}:
        mine = [one for one in vocabularies() if one.system.name == name]
        known = {header for one in mine for header in one.known}
        assert mine[0].signs <= known, (name, mine[0].signs - known)


@pytest.mark.parametrize(
    "header",
    ["Стадия сделки", "\ufeffID", "Предполагаемая дата закрытия", "Is Closed Won", "Impr.",
     "deal_stage", "Deal Stage", "UTM Source", "utm_source", "№ Кампании", "POTENTIALID",
     "Дата создания *", "первый\u00a0звонок", "Cтатус", "ДАТА СОЗДАНИЯ", "Created Time"],
)  # fmt: skip
def test_a_header_is_known_in_any_spelling(header):
    """Byte order mark, blanks, stars, case, look-alikes and underscores do not matter."""
    assert fold_header(header) in known_headers()


@pytest.mark.parametrize("header", ["", "Ромашка", "12.5", "2024-01-01", "c17", "Иванов Иван"])
def test_data_is_no_header(header):
    """What stands in cells is not in the list."""
    assert not is_known_header(header)


def test_a_header_with_a_currency_is_known_without_it():
    """`Расход (руб.)` is «Расход»."""
    assert keys("Расход (руб.)") == ("расход (руб.)", "расход")
    assert is_known_header("Расход (руб.)")
