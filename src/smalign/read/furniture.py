"""Rows that belong to the report, not to the data: totals and footers.

A campaign may be called "Total Wine" or even "Total: brand"; so a row is dropped only where
reports put their totals (right under the header, or in the block that ends the file) and only
when it says so in the way reports do. `sieve` decides about the place, this module about the row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.months import RUSSIAN

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOTAL_COLON: Final = re.compile(
    r"(?:grand total|sub ?total|total|totals|gesamt|gesamtsumme|totale|totaal|"
    r"всего|итого|общий итог)\s?:"
)
_MONTHS: Final = "|".join(RUSSIAN)
_TOTAL_WORDS: Final = re.compile(
    r"(?:grand totals?|общий итог|всего|итого|итого и средние|gesamtsumme|total general)"
    r"(?: ?\(.*\)| по .*)?[ .…]*"
    # A campaign may be called «Всего за 99 рублей»; nothing but a total begins with «Итого».
    r"|итого(?:,| за| с| \d+) .*"
    rf"|всего за (?:период|месяц|неделю|квартал|год|{_MONTHS}|\d{{4}})\b.*|всего [cс] \d.*"
    r"|(?:всего|итого)(?: \d+)? (?:сдел|лид|заяв|запис|строк|звонк|платеж|кампани)[а-я]*"
    r"(?: ?:? ?\d+)?"
)
_TOTAL_ROWS: Final = re.compile(r"(?:total rows|всего строк|total records): ?[\d ,.]+")
_TOTAL_WEAK: Final = frozenset({
    "total", "totals", "gesamt", "summe", "totale", "totaal", "sum", "average", "сумма", "итог",
    "итоги", "среднее",
})  # fmt: skip
_RESULTS: Final = re.compile(r"results from \d+ .*")
_HINTS: Final = (
    "total", "sub total", "subtotal", "grand", "gesamt", "sum", "totaal", "results from", "всего",
    "итог", "общий итог", "average", "сумма", "среднее", "подытог", "промежуточный итог",
)  # fmt: skip
_SUMS: Final = re.compile(r"(?:итого|подытог|промежуточный итог|sub ?total)\b.*")
_SUMS_OF: Final = re.compile(r".+ (?:итог|total)")
_WIDE: Final = 4  # columns; a name and a cost may lack the name
_SAID: Final = 60  # characters; a total says so at once
_FOOTER: Final = re.compile(
    r"(?:copyright\b|©|\(c\) ?\d{4}|confidential information|all rights reserved|report generated|"
    r"generated (?:by|on|at)\b|exported (?:from|by|on)\b|created by\b|"
    r"отчет сформирован|выгружено|сформировано)"
)
_NOTHING: Final = frozenset({"", "-", "--", "—"})
_META_HEADERS: Final = (
    "amount spent",
    "сумма затрат",
    "потраченная сумма",
    "montant depense",
    "montant dépensé",
    "valor usado",
)
_META_KEYS: Final = frozenset({
    "campaign name", "ad set name", "ad name", "название кампании", "название группы объявлений",
    "название объявления", "nom de la campagne", "nom de l'ensemble de publicites",
    "nome da campanha", "nome do conjunto de anúncios",
})  # fmt: skip
_NUMBER: Final = re.compile(r"[-+]?[\d\s.,]+[%₽$€]?")
_AMOUNT: Final = re.compile(  # and no day: 06.01.2026
    r"[-+]?(?:\d{1,3}(?:[\s.,]\d{3})+|\d+)(?:[.,]\d+)?(?:\s?(?:[%₽$€]|руб\.?|р\.?))?"
)


class Furniture:
    """Tells totals and footers of one table; knows its headers."""

    def __init__(self, headers: Sequence[str]) -> None:
        """Remember the width and, for Meta's reports, the columns a total leaves empty."""
        folded = [fold_header(header) for header in headers]
        self._width = len(headers)
        meta = any(header.startswith(_META_HEADERS) for header in folded)
        keys = [i for i, header in enumerate(folded) if header in _META_KEYS]
        self._keys = keys if meta else []

    @property
    def by_columns(self) -> bool:
        """Whether a total may be told by its empty cells alone."""
        return bool(self._keys)

    def is_total(self, cells: Sequence[str]) -> bool:
        """Whether a row in the block that ends the file sums up others."""
        said = _said(cells)
        if not said.startswith(_HINTS):
            return self._is_meta_total(cells) or self._is_bare_sum(cells)
        if _SUMS.fullmatch(said) and self._is_sparse(cells):
            return True
        if _TOTAL_COLON.match(said) or _TOTAL_ROWS.fullmatch(said):
            return True
        weak = said.rstrip(" :") in _TOTAL_WEAK
        return self.is_leading_total(cells) or (weak and self._sums_up(cells))

    def is_leading_total(self, cells: Sequence[str]) -> bool:
        """Whether the row under the header sums up others; fewer words are believed there."""
        said = fold_header(_said(cells))
        worded = _TOTAL_WORDS.fullmatch(said) or _RESULTS.fullmatch(said)
        return bool(worded) or self._is_meta_total(cells)

    def is_subtotal(self, cells: Sequence[str]) -> bool:
        """Whether the row may sum up a group of others: so it says, and most of it is empty.

        «Итого Анна», "Anna Total". Amid rows it proves nothing; where the table ends in a total, it
        is one as well.
        """
        said = fold_header(_said(cells))
        return bool(_SUMS.fullmatch(said) or _SUMS_OF.fullmatch(said)) and self._is_sparse(cells)

    def is_footer(self, cells: Sequence[str]) -> bool:
        """Whether the row is a remark under the table: one text and nothing else."""
        return bool(_FOOTER.search(fold_header(_only(cells))))

    def is_remark(self, cells: Sequence[str]) -> bool:
        """Whether the row could be a remark: one cell of text in a wider table."""
        return self._width > 1 and len(cells) == 1 and not cells[0].isdigit()

    def _is_meta_total(self, cells: Sequence[str]) -> bool:
        """Meta's total has every name empty and its amounts filled."""
        if not self._keys or len(cells) != self._width:
            return False
        return all(cells[i].strip() in _NOTHING for i in self._keys) and any(map(str.strip, cells))

    def _is_bare_sum(self, cells: Sequence[str]) -> bool:
        """A list's last line with a sum under a column and not a word beside it.

        What has no name, no day and no stage, only numbers in half of its columns or fewer, is no
        row of anything.
        """
        return not cells[0].strip() and self._is_sparse(cells, words=0)

    def _is_sparse(self, cells: Sequence[str], words: int = 1) -> bool:
        """Whether half of a wide row or less is filled, and that with numbers after its words."""
        if len(cells) < _WIDE or len(cells) != self._width:
            return False
        filled = [cell.strip() for cell in cells if cell.strip() not in _NOTHING]
        sums = filled[words:]
        return 0 < 2 * len(filled) <= len(cells) and all(map(_AMOUNT.fullmatch, sums))

    def _sums_up(self, cells: Sequence[str]) -> bool:
        """A bare "Total" names a campaign when the cells beside it are filled with words."""
        rest = [cell.strip() for cell in cells[1:]]
        return any(cell in _NOTHING for cell in rest) or all(map(_NUMBER.fullmatch, rest))


def _said(cells: Sequence[str]) -> str:
    """The first cell that says something, folded for comparison."""
    filled = (cell for cell in cells if cell.strip() not in _NOTHING)
    return " ".join(next(filled, "")[:_SAID].split()).casefold()


def _only(cells: Sequence[str]) -> str:
    """The only cell that is filled, or ""."""
    filled = [cell for cell in cells if cell.strip()]
    return filled[0] if len(filled) == 1 else ""
