"""What changed since the last report, as a letter tells it: figures that moved, and new notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from smalign.render.report.blocks import Lines, Table
from smalign.render.report.briefs import SINCE

if TYPE_CHECKING:
    from smalign.render.report.blocks import Page


class Changed(Struct, frozen=True):
    """about: both days and what to beware of. rows: measure, then, now, change.

    lists: sentences under their title, or under none.
    """

    title: str
    about: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]


def changed(page: Page) -> Changed | None:
    """None where no report is remembered; without the figures that are the same.

    What stands above in the letter is not said again.
    """
    section = next((one for one in page.sections if one.anchor == SINCE), None)
    if section is None:
        return None
    about: list[str] = []
    rows: list[tuple[str, ...]] = []
    lists: list[tuple[str, tuple[str, ...]]] = []
    for block in section.blocks:
        match block:
            case Table():
                texts = [tuple(cell.text for cell in row) for row in block.rows]
                rows += [row for row in texts if row[1] != row[2]]
            case Lines(mood="about") if not about:
                about += block.texts[:-1]  # the last one names commands that tell more
            case Lines(mood="about"):
                lists.append(("", block.texts))
            case Lines():
                new = tuple(text for text in block.texts if text not in page.loudest)
                lists += [(block.title, new)] if new else []
    return Changed(section.title, tuple(about), tuple(rows), tuple(lists))
