"""Which columns of a result fit a terminal, the ones that matter first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.render.shown_columns import PRIORITY

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP: Final = 2
"""Blanks between two columns."""
_NAME_WIDTH: Final = (30, 22)
_WIDE: Final = 120
_HEAD_LINES: Final = 3


class Column(Struct, frozen=True):
    """A column that could be shown; `title` is its heading without a currency sign.

    cells: one text a row; total: the cell under them, "" without one; right: it holds numbers.
    room: how wide it is drawn where its names were fitted to the terminal; 0: as wide as it is.
    """

    name: str
    heading: str
    cells: tuple[str, ...]
    total: str
    right: bool
    title: str = ""
    room: int = 0

    @property
    def width(self) -> int:
        """Columns of the terminal it takes: cells unfolded, the heading on three lines at most."""
        from rich.cells import cell_len

        if self.room:
            return self.room
        words = self.heading.split(" ")
        least = max(map(cell_len, (*self.cells, self.total, *words)), default=1)
        most = max(least, cell_len(self.heading))
        return next(
            (size for size in range(least, most) if _lines(words, size) <= _HEAD_LINES), most
        )

    @property
    def least(self) -> int:
        """The fewest columns in which none of its words is broken."""
        from rich.cells import cell_len

        texts = (*self.cells, self.total, self.heading)
        return max((cell_len(word) for text in texts for word in text.split(" ")), default=1)


def fit(named: Sequence[Column], width: int, spare: Sequence[str]) -> list[Column]:
    """The naming columns, narrowed to their longest words where they do not fit beside each other.

    What still does not fit gives way to `spare`: of these columns the first goes first, and then
    the last of the others that is not the first one and names no card.
    """
    kept, limit = list(named), name_width(width)
    while kept and _taken(kept, limit) > width:
        narrow = _narrowed(kept, width, limit)
        if narrow:
            return narrow
        inside = [column.name for column in kept]
        others = [name for name in reversed(inside[1:]) if not name.endswith("_id")]
        gone = next((name for name in (*spare, *others) if name in inside), None)
        if gone is None:
            return kept
        kept = [column for column in kept if column.name != gone]
    return kept


def _taken(named: Sequence[Column], limit: int) -> int:
    return sum(min(column.width, limit) for column in named) + GAP * (len(named) - 1)


def _narrowed(named: Sequence[Column], width: int, limit: int) -> list[Column]:
    """Each as wide as fits, the widest giving first; nothing when words would have to be broken."""
    rooms = [min(column.width, limit) for column in named]
    leasts = [min(column.least, limit) for column in named]
    over = _taken(named, limit) - width
    while over > 0:
        most = max(
            (at for at in range(len(rooms)) if rooms[at] > leasts[at]),
            key=lambda at: rooms[at],
            default=None,
        )
        if most is None:
            return []
        rooms[most] -= 1
        over -= 1
    return [replace(column, room=room) for column, room in zip(named, rooms, strict=True)]


def _lines(words: Sequence[str], size: int) -> int:
    """How many lines of `size` the words take."""
    from rich.cells import cell_len

    lines, used = 1, 0
    for word in words:
        need = cell_len(word) + (1 if used else 0)
        lines, used = (lines, used + need) if used + need <= size else (lines + 1, cell_len(word))
    return lines


def choose(
    named: Sequence[Column],
    measures: Sequence[Column],
    width: int,
    order: Sequence[str],
    reserve: int,
) -> tuple[list[Column], int]:
    """The measures that fit beside `named`, in their own order, and the width left over.

    `reserve` is kept free for a bar. Columns are taken greedily by `order`: one that does not
    fit does not stop a narrower one after it.
    """
    limit = name_width(width)
    left = width - reserve - sum(min(column.width, limit) for column in named)
    left -= GAP * max(len(named) - 1, 0)
    rank = {name: at for at, name in enumerate(order)}
    wanted = sorted(measures, key=lambda column: rank.get(column.name, len(order)))
    chosen: set[str] = set()
    for column in wanted:
        need = min(column.width, limit) + GAP
        if need <= left:
            left -= need
            chosen.add(column.name)
    return [column for column in measures if column.name in chosen], left + reserve


def priority(metric: str, lang: str) -> tuple[str, ...]:
    """The measures of `metric`, the most wanted first; in Russian ДРР stands where ROAS does."""
    order = PRIORITY.get(metric, ())
    if lang != "ru":
        return order
    twin = {"roas": "drr", "drr": "roas"}
    return tuple(twin.get(name, name) for name in order)


def name_width(width: int) -> int:
    """The most a text column may take before its text is folded."""
    return _NAME_WIDTH[0] if width >= _WIDE else _NAME_WIDTH[1]


def bar(value: float, largest: float, width: int) -> str:
    """A bar of blocks, to an eighth of a cell: something above zero always leaves a mark."""
    if largest <= 0 or value <= 0 or width <= 0:
        return ""
    eighths = max(1, round(min(value / largest, 1) * width * 8))
    full, rest = divmod(eighths, 8)
    return "█" * full + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[rest]
