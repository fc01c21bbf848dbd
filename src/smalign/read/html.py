"""HTML under the name .xls: what Bitrix24 calls an Excel export."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smalign.base.errors import InputError
from smalign.base.results import Note
from smalign.read.decode import MARK, head_text
from smalign.read.encoding import decide
from smalign.read.grid import Grid, head_of, read_grid
from smalign.read.spans import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from smalign.read.records import Input, RawTable, ReadOptions

_BYTES: Final = 512 << 20
_CELLS: Final = 5_000_000
"""Cells a page may hold, and ten times as many with those its short rows leave out: all of it is
in memory at once, at about half a kilobyte a cell."""
_CUT: Final = frozenset({"ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY"})
"""Where the parser stops without a word and gives what it has."""
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_HEAD: Final = 4096


def probe_html(file: Input, path: str, options: ReadOptions, workdir: Path) -> RawTable:
    """The largest table of an HTML file; lines in errors are its rows.

    A cell over several columns or rows is in the first of them, the others are empty, as in a
    workbook: what follows it stays under its own header. Notes: tables_left_out, cells_merged.

    Raises:
        InputError: html_too_big (what, found, limit), html_cut, html_without_table,
            encoding_unclear, table_too_wide, no_rows.

    """
    _check(file, "bytes", Path(path).stat().st_size, _BYTES)
    data = Path(path).read_bytes()
    _check(file, "cells", _cells(data), _CELLS)
    encoding, text = _decoded(file, path, data, options.encoding)
    table, others = _largest(file.name, text)
    spread = Spread()
    rows: list[tuple[int, list[str]]] = []
    cells = 0
    for number, row in enumerate(table, start=1):
        rows.append((number, spread.row(row)))
        cells += len(rows[-1][1])
        _check(file, "cells", cells, 10 * _CELLS)
    _check(file, "cells", len(rows) * max((len(row) for _, row in rows), default=0), 10 * _CELLS)
    head = head_of(rows)
    notes = _notes(file.name, others, sum(row > head.header + 1 for row in spread.tall))
    return read_grid(Grid(file, "html", None, encoding), head, rows, workdir, notes)


def _check(file: Input, what: str, found: int, limit: int) -> None:
    if found > limit:
        raise InputError("html_too_big", file=file.name, what=what, found=found, limit=limit)


def _cells(data: bytes) -> int:
    """How many tags begin a cell: <td> and <th>, and not <thead>."""
    small = data.lower()
    return small.count(b"<td") + small.count(b"<th") - small.count(b"<thead")


def _decoded(file: Input, path: str, data: bytes, wanted: str | None) -> tuple[str, str]:
    """Text in the encoding asked for, the one declared when it fits, else what the bytes say."""
    declared = _CHARSET.search(data[:_HEAD])
    for encoding in (wanted, declared and declared.group(1).decode().lower()):
        text = _strict(data, encoding) if encoding else None
        if encoding and text is not None:
            return encoding, text
    encoding, _ = decide(file.name, path, wanted)
    return encoding, head_text(data, encoding).replace(MARK, "\ufffd")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return text.removeprefix("\ufeff")


def _notes(name: str, others: int, tall: int) -> list[Note]:
    notes = [Note("tables_left_out", {"file": name, "count": others})] if others else []
    merged = [Note("cells_merged", {"file": name, "count": tall})] if tall else []
    return [*notes, *merged]


def _largest(name: str, text: str) -> tuple[list[HtmlElement], int]:
    """Rows of the table that has most of them, and how many other tables have rows of cells."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError("html_without_table", file=name) from error
    if any(error.type_name in _CUT for error in parser.error_log.filter_from_fatals()):
        raise InputError("html_cut", file=name)
    tables = [(list(_table_rows(table)), table) for table in page.iter("table")]
    if not tables:
        raise InputError("html_without_table", file=name)
    rows, table = max(tables, key=lambda one: len(one[0]))
    within = {table, *table.iterancestors("table"), *table.iterdescendants("table")}
    return rows, sum(len(more) > 1 and one not in within for more, one in tables)


def _table_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """Rows of the table itself, not of tables inside its cells."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in part if row.tag == "tr")
