"""The funnel: a chart and a table per pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.render.language import whole
from smalign.render.money import number
from smalign.render.report.blocks import Chart, Charts, Fold, Lines
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.tables import about, measures_of, result_table
from smalign.render.report.texts import say
from smalign.render.sentences import sentence
from smalign.render.shown_columns import PRIORITY
from smalign.render.titles import value_word

if TYPE_CHECKING:
    from smalign.base.results import Result, Row
    from smalign.render.report.blocks import Block, Datum

_MOST_BLOCKS: Final = 8
_MOST_STAGES: Final = 24
_LABEL: Final = 44
_ROOM: Final = 0.08
"""Share of the widest bar below which a number does not fit inside."""
_COLUMNS: Final = 9
_PARTS: Final = ("advanced", "open", "lost")
_SAID: Final = frozenset({"lost_unplaced", "stage_order_unknown", "pipeline_changed"})
"""Notes that belong beside the numbers, not only to the end of the report."""


def funnel(result: Result, lang: str) -> tuple[Block, ...]:
    """How to read it, charts of all pipelines side by side, a table each; all columns folded."""
    if not result.rows:
        return (Lines((say("no_rows", lang),), mood="about"),)
    groups = blocks_of(result)
    shown = list(groups.items())[:_MOST_BLOCKS]
    named = [
        (name_of(key, lang), replace(result, rows=tuple(rows), total={})) for key, rows in shown
    ]
    told = tuple(
        cut(sentence(note, lang, currency=result.currency), SENTENCE)
        for note in result.notes
        if note.code in _SAID
    )
    blocks: list[Block] = [Lines(told)] if told else []
    blocks.append(Charts(tuple(_chart(name, part, lang) for name, part in named)))
    known = measures_of(result, lang)
    wanted = [name for name in PRIORITY["funnel"] if name in known][:_COLUMNS]
    blocks += [result_table(part, lang, name, wanted, ("entered",)) for name, part in named]
    more = len(groups) - len(shown)
    if more:
        blocks.append(Lines((say("more_charts", lang, count=whole(more, lang)),), mood="about"))
    blocks += about(result, lang)
    if len([name for name in known if not name.endswith("_low")]) > len(wanted):
        tables = tuple(result_table(part, lang, name) for name, part in named)
        blocks.append(Fold(say("all_columns", lang), tables))
    return tuple(blocks)


def blocks_of(result: Result) -> dict[tuple[str, str], list[Row]]:
    """Rows by segment and pipeline, in the order of the result."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in result.rows:
        key = str(row.get("segment") or ""), str(row.get("pipeline") or "")
        groups.setdefault(key, []).append(row)
    return groups


def name_of(key: tuple[str, str], lang: str) -> str:
    """The segment, where there are several, and the pipeline."""
    segment, pipeline = key
    words = [value_word("segment", segment, lang), value_word("pipeline", pipeline, lang)]
    return cut(" · ".join(word for word in words if word), _LABEL) or say("funnel", lang)


def _chart(name: str, part: Result, lang: str) -> Chart:
    rows = part.rows[:_MOST_STAGES]
    widest = max((float(number(row.get("entered")) or 0) for row in rows), default=0.0)
    return Chart(
        spec="stages",
        rows=tuple(_stage(row, at, widest, lang) for at, row in enumerate(rows)),
        caption=say("stages_chart", lang, pipeline=name),
        legend=(
            ("blue", say("moved_on", lang)),
            ("grey", say("stand", lang)),
            ("orange", say("were_lost", lang)),
        ),
        tail=""
        if len(rows) == len(part.rows)
        else say("first_rows", lang, count=whole(len(rows), lang), all=whole(len(part.rows), lang)),
    )


def _stage(row: Row, at: int, widest: float, lang: str) -> Datum:
    """One stage; a part wide enough for its number carries it."""
    stage = value_word("stage", str(row.get("stage") or ""), lang)
    datum: Datum = {
        "row": at,
        "label": cut(stage, _LABEL),
        "value": whole(int(number(row.get("entered")) or 0), lang),
    }
    for part in _PARTS:
        count = int(number(row.get(part)) or 0)
        fits = widest > 0 and count / widest >= _ROOM
        datum |= {part: count, f"{part}_text": whole(count, lang) if fits else ""}
    return datum
