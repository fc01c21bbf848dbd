"""From a result to a table of the report: readable columns first, bars where they say more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.basis import command_for
from smalign.render.human import grid
from smalign.render.language import whole
from smalign.render.money import number
from smalign.render.parts import split
from smalign.render.report.blocks import Cell, Lines, Table
from smalign.render.report.labels import cut
from smalign.render.report.texts import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.base.results import Result
    from smalign.render.layout import Column

MOST_ROWS: Final = 100
LONGEST: Final = 80
"""Visible characters of a cell."""


def result_table(
    result: Result,
    lang: str,
    caption: str,
    wanted: Sequence[str] | None = None,
    bars: Sequence[str] = (),
) -> Table:
    """A result as a table of at most `MOST_ROWS` rows; the total is of all rows.

    wanted: names of the measures to show, None shows all that are known anywhere. bars: measures
    with a bar in their cells. The interval of a wanted rate comes with it.
    """
    parts = split(result, grid(result, lang), lang)
    measures = [
        column
        for column in parts.measures
        if wanted is None or column.name.removesuffix("_low") in wanted
    ]
    columns = [*parts.names, *measures]
    lengths = {column.name: _bars(result, column) for column in columns if column.name in bars}
    shown = range(min(len(result.rows), MOST_ROWS))
    rows = tuple(
        tuple(
            Cell(cut(column.cells[at], LONGEST), lengths[column.name][at])
            if column.name in lengths
            else Cell(cut(column.cells[at], LONGEST))
            for column in columns
        )
        for at in shown
    )
    more = len(result.rows) - len(rows)
    return Table(
        caption=caption,
        heads=tuple(cut(column.heading, LONGEST) for column in columns),
        right=tuple(column.right for column in columns),
        rows=rows,
        total=tuple(column.total for column in columns) if result.total else (),
        names=len(parts.names),
        tail=say("more_rows", lang, count=whole(more, lang), command=command_for(result))
        if more
        else "",
    )


def about(result: Result, lang: str) -> list[Lines]:
    """Which measures are known nowhere."""
    parts = split(result, grid(result, lang), lang)
    lines = []
    if parts.blank:
        columns = ", ".join(cut(title, LONGEST) for title in parts.blank)
        lines.append(say("nowhere", lang, columns=columns))
    return [Lines(tuple(lines), mood="about")] if lines else []


def measures_of(result: Result, lang: str) -> frozenset[str]:
    """Names of the measures that are known in some row."""
    parts = split(result, grid(result, lang), lang)
    return frozenset(column.name for column in parts.measures)


def known_of(names: Iterable[str], result: Result, lang: str) -> list[str]:
    """Those of `names` that are known in some row, in their order."""
    known = measures_of(result, lang)
    return [name for name in names if name in known]


def _bars(result: Result, column: Column) -> list[float | None]:
    """Lengths 0…1 of the bars of a column, the largest value being 1."""
    values = [number(row.get(column.name)) for row in result.rows]
    largest = max((value for value in values if value is not None), default=None)
    if largest is None or largest <= 0:
        return [None] * len(values)
    return [None if value is None else max(float(value / largest), 0.0) for value in values]
