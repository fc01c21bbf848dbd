"""How a delimited text is cut: its delimiter, and which record is the header.

Both are judged together: the delimiter under which a row of known header words is found and the
rows below it have its width. A sniffer that counts signs takes the decimal comma for a delimiter.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.errors import InputError, UsageError
from smalign.read.decode import MARK
from smalign.read.known import WIDEST, known_words
from smalign.read.records import Dialect
from smalign.read.tokenize import Broken, Cut, cut
from smalign.read.two_lines import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

DELIMITERS: Final = (";", ",", "\t", "|")
_NAMES: Final = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_HEADER_WITHIN: Final = 20  # records
_LOOKED_AT: Final = 200  # records
_FIGURES: Final = re.compile(r"[-+\d\s.,:/%]*")
_NEARLY_ALL: Final = 0.9
_ENOUGH: Final = 2  # known words that make a row a header


class _Guess(Struct, frozen=True):
    """A delimiter tried out: the header it gives, and how well the text fits."""

    delimiter: str
    records: tuple[Cut, ...]
    broken: tuple[Broken, ...]
    header: int
    hits: int
    fit: float

    @property
    def rank(self) -> tuple[int, float, int]:
        """Known words first, then how many rows have the header's width, then that width.

        A single known word below other rows is cut out of one of them («Затраты, руб.»).
        """
        is_first = not any(map(_filled, self.records[: self.header]))
        known = self.hits if self.hits >= _ENOUGH or is_first else 0
        return known, round(self.fit, 2), len(self.records[self.header].cells)


def recognise(file: str, lines: Sequence[str], wanted: str | None = None) -> Dialect:
    """The dialect of a text, from its first lines.

    Args:
        file: display name, for errors.
        lines: physical lines with their ends, whole; a few hundred are enough.
        wanted: the user's delimiter; names such as "tab" are understood.

    Raises:
        InputError: file_empty; header_broken, when lines that cannot be cut stand where the header
            should be; table_too_wide.
        UsageError: delimiter_unknown.

    """
    tried = [_tried(lines, delimiter) for delimiter in _candidates(wanted)]
    guesses = [guess for guess in tried if guess is not None]
    if not guesses:
        raise InputError("file_empty", file=file)
    best = max(guesses, key=lambda guess: guess.rank)
    groups, best = _of_one_line(best)
    header = best.records[best.header]
    refuse_wide(file, len(header.cells))
    above = best.records[: best.header]
    over = above[: len(above) - bool(groups)]
    blank = sum(not _filled(record) for record in above)
    broken = [record for record in best.broken if record.line < header.first_line]
    if broken and best.hits < _ENOUGH:
        raise InputError("header_broken", file=file, line=broken[0].line, reason=broken[0].reason)
    return Dialect(
        delimiter=best.delimiter,
        headers=_headers(best),
        header_line=header.first_line,
        data_line=header.last_line + 1,
        preamble=len(above) - blank + len(broken),
        blank=blank,
        above=tuple(over[-1].cells) if over else (),
        groups_line=groups,
    )


def refuse_wide(file: str, width: int) -> None:
    """Refuse a table wider than any spreadsheet: a row of separators, or a bomb.

    Raises:
        InputError: table_too_wide (found, limit).

    """
    if width > WIDEST:
        raise InputError("table_too_wide", file=file, found=width, limit=WIDEST)


def header_row(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Index of the header among the first rows, and how many known words it holds.

    The earliest row with at least two thirds of the most known words found in any row; without
    two known words anywhere, the first row as wide as most rows and filled at least by half.
    """
    near = rows[:_HEADER_WITHIN]
    hits = [known_words(row) for row in near]
    most = max(hits, default=0)
    usual = _usual_width(rows)
    first = next((i for i, row in enumerate(near) if _could_be(row, usual)), 0)
    if most < _ENOUGH or 3 * hits[first] >= 2 * most:
        return first, hits[first] if hits else 0
    index = next(i for i, found in enumerate(hits) if 3 * found >= 2 * most)
    return index, hits[index]


def _candidates(wanted: str | None) -> tuple[str, ...]:
    if wanted is None:
        return DELIMITERS
    delimiter = _NAMES.get(wanted.lower(), wanted)
    if len(delimiter) != 1 or delimiter in '"\r\n\0 ' or not delimiter.isascii():
        raise UsageError("delimiter_unknown", delimiter=wanted, known=DELIMITERS)
    return (delimiter,)


def _tried(lines: Sequence[str], delimiter: str) -> _Guess | None:
    found = tuple(islice(cut(lines, delimiter), _LOOKED_AT))
    records = tuple(record for record in found if isinstance(record, Cut))
    broken = tuple(record for record in found if isinstance(record, Broken))
    rows = [record.cells for record in records]
    if not any(map(_filled, records)):
        return None
    header, hits = header_row(rows)
    width = len(rows[header])
    widths = [len(record.cells) for record in records if _filled(record)]
    fit = widths.count(width) / len(widths) if width > 1 else 0.0
    return _Guess(delimiter, records, broken, header, hits, fit)


def _of_one_line(guess: _Guess) -> tuple[int, _Guess]:
    """The line of the groups above the names of the header, and the guess with both as one.

    Where the header has one line, 0 and the guess as it is.
    """
    records = guess.records

    def pair(second: int) -> tuple[list[str], list[str]] | None:
        upper, lower = records[second - 1 : second + 1]
        if lower.first_line != upper.last_line + 1 or len(upper.cells) != len(lower.cells):
            return None
        return [*map(str.strip, upper.cells)], [*map(str.strip, lower.cells)]

    found = joined(guess.header, len(records), pair)
    if found is None:
        return 0, guess
    place, names = found
    one = Cut([*names], records[place].first_line, records[place].last_line)
    both = replace(guess, records=(*records[:place], one, *records[place + 1 :]), header=place)
    return records[place - 1].first_line, both


def _headers(guess: _Guess) -> tuple[str, ...]:
    """The header's cells; one nameless column more or less when nearly every row says so.

    A delimiter that ends every line of data but not the header (or the other way round) is one
    nameless, always empty column.
    """
    headers = tuple(
        cell.replace(MARK, "\ufffd").strip() for cell in guess.records[guess.header].cells
    )
    rows = [record.cells for record in guess.records[guess.header + 1 :] if _filled(record)]
    usual = _usual_width(rows)
    of_that = [row for row in rows if len(row) == usual]
    if len(of_that) < _NEARLY_ALL * len(rows):
        return headers
    if usual == len(headers) + 1 and not any(row[-1].strip() for row in of_that):
        return (*headers, "")
    if usual == len(headers) - 1 and not headers[-1]:
        return headers[:-1]
    return headers


def _filled(record: Cut) -> bool:
    return any(map(str.strip, record.cells))


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """The commonest width above one; ties go to the wider."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(widths, key=lambda width: (widths[width], width), default=1)


def _could_be(row: Sequence[str], width: int) -> bool:
    filled = sum(bool(cell.strip()) for cell in row)
    named = any(not _FIGURES.fullmatch(cell) for cell in row)
    return len(row) == width and named and 2 * filled >= len(row)
