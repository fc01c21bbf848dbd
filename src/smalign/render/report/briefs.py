"""One line a section: the figure or the sentence of it that tells most, taken from its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.render.diagnose.words import GATES
from smalign.render.report.blocks import Charts, Facts, Lines, Table
from smalign.render.report.texts import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smalign.render.report.blocks import Block, Chart, Datum, Page, Section

    Pick = Callable[[Section, str], str]

SINCE: Final = "since_last"
_ELSEWHERE: Final = frozenset({SINCE, "notes"})
"""Sections whose content stands above already."""
_WITHOUT_ROWS: Final = frozenset({"process"})
"""Sections whose first row is no figure to know them by: how many cards there are stands above."""
_BETWEEN: Final = " · "


class Brief(Struct, frozen=True):
    """A section in a line: its title, what it says first, the command that shows it."""

    title: str
    text: str
    command: str


def briefs(page: Page) -> tuple[Brief, ...]:
    """A line for each section in its order; what the first screen says is not said again."""
    said = set(_said(page))
    told: list[Brief] = []
    for section in page.sections:
        if section.anchor in _ELSEWHERE:
            continue
        text = _telling(section, said, page.lang)
        if text:
            said.add(text)
            told.append(Brief(section.title, text, section.command))
    return tuple(told)


def _said(page: Page) -> Iterator[str]:
    yield from page.loudest
    for block in page.opening:
        if isinstance(block, Lines):
            yield from block.texts
        elif isinstance(block, Facts):
            yield from (fact.text for fact in block.facts)


def _telling(section: Section, said: set[str], lang: str) -> str:
    """Why there is no answer; else what the section is best known by; else its first sentence.

    Of the six steps only what they do not rest on: the rest is the first screen.
    """
    problem = next(_texts(section, "problem"), "")
    if problem:
        return problem
    if section.anchor == "diagnosis":
        return _failed_gates(section, lang)
    pick = _PICKS.get(section.anchor)
    found = pick(section, lang) if pick else ""
    if found:
        return found
    sentences = (text for text in _texts(section, "plain") if text not in said)
    row = "" if section.anchor in _WITHOUT_ROWS else _first_row(section, lang)
    return next(sentences, "") or row or next(_texts(section, "about"), "")


def _texts(section: Section, mood: str) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Lines) and block.mood == mood:
            yield from block.texts


def _charts(section: Section, spec: str) -> Iterator[Chart]:
    for block in section.blocks:
        if isinstance(block, Charts):
            yield from (one for one in block.charts if one.spec == spec)


def _tables(section: Section) -> Iterator[Table]:
    return (block for block in section.blocks if isinstance(block, Table) and block.rows)


def _first_row(section: Section, _lang: str) -> str:
    """The first row of the first table: its name, then the columns with bars, else numbers."""
    table = next(_tables(section), None)
    if table is None:
        return ""
    row = table.rows[0]
    name = _BETWEEN.join(cell.text for cell in row[: table.names] if cell.text)
    cells = list(zip(table.heads, row, table.right, strict=True))
    barred = [f"{head}: {cell.text}" for head, cell, _ in cells if cell.bar]
    counted = [f"{head}: {cell.text}" for head, cell, is_number in cells if is_number]
    return f"{name} — {_BETWEEN.join(barred or counted[:_MOST_FIGURES])}"


def _failed_gates(section: Section, lang: str) -> str:
    """What the verdict cannot rest on."""
    title = GATES.in_(lang)
    lines = (one for one in section.blocks if isinstance(one, Lines) and one.title == title)
    gates = next((one.texts for one in lines), ())
    return _BETWEEN.join(text for text in gates if text.startswith(_NOT))


def _reading(section: Section, lang: str) -> str:
    """Whether a row was rejected, and where."""
    none = say("no_rejects", lang)
    titled = (
        block
        for block in section.blocks
        if isinstance(block, Lines) and block.title and block.mood == "plain"
    )
    first: Block | None = next(titled, None)
    if none in _texts(section, "about") or not isinstance(first, Lines):
        return none
    return f"{first.title}: {first.texts[0]}"


def _dearest_stage(section: Section, lang: str) -> str:
    """The stage that loses the most cards, of all pipelines; not one that all end in."""
    pipelines = [table.caption for table in _tables(section)]
    stages = [
        (row, pipeline)
        for chart, pipeline in zip(_charts(section, "stages"), pipelines, strict=False)
        for row in chart.rows
        if _size(row, "lost") and _size(row, "advanced")
    ]
    if not stages:
        return ""
    worst, pipeline = max(stages, key=lambda one: _size(one[0], "lost"))
    lost = str(worst["lost_text"]) or str(worst["lost"])
    stage = _BETWEEN.join((pipeline, str(worst["label"])))
    return say("brief_lost", lang, stage=stage, lost=lost, count=worst["value"])


def _last_mature(section: Section, lang: str) -> str:
    """The latest cohort that is old enough, of the first pipeline."""
    chart = next(_charts(section, "cohorts"), None)
    mature = [row for row in chart.rows if row["is_mature"]] if chart else []
    if chart is None or not mature:
        return ""
    return say("brief_row", lang, caption=chart.caption, row=_labelled(mature[-1]))


def _reason(section: Section, _lang: str) -> str:
    """The reason whose share changed most beyond chance, else the most frequent one."""
    moved = [row for one in _charts(section, "dynamics") for row in one.rows]
    moved = [row for row in moved if row["is_changed"]]
    if moved:
        return _labelled(
            max(moved, key=lambda row: abs(_size(row, "since") - _size(row, "before")))
        )
    return _first_of(section, "rates")


def _emptiest(section: Section, _lang: str) -> str:
    return _first_of(section, "empties")


def _largest_part(section: Section, _lang: str) -> str:
    """The part that made most of the change."""
    chart = next(_charts(section, "bridge"), None)
    if chart is None or len(chart.rows) < _PARTS:
        return ""
    return _labelled(
        max(chart.rows[:-1], key=lambda one: abs(_size(one, "to") - _size(one, "from")))
    )


def _first_of(section: Section, spec: str) -> str:
    rows = (row for chart in _charts(section, spec) for row in chart.rows)
    first = next(rows, None)
    return "" if first is None else _labelled(first)


def _labelled(row: Datum) -> str:
    return f"{row['label']}: {row['value']}"


def _size(row: Datum, key: str) -> float:
    value = row.get(key, 0)
    return 0.0 if isinstance(value, str) else float(value)


_PARTS: Final = 2
_MOST_FIGURES: Final = 4
_NOT: Final = "✗"
_PICKS: Final[dict[str, Pick]] = {
    "reading": _reading,
    "channels": _first_row,
    "funnel": _dearest_stage,
    "cohorts": _last_mature,
    "reasons": _reason,
    "fields": _emptiest,
    "compare": _largest_part,
}
"""Section → the figure it is best known by; of the others it is their first sentence."""
