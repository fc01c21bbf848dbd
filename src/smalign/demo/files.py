"""Bytes on disk: spelling of cells shared by the writers, CSV text, files written whole or not."""

from __future__ import annotations

import csv
import os
import tempfile
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

Row = tuple[str, ...]
Quoting = Literal[0, 1]
Card_contra = TypeVar("Card_contra", contravariant=True)
One = TypeVar("One")


class File(Struct, frozen=True):
    """One file of a dialect: its name, its bytes, how they are encoded, its records."""

    name: str
    data: bytes
    encoding: str
    records: int


class Column(Struct, Generic[Card_contra], frozen=True):
    """A column of an export: its header in two languages and how a card fills it."""

    ru: str
    en: str
    cell: Callable[[Card_contra], str]


def fill(columns: Sequence[Column[One]], cards: Sequence[One], *, ru: bool) -> list[Row]:
    """The header, then one row a card."""
    header = tuple(column.ru if ru else column.en for column in columns)
    return [header, *zip(*(map(column.cell, cards) for column in columns), strict=True)]


def text(
    rows: Sequence[Row],
    *,
    delimiter: str = ",",
    quoting: Quoting = csv.QUOTE_MINIMAL,
    end: str = "\n",
) -> str:
    """CSV text of `rows`; `end` ends every record."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)
    writer.writerows(rows)
    return out.getvalue()


def encode(name: str, content: str, encoding: str, records: int) -> File:
    """The file of a text; UnicodeEncodeError if the dialect's words do not fit its encoding."""
    return File(name, content.encode(encoding), encoding, records)


def money(kopecks: int, mark: str = ".") -> str:
    """Kopecks as roubles with two decimals: 123456 → 1234.56, -5 → -0.05."""
    sign = "-" if kopecks < 0 else ""
    return f"{sign}{abs(kopecks) // 100}{mark}{abs(kopecks) % 100:02d}"


def either(value: object, yes: str, no: str) -> str:
    """One of two spellings, by the truth of `value`."""
    return yes if value else no


def iso(moment: datetime | None) -> str:
    """`2025-07-01 09:05:00`, or nothing."""
    return moment.isoformat(" ", "seconds") if moment else ""


def dotted(moment: datetime | None) -> str:
    """`01.07.2025 09:05:00`, or nothing."""
    return f"{moment:%d.%m.%Y %H:%M:%S}" if moment else ""


def dotted_day(day: date) -> str:
    """`01.07.2025`."""
    return f"{day:%d.%m.%Y}"


def save(directory: Path, file: File) -> None:
    """Write a file whole or not at all: a temporary file beside it takes its place."""
    descriptor, name = tempfile.mkstemp(prefix=".demo-", dir=directory)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(file.data)
        temporary.chmod(0o644)
        temporary.replace(directory / file.name)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
