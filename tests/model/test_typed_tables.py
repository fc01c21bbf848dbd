"""A table with types of its own (Parquet): whole-number ids, and texts of few values."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest import mock

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exports import built

from smalign.base.schema import TABLES
from smalign.model.needs import Needs
from smalign.session import open_exports

COLUMNS = frozenset({"deal_id", "lead_id", "created_at", "status", "source"})
READ = {**dict.fromkeys(TABLES, frozenset()), "deals": COLUMNS}
IDS = st.sampled_from([None, 0, -1, 7, 12])
CELLS = st.sampled_from([None, "", " ", "нет", "n/a", "won", " won", "a\u00a0b", "{utm}"])


def written(path: Path, rows: list[tuple[object, ...]]) -> Path:
    """Deals as Parquet: ids as whole numbers, status and source as text."""
    with duckdb.connect() as connection:
        connection.execute(
            "create table deals (deal_id bigint, lead_id bigint, created_at timestamp,"
            " deal_status varchar, source varchar)"
        )
        connection.executemany("insert into deals values (?, ?, ?, ?, ?)", rows)
        connection.execute(f"copy deals to '{path}' (format parquet)")
    return path


def deals(cells: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """A deal of each (lead_id, status, source), made on the same day."""
    return [
        (at, lead, "2026-01-05 10:00", status, source)
        for at, (lead, status, source) in enumerate(cells, start=1)
    ]


def table(path: Path, *empty: str, states: bool) -> list[tuple[object, ...]]:
    """Every row as it was read; states: with what stands in every field."""
    toml = path.with_suffix(".toml")
    words = ", ".join(f'"{word}"' for word in empty)
    toml.write_text(f"[values]\nempty = [{words}]\n", encoding="utf-8")
    with open_exports([path], config=toml) as session:
        engine, _ = built(session) if states else session.built(Needs(READ))
        return engine.rows("select * from in_deals_0 order by rowid")


@pytest.mark.parametrize(
    ("empty", "leads"), [((), [None, None, "-1", "7"]), (("-1", "7"), [None] * 4)]
)
def test_a_number_that_stands_for_nothing_is_no_id(tmp_path, empty, leads):
    """0 is nobody's id, and what the company says is none; -1 is one until it does."""
    cells = [(lead, "open", "site") for lead in (None, 0, -1, 7)]
    path = written(tmp_path / "deals.parquet", deals(cells))
    found = table(path, *empty, states=False)
    assert [row[1] for row in found] == leads


def test_a_word_beyond_the_sample_is_seen(tmp_path):
    """One of 3,000 deals has a padded status, and one none: it is as open as the other."""
    cells = [(at, "won", "site") for at in range(1, 2998)]
    cells += [(2998, "n/a", "site"), (2999, " open ", "site"), (3000, "won", "site")]
    path = written(tmp_path / "deals.parquet", deals(cells))
    with open_exports([path]) as session:
        total = session.roi().total
        (empty,) = (row for row in session.fields().rows if row["field"] == "status")
    assert (total["won"], total["open"], empty["pseudo_empty"]) == (2998, 2, 1)


@settings(max_examples=25, deadline=None)
@given(
    cells=st.lists(st.tuples(IDS, CELLS, CELLS), min_size=1, max_size=8),
    own=st.sampled_from([(), ("7",), ("won",)]),
    states=st.booleans(),
)
def test_what_is_counted_first_reads_as_any_other(cells, own, states):
    """Cells that hide something and cells that do not, however long the file is taken for."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder, "deals.parquet"), deals(cells))
        with mock.patch("smalign.model.load.is_sampled_whole", return_value=False):
            counted = table(path, *own, states=states)
            with mock.patch("smalign.model.settled._MANY", 0):
                assert table(path, *own, states=states) == counted
