"""Below a section: what each of its numbers is, out of what, and what is in none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean_lines
from smalign.render.basis import command_for
from smalign.render.human import excluded
from smalign.render.report.blocks import Cell, Code, Fold, Lines, Table
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.meanings import meaning
from smalign.render.report.tables import LONGEST
from smalign.render.report.texts import say
from smalign.render.titles import metric_title, named, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Result
    from smalign.render.report.blocks import Block

_LONGEST_SCRIPT: Final = 40_000
_COUNTING: Final = "create or replace table run as"
"""The statement after which the script no longer reads files."""
_ENDS: Final = ("_low", "_high")


def explained(results: Sequence[Result], columns: Sequence[str], lang: str) -> tuple[Block, ...]:
    """A fold for each answer of a section that has rows; columns: those to explain, (): all."""
    return tuple(_explained(result, columns, lang) for result in results if result.rows)


def _explained(result: Result, columns: Sequence[str], lang: str) -> Fold:
    """Every column with its denominator and formula, what is left out, and the script."""
    inside: list[Block] = [_columns(result, columns, lang)]
    gone = tuple(cut(text, SENTENCE) for text in excluded(result, lang))
    if gone:
        inside.append(Lines(gone, title=say("left_out", lang)))
    inside += script(result, lang)
    return Fold(say("explained", lang, metric=metric_title(result.metric, lang)), tuple(inside))


def _columns(result: Result, columns: Sequence[str], lang: str) -> Table:
    rows = []
    for item in result.fields:
        if item.name.endswith(_ENDS) or (columns and item.name not in columns):
            continue
        known = meaning(result.metric, item.name)
        words = (
            title(item, lang, named(result)),
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
    """The part of the script that counts, folded; else the command that prints it.

    The part before it reads the files and may hold their rows, and a report travels further than
    the data may: that part is only printed on demand.
    """
    command = command_for(result)
    if not result.sql:
        return [Lines((say("script_asked", lang, command=command),), mood="about")]
    reads, mark, counts = result.sql.rpartition(_COUNTING)
    text = clean_lines(mark + counts)
    inside: list[Block] = [Code(text[:_LONGEST_SCRIPT])]
    if reads.strip() or len(text) > _LONGEST_SCRIPT:
        inside.append(Lines((say("script_cut", lang, command=command),), mood="about"))
    return [Fold(say("script", lang), tuple(inside))]
