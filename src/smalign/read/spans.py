"""Cells of an HTML table that span columns and rows, put where a reader sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WIDEST: Final = 1000
"""What HTML allows a cell to span; more is a mistake, or malice."""
_TALLEST: Final = 65_534
_ROW: Final = 100_000
"""Cells of a row beyond which none spans any more: a table so wide is refused anyway."""


class Spread:
    """Rows of one table, in turn. tall: numbers (from 1) of rows with a cell that goes on below."""

    __slots__ = ("_below", "_number", "tall")

    def __init__(self) -> None:
        """Before the first row nothing hangs down."""
        self._below: dict[int, int] = {}
        self._number = 0
        self.tall: list[int] = []

    def row(self, element: HtmlElement) -> list[str]:
        """The cells of the next row, each in its column; what another covers is empty."""
        self._number += 1
        cells: list[str] = []
        hanging: dict[int, int] = {}
        for cell in element:
            if cell.tag not in {"td", "th"}:
                continue
            while self._below.get(len(cells)):
                cells.append("")
            width = _span(cell, "colspan", _WIDEST) if len(cells) < _ROW else 1
            height = _span(cell, "rowspan", _TALLEST)
            if height > 1:
                hanging |= dict.fromkeys(range(len(cells), len(cells) + width), height)
                self.tall.append(self._number)
            cells += [_text(cell), *[""] * (width - 1)]
        self._below = {at: rows - 1 for at, rows in self._below.items() if rows > 1}
        self._below |= {at: rows - 1 for at, rows in hanging.items()}
        return cells


def _span(cell: HtmlElement, name: str, most: int) -> int:
    """How many columns or rows a cell takes; one where nothing sensible is said."""
    told = cell.get(name)
    if told is None:
        return 1
    digits = told.strip()
    return min(most, max(1, int(digits))) if digits.isdecimal() and digits.isascii() else 1


def _text(cell: HtmlElement) -> str:
    if not len(cell):  # most cells: nothing but text, which need not be searched for
        return (cell.text or "").strip()
    for line_break in cell.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return str(cell.text_content()).strip()
