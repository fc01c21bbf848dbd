"""What was read and what was not: files, rows, rejects, links, warnings."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.render.language import NO_TEXT, decimals, whole
from smalign.render.links import link_lines
from smalign.render.lists import _DROPPED, _HEADS, _RIGHT, _cells, _name, _rejects
from smalign.render.report.blocks import Cell, Fold, Lines, Table
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.texts import say
from smalign.render.sentences import sentence
from smalign.render.titles import value_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import InspectedFile, Inspection
    from smalign.render.report.blocks import Block

_MOST_FILES: Final = 60
_MOST_COLUMNS: Final = 120
_LONGEST: Final = 80
_KILO: Final = 1000
_FILE_HEADS: Final = (
    ("file", False),
    ("what", False),
    ("encoding", False),
    ("rows_read", True),
    ("accepted", True),
    ("rejected", True),
    ("dropped", False),
    ("size", True),
)


def reading(
    inspection: Inspection, sizes: Mapping[str, int], absent: tuple[str, ...], lang: str
) -> tuple[Block, ...]:
    """The table of files, what could not be read, how columns were read, links and warnings.

    absent: why sections are not there, in sentences.
    """
    files = inspection.files[:_MOST_FILES]
    blocks: list[Block] = [
        _files(inspection, sizes, lang),
        Lines((say("law", lang),), mood="about"),
    ]
    for file in files:
        told = _rejects(file, lang)
        if told:
            heading = say("rejects", lang, file=_shown(file))
            blocks.append(Lines(tuple(cut(text, SENTENCE) for text in told), title=heading))
    if not any(file.rows_rejected for file in inspection.files):
        blocks.append(Lines((say("no_rejects", lang),), mood="about"))
    ways = link_lines(inspection, lang)
    if ways:
        blocks.append(Lines(tuple(ways), title=say("links", lang)))
    if inspection.warnings:
        said = tuple(cut(sentence(note, lang), SENTENCE) for note in inspection.warnings)
        blocks.append(Lines(said, title=say("warnings", lang)))
    if absent:
        blocks.append(Lines(absent, title=say("absent_title", lang)))
    tables = tuple(_columns(file, lang) for file in files if file.columns)
    if tables:
        blocks.append(Fold(say("columns_of", lang), tables))
    return tuple(blocks)


def size_text(size: int | None, lang: str) -> str:
    """A number of bytes as a reader takes it in; nothing when it is not known."""
    if size is None:
        return ""
    if size < _KILO:
        return f"{whole(size, lang)}\u00a0{say('bytes', lang)}"
    if size < _KILO**2:
        return f"{decimals(Decimal(size) / _KILO, 0, lang)}\u00a0{say('kilobytes', lang)}"
    return f"{decimals(Decimal(size) / _KILO**2, 1, lang)}\u00a0{say('megabytes', lang)}"


def _files(inspection: Inspection, sizes: Mapping[str, int], lang: str) -> Table:
    shown = inspection.files[:_MOST_FILES]
    heads = _FILE_HEADS if sizes else _FILE_HEADS[:-1]
    more = len(inspection.files) - len(shown)
    return Table(
        caption=say("files", lang),
        heads=tuple(say(key, lang) for key, _ in heads),
        right=tuple(right for _, right in heads),
        rows=tuple(_file(file, sizes, lang)[: len(heads)] for file in shown),
        tail=say("more_rows", lang, count=whole(more, lang), command="inspect") if more else "",
    )


def _file(file: InspectedFile, sizes: Mapping[str, int], lang: str) -> tuple[Cell, ...]:
    known = value_word("table", file.table, lang) if file.table else say("unknown_table", lang)
    texts = (
        _shown(file),
        f"{file.crm}: {known}",
        file.encoding or "",
        *_rows(file, lang),
        ", ".join(_dropped(file, lang)),
        size_text(sizes.get(file.file), lang),
    )
    return tuple(Cell(cut(text, _LONGEST)) for text in texts)


def _rows(file: InspectedFile, lang: str) -> tuple[str, str, str]:
    """Read, accepted and rejected; nothing is said of the rows of a file nobody read."""
    if not (file.table or file.rows_read):
        return (NO_TEXT, NO_TEXT, NO_TEXT)
    accepted, rejected = whole(file.rows_accepted, lang), whole(file.rows_rejected, lang)
    return (whole(file.rows_read, lang), accepted, rejected)


def _columns(file: InspectedFile, lang: str) -> Table:
    """Each column of a file, as it was read; examples stay out: a report travels further."""
    shown = file.columns[:_MOST_COLUMNS]
    more = len(file.columns) - len(shown)
    return Table(
        caption=_shown(file),
        heads=tuple(head.in_(lang) for head in _HEADS[:-1]),
        right=_RIGHT[:-1],
        rows=tuple(
            tuple(Cell(cut(text, _LONGEST)) for text in _cells(column, lang)[:-1])
            for column in shown
        ),
        tail=say("more_rows", lang, count=whole(more, lang), command="inspect") if more else "",
    )


def _dropped(file: InspectedFile, lang: str) -> list[str]:
    """What was no record, by kind."""
    return [
        f"{_DROPPED[kind].in_(lang) if kind in _DROPPED else kind}: {whole(count, lang)}"
        for kind, count in file.dropped
        if count
    ]


def _shown(file: InspectedFile) -> str:
    return cut(_name(file), _LONGEST)
