"""A page that must stay small: what is printed elsewhere goes first, then the ends of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.render.language import whole
from smalign.render.report.blocks import Code, Fold, Lines, Table
from smalign.render.report.texts import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from smalign.render.report.blocks import Block, Page

LARGEST: Final = 500_000
"""Bytes of a page, whatever the export holds."""
_ROWS: Final = (100, 50, 25, 12, 6, 3, 1)
"""Rows of each table, tried in turn; the first cuts none, only scripts are gone."""


def slim(page: Page, write: Callable[[Page], str]) -> str:
    """The page written; while it is too large, without scripts and with fewer rows a table."""
    text = write(page)
    for most in _ROWS:
        if len(text.encode()) < LARGEST:
            break
        text = write(_cut(page, most))
    return text


def _cut(page: Page, most: int) -> Page:
    """Without the scripts, which commands print, and with the first rows of every table."""

    def cut(block: Block) -> Block:
        match block:
            case Fold():
                return replace(block, blocks=tuple(cut(one) for one in block.blocks))
            case Code():
                return Lines((say("too_large", page.lang),), mood="about")
            case Table() if len(block.rows) > most:
                gone = say("cut_rows", page.lang, count=whole(len(block.rows) - most, page.lang))
                return replace(block, rows=block.rows[:most], tail=f"{block.tail} {gone}".strip())
            case _:
                return block

    sections = (
        replace(section, blocks=tuple(cut(block) for block in section.blocks))
        for section in page.sections
    )
    return replace(page, sections=tuple(sections))
