"""A file whose every cell was looked at is read with what is known, and as any other."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.handmade import modelled

from smalign.model import load as loading
from smalign.read.records import SAMPLE_ROWS

CELLS = st.sampled_from(
    [
        "",
        " ",
        "-",
        "n/a",
        "нет",
        "0",
        "12",
        "1.0",
        "x",
        " x ",
        "a\u00a0b",
        "\u200b",
        "{utm}",
        "[3] y",
    ]
)
HEADER = "lead_id,created_at,source,owner,stage,amount,city,phone"


def read(folder: Path, text: str, **options: str) -> list[tuple[object, ...]]:
    """Every row of the typed table, with the states of its fields."""
    folder.mkdir(exist_ok=True)
    with modelled(folder, {"leads.csv": text}, **options) as (engine, _):
        return engine.rows("select * from in_leads_0 order by rowid")


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(st.tuples(*[CELLS] * 6), min_size=1, max_size=6), days=st.booleans())
def test_it_reads_as_any_other(rows, days):
    """Blanks, words for nothing, spaces to clean, numbers as text: both ways make one table."""
    lines = [
        ",".join((f"{place}", "2026-03-01" if days else f"2026-03-0{place % 9 + 1} 10:00", *row))
        for place, row in enumerate(rows)
    ]
    text = "\n".join((HEADER, *lines)) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        known = read(Path(folder, "known"), text)
        with mock.patch("smalign.model.load.is_sampled_whole", return_value=False):
            assert read(Path(folder, "other"), text) == known


@pytest.mark.parametrize("rows", [SAMPLE_ROWS - 1, SAMPLE_ROWS, SAMPLE_ROWS + 1])
def test_a_word_in_the_last_row_stands_for_nothing(tmp_path, rows):
    """The sample of 999, 1,000 and 1,001 rows: the last cell is looked at whichever way."""
    lines = [f"{place},2026-03-01,x,Ann,New,1,Omsk,7" for place in range(rows - 1)]
    last = f"{rows},2026-03-01,x,Ann,New,1, n/a ,7"
    made = read(tmp_path, "\n".join((HEADER, *lines, last)) + "\n")
    assert len(made) == rows
    assert made[0][made[0].index("Omsk")] == "Omsk"
    assert sum("Omsk" in row for row in made) == rows - 1


def test_a_row_the_sample_passed_over_is_no_row_of_it(tmp_path):
    """A record too wide is rejected, and the others are still what was looked at."""
    text = f"{HEADER}\n1,2026-03-01,x,Ann,New,1,Omsk,7\n2,2026-03-01,x,Ann,New,1,-,7,8,9\n"
    text += "3,2026-03-01,x,Ann,New,1,-,7\n"
    made = read(tmp_path, text, max_rejects="50%")
    assert [("Omsk" in row, "-" in row) for row in made] == [(True, False), (False, False)]


@pytest.mark.parametrize("quote", ["", '"'], ids=["counted", "quoted"])
def test_a_large_file_of_long_rows_is_read_once(tmp_path, monkeypatch, quote):
    """Of 700 rows of 3,000 characters the sample has a part; a word in the last one is none."""
    calls = []
    plain = loading.load
    monkeypatch.setattr(loading, "load", lambda *given: (calls.append(given), plain(*given))[1])
    city = quote + "Omsk" * 750 + quote
    lines = [f"{place},2026-03-01,x,Ann,New,1,{city},7" for place in range(699)]
    text = "\n".join((HEADER, *lines, f"699,2026-03-01,x,Ann,New,1,{quote}n/a{quote},7")) + "\n"
    made = read(tmp_path, text)
    assert (len(made), len(calls)) == (700, 1)
    assert sum("n/a" in row for row in made) == 0
