"""A result's columns by their role in a narrow table: naming, measuring, blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.schema import ALL, NONE
from smalign.render.coded import VALUES
from smalign.render.human import is_measure
from smalign.render.language import NO_TEXT, NOT_AVAILABLE
from smalign.render.layout import Column
from smalign.render.shown_columns import APART, IDENTITY, SCALES, STAYING
from smalign.render.titles import Pair, named, title, value_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Result
    from smalign.render.human import Grid

_RANGE: Final = Pair("from – to", "от – до")
_SPANS: Final = {
    "share_least": ("share_most", Pair("Shares", "Доли")),
    "rank_best": ("rank_worst", Pair("Places", "Места")),
}
"""Column → the one it is shown with as one span, and what that is called."""
_SPAN_ENDS: Final = frozenset(end for end, _ in _SPANS.values())
UNNEEDED: Final = frozenset({"explained_by", "explained"})
"""Measures that are nowhere because nothing is to be explained: nobody misses them."""
_TOP_REASON: Final = "top_loss_reason"
_ORDER: Final = "stage_order"  # told by the order of the rows
_SEGMENT: Final = "segment"
_MODEL: Final = "model"
_BY_MODEL: Final = frozenset({"won", "revenue", "romi", "share", "rank", "pays", "top_half"})
"""What a model says; where models agree each of them still says it."""


class Parts(Struct, frozen=True):
    """Columns by role.

    names: they tell the rows apart; a value repeated from the row above is left blank.
    measures: the rest, an interval as one column called `x_low`. constant: "title: value" of
    naming columns with one value throughout. blank: titles of measures nowhere known.
    groups: for each row, what it shares with the rows it is compared to.
    """

    names: tuple[Column, ...]
    measures: tuple[Column, ...]
    constant: tuple[str, ...]
    blank: tuple[str, ...]
    groups: tuple[str, ...]

    def has(self, name: str) -> bool:
        """Whether a measure of that name can be shown."""
        return any(column.name == name for column in self.measures)


def split(result: Result, grid: Grid, lang: str) -> Parts:
    """The columns of `grid` by role; order kept."""
    columns = [_column(result, grid, at, lang) for at in range(len(grid.fields))]
    names, silent = _roles(result)
    naming = [column for column in columns if column.name in names]
    main = STAYING.get(result.metric, IDENTITY.get(result.metric, ())[-1:])
    kept, constant = _constants(naming, main)
    rest = [column for column in columns if column.name not in names | silent and _says(column)]
    known = [column for column in _intervals(rest, lang) if not _is_blank(column, lang)]
    shown = {column.name for column in known}
    blank = tuple(
        column.title
        for column in rest
        if column.name not in shown | _SPAN_ENDS | UNNEEDED
        and not column.name.endswith(("_low", "_high"))
    )
    first = _without_repeats(kept)
    if first and grid.total:
        first[0] = replace(first[0], total=grid.total[0])
    scale = SCALES.get(result.metric, tuple(column.name for column in kept[:-1]))
    scaled = [column for column in kept if column.name in scale]
    groups = tuple(
        "\x1f".join(column.cells[at] for column in scaled) for at in range(len(grid.rows))
    )
    if kept and kept[-1].name == _MODEL:
        known = [_said_once(column, groups) for column in known]
    return Parts(tuple(first), tuple(known), constant, blank, groups)


def _column(result: Result, grid: Grid, at: int, lang: str) -> Column:
    item = grid.fields[at]
    return Column(
        item.name,
        grid.headings[at],
        tuple(row[at] for row in grid.rows),
        grid.total[at] if grid.total else "",
        is_measure(item),
        title(item, lang, named(result)),
    )


def _roles(result: Result) -> tuple[frozenset[str], frozenset[str]]:
    """Names of the columns that name a row, and of those not worth a column.

    Where rows are cut by fields, each field has its column and the joined `segment` says the same.
    """
    identity = IDENTITY.get(result.metric)
    if identity is None or result.id_fields:
        texts = (
            item.name for item in result.fields if not is_measure(item) and item.type != "flag"
        )
        return frozenset(texts) - {_TOP_REASON}, frozenset()
    keys = {item.name for item in result.fields if item.title and not is_measure(item)}
    silent = {_ORDER, _SEGMENT} if keys else {_ORDER}
    return frozenset((*identity, *keys, *_apart(result, identity))) - silent, frozenset(silent)


def _apart(result: Result, identity: Sequence[str]) -> tuple[str, ...]:
    """The column that tells rows apart which are named alike; none where none are."""
    column = APART.get(result.metric)
    named = [tuple(row.get(name) for name in identity) for row in result.rows]
    return (column,) if column is not None and len(set(named)) < len(named) else ()


_ALL: Final = frozenset(VALUES["missing"][ALL])
"""Cards that are not cut by anything need not be told so."""


def _constants(naming: list[Column], main: tuple[str, ...]) -> tuple[list[Column], tuple[str, ...]]:
    """Naming columns worth a column, and what the others say once; `main` (else the last) stays.

    Of several, the last one goes where it says nothing in any row.
    """
    known = {column.name for column in naming}
    stays = [name for name in main if name in known] or [column.name for column in naming[-1:]]
    kept: list[Column] = []
    constant: list[str] = []
    for column in naming:
        values = set(column.cells)
        if len(values) != 1 or (column.name in stays and (values != {NO_TEXT} or not kept)):
            kept.append(column)
        elif values not in ({""}, {NO_TEXT}) and not (column.name == _SEGMENT and values <= _ALL):
            constant.append(f"{column.title}: {column.cells[0]}")
    return kept, tuple(constant)


def _without_repeats(naming: list[Column]) -> list[Column]:
    """Naming columns but the last: a cell equal to the one above, in an equal group, is blank."""
    answer: list[Column] = []
    groups: list[tuple[str, ...]] = [()] * len(naming[0].cells) if naming else []
    for at, column in enumerate(naming):
        groups = [(*group, text) for group, text in zip(groups, column.cells, strict=True)]
        cells = [
            "" if row and groups[row] == groups[row - 1] else text
            for row, text in enumerate(column.cells)
        ]
        last = at == len(naming) - 1
        answer.append(column if last else replace(column, cells=tuple(cells)))
    return answer


def _said_once(column: Column, groups: tuple[str, ...]) -> Column:
    """A column that no model changes: told in the first row of each group."""
    cells = column.cells
    follows = [at > 0 and groups[at] == groups[at - 1] for at in range(len(cells))]
    told = [not again or cells[at] == cells[at - 1] for at, again in enumerate(follows)]
    if column.name in _BY_MODEL or not all(told):
        return column
    return replace(
        column, cells=tuple("" if again else cells[at] for at, again in enumerate(follows))
    )


def _intervals(columns: list[Column], lang: str) -> list[Column]:
    """x_low and x_high as one column after x, the ends of `_SPANS` as one, wherever they stand."""
    by_name = {column.name: column for column in columns}
    answer: list[Column] = []
    for column in columns:
        if column.name in _SPANS:
            end, words = _SPANS[column.name]
            answer.append(_interval(column, by_name[end], words.in_(lang), lang))
            continue
        stem = column.name.removesuffix("_low").removesuffix("_high")
        if column.name in _SPAN_ENDS or (stem != column.name and stem in by_name):
            continue
        answer.append(column)
        ends = by_name.get(f"{column.name}_low"), by_name.get(f"{column.name}_high")
        if ends[0] is not None and ends[1] is not None:
            answer.append(_interval(ends[0], ends[1], _RANGE.in_(lang), lang))
    return answer


def _interval(low: Column, high: Column, heading: str, lang: str) -> Column:
    cells = tuple(_span(*pair, lang) for pair in zip(low.cells, high.cells, strict=True))
    total = _span(low.total, high.total, lang) if low.total else ""
    return Column(low.name, heading, cells, total, right=True, title=heading)


def _span(low: str, high: str, lang: str) -> str:
    """5,1 % and 9,2 % → 5,1–9,2 %."""
    for silent in (NOT_AVAILABLE.in_(lang), NO_TEXT):
        if silent in (low, high):
            return silent
    if low == high:
        return low
    between = " … " if low.startswith(("-", "+")) else "–"
    return f"{low.removesuffix('%').rstrip()}{between}{high}"


def _says(column: Column) -> bool:
    """Whether there is anything in it: a text for some rows alone may be for none of these."""
    return column.right or any(column.cells) or bool(column.total)


def _is_blank(column: Column, lang: str) -> bool:
    silent = {NOT_AVAILABLE.in_(lang)}
    if not column.right:
        silent |= {NO_TEXT, value_word(column.name, NONE, lang)}
    return {*column.cells, *((column.total,) if column.total else ())} <= silent
