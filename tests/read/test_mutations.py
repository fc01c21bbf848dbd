"""A sample of `tests/mutate.py`; the whole of it runs by hand, with other seeds."""

from __future__ import annotations

import pytest
from tests.mutate import one

from smalign.base.errors import InputError

SEEDS = range(120)
PART = 20


@pytest.mark.parametrize("first", SEEDS[::PART])
def test_a_damaged_export_is_read_or_refused_and_nothing_is_lost(first):
    """No crash, no record unaccounted for, the same rows on both paths, refusals name the file."""
    wrong = {seed: what for seed in range(first, first + PART) if (what := one(seed)[1])}
    assert wrong == {}


@pytest.mark.parametrize(
    ("row", "reason"),
    [('"a"b;c;d', "text_after_quote"), ('a;"b;c', "quote_never_closed")],
)
def test_a_header_that_cannot_be_cut_is_named(row, reason, read, write):
    """The first row of data is not taken for a header, and the broken line is no preamble."""
    with pytest.raises(InputError) as caught:
        read(write("x.csv", f"{row}\n7;x;5\n8;y;6\n"))
    facts = caught.value.facts
    assert (caught.value.code, facts["line"], facts["reason"]) == ("header_broken", 1, reason)


def test_a_broken_line_above_a_known_header_is_preamble(read, write):
    """A title with stray quotes is above the table: dropped, and counted as that."""
    reading = read(write("x.csv", '"Отчёт" за март\nID;Название сделки;Сумма\n7;x;5\n'))
    assert reading.rows == [("7", "x", "5")]
    assert reading.dropped == {"preamble": 1}
