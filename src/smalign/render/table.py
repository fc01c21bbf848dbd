"""The table a terminal shows: what matters first, and a word about what did not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.clean import clean
from smalign.render.advice import advice, toml_lines
from smalign.render.basis import basis, headline
from smalign.render.exact import flat
from smalign.render.few import MARK, few_said, small_rows
from smalign.render.heat import draw_heat, is_heat
from smalign.render.human import LEFT_OUT, MORE_NOTES, excluded, grid, most_notes, notes
from smalign.render.language import NO_TEXT
from smalign.render.layout import GAP, Column, bar, choose, fit, name_width, priority
from smalign.render.models import side_by_side
from smalign.render.money import number
from smalign.render.parts import split
from smalign.render.shown_columns import BARS, BEFORE_BARS, HEADED, SPARE
from smalign.render.terminal import canvas, line, output
from smalign.render.titles import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from smalign.base.results import Result
    from smalign.render.parts import Parts

_BAR_FROM: Final = {"funnel": 70, "reasons": 70, "fields": 70, "required": 100, "roi": 110}
_BAR: Final = (8, 24)
_MOST_NAMES: Final = 2
"""Naming columns beside each other where the first may stand above the rows instead."""
_NOT_SHOWN: Final = Pair(
    "Not shown: {} (all columns: --format plain)",
    "Не показано: {} (все столбцы: --format plain)",
)
_NO_DATA: Final = Pair("No data for: {}", "Нет данных: {}")
_INTERVALS: Final = Pair("intervals", "интервалы")
_OF_THESE_ROWS: Final = Pair("in the rows shown: {}", "в показанных строках: {}")
_CUT: Final = frozenset({"rows_cut", "rows_cut_alone"})
"""Notes of rows that `--top` leaves out."""
_NO_ROWS: Final = Pair("No rows.", "Нет строк.")

_VIEWS: Final = {"model": "models", "velocity": "velocity", "ltv": "ltv", "romi_low": "bootstrap"}
"""Column → the order of columns it asks for."""


def render_table(result: Result, lang: str, width: int = 80, *, color: bool = False) -> str:
    """`result` drawn for a terminal `width` columns wide; ANSI colours only where `color`."""
    console = canvas(width, color=color)
    shown = side_by_side(flat(result))
    parts = split(shown, grid(shown, lang), lang)
    line(console, headline(result, lang), "bold")
    for text in _told_once(result, parts, lang):
        line(console, text, "dim")
    line(console, "")
    small = small_rows(shown)
    if is_heat(result):
        hidden, has_few = draw_heat(console, result, lang)
    else:
        hidden, has_few = _draw(console, shown, parts, small, lang), bool(small)
    line(console, "")
    if has_few:
        line(console, few_said(shown, lang), "dim")
    for text in hidden:
        line(console, text, "dim", hang=2)
    for head, lines in advice(result, lang):
        line(console, head)
        for text in lines:
            line(console, f"  {text}", hang=4, whole=lines == toml_lines(result))
    _footnotes(console, result, lang)
    return output(console).rstrip("\n") + "\n"


def _footnotes(console: Console, result: Result, lang: str) -> None:
    """What is in no row, and the dearest notes."""
    gone = excluded(result, lang)
    if gone:
        line(console, f"{LEFT_OUT.in_(lang)}: {'; '.join(gone)}", hang=2)
    told = notes(result, lang)
    most = most_notes(result.metric)
    for text in told[:most]:
        line(console, f"• {text}", hang=2)
    if len(told) > most:
        line(console, MORE_NOTES.in_(lang).format(len(told) - most), "dim")


def _told_once(result: Result, parts: Parts, lang: str) -> list[str]:
    """What the answer is of, and what is alike in all its rows.

    Where rows are left out it is alike in the others alone: beside the period it would read as a
    condition.
    """
    if parts.constant and any(note.code in _CUT for note in result.notes):
        alike = _OF_THESE_ROWS.in_(lang).format(" · ".join(parts.constant))
        return [basis(result, lang), alike]
    return [" · ".join([basis(result, lang), *parts.constant])]


def _draw(
    console: Console, result: Result, parts: Parts, small: frozenset[int], lang: str
) -> list[str]:
    """Print the table; the sentences about the columns that are not in it."""
    if not result.rows:
        line(console, _NO_ROWS.in_(lang))
        return []
    width = console.width
    barred = BARS.get(result.metric, "")
    wanted = width >= _BAR_FROM.get(result.metric, width + 1) and parts.has(barred)
    reserve = _BAR[0] + GAP if wanted else 0
    marked = [*parts.names[:-1], *(_marked(column, small) for column in parts.names[-1:])]
    heads: tuple[str, ...] = ()
    if result.metric in HEADED and not result.id_fields and len(marked) > _MOST_NAMES:
        heads, marked = marked[0].cells, _below(marked)
    names = fit(marked, width, SPARE.get(result.metric, ()))
    order = _order(result, lang)
    chosen, left = choose(names, parts.measures, width, order, reserve)
    if reserve and _lacks(chosen, parts, order[: BEFORE_BARS.get(result.metric, 0)]):
        chosen, left = choose(names, parts.measures, width, order, 0)
        reserve = _BAR[0] + GAP
    columns = [*names, *chosen]
    places = [column.name for column in columns]
    if wanted and left >= reserve and barred in places:
        bars = _bar_column(result, barred, parts.groups, min(left - GAP, _BAR[1]))
        columns.insert(places.index(barred) + 1, bars)
    # without a naming column nothing would tell the total from the one row it repeats
    has_total = any(column.total not in ("", NO_TEXT) for column in chosen)
    _print(console, columns, small, heads, total=bool(result.total and names and has_total))
    return _hidden(parts, [*(parts.names[:1] if heads else ()), *names, *chosen], lang)


def _below(names: Sequence[Column]) -> list[Column]:
    """The naming columns without the first, whose words stand above the rows they begin."""
    return [replace(names[1], total=names[0].total), *names[2:]]


def _lacks(chosen: Sequence[Column], parts: Parts, wanted: Sequence[str]) -> bool:
    """Whether a measure that says more than a bar found no room beside it."""
    shown = {column.name for column in chosen}
    return any(parts.has(name) and name not in shown for name in wanted)


def _order(result: Result, lang: str) -> tuple[str, ...]:
    """The measures, the most wanted first; those of models stand in that order already."""
    if result.grain == "path":
        return ()
    names = {item.name for item in result.fields}
    special = [view for name, view in _VIEWS.items() if name in names]
    if result.params.get("basis") == "amount":
        special = ["amounts"]
    return priority(special[0] if special else result.metric, lang)


def _marked(column: Column, small: frozenset[int]) -> Column:
    """The last naming column, with a mark on rows that rest on few cards."""
    cells = tuple(
        f"{text}{MARK}" if row in small else text for row, text in enumerate(column.cells)
    )
    return replace(column, cells=cells)


def _bar_column(result: Result, name: str, groups: Sequence[str], width: int) -> Column:
    """Bars on the scale of their group: the stages of one pipeline, all channels together.

    A share is of a whole that all rows have: 0.1 % and 92 % are not to look alike.
    """
    sizes = [float(number(row.get(name)) or 0) for row in result.rows]
    is_share = any(one.name == name and one.unit == "rate" for one in result.fields)
    largest = dict.fromkeys(groups, 1.0 if is_share else 0.0)
    for group, size in zip(groups, sizes, strict=True):
        largest[group] = max(size, largest[group])
    cells = [bar(size, largest[group], width) for group, size in zip(groups, sizes, strict=True)]
    return Column("", "", tuple(cells), "", right=False)


def _print(
    console: Console,
    columns: list[Column],
    small: frozenset[int],
    heads: Sequence[str],
    *,
    total: bool,
) -> None:
    from rich.box import SIMPLE
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=SIMPLE, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0), show_footer=total
    )
    limit = name_width(console.width)
    for column in columns:
        table.add_column(
            Text(clean(column.heading)),
            Text(clean(column.total), style="bold") if total else "",
            justify="right" if column.right else "left",
            vertical="top",
            width=column.width if column.right or not column.name else min(column.width, limit),
            overflow="fold",
        )
    for at in range(len(columns[0].cells)):
        style = "dim" if at in small else ""
        if heads and heads[at]:
            table.add_row(Text(clean(heads[at]), style="bold"))
        table.add_row(*(Text(clean(column.cells[at])) for column in columns), style=style)
    console.print(table)


def _hidden(parts: Parts, drawn: list[Column], lang: str) -> list[str]:
    """Which columns are not in the table, and where they are."""
    inside = {column.name for column in drawn}
    columns = (*parts.names, *parts.measures)
    gone = [column for column in columns if column.name not in inside]
    words = [column.title for column in gone if not column.name.endswith("_low")]
    if any(column.name.endswith("_low") for column in gone):
        words.append(_INTERVALS.in_(lang))
    lines = [_NOT_SHOWN.in_(lang).format(_listed(words))] if words else []
    return [*lines, *([_NO_DATA.in_(lang).format(_listed(parts.blank))] if parts.blank else [])]


def _listed(titles: Sequence[str]) -> str:
    """Titles in a row; between those that have commas of their own stand semicolons."""
    return ("; " if any(", " in one for one in titles) else ", ").join(titles)
