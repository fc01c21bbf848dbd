from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.tokenizer import tokenize

from smalign.base.errors import InputError
from smalign.engine.duckdb import Engine
from smalign.read.delimited import isolate
from smalign.read.find import close, find
from smalign.read.load import load
from smalign.read.probe import probe
from smalign.read.records import ReadOptions

HEADER = "ID;Название сделки;Сумма"
WIDTH = 3
MANY = settings(
    max_examples=100,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
PIECES = (
    *("a", "1", "é", "Имя", "x y", ",", "#", "\\", "\0", "\t", "\u00a0", "\u2028", "\x1f"),
    *('"', '""', '"q"', '"b;c"', ';"f\ng";', '" ', ' "', ";", " ", "\n", "\r\n", "\r"),
)
FIELDS = st.sampled_from(
    (
        *("", "a", "12", "имя x", "3,5", " a", "b ", 'x "y" z', 'q"', '\\"'),
        *('""', '"b;c"', '"d""e"', '" k"', '"f\ng"', '"h\r\ni"', '"l\n\nm"', '"a ""b"" ""c"""'),
    )
)
ROW = st.lists(FIELDS, min_size=WIDTH, max_size=WIDTH).map(";".join)
ROWS = st.lists(ROW, min_size=1, max_size=8)
EDITS = st.lists(
    st.tuples(st.integers(0, 10_000), st.one_of(st.none(), st.sampled_from(PIECES))), max_size=4
)


def _edited(rows, end, edits, *, ended):
    """Rows as a text with characters removed (None) and pieces put in."""
    text = end.join(rows) + (end if ended else "")
    for place, piece in edits:
        at = place % (len(text) + 1)
        text = text[:at] + text[at + 1 :] if piece is None else text[:at] + piece + text[at:]
    return text


def _read(data, *, slow):
    """Rows, dropped, rejects and width of a file with these bytes; None = nothing accepted."""
    with tempfile.TemporaryDirectory() as folder:
        workdir = Path(folder)
        path = workdir / "x.csv"
        path.write_bytes(data)
        inputs = find([path], workdir)
        try:
            with Engine(workdir, [inputs[0].descriptor]) as engine:
                (table,) = probe(inputs, ReadOptions("utf-8", ";"), engine)
                table = isolate(table, workdir) if slow else table
                used = load(engine, table, "create or replace table x as select * from {}".format)
                rows = engine.rows("select * from x")
                return rows, used.dropped, used.rejects, len(used.headers)
        except InputError as error:
            if error.code in {"no_rows", "all_rejected"}:
                return None
            raise
        finally:
            close(inputs)


def _good(records, width):
    return [r.cells for r in records if r.cells and len(r.cells) == width and not _blank(r.cells)]


def _blank(cells):
    return cells is not None and not any(cell.strip() for cell in cells)


@MANY
@given(rows=ROWS, end=st.sampled_from(["\n", "\r\n"]), edits=EDITS, ended=st.booleans())
@example(rows=['a;"d" "e";x'], end="\n", edits=[], ended=True)
@example(rows=['a;"" ;x', "1;2;3;"], end="\n", edits=[], ended=True)
@example(rows=['1;"l\n\nm";2'], end="\r\n", edits=[], ended=False)
def test_every_record_is_dropped_accepted_or_rejected(rows, end, edits, ended):
    """Records counted by another tokenizer = dropped + accepted + rejected, on both paths."""
    text = HEADER + end + _edited(rows, end, edits, ended=ended)
    records = tokenize(text, ";")[1:]
    results = [_read(text.encode(), slow=slow) for slow in (False, True)]
    assert results[0] == results[1]
    if results[0] is None:
        assert _good(records, WIDTH) == []
        return
    accepted, dropped, rejects, width = results[0]
    assert accepted == _good(records, width)
    assert width in {WIDTH, WIDTH + 1}  # one more when every row ends with a delimiter
    assert sum(one.count for one in dropped) + len(accepted) + len(rejects) == len(records)
    bad = {(r.first_line, r.last_line) for r in records if r.cells is None or not _blank(r.cells)}
    assert {(one.first_line, one.last_line) for one in rejects} <= bad


DEFECTS = {
    "surplus": lambda row: row + b";x",
    "empty surplus": lambda row: row + b";",
    "missing": lambda row: row.rpartition(b";")[0],
    "open quote": lambda row: row.replace(b";", b';"', 1),
    "text after quote": lambda row: b'"x" y;' + row.partition(b";")[2],
    "bytes": lambda row: b"\xff\xfe" + row,
}
CLEAN = st.lists(
    st.tuples(
        st.integers(1, 99).map(str),
        st.sampled_from(["Имя", '"в ""кавычках"""', "a b", 'x "y" z', '"q"']),
        st.sampled_from(["1,5", '"2"', "30"]),
    ).map(";".join),
    min_size=4,
    max_size=30,
)


@MANY
@given(
    rows=CLEAN,
    planted=st.lists(
        st.tuples(st.integers(0, 99), st.sampled_from(sorted(DEFECTS))), min_size=1, max_size=6
    ),
    end=st.sampled_from([b"\n", b"\r\n"]),
)
def test_planting_defects_costs_no_other_row(rows, planted, end):
    """N planted defects reject at most N rows, each on its own line; all others are accepted.

    One quote at most is left open: two of them may enclose the rows between into one field,
    which is a right record of RFC 4180.
    """
    lines = [row.encode() for row in rows]
    where = {place % len(rows): defect for place, defect in planted[: len(rows) // 4]}
    for place in [place for place, defect in where.items() if defect == "open quote"][1:]:
        del where[place]
    for place, defect in where.items():
        lines[place] = DEFECTS[defect](lines[place])
    data = HEADER.encode() + end + b"".join(line + end for line in lines)
    result = _read(data, slow=False)
    assert result is not None
    accepted, dropped, rejects, _ = result
    assert len(accepted) == len(rows) - len(where)
    assert sorted(one.first_line for one in rejects) == sorted(place + 2 for place in where)
    assert dropped == ()
