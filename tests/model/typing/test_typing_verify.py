"""One pass types and verifies; native columns are taken as they are."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from smalign.base.columns import Column
from smalign.crm.empties import EMPTIES
from smalign.engine.compose import Sql
from smalign.engine.duckdb import Engine
from smalign.model.typing import (
    Hint,
    Typed,
    decide,
    failures,
    fallible,
    hidden,
    macros,
    mask,
    numbered_tokens,
    state,
    typed_rows,
)

AT = datetime  # moments below are UTC without a zone, as the engine holds them

RAW = (
    "create or replace table raw as select * from (values"
    " (1, '7', '31.12.2023 9:53', '1 000,50', 'да', ' Москва '),"
    " (2, '8', '31.02.2023 9:53', '7,90000E+10', 'нет', '-'),"
    " (3, '-', '', '-', '-', null),"
    " (4, ' ', null, '12,5', 'может', 'нет')) as given(row_no, c0, c1, c2, c3, c4)"
)


def typed(*columns: tuple[str, str, str, list[str]]) -> list[Typed]:
    """Columns (name, type, raw column, sample) with the formats their samples have."""
    return [
        Typed(Column(name, kind, ""), Sql(raw), decide(kind, sample, Hint()))
        for name, kind, raw, sample in columns
    ]


COLUMNS = (
    ("deal_id", "id", "c0", ["7", "8"]),
    ("created_at", "time", "c1", ["31.12.2023 9:53"]),
    ("amount", "money", "c2", ["1 000,50", "12,5"]),
    ("is_won", "flag", "c3", ["да", "нет"]),
    ("source", "text", "c4", ["Москва"]),
)


def clear(columns: list[Typed]) -> list[Typed]:
    """The columns as if no cell of their samples hid anything."""
    return [replace(one, format=replace(one.format, is_clear=True)) for one in columns]


def make(engine: Engine, columns: list[Typed], zone: str, scan: str) -> None:
    """The table `good`: the columns typed, what failed, and the number of the row.

    How what cells hide is found changes nothing: of short files and long ones, of columns whose
    sample hides something and of such as do not.
    """
    outputs = [pair for column in columns for pair in column.outputs(zone)]
    number = Typed(
        Column("row_no", "integer", ""), Sql("row_no"), decide("integer", [], Hint(), "INTEGER")
    )
    outputs.append(("row_no", number.value))

    def rows(read: list[Typed], *, is_long: bool) -> str:
        failed = mask(fallible(read), hidden([*read, number], is_long=is_long))
        made = [*outputs, ("failed", failed)]
        return typed_rows([*read, number], made, Sql(scan), EMPTIES, is_long=is_long)

    shown = ", ".join([*(key for key, _ in outputs if key != "row_no"), "failed", "row_no"])
    short = rows(columns, is_long=False)
    engine.define(f"create or replace table good as select {shown} from ({short})")
    good = repr(engine.rows("select * from good order by row_no"))
    for read in (columns, clear(columns)):
        long = rows(read, is_long=True)
        assert repr(engine.rows(f"select {shown} from ({long}) order by row_no")) == good


def test_one_pass_types_and_marks_what_failed(engine: Engine):
    """Every column typed, a time twice, and one bit for each cell that did not convert."""
    columns = typed(*COLUMNS)
    engine.define(RAW)
    make(engine, columns, "Europe/Moscow", "raw")
    assert engine.rows("select * from good order by row_no") == [
        ("7", AT(2023, 12, 31, 6, 53), date(2023, 12, 31), Decimal("1000.5"), True,
         "Москва", 0, 1),
        ("8", None, None, None, False, None, 3, 2),
        (None, None, None, None, None, None, 0, 3),
        (None, None, None, Decimal("12.5"), None, None, 4, 4),
    ]  # fmt: skip
    assert engine.columns("good") == {
        "deal_id": "VARCHAR",
        "created_at": "TIMESTAMP",
        "created_on": "DATE",
        "amount": "DECIMAL(18,6)",
        "is_won": "BOOLEAN",
        "source": "VARCHAR",
        "failed": "BIGINT",
        "row_no": "BIGINT",
    }
    assert [column.column.name for column in fallible(columns)] == [
        "created_at", "amount", "is_won",
    ]  # fmt: skip


def test_the_values_that_failed_come_back_to_the_decision(engine: Engine):
    """What a format did not read is listed; deciding again with it finds the wider format."""
    engine.define(RAW)
    (amount,) = typed(("amount", "money", "c2", ["12,5"]))
    found = engine.rows(failures(amount, Sql("raw"), "UTC", 10))
    assert found == [("1 000,50",), ("7,90000E+10",)]
    values = ["12,5", "99,9", "7,1", "8,2", *(str(value) for (value,) in found)]
    again = Typed(amount.column, amount.raw, decide("money", values, Hint()))
    assert engine.rows(failures(again, Sql("raw"), "UTC", 10)) == [("7,90000E+10",)]


def test_columns_that_cannot_fail_have_no_bit(engine: Engine):
    """Text and ids never fail: the mask is 0."""
    columns = typed(COLUMNS[0], COLUMNS[4])
    engine.define(RAW)
    make(engine, columns, "UTC", "raw")
    assert engine.rows("select sum(failed) from good") == [(0,)]


def test_the_mask_has_62_bits(engine: Engine):
    """Of 63 columns that can fail 62 have a bit, the last one included: one BIGINT holds them."""
    many = typed(*((f"n{number}", "integer", "'x'", ["7"]) for number in range(63)))
    assert len(fallible(many)) == 62
    make(engine, many, "UTC", "(select 1 as row_no)")
    assert engine.rows("select failed from good") == [(2**62 - 1,)]


def states_of(engine: Engine, columns: list[Typed], empties=EMPTIES) -> list[tuple[object, ...]]:
    """The states of the cells of `raw`, column by column."""
    row = Typed(
        Column("row_no", "integer", ""), Sql("row_no"), decide("integer", [], Hint(), "INTEGER")
    )
    ways = []
    for read, is_long in ((columns, False), (columns, True), (clear(columns), True)):
        hides = hidden([*read, row], is_long=is_long)
        outputs = [(f"s{at}", state(one, hides, empties)) for at, one in enumerate(read)]
        made = [("row_no", row.value), *outputs]
        rows = typed_rows([*read, row], made, Sql("raw"), empties, is_long=is_long)
        ways.append(engine.rows(f"select * exclude (row_no) from ({rows}) order by row_no"))
    assert ways[0] == ways[1] == ways[2]
    return list(zip(*ways[0], strict=True))


def test_a_cell_is_filled_empty_or_pseudo_empty(engine: Engine):
    """0, 1 and more: what emptiness is counted from; what failed to convert is filled."""
    engine.define(RAW)
    found = states_of(engine, typed(*COLUMNS))
    assert [tuple(min(state, 2) for state in row) for row in found] == [
        (0, 0, 2, 1),
        (0, 0, 1, 1),
        (0, 0, 2, 0),
        (0, 0, 2, 0),
        (0, 2, 1, 2),
    ]


def test_a_state_says_which_word_stands_for_nothing(tmp_path):
    """The number of a pseudo-empty cell is one more than the place of its word, in any spelling."""
    mine = EMPTIES.with_words(["уточнить"])
    words = ["N/A", " - ", "Уточнить", "{keyword}", "Москва"]
    rows = ", ".join(f"({place}, '{word}')" for place, word in enumerate(words))
    with Engine(tmp_path, threads=1) as engine:
        for macro in macros(mine, numbered=True):
            engine.define(macro)
        engine.define(
            f"create or replace table raw as select * from (values {rows}) as given(row_no, c0)"
        )
        (city,) = typed(("city", "text", "c0", ["Москва"]))
        (states,) = states_of(engine, [city], mine)
    named = [numbered_tokens(mine)[state - 2] if state else "" for state in states]
    assert named == ["n/a", "-", "уточнить", "{…}", ""]


def test_a_bracket_without_a_name_is_filled(engine: Engine):
    """«[12]» names nobody, so nothing is read of it; yet somebody filled it in."""
    engine.define("create or replace table raw as select 1 as row_no, '[12]' as c0")
    (names,) = typed(("owner", "text", "c0", ["[12] Анна", "[3] Ли"]))
    assert states_of(engine, [names]) == [(0,)]


def test_a_number_the_company_calls_nothing_is_pseudo_empty(tmp_path):
    """[values] empty = ["999"]: 999 in a column of amounts is counted as not filled in."""
    mine = EMPTIES.with_words(["999"])
    with Engine(tmp_path, threads=1) as engine:
        for macro in macros(mine, numbered=True):
            engine.define(macro)
        engine.define(
            "create or replace table raw as select * from (values (1, '999'), (2, '5'))"
            " as given(row_no, c0)"
        )
        (amount,) = typed(("amount", "money", "c0", ["5"]))
        assert states_of(engine, [amount], mine) == [(2 + numbered_tokens(mine).index("999"), 0)]


def native(engine: Engine, type_: str, kind: str, value: str, zone: str = "UTC") -> object:
    """The typed value of a native one."""
    found = decide(type_, [], Hint(timezone=zone), kind)
    return engine.value(f"select {found.sql(Sql('c0'), zone)} from (select {value} as c0)")


@pytest.mark.parametrize(
    ("type_", "kind", "value", "expected"),
    [
        ("time", "TIMESTAMP", "timestamp '2024-01-01 00:00:00'", AT(2023, 12, 31, 21)),
        ("time", "TIMESTAMP_NS", "timestamp_ns '2024-01-01 00:00:00'", AT(2023, 12, 31, 21)),
        ("time", "TIMESTAMP WITH TIME ZONE", "timestamptz '2024-01-01 00:00:00Z'",
         AT(2024, 1, 1)),
        ("time", "DATE", "date '2024-01-01'", AT(2023, 12, 31, 21)),
        ("date", "DATE", "date '2024-01-01'", date(2024, 1, 1)),
        ("date", "TIMESTAMP", "timestamp '2024-01-01 00:00:00'", date(2024, 1, 1)),
        ("date", "TIMESTAMP WITH TIME ZONE", "timestamptz '2023-12-31 22:00:00Z'",
         date(2024, 1, 1)),
        ("money", "DOUBLE", "2.0000005::double", Decimal("2.000001")),
        ("money", "DOUBLE", "-2.0000005::double", Decimal("-2.000001")),
        ("money", "DOUBLE", "0.1::double", Decimal("0.1")),
        ("money", "DOUBLE", "'nan'::double", None),
        ("money", "DOUBLE", "'inf'::double", None),
        ("money", "DECIMAL(12,2)", "1234.56::decimal(12, 2)", Decimal("1234.56")),
        ("money", "BIGINT", "12::bigint", Decimal(12)),
        ("integer", "DOUBLE", "9265.0::double", 9265),
        ("integer", "DOUBLE", "2.5::double", None),
        ("flag", "BOOLEAN", "true", True),
        ("flag", "BIGINT", "0::bigint", False),
        ("flag", "DOUBLE", "1::double", True),
        ("id", "BIGINT", "5805028000000805001::bigint", "5805028000000805001"),
        ("id", "DOUBLE", "12::double", "12"),
        ("id", "DOUBLE", "12.5::double", "12.5"),
        ("id", "DOUBLE", "'nan'::double", None),
        ("text", "BIGINT", "7::bigint", "7"),
        ("text", "BOOLEAN", "true", "true"),
        ("text", "VARCHAR", "' x '", "x"),
    ],
)  # fmt: skip
def test_native_columns_are_cast(engine: Engine, type_, kind, value, expected):
    """Parquet and frames say their types: no guessing, wall clocks in the zone, exact money."""
    assert native(engine, type_, kind, value, "Europe/Moscow") == expected


def test_native_seconds_are_moments(engine: Engine):
    """A BIGINT in a time column is read by its digits, as text would be."""
    found = decide("time", ["1700000000"], Hint(), "BIGINT")
    query = f"select {found.sql(Sql('c0'))} from (select 1700000000::bigint as c0)"
    assert engine.value(query) == AT(2023, 11, 14, 22, 13, 20)


def test_nan_is_empty_not_failed(engine: Engine):
    """NaN of a frame is a missing number, no failure."""
    found = decide("money", [], Hint(), "DOUBLE")
    columns = [Typed(Column("amount", "money", ""), Sql("c0"), found)]
    make(engine, columns, "UTC", "(select 1 as row_no, 'nan'::double as c0)")
    assert engine.rows("select amount, failed from good") == [(None, 0)]
    make(engine, columns, "UTC", "(select 1 as row_no, 'inf'::double as c0)")
    assert engine.rows("select amount, failed from good") == [(None, 1)]
