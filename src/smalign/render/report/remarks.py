"""What must be known to read the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.report.blocks import Lines
from smalign.render.report.ladder import every_note, told
from smalign.render.report.texts import say

if TYPE_CHECKING:
    from smalign.render.report.blocks import Block
    from smalign.render.report.parts import ReportParts

_MOST_NOTES: Final = 60


def remarks(parts: ReportParts, lang: str) -> tuple[Block, ...]:
    """Every note once, by money at stake; what an interval is."""
    ranked = sorted(every_note(parts), key=lambda pair: -abs(pair[0].money))
    said = tuple(told(note, money_in, lang) for note, money_in in ranked[:_MOST_NOTES])
    nothing = Lines((say("nothing_noted", lang),), mood="about")
    noted = Lines(said) if said else nothing
    return (noted, Lines((say("intervals", lang),), mood="about"))
