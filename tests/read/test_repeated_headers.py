"""Exports put one under the other: the header stands again in the middle of the rows."""

from __future__ import annotations

import pytest

HEAD = "Deal ID;Created at;Stage;Amount"
ROWS = ["1;2026-01-01;Won;10", "2;2026-01-02;Lost;20", "3;2026-01-03;Won;30"]


@pytest.mark.parametrize(
    "again",
    [HEAD, f"\ufeff{HEAD}", '"Deal ID";"Created at";"Stage";"Amount"', f" {HEAD} ", f"{HEAD}\r"],
    ids=["as it was", "with its mark", "quoted", "with blanks", "with its line end"],
)
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_header_that_stands_again_is_dropped_and_counted(read, write, again, place):
    """Wherever it stands, however it is quoted, by both ways of reading: three rows, one header."""
    end = "\r\n" if again.endswith("\r") else "\n"
    text = end.join([HEAD, *ROWS[:place], again.rstrip("\r"), *ROWS[place:], ""])
    path = write("deals.csv", text)
    for slow in (False, True):
        found = read(path, slow=slow)
        assert [row[0] for row in found.rows] == ["1", "2", "3"]
        assert (found.dropped, found.reasons) == ({"header": 1}, [])


@pytest.mark.parametrize(
    ("again", "below", "cells"),
    [
        (
            "Stage;Deal ID;Amount;Created at",
            "Won;9;90;2026-02-01",
            ["9", "2026-02-01", "Won", "90"],
        ),
        ("Amount;Created at;Deal ID", "90;2026-02-01;9", ["9", "2026-02-01", None, "90"]),
        (
            '"Stage";"Deal ID";"Amount";"Created at"',
            '"Won";"9";"9;0";""',
            ["9", None, "Won", "9;0"],
        ),
    ],
    ids=["another order", "fewer columns", "quoted"],
)
def test_rows_below_a_header_in_another_order_are_put_into_the_first(
    read, write, again, below, cells
):
    """The second export lists its columns otherwise: its rows are read by their names, and told."""
    total = ";".join(["Total:", *[""] * again.count(";")])
    text = "\n".join([HEAD, *ROWS, again, below, total, HEAD, "10;2026-01-10;Won;1", ""])
    path = write("deals.csv", text)
    for slow in (False, True):
        found = read(path, slow=slow)
        assert [[cell or None for cell in row] for row in found.rows[3:]] == [
            cells, ["10", "2026-01-10", "Won", "1"],
        ]  # fmt: skip
        assert (found.dropped, found.reasons) == ({"header": 2, "total": 1}, [])
        assert [(note.code, note.facts["line"]) for note in found.used.notes] == [
            ("columns_reordered", 5)
        ]


def test_a_row_too_long_for_the_header_above_it_is_rejected(read, write):
    """Under three columns a fourth field is one too many, though the first header has four."""
    text = "\n".join([HEAD, *ROWS, "Amount;Created at;Deal ID", "90;2026-02-01;9;x", "1;1;1", ""])
    found = read(write("deals.csv", text))
    assert (len(found.rows), found.reasons) == (4, [(6, 6, "field_count")])


def test_a_header_with_columns_of_its_own_is_told(read, write):
    """What stands under «Owner» is in no column of the first header: nothing is moved."""
    text = "\n".join([HEAD, *ROWS, "Stage;Deal ID;Amount;Owner", "Won;9;90;Anna", ""])
    for slow in (False, True):
        found = read(write("deals.csv", text), slow=slow)
        assert len(found.rows) == 5
        assert [(note.code, note.facts["line"]) for note in found.used.notes] == [
            ("header_unlike", 5)
        ]


def test_totals_above_a_second_header_are_totals(read, write):
    """Each export ends with its own total: rows follow the first one, and it is none of them."""
    total = "Grand Total;;;60"
    path = write("deals.csv", "\n".join([HEAD, *ROWS, total, HEAD, *ROWS, total, ""]))
    found = read(path)
    assert len(found.rows) == 6
    assert found.dropped == {"header": 1, "total": 2}


def test_a_row_with_some_words_of_the_header_is_data(read, write):
    """A deal whose stage is called Stage is a deal."""
    path = write("deals.csv", "\n".join([HEAD, *ROWS, "4;2026-01-04;Stage;40", ""]))
    found = read(path)
    assert (len(found.rows), found.dropped) == (4, {})


def test_one_column_has_no_header_to_know_again(read, write):
    """In a single column the word of the header may be a value."""
    path = write("leads.csv", "Source\nAd\nSource\n")
    assert [row[0] for row in read(path).rows] == ["Ad", "Source"]
