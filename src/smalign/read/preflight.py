"""Looks into a workbook before any parser does: a few bytes of XLSX can ask for gigabytes.

Limits: 512 MB inflated, 200 times its packed size, 50 million cells by the furthest reference of
a sheet; document type declarations and entities are refused, workbooks need none.
"""

from __future__ import annotations

import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING, BinaryIO, Final

from msgspec import Struct

from smalign.base.errors import InputError
from smalign.read.archive import ZIP_BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

INFLATED: Final = 512 << 20
RATIO: Final = 200
RATIO_FROM: Final = 1 << 20
"""Bytes; below that a high ratio harms nobody."""
CELLS: Final = 50_000_000

_CHUNK: Final = 1 << 20
_OVERLAP: Final = 64
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_DECLARATION: Final = re.compile(rb"<!DOCTYPE|<!ENTITY|<\0!\0D\0O\0C\0T|\0<\0!\0D\0O\0C\0T")
_COLUMN: Final = re.compile(rb'<c r="([A-Z]{1,4})')
_ROW: Final = re.compile(rb'<row [^>]{0,40}?\br="(\d{1,10})"')
_ANY_REFERENCE: Final = re.compile(rb'\br="([A-Z]{1,4})(\d{1,10})"')
_MERGED: Final = re.compile(rb'<mergeCell ref="[A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_UNCOUNTED: Final = re.compile(rb"(?:</f>|<f [^<>]{0,60}/>)\s*(?:</c>|<v\s*/>|<v></v>)")
_STYLES: Final = "xl/styles.xml"
_FORMAT: Final = re.compile(rb'<numFmt [^<>]{0,60}\bformatCode="([^"<>]{1,255})"')


class Workbook(Struct, frozen=True):
    """What the pre-flight saw: formulas whose value was never stored read as empty cells.

    merged: first rows of merged cells that span several rows, of all sheets; all but the first row
    of each read as empty. formats: those of numbers the workbook has of its own.
    """

    formulas_without_values: int
    merged: tuple[int, ...] = ()
    formats: frozenset[str] = frozenset()


def preflight(name: str, source: BinaryIO) -> Workbook:
    """Refuse a file that is no workbook or would be too much to open.

    Raises:
        InputError: xlsx_broken, zip_not_workbook, xlsx_encrypted, xlsx_too_big (what, found,
            limit), xlsx_declares_entities.

    """
    try:
        with zipfile.ZipFile(source) as archive:
            _check_size(name, archive)
            return _check_parts(name, archive)
    except ZIP_BROKEN as error:
        raise InputError("xlsx_broken", file=name) from error


def _check_size(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise InputError("xlsx_encrypted", file=name)
    if "xl/workbook.xml" not in archive.namelist():
        raise InputError("zip_not_workbook", file=name)
    inflated = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if inflated > INFLATED:
        _refuse(name, "bytes", inflated, INFLATED)
    if inflated > RATIO_FROM and inflated > RATIO * packed:
        _refuse(name, "ratio", inflated // max(1, packed), RATIO)


def _check_parts(name: str, archive: zipfile.ZipFile) -> Workbook:
    uncounted = 0
    merged: list[int] = []
    formats: frozenset[str] = frozenset()
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")):
            sheet = bool(_SHEET.fullmatch(part.filename))
            found = _check_part(name, archive, part, sheet=sheet)
            uncounted += found.formulas_without_values
            merged += found.merged
            formats |= found.formats
    return Workbook(uncounted, tuple(merged), formats)


def _check_part(
    name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, *, sheet: bool
) -> Workbook:
    """What one part holds; refuses declarations and far references."""
    columns, rows, uncounted = 1, 1, 0
    merged: set[tuple[bytes, bytes]] = set()
    formats: set[bytes] = set()
    for piece in _pieces(archive, part):
        if _DECLARATION.search(piece):
            raise InputError("xlsx_declares_entities", file=name)
        if not sheet:
            formats.update(_FORMAT.findall(piece) if part.filename == _STYLES else ())
            continue
        columns = max(columns, *map(_number, set(_COLUMN.findall(piece))), 1)
        rows = max(rows, *map(int, _ROW.findall(piece)), 1)
        uncounted += len(_UNCOUNTED.findall(piece)) if b"<f" in piece else 0
        merged.update(_MERGED.findall(piece) if b"<mergeCell " in piece else ())
        if columns * rows > CELLS:
            _refuse(name, "cells", columns * rows, CELLS)
    return Workbook(
        uncounted,
        tuple(int(one) for one, last in merged if one != last),
        frozenset(unescape(one.decode("utf-8", "replace")) for one in formats),
    )


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The inflated part, each piece with the end of the one before it."""
    before = b""
    with archive.open(part) as source:
        while chunk := source.read(_CHUNK):
            yield before + chunk
            before = chunk[-_OVERLAP:]


def _number(letters: bytes) -> int:
    """A → 1, Z → 26, XFD → 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refuse(name: str, what: str, found: int, limit: int) -> None:
    raise InputError("xlsx_too_big", file=name, what=what, found=found, limit=limit)
