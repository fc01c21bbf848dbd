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
