"""HTML under the name .xls: what Bitrix24 calls an Excel export."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smalign.base.errors import InputError
from smalign.read.decode import MARK, head_text
from smalign.read.encoding import decide
from smalign.read.grid import Grid, head_of, read_grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from smalign.read.grid import Row
    from smalign.read.records import Input, RawTable, ReadOptions

_BYTES: Final = 512 << 20
_CELLS: Final = 5_000_000
"""Cells a page may hold, and ten times as many with those its short rows leave out: all of it is
in memory at once, at about half a kilobyte a cell."""
_CELL: Final = re.compile(rb"<t[dh]\b", re.IGNORECASE)
_CUT: Final = frozenset({"ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY"})
"""Where the parser stops without a word and gives what it has."""
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_HEAD: Final = 4096


def probe_html(file: Input, path: str, options: ReadOptions, workdir: Path) -> RawTable:
    """The largest table of an HTML file; lines in errors are its rows.

    Raises:
        InputError: html_too_big (what, found, limit), html_cut, html_without_table,
            encoding_unclear, table_too_wide, no_rows.

    """
    _check(file, "bytes", Path(path).stat().st_size, _BYTES)
    data = Path(path).read_bytes()
    _check(file, "cells", sum(1 for _ in _CELL.finditer(data)), _CELLS)
    encoding, text = _decoded(file, path, data, options.encoding)
    rows = list(_rows(file.name, text))
    _check(file, "cells", len(rows) * max((len(row) for _, row in rows), default=0), 10 * _CELLS)
    return read_grid(Grid(file, "html", None, encoding), head_of(rows), rows, workdir)


def _check(file: Input, what: str, found: int, limit: int) -> None:
    if found > limit:
        raise InputError("html_too_big", file=file.name, what=what, found=found, limit=limit)


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


def _rows(name: str, text: str) -> Iterator[Row]:
    """Rows of the table that has most of them."""
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
    largest = max((rows for rows, _ in tables), key=len)
    for number, row in enumerate(largest, start=1):
        yield number, [_text(cell) for cell in row if cell.tag in {"td", "th"}]


def _table_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """Rows of the table itself, not of tables inside its cells."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in part if row.tag == "tr")


def _text(cell: HtmlElement) -> str:
    if not len(cell):  # most cells: nothing but text, which need not be searched for
        return (cell.text or "").strip()
    for line_break in cell.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return str(cell.text_content()).strip()
