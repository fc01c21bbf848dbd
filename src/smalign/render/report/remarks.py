"""What must be known to read the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.report.blocks import Lines
from smalign.render.report.comparison import CLAIMS
from smalign.render.report.ladder import every_note, told
from smalign.render.report.texts import say

if TYPE_CHECKING:
    from smalign.render.report.blocks import Block
    from smalign.render.report.parts import ReportParts

_MOST_NOTES: Final = 60


def remarks(parts: ReportParts, lang: str) -> tuple[Block, ...]:
    """Every note once, by money at stake; what an interval is.

    What results alone would claim is not set beside a verdict that heard the work, too.
    """
    heard = () if parts.diagnosis is None else parts.diagnosis.verdict.notes
    claimed = () if parts.diagnosis is None else CLAIMS
    is_none = parts.diagnosis is not None and parts.diagnosis.verdict.cause == "none"
    kept = [
        pair
        for pair in every_note(parts)
        if pair[0].code not in claimed
        or (pair[0] in heard and (is_none or pair[0].code != "compare_nothing"))
    ]
    ranked = sorted(kept, key=lambda pair: -abs(pair[0].money))
    said = tuple(told(note, money_in, lang) for note, money_in in ranked[:_MOST_NOTES])
    nothing = Lines((say("nothing_noted", lang),), mood="about")
    noted = Lines(said) if said else nothing
    return (noted, Lines((say("intervals", lang),), mood="about"))
