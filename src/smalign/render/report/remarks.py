"""What is in no number, what must be known to read the numbers, and how each is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean_lines
from smalign.base.results import Result
from smalign.render.human import excluded
from smalign.render.report.blocks import Cell, Code, Fold, Lines, Table
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.ladder import every_note, told
from smalign.render.report.meanings import meaning
from smalign.render.report.tables import LONGEST
from smalign.render.report.texts import say
from smalign.render.titles import metric_title, title

if TYPE_CHECKING:
    from smalign.render.report.blocks import Block
    from smalign.render.report.parts import ReportParts

_MOST_NOTES: Final = 60
_LONGEST_SCRIPT: Final = 40_000
_COUNTING: Final = "create or replace table run as"
"""The statement after which the script no longer reads files."""
_ENDS: Final = ("_low", "_high")


def remarks(parts: ReportParts, lang: str) -> tuple[Block, ...]:
    """Exclusions of each answer, then every note once, by money at stake."""
    blocks: list[Block] = []
    for result in answers(parts):
        gone = tuple(cut(text, SENTENCE) for text in excluded(result, lang))
        if gone:
            heading = f"{say('left_out', lang)}: {metric_title(result.metric, lang)}"
            blocks.append(Lines(gone, title=heading))
    ranked = sorted(every_note(parts), key=lambda pair: -abs(pair[0].money))
    said = [told(note, money_in, lang) for note, money_in in ranked]
    if said:
        blocks.append(Lines(tuple(said[:_MOST_NOTES]), title=say("noted", lang)))
    return tuple(blocks) or (Lines((say("nothing_noted", lang),), mood="about"),)


def definitions(parts: ReportParts, lang: str) -> tuple[Block, ...]:
    """For each answer, every column with its denominator and formula, and the script."""
    blocks: list[Block] = [Lines((say("intervals", lang),), mood="about")]
    for result in answers(parts):
        inside: list[Block] = [_columns(result, lang)]
        if result.sql:
            inside += script(result, lang)
        blocks.append(Fold(metric_title(result.metric, lang), tuple(inside)))
    return tuple(blocks)


def answers(parts: ReportParts) -> list[Result]:
    """The answers there are, in the order of the sections."""
    return [part for part in parts.metrics if isinstance(part, Result)]


def _columns(result: Result, lang: str) -> Table:
    rows = []
    for item in result.fields:
        if item.name.endswith(_ENDS):
            continue
        known = meaning(result.metric, item.name)
        words = (
            title(item, lang, result.params),
            item.name,
            known.of.in_(lang),
            known.how.in_(lang),
        )
        rows.append(tuple(Cell(cut(word, LONGEST * 2)) for word in words))
    return Table(
        caption=metric_title(result.metric, lang),
        heads=tuple(say(key, lang) for key in ("column", "name", "denominator", "formula")),
        right=(False,) * 4,
        rows=tuple(rows),
    )


def script(result: Result, lang: str) -> list[Block]:
    """The part of the script that counts, folded.

    The part before it reads the files and may hold their rows, and a report travels further than
    the data may: that part is only printed on demand.
    """
    reads, mark, counts = result.sql.rpartition(_COUNTING)
    text = clean_lines(mark + counts)
    inside: list[Block] = [Code(text[:_LONGEST_SCRIPT])]
    if reads.strip() or len(text) > _LONGEST_SCRIPT:
        inside.append(Lines((say("script_cut", lang, metric=result.metric),), mood="about"))
    return [Fold(say("script", lang), tuple(inside))]
