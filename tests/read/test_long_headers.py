"""Headers longer than the beginning of a file that is looked at first."""

from __future__ import annotations

import pytest

from smalign.base.errors import InputError


@pytest.mark.parametrize("rows", [1, 3])
def test_a_header_of_more_than_a_megabyte_is_read(read, write, rows):
    """One question of a form is a text of 1.5 MB; the rows below it are rows all the same."""
    head = f"Lead ID;Created at;{'Why? ' * 300_000};Source"
    body = [f"{number};2026-01-0{number};because;Ad" for number in range(1, rows + 1)]
    found = read(write("leads.csv", "\n".join([head, *body, ""])))
    assert [row[0] for row in found.rows] == [str(number) for number in range(1, rows + 1)]
    assert found.used.headers[3] == "Source"


def test_a_line_that_never_ends_is_no_table(read, write):
    """Seventeen megabytes without a line end are refused by name, not called empty."""
    with pytest.raises(InputError) as caught:
        read(write("leads.csv", "Lead ID;Source;" + "x" * (17 << 20)))
    assert (caught.value.code, caught.value.facts["megabytes"]) == ("line_endless", 16)
