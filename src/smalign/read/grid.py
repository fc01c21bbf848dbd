"""Rows of cells that are already cut (a sheet, an HTML table) become a raw table."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.errors import InputError
from smalign.base.results import Note
from smalign.read.delimited import check_rows
from smalign.read.dialect import header_row, refuse_wide
from smalign.read.records import RawTable
from smalign.read.rewrite import Rewriter
from smalign.read.sample import sample_text
from smalign.read.sieve import Sieve
from smalign.read.tokenize import Cut
from smalign.read.two_lines import joined
from smalign.read.workdir import fresh

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from smalign.read.records import Input, Kind

_HEAD: Final = 200
Row = tuple[int, list[str]]


class Grid(Struct, frozen=True):
    """Where rows of cells come from: the input, its kind, the sheet's name, the encoding."""

    file: Input
    kind: Kind
    sheet: str | None = None
    encoding: str | None = None


class Head(Struct, frozen=True):
    """The first rows of a grid: which is the header, how many known words it holds."""

    rows: tuple[Row, ...]
    header: int
    known: int

    @property
    def is_table(self) -> bool:
        """Whether a row lies below the header."""
        return len(self.rows) > self.header + 1


def head_of(rows: Iterable[Row]) -> Head:
    """The first rows that are not blank, and the header among them."""
    first = tuple(islice((row for row in rows if any(map(str.strip, row[1]))), _HEAD))
    cells = [_trimmed(row) for _, row in first]
    header, known = header_row(cells) if cells else (0, 0)
    return Head(first, header, known)


def read_grid(
    grid: Grid, head: Head, rows: Iterable[Row], workdir: Path, notes: Sequence[Note] = ()
) -> RawTable:
    """Judge the rows below the header and write the accepted ones for the engine.

    Args:
        grid: where the rows come from.
        head: as found among the same rows.
        rows: (row number from 1, cells as text), all of them, once more from the start.
        workdir: where the accepted rows are written.
        notes: what is already known of this table.

    Raises:
        InputError: file_empty, no_rows, table_too_wide.

    """
    if not head.rows:
        raise InputError("file_empty", file=grid.file.name, sheet=grid.sheet)
    width = max(len(_trimmed(row)) for _, row in head.rows[head.header :])
    refuse_wide(grid.file.name, width)
    both = _joined(head, width)
    place, headers = both or (head.header, tuple(_line(head, head.header, width)))
    at, first = head.rows[place][0], place - bool(both)
    notes = list(notes)
    if both:
        facts = {"file": grid.file.name, "first": head.rows[first][0], "second": at}
        notes.append(Note("header_of_two_lines", facts))
    target = fresh(workdir, "grid")
    with Rewriter(target, width) as clean:
        sieve = Sieve(headers, "", clean.write)
        sieve.drop("preamble", place)
        sieve.drop("blank", at - 1 - place)
        sieve.run(_records(rows, at, width))
    check_rows(grid.file.name, sieve)
    return RawTable(
        file=grid.file.name,
        path=grid.file.path,
        sheet=grid.sheet,
        kind=grid.kind,
        encoding=grid.encoding,
        delimiter=None,
        headers=headers,
        native=(None,) * width,
        sample=sample_text(str(target), clean.dialect(headers)),
        scan=clean.scan(),
        printed=None,
        header_line=at,
        above=tuple(head.rows[first - 1][1]) if first else (),
        dropped=sieve.dropped(),
        rejects=tuple(sieve.rejects),
        accepted=sieve.accepted,
        jumps=tuple(sieve.jumps),
        notes=(*notes, *sieve.notes(grid.file.name)),
    )


def _joined(head: Head, width: int) -> tuple[int, tuple[str, ...]] | None:
    """The place of the second line of a header and the names of both, where it has two."""

    def pair(second: int) -> tuple[list[str], list[str]] | None:
        if head.rows[second][0] != head.rows[second - 1][0] + 1:
            return None
        if len(_trimmed(head.rows[second - 1][1])) > width:
            return None  # a title over more columns than the table has
        return _line(head, second - 1, width), _line(head, second, width)

    return joined(head.header, len(head.rows), pair)


def _line(head: Head, place: int, width: int) -> list[str]:
    """One of the first rows, as wide as the table."""
    return [cell.strip() for cell in _fitted(_trimmed(head.rows[place][1]), width)]


def _records(rows: Iterable[Row], at: int, width: int) -> Iterator[Cut]:
    """Rows below the header; surplus cells are kept, blank rows after the last one are not."""
    blanks: list[Cut] = []
    for number, cells in rows:
        if number <= at:
            continue
        trimmed = _trimmed(cells)
        if not trimmed:
            blanks.append(Cut([], number, number))
            continue
        yield from blanks
        blanks.clear()
        yield Cut(_fitted(trimmed, width), number, number)


def _fitted(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _trimmed(cells: Sequence[str]) -> list[str]:
    """Without the empty cells at the end."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return list(cells[:end])
