"""Whether a file that lies among the exports was written here, and so is no export itself."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from smalign.base.findings import EXTRACTED
from smalign.base.results import WRITTEN_HERE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_LONGEST_HEAD: Final = 16_384
_BETWEEN: Final = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
"""Ending → what stands between the columns of what is written here."""
_FOR_EXCEL: Final = "\ufeff"
"""How CSV for Excel begins; semicolons stand between its columns."""
_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm"})
_ABOUT_WORKBOOK: Final = "docProps/core.xml"
_SHARE: Final = re.compile(r"(^|_)(share|rate)$|_to_(deal|won)$|^from_(previous|first)$")
"""What the shares of an answer are called; their intervals have the name and an ending."""
_EXTRACT: Final = ",".join(EXTRACTED)
_LISTS: Final = (
    ("card_id", "excluded"),
    ("Card id", "Left out for"),
    ("ID карточки", "Почему не вошло"),
    ("card_id", "card", "days_ago"),
    ("Card id", "Card", "Days ago"),
    ("ID карточки", "Карточка", "Дней назад"),
)
"""What each list of cards has: which are in no row, or how long each has waited."""
_ENDS: Final = ((", from", ", to"), (", от", ", до"))
"""What the ends of an interval are called beside the share they belong to."""


def is_ours(file: Path) -> bool:
    """Whether a table is an answer or a list that was written here; it is no export itself.

    An answer has a share with its interval, a list of cards says which cards are in no row, and
    `check --extract` has the columns it always has. A workbook says itself who wrote it.
    """
    ending = file.suffix.lower()
    if ending not in {*_BETWEEN, *_WORKBOOKS} or not file.is_file():
        return False
    if ending in _WORKBOOKS:
        return _is_our_workbook(file)
    try:
        with file.open("rb") as opened:
            head = opened.read(_LONGEST_HEAD).decode("utf-8", "replace")
    except OSError:  # reading it will say so
        return False
    if head.startswith(_FOR_EXCEL):
        return _is_for_excel(head.removeprefix(_FOR_EXCEL))
    line = head.splitlines()[0].rstrip() if head.strip() else ""
    return line == _EXTRACT or _is_answer(line.split(_BETWEEN[ending]))


def _is_answer(names: Sequence[str]) -> bool:
    known = frozenset(names)
    shares = (name for name in names if _SHARE.search(name))
    return _is_list(names) or any({f"{name}_low", f"{name}_high"} <= known for name in shares)


def _is_list(names: Sequence[str]) -> bool:
    return any(frozenset(names).issuperset(needed) for needed in _LISTS)


def _is_for_excel(text: str) -> bool:
    """Whether CSV for Excel is an answer: titles are in words, so that its cells are looked at.

    A price has bounds, too; those of a share are no less than 0, no more than 1, and hold it.
    """
    import csv
    from io import StringIO

    whole = text if len(text) < _LONGEST_HEAD // 2 else text.rpartition("\n")[0]
    try:
        header, *rows = csv.reader(StringIO(whole, newline=""), delimiter=";", strict=False)
    except (ValueError, csv.Error):  # nothing at all, or what no one wrote here
        return False
    return _is_list(header) or any(_is_share(rows, at) for at in _intervals(header))


def _intervals(header: Sequence[str]) -> Iterator[int]:
    """Places of columns beside whose name the names of both ends stand."""
    for at, (low, high) in enumerate(pairwise(header)):
        name = header[at - 1] if at else ""
        if any((low, high) == (name + least, name + most) for least, most in _ENDS):
            yield at - 1


def _is_share(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the cells from a place on are shares and their intervals, as far as there are any."""
    cells = [row[at : at + 3] for row in rows if any(row[at : at + 3])]
    return bool(cells) and all(map(_is_within, cells))


def _is_within(cells: Sequence[str]) -> bool:
    try:
        share, low, high = (float(cell.replace(",", ".")) for cell in cells)
    except ValueError:
        return False
    return 0 <= low <= share <= high <= 1


def _is_our_workbook(file: Path) -> bool:
    """Whether a workbook is marked as written here; nothing of its sheets is unpacked."""
    from zipfile import ZipFile

    from smalign.read.archive import ZIP_BROKEN

    try:
        with ZipFile(file) as book, book.open(_ABOUT_WORKBOOK) as about:
            return f">{WRITTEN_HERE}</cp:keywords>".encode() in about.read(_LONGEST_HEAD)
    except (*ZIP_BROKEN, KeyError, RuntimeError, ValueError):  # broken or locked: reading says so
        return False
