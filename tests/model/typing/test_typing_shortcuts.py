from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from smalign.base.columns import Column
from smalign.crm.empties import EMPTIES
from smalign.engine.compose import Sql
from smalign.model.typing import Hint, Typed, cleaned, decide, macros, typed_rows
from smalign.model.typing.cells import (
    all_cleaned,
    kind_of,
    numbered_tokens,
    sql_any_suspect,
    sql_hides,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

IDS = ["1", "17", "1000001", "90071992547409930", "12345678901234567890"]
NASTY = [
    *(
        "",
        " ",
        "0",
        "-5",
        "+7",
        "007",
        "1.0",
        "1e3",
        "12e2",
        "1_000",
        " 12",
        "12 ",
        "1000e3 ",
        "12\t",
    ),
    *("\u00a012", "12\u200b", "-", "N/A", "{id}", "zcrm_12", "ab", "18446744073709551616", "１２"),
]


def typed(format_, column: str, values: list[str | None], empties=EMPTIES) -> list[object]:
    """What a format makes of each value."""
    with duckdb.connect(config={"threads": 1}) as engine:
        engine.execute("create table raw (n integer, c varchar)")
        engine.executemany("insert into raw values (?, ?)", list(enumerate(values)))
        for macro in macros(empties):
            engine.execute(macro)
        made = [
            Typed(Column("x", column, ""), Sql("c"), replace(format_, is_clear=is_clear))
            for is_clear in (False, True)
        ]
        ways = [
            typed_rows([one], one.outputs("UTC"), Sql("raw order by n"), empties, is_long=way)
            for one in made
            for way in (True, False)
        ]
        first, *others = ([row[0] for row in engine.execute(rows).fetchall()] for rows in ways)
        assert all(other == first for other in others)
        return first


def test_whole_number_ids_are_what_the_full_reading_makes_them():
    """The cheap test for plain numbers changes no id: it lets through what needs nothing done."""
    quick = decide("id", IDS, Hint())
    assert quick.is_whole
    values = [*IDS, *NASTY, None]
    assert typed(quick, "id", values) == typed(replace(quick, is_whole=False), "id", values)


def test_a_company_that_calls_a_number_nothing_empties_that_id_too():
    """[values] empty = ["999"]: of the ids 999 and 1000 the first is none."""
    quick = decide("id", IDS, Hint())
    own = EMPTIES.with_words(["999"])
    assert typed(quick, "id", ["999", "1000"], own) == [None, "1000"]


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database that knows the macros."""
    with duckdb.connect(config={"threads": 1}) as opened:
        for macro in macros(EMPTIES, numbered=True):
            opened.execute(macro)
        yield opened


CELLS = st.text(
    st.sampled_from("aя7 -.{}()нетNULL/\t\n\u00a0\u200b\ufeff\u3000"), max_size=9
) | st.sampled_from(["нет данных", "00.00.0000", "{{utm}}", "not set", "—", "#N/A", "Нет", "null "])


KINDS = pytest.mark.parametrize(
    ("type_", "beside"),
    [("id", "flags"), ("text", "flags"), ("text", "numbers"), ("text", "words")],
)


@given(st.lists(CELLS, min_size=1, max_size=60))
@KINDS
def test_what_a_cell_hides(database, type_: str, beside: str, cells: list[str]):
    """One search tells a value from what has to be cleaned, from blanks and from each token."""
    tokens = numbered_tokens(EMPTIES)
    hides = sql_hides([Sql("c"), Sql("'-'"), Sql("null")], kind_of(type_, beside))
    query = f"select {hides} from (select unnest(?::varchar[]) as c)"
    found = [row[0] for row in database.execute(query, [cells]).fetchall()]
    for cell, (hidden, dash, null) in zip(cells, found, strict=True):
        if EMPTIES.has(cleaned(cell), type_, beside):
            folded = cleaned(cell).lower()
            assert tokens[hidden - 2] == (folded if folded in tokens else tokens[-1]), cell
        elif cleaned(cell) == cell:
            assert hidden == 0, cell
        else:
            assert hidden == (-1 if cleaned(cell) else 1), cell
        assert (tokens[dash - 2], null) == ("-", 0)


BESIDE = st.one_of(CELLS, st.sampled_from(["Москва", "a\x00b", "\x00", "\x00нет"]), st.none())


@given(st.lists(st.tuples(BESIDE, BESIDE, BESIDE), min_size=1, max_size=40))
@KINDS
def test_what_one_look_at_several_cells_tells(database, type_: str, beside: str, rows):
    """Whether one hides something; a NUL inside one is no end of a cell, but has to go."""
    cells, kind = [Sql("a[1]"), Sql("a[2]"), Sql("a[3]")], kind_of(type_, beside)
    told, each = sql_any_suspect(cells, kind), sql_hides(cells, kind)
    query = f"select {told}, {each} from (select unnest(?::varchar[][]) as a)"
    found = database.execute(query, [[list(row) for row in rows]]).fetchall()
    for row, (is_told, codes) in zip(rows, found, strict=True):
        assert is_told == any(codes), row


def test_a_column_is_clear_if_its_sample_hides_nothing():
    """Of a long file: «нет» is a value beside «да», and stands for nothing among words."""
    long = Hint(is_long=True)
    clear = (["Москва", "Омск"], ["да", "нет"], [""])
    hiding = (["Москва", "нет"], ["Москва "], ["Москва", "{{utm}}"], ["Мос\u200bква"])
    assert [decide("text", sample, long).is_clear for sample in clear] == [True, True, True]
    assert not any(decide("text", sample, long).is_clear for sample in hiding)
    assert decide("id", ["7", "8"], long).is_clear
    assert not decide("id", ["7", "0"], long).is_clear
    assert not decide("text", clear[0], Hint()).is_clear


@pytest.mark.parametrize(
    "words", [["Direct", "E-mail", " padded", "нет", "-"], ["да", "нет", "n/a"]]
)
def test_common_words_are_what_the_full_reading_makes_them(words: list[str]):
    """Words of the sample are taken as they are only where they are clean and say something."""
    quick = decide("text", words, Hint())
    assert quick.common
    values = [*words, "direct", "Direct ", "n/a", "{utm}", "", " ", None, "it's"]
    assert typed(quick, "text", values) == typed(replace(quick, common=()), "text", values)


@pytest.mark.parametrize(
    ("sample", "values"),
    [
        (
            "2025-03-31 09:05:06",
            [
                "2025-03-31 09:05:06",
                "2025-3-1 9:05:06",
                "2525-03-31 09:05:06",
                "2025-13-31 09:05:06",
            ],
        ),
        (
            "31.03.2025 09:05",
            ["31.03.2025 09:05", "1.3.2025 9:05", "31.03.1825 09:05", "31.03.2025"],
        ),
        ("2025-03-31", ["2025-03-31", "2025-3-1", "2025/03/31", "02025-3-1", "2025-02-30", ""]),
    ],
)
def test_times_of_full_width_are_what_the_pattern_makes_them(sample: str, values: list[str]):
    """Length and century decide as the pattern does."""
    format_ = decide("time", [sample], Hint(language="ru"))
    exact = replace(format_, padded=True)  # a padded column always goes by the pattern
    assert typed(format_, "time", values) == typed(exact, "time", values)


def test_a_blank_may_stand_for_a_leading_zero():
    """Programs that pad the hour with a blank mean the same hour."""
    format_ = decide("time", ["2025-03-31 09:05:06"], Hint())
    (moment,) = typed(format_, "time", ["2025-03-31  9:05:06"])
    assert str(moment) == "2025-03-31 09:05:06"


@given(st.lists(st.sampled_from(NASTY) | st.text(max_size=4), max_size=6))
def test_cells_that_are_looked_at_together_are_cleaned_as_one_by_one(values):
    """One that has to be cleaned is, whatever stands beside it."""
    assert all_cleaned(values) == [cleaned(value) for value in values]


@given(st.lists(st.sampled_from([*NASTY, "нет", "0", "{{x}}"]).filter(str.strip), max_size=6))
def test_cells_that_stand_for_nothing_are_the_same_together(values):
    """Of several cells those are left that stand for something alone."""
    for type_ in ("id", "text", "date", "flag", "money"):
        alone = [value for value in values if not EMPTIES.has(value, type_)]
        assert EMPTIES.filled(values, type_) == alone
