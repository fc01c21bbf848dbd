"""What must be known to read the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.report.blocks import Lines
from smalign.render.report.ladder import every_note, told
from smalign.render.report.once import said_in
from smalign.render.report.texts import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smalign.render.report.blocks import Block, Section
    from smalign.render.report.parts import ReportParts

_MOST_NOTES: Final = 60


def remarks(
    parts: ReportParts, lang: str, sections: Iterable[Section] = (), said_first: Iterable[str] = ()
) -> tuple[Block, ...]:
    """The notes that no section says beside its numbers, by money at stake; what an interval is.

    said_first: the sentences of the first screen.
    """
    verdict = None if parts.diagnosis is None else parts.diagnosis.verdict
    is_other = verdict is not None and verdict.cause != "none"
    kept = [
        pair for pair in every_note(parts) if not (is_other and pair[0].code == "compare_nothing")
    ]
    ranked = sorted(kept, key=lambda pair: -abs(pair[0].money))
    texts = (told(note, money_in, lang) for note, money_in in ranked)
    above = said_in(block for section in sections for block in section.blocks).union(said_first)
    said = tuple(text for text in texts if text not in above)[:_MOST_NOTES]
    nothing = Lines((say("noted_above" if ranked else "nothing_noted", lang),), mood="about")
    noted = Lines(said) if said else nothing
    return (noted, Lines((say("intervals", lang),), mood="about"))
