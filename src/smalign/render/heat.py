"""Fields × segments as a terminal shows them: a share and how full a square it fills."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.clean import clean
from smalign.base.results import Field
from smalign.base.schema import NONE
from smalign.render.language import whole, whole_percent
from smalign.render.layout import GAP, name_width
from smalign.render.money import number
from smalign.render.terminal import line
from smalign.render.titles import Pair, title, value_word

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from smalign.base.results import Result, Row

_SQUARES: Final = " ▁▂▃▄▅▆▇█"
_SHADES: Final = ((0.75, "red"), (0.4, "yellow"))
"""Share from which a cell has this colour."""
_WIDTHS: Final = (7, 14)
"""Columns of the terminal that a segment takes."""
_MARK: Final = "*"
_NOTHING: Final = "—"
_FIELD: Final = Pair("Field", "Поле")
_MORE: Final = Pair(
    "segments not shown: {} (all of them: --format plain).",
    "не показано сегментов: {} (все: --format plain).",
)
_EVERYWHERE: Final = Pair("filled in everywhere: {}.", "заполнены везде: {}.")
_SAYS: Final = Pair(
    "Cells: the share of cards where the field is empty or filled in for show; a dash where it is "
    "due on no card. Counts and intervals: --format plain, --sort or --top.",
    "В ячейках — доля карточек, где поле пусто или псевдопусто; прочерк, если оно ни в одной не "
    "нужно. Числа и интервалы: --format plain, --sort или --top.",
)


class _Map(Struct, frozen=True):
    """One table of cards: its rows by field and segment; months in order, else by size."""

    table: str
    cells: dict[tuple[str, str], Row]
    segments: tuple[str, ...]
    fields: tuple[str, ...]
    cards: dict[str, int]
    is_dated: bool


def is_heat(result: Result) -> bool:
    """Whether `result` is fields cut by segment, every one of them and in their own order.

    Rows that were sorted or cut are a list of their own.
    """
    keys = [item for item in result.fields if item.title and item.type == "text"]
    is_cut = any(note.code.startswith("rows_cut") for note in result.notes)
    if result.metric != "fields" or not keys or not result.rows or result.id_fields or is_cut:
        return False
    places = [(str(row["segment"]), str(row["table"])) for row in result.rows]
    if places != sorted(places):
        return False
    pairs = {(str(row["table"]), str(row["field"])) for row in result.rows}
    tables = dict.fromkeys(places)
    return len(result.rows) == sum(sum(table == own for own, _ in pairs) for _, table in tables)


def draw_heat(console: Console, result: Result, lang: str) -> tuple[list[str], bool]:
    """Print a map for each kind of card.

    Gives sentences about what is not in them, and whether a segment of few cards is marked.
    """
    said: list[str] = []
    has_few = False
    tables = sorted(
        {str(row["table"]) for row in result.rows}, key=lambda one: (one != "leads", one)
    )
    least = int(str(result.params.get("min_n") or 0))
    for place, table in enumerate(tables):
        found = _map_of(result, table)
        if place:
            line(console, "")
        if len(tables) > 1:
            line(console, value_word("table", table, lang), "bold")
        few, gone = _draw(console, found, least, lang)
        has_few = has_few or few
        said += [f"{value_word('table', table, lang)}: {one}" for one in gone]
    return [*said, _SAYS.in_(lang)], has_few


def _map_of(result: Result, table: str) -> _Map:
    rows = [row for row in result.rows if row["table"] == table]
    cards: dict[str, int] = {}
    for row in rows:
        segment = str(row["segment"])
        cards[segment] = max(cards.get(segment, 0), _cards(row))
    is_dated = all(one[:4].isdigit() for one in cards if one != NONE)
    segments = sorted(cards, key=lambda one: (one == NONE, one if is_dated else -cards[one], one))
    cells = {(str(row["field"]), str(row["segment"])): row for row in rows}
    worst: dict[str, float] = {}
    for (field, segment), row in cells.items():
        share = float(number(row["empty_share"]) or 0)
        worst[field] = worst.get(field, 0.0) + share * cards[segment]
    fields = sorted(worst, key=lambda field: (-worst[field], field))
    return _Map(table, cells, tuple(segments), tuple(fields), cards, is_dated)


def _cards(row: Row) -> int:
    """Cards of the segment, also those the field is not due on."""
    counted = ("cards", "not_due", "reach_unknown", "never_due")
    return sum(int(number(row[name]) or 0) for name in counted)


def _draw(console: Console, found: _Map, least: int, lang: str) -> tuple[bool, list[str]]:
    """Print one map; whether a segment is marked, and what is not shown."""
    from rich.box import SIMPLE
    from rich.table import Table
    from rich.text import Text

    some = [field for field in found.fields if _is_somewhere_empty(found, field)]
    width = name_width(console.width)
    heads = {one: clean(value_word("segment", one, lang)) for one in found.segments}
    across, wide = _shown_segments(found, heads, console.width - width)
    drawn = Table(box=SIMPLE, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    drawn.add_column(Text(_FIELD.in_(lang)), width=width, overflow="fold", vertical="top")
    for segment in across:
        cards = found.cards[segment]
        mark = _MARK if cards < least else ""
        text = f"{heads[segment]}{mark}\n{whole(cards, lang)}"
        drawn.add_column(Text(text), justify="right", width=wide, overflow="fold")
    for field in some:
        cells = [_cell(found.cells.get((field, segment)), lang) for segment in across]
        drawn.add_row(Text(clean(_name(found, field, lang))), *cells)
    if some:
        console.print(drawn)
    gone = len(found.segments) - len(across)
    full = [title(Field(field, "text"), lang) for field in found.fields if field not in some]
    has_few = bool(some) and any(found.cards[one] < least for one in across)
    return has_few, [
        *([_MORE.in_(lang).format(whole(gone, lang))] if gone else []),
        *([_EVERYWHERE.in_(lang).format(", ".join(map(clean, full)))] if full else []),
    ]


def _shown_segments(found: _Map, heads: dict[str, str], room: int) -> tuple[list[str], int]:
    """The largest segments that fit, or the last months, in their order; the width of each."""
    from rich.cells import cell_len

    key = (lambda one: one) if found.is_dated else (lambda one: found.cards[one])
    ranked = sorted(found.segments, key=lambda one: (one != NONE, key(one)), reverse=True)
    wide, fits = _WIDTHS[0], 0
    for segment in ranked:
        words = heads[segment].split(" ")
        need = min(max(wide, *(cell_len(word) + 1 for word in words)), _WIDTHS[1])
        if fits and (need + GAP) * (fits + 1) > room:
            break
        wide, fits = need, fits + 1
    return [one for one in found.segments if one in ranked[:fits]], wide


def _is_somewhere_empty(found: _Map, field: str) -> bool:
    rows = (row for (own, _), row in found.cells.items() if own == field)
    return any(number(row["empty_share"]) for row in rows)


def _name(found: _Map, field: str, lang: str) -> str:
    """The field, and the stage from which it is due."""
    named = title(Field(field, "text"), lang)
    due = next((str(row["due_from"]) for (own, _), row in found.cells.items() if own == field), "")
    return f"{named} ({due})" if due else named


def _cell(row: Row | None, lang: str) -> Text:
    """The share with a square as full as it is; what rests on no card is a dash."""
    from rich.text import Text

    share = None if row is None else number(row["empty_share"])
    if share is None:
        return Text(f"{_NOTHING}  ", style="dim")
    eighths = min(8, ceil(share * 8))
    style = next((colour for least, colour in _SHADES if share >= least), "")
    return Text(f"{whole_percent(share, lang)} {_SQUARES[eighths]}", style=style)
