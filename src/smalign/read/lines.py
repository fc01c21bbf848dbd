"""Where the rows of a raw table stand in the user's file: a finding names physical lines."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, Final

from smalign.read.decode import lines
from smalign.read.sieve import Sieve
from smalign.read.tokenize import cut

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smalign.read.records import RawTable, Text

_ENOUGH: Final = 1000
"""Records cut beyond the last one asked for: what looked like a footer may be held back."""


def line_numbers(raw: RawTable, rows: Collection[int]) -> dict[int, int]:
    """Row of the scan (from 0) → the physical line its record starts on (from 1).

    Of a sheet or a table in HTML it is the row's number; of Parquet or a frame, which have no
    lines, the number of the record. A text with line ends inside quotes is cut again, as far as
    the last row that is asked for.
    """
    if not rows:
        return {}
    if raw.jumps is not None:
        return _jumped(raw.jumps, rows)
    if raw.records is None and raw.text is not None:
        return _jumped(_cut_again(raw.text, max(rows)), rows)
    return {row: raw.header_line + 1 + row for row in rows}


def _jumped(jumps: Sequence[tuple[int, int]], rows: Collection[int]) -> dict[int, int]:
    starts = [row for row, _ in jumps]
    found = {}
    for row in rows:
        first, line = jumps[bisect_right(starts, row) - 1]
        found[row] = line + row - first
    return found


def _cut_again(text: Text, last: int) -> list[tuple[int, int]]:
    """The jumps of a text that the engine cut itself, down to the row `last`."""
    dialect = text.dialect
    sieve = Sieve(dialect.headers, text.encoding, lambda _: None)
    below = islice(lines(text.path, text.encoding), dialect.data_line - 1, None)
    sieve.run(islice(cut(below, dialect.delimiter, dialect.data_line), last + _ENOUGH))
    return sieve.jumps
