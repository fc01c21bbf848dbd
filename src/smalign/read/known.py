"""Header words that some system is known to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDEST: Final = 16_384
"""Columns of the widest table any spreadsheet holds."""


def known_words(cells: Sequence[str]) -> int:
    """How many cells are header words some system is known to write.

    Cells beyond the widest table are not looked at: such a row is refused.
    """
    from smalign.crm.vocabulary import known_headers

    known = known_headers()
    return len({fold_header(cell) for cell in set(cells[:WIDEST])} & known)
