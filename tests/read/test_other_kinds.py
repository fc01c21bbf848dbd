from __future__ import annotations

import gzip
from datetime import date
from decimal import Decimal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from smalign.base.errors import InputError
from smalign.engine.duckdb import Engine
from smalign.read.frames import from_arrow, relation_of
from smalign.read.load import load


def _bare(script):
    with duckdb.connect(config={"threads": 1}) as connection:
        return connection.execute(script).fetchall()


TYPED = {
    "ID": ["1", "2", None],
    "Сумма": pa.array([Decimal("1.50"), None, Decimal("2.25")], pa.decimal128(10, 2)),
    "Дата": pa.array([date(2024, 1, 31), None, date(2024, 2, 1)]),
    "Closed": [True, False, None],
    "list": [["a", "it's"], [], None],
}


def test_parquet_keeps_its_types(read, tmp_path):
    """Native types by position, text columns without one, nulls as null."""
    pq.write_table(pa.table(TYPED), tmp_path / "x[1].parquet")
    reading = read(tmp_path / "x[1].parquet")
    assert reading.used.native == (None, "DECIMAL(10,2)", "DATE", "BOOLEAN", "VARCHAR[]")
    assert reading.used.headers == ("ID", "Сумма", "Дата", "Closed", "list")
    assert reading.used.sample[0][:4] == ("1", "1.50", "2024-01-31", "true")
    assert reading.rows[1] == ("2", None, None, False, [])
    assert _bare(reading.script) == reading.rows


@pytest.mark.parametrize(
    ("cells", "native", "read_as"),
    [
        ([1.0, None, 2.0], "BIGINT", [1, None, 2]),
        ([1.0, None, 2.5], "DOUBLE", [1.0, None, 2.5]),
        ([None, None, None], "DOUBLE", [None, None, None]),
        ([1.0, float("inf"), None], "DOUBLE", [1.0, float("inf"), None]),
        ([1.0, 2.0**53, None], "DOUBLE", [1.0, 2.0**53, None]),
        ([1.0] * 2_000 + [0.5], "DOUBLE", [1.0] * 2_000 + [0.5]),  # far below the first rows
    ],
)
def test_whole_numbers_of_a_parquet_file_are_whole(read, tmp_path, cells, native, read_as):
    """Pandas writes 1.0 for 1 where another cell is empty; the same CSV says 1."""
    column = pa.array(cells, pa.float64())
    ids = [str(place) for place in range(len(cells))]
    pq.write_table(pa.table({"ID": ids, "branch": column}), tmp_path / "x.parquet")
    reading = read(tmp_path / "x.parquet")
    assert reading.used.native == (None, native)
    assert [row[1] for row in reading.rows] == read_as
    assert _bare(reading.script) == reading.rows


def test_parquet_is_told_by_its_bytes(read, tmp_path):
    """The extension says CSV."""
    pq.write_table(pa.table({"ID": [1], "name": ["a"]}), tmp_path / "x.csv")
    assert read(tmp_path / "x.csv").used.kind == "parquet"


def test_a_large_parquet_is_sampled(read, tmp_path):
    """A thousand rows of the head and of seeded places, the same every time."""
    pq.write_table(pa.table({"ID": list(range(50_000))}), tmp_path / "x.parquet")
    first, second = (read(tmp_path / "x.parquet").used.sample for _ in range(2))
    assert first == second
    assert len(first) == 1000
    assert int(first[-1][0]) > 10_000


def test_a_frame_is_a_raw_table(tmp_path):
    """Twice the same name and none at all: columns are told by position."""
    table = pa.table([pa.array([1, 2]), pa.array(["a", None])], names=["ID", "ID"])
    raw = from_arrow("deals", table)
    with Engine(tmp_path, threads=1) as engine:
        engine.register(relation_of("deals"), table)
        load(engine, raw, "create table loaded as select * from {}".format)
        assert raw.headers == ("ID", "ID")
        assert raw.native == ("BIGINT", None)
        assert raw.sample == (("1", "a"), ("2", None))
        assert engine.rows("select * from loaded") == [(1, "a"), (2, None)]
        script = engine.script("select * from loaded")
    assert _bare(script) == [(1, "a"), (2, None)]


@pytest.mark.parametrize(
    ("table", "code"),
    [(pa.table({}), "frame_without_columns"), (pa.table({"a": pa.array([], "int8")}), "no_rows")],
)
def test_an_empty_frame_is_an_error(table, code):
    """No columns, or no rows."""
    with pytest.raises(InputError) as caught:
        from_arrow("deals", table)
    assert caught.value.code == code


PAGE = (
    "{meta}<p>Отчёт</p><table><tr><td>меню</td></tr></table>"
    '<table border="1"><thead><tr><th>ID</th><th>Название сделки</th><th>Сумма</th></tr></thead>'
    "<tbody><tr><td>1</td><td>Первая<br>вторая &amp; <b>третья</b></td><td>1500.50</td></tr>"
    "<tr><td>2</td><td><table><tr><td>внутри</td></tr></table></td><td></td></tr>"
    "<tr><td></td></tr><tr><td>Итого</td><td></td><td>1500.50</td></tr></tbody></table>"
)


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ('<meta http-equiv="Content-type" content="text/html;charset=UTF-8" />', "utf-8"),
        ('<meta charset="windows-1251">', "windows-1251"),
        ("<html>", "cp1251"),
        ('<meta charset="utf-8">', "cp1251"),
    ],
)
def test_html_is_decoded_as_it_says_or_as_it_is(meta, encoding, read, write):
    """The declared charset when the bytes fit it, else what the bytes say; the largest table."""
    data = PAGE.format(meta=meta).encode(encoding)
    reading = read(write("deals.xls", data))
    assert reading.used.encoding == encoding
    assert reading.used.headers == ("ID", "Название сделки", "Сумма")
    assert reading.rows == [
        ("1", "Первая\nвторая & третья", "1500.50"),
        ("2", "внутри", ""),
    ]
    assert reading.dropped == {"blank": 1, "total": 1}


def test_gzip_is_printed_as_gzip(read, write):
    """A bare DuckDB unpacks the user's own file."""
    reading = read(write("x.csv.gz", gzip.compress("ID;Сумма\n1;2\n".encode())))
    assert "compression = 'gzip'" in reading.script
    assert _bare(reading.script) == reading.rows == [("1", "2")]


@pytest.mark.parametrize(
    "text", ["ID;Сумма\n1;2\n3;\n", "ID;Сумма\n1;2\n3;4;5\n6;'7\n", 'ID;Сумма\n1;"a\nb"\n\n2;3']
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_the_printed_script_gives_the_same_rows(text, encoding, read, write):
    """Pasted into a bare DuckDB: from the user's file, or with the rows inlined."""
    reading = read(write("x.csv", text.encode(encoding)))
    assert _bare(reading.script) == reading.rows


LISTED = {
    "Deal ID": pa.array([1, None, 2, None, None], pa.int64()),
    "Created": pa.array([date(2026, 1, 5), None, date(2026, 1, 6), None, None]),
    "Stage": ["Won", " ", "New", "", "Total"],
    "Amount": pa.array([Decimal("1.50"), None, Decimal("2.25"), None, Decimal("3.75")]),
}
"""Two deals, two rows of nothing, and the sum a spreadsheet had below them."""


def test_blank_rows_and_a_total_of_parquet_are_no_records(read, tmp_path):
    """As of the same table in a CSV: two deals; the script that is printed leaves them out, too."""
    pq.write_table(pa.table(LISTED), tmp_path / "deals.parquet")
    reading = read(tmp_path / "deals.parquet")
    assert [row[0] for row in reading.rows] == [1, 2]
    assert reading.dropped == {"blank": 2, "total": 1}
    assert len(reading.used.sample) == 2
    assert _bare(reading.script) == reading.rows


def test_a_parquet_file_of_blank_rows_has_no_rows(read, tmp_path):
    """Nothing but nulls is an empty table."""
    pq.write_table(pa.table({"a": pa.array([None, None], pa.int8())}), tmp_path / "a.parquet")
    with pytest.raises(InputError) as caught:
        read(tmp_path / "a.parquet")
    assert caught.value.code == "no_rows"


def test_a_last_row_that_is_data_stays(read, tmp_path):
    """A campaign may be called Total Wine; a row without its id, but with a day, is a record."""
    wine = {**LISTED, "Stage": ["Won", "a", "New", "b", "Total Wine"]}
    pq.write_table(pa.table(wine), tmp_path / "deals.parquet")
    reading = read(tmp_path / "deals.parquet")
    assert (len(reading.rows), reading.dropped) == (5, {})
