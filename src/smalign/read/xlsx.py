"""Workbooks: every sheet that holds a table we know becomes a raw table."""

from __future__ import annotations

import os
import zipfile
from datetime import datetime
from fnmatch import fnmatchcase
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, Final
from warnings import catch_warnings, simplefilter

from msgspec import Struct

from smalign.base.errors import InputError, UsageError
from smalign.base.results import Note
from smalign.read.bare import with_rows
from smalign.read.cells import cell_text, currency_shown
from smalign.read.grid import Grid, head_of, read_grid
from smalign.read.preflight import preflight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from openpyxl.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook

    from smalign.read.grid import Head, Row
    from smalign.read.preflight import Workbook as Seen
    from smalign.read.records import Input, RawTable, ReadOptions

_BROKEN: Final = (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, TypeError, AttributeError,
                  IndexError)  # fmt: skip
"""What a parser of hand-made XML may end with: SyntaxError is also lxml's XMLSyntaxError."""

_KNOWN: Final = 2  # header words that make a sheet a table we know


class _Sheet(Struct, frozen=True):
    name: str
    head: Head
    is_hidden: bool


def probe_xlsx(file: Input, options: ReadOptions, workdir: Path) -> tuple[RawTable, ...]:
    """The tables of a workbook: the sheet asked for, else all whose header holds known words.

    When no sheet does, the first one that holds a table. Sheets left out are in the first
    table's notes (`sheets_left_out`), and so are hidden ones that are read, formulas without a
    stored value and cells merged over several rows. A number whose format shows a currency is
    text with its code where the workbook shows several currencies.

    Raises:
        InputError: what `preflight` refuses; file_empty, no_rows.
        UsageError: sheet_missing (sheet, known).

    """
    with os.fdopen(os.dup(file.descriptor), "rb") as source:
        source.seek(0)
        seen = preflight(file.name, source)
        source.seek(0)
        with catch_warnings():
            simplefilter("ignore")  # openpyxl warns of styles and validations it does not keep
            book = _open(file.name, source)
            signs = _signs(seen)
            sheets = [
                _Sheet(name, head_of(_rows(file.name, book, name, signs)), is_hidden)
                for name, is_hidden in _names(book)
            ]
            chosen = _chosen(file.name, sheets, options)
            notes = _notes(file.name, sheets, chosen, seen)
            return with_rows(
                (
                    (f"{file.name}!{sheet.name}", partial(_read, file, book, sheet, signs, workdir))
                    for sheet in chosen
                ),
                notes,
            )


def _read(
    file: Input, book: Workbook, sheet: _Sheet, signs: Mapping[str, str], workdir: Path
) -> tuple[RawTable]:
    rows = _rows(file.name, book, sheet.name, signs)
    return (read_grid(Grid(file, "xlsx", sheet.name), sheet.head, rows, workdir),)


def _open(name: str, source: BinaryIO) -> Workbook:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(source, read_only=True, data_only=True, keep_links=False)
    except (InvalidFileException, *_BROKEN) as error:
        raise InputError("xlsx_broken", file=name) from error


def _names(book: Workbook) -> list[tuple[str, bool]]:
    """Each sheet, and whether it is hidden."""
    return [(sheet.title, sheet.sheet_state != "visible") for sheet in book.worksheets]


def _signs(seen: Seen) -> Mapping[str, str]:
    """Formats of numbers that show a currency, where the workbook shows more than one.

    One currency is no danger, and bare numbers are easier to work with. Formats a spreadsheet has
    by itself are not among them: they show the currency of whoever opens the workbook.
    """
    shown = {one: code for one in seen.formats if (code := currency_shown(one))}
    return shown if len({*shown.values()}) > 1 else {}


def _rows(file: str, book: Workbook, name: str, signs: Mapping[str, str]) -> Iterator[Row]:
    """Rows with their numbers; a declared size is not believed, it is often wrong."""
    sheet = book[name]
    try:
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(), start=1):
            yield number, [_text(cell, signs) for cell in row]
    except _BROKEN as error:
        raise InputError("xlsx_broken", file=file, sheet=name) from error


def _text(cell: Cell | MergedCell, signs: Mapping[str, str]) -> str:
    value = cell.value
    if signs and isinstance(value, int | float) and not isinstance(value, bool):
        return f"{cell_text(value)} {signs.get(cell.number_format, '')}".rstrip()
    return cell_text(value, cell.number_format if isinstance(value, datetime) else "")


def _chosen(file: str, sheets: Sequence[_Sheet], options: ReadOptions) -> list[_Sheet]:
    wanted = options.sheet
    if wanted is not None:
        found = [sheet for sheet in sheets if sheet.name == wanted]
        if not found:
            raise UsageError(
                "sheet_missing", file=file, sheet=wanted, known=tuple(s.name for s in sheets)
            )
        return found
    known = [
        sheet
        for sheet in sheets
        if sheet.head.is_table
        and (sheet.head.known >= _KNOWN or _is_named(file, sheet.name, options.named))
    ]
    tables = known or [sheet for sheet in sheets if sheet.head.is_table][:1]
    filled = tables or [sheet for sheet in sheets if sheet.head.rows][:1]
    if not filled:
        raise InputError("file_empty", file=file)
    return filled


def _is_named(file: str, sheet: str, named: Sequence[str]) -> bool:
    """Whether something is said of the sheet of a workbook, by its name, base name or a pattern."""
    names = (f"{file}!{sheet}", f"{PurePath(file).name}!{sheet}")
    return any(name == one or fnmatchcase(name, one) for one in named for name in names)


def _notes(file: str, sheets: Sequence[_Sheet], chosen: Sequence[_Sheet], seen: Seen) -> list[Note]:
    left = tuple(s.name for s in sheets if s not in chosen and s.head.rows)
    notes = [Note("sheets_left_out", {"file": file, "sheets": left})] if left else []
    hidden = tuple(sheet.name for sheet in chosen if sheet.is_hidden)
    notes += [Note("sheets_hidden", {"file": file, "sheets": hidden})] if hidden else []
    uncounted = seen.formulas_without_values
    if uncounted:
        notes.append(Note("formulas_without_values", {"file": file, "count": uncounted}))
    header = max(one.head.rows[one.head.header][0] for one in chosen)
    merged = sum(row > header for row in seen.merged)  # above it they are titles
    if merged:
        notes.append(Note("cells_merged", {"file": file, "count": merged}))
    return notes
