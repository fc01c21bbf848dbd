"""Which columns of a result fit a terminal, the ones that matter first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smalign.render.shown_columns import PRIORITY

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP: Final = 2
"""Blanks between two columns."""
_NAME_WIDTH: Final = (30, 22)
_WIDE: Final = 120
_HEAD_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column that could be shown; `title` is its heading without a currency sign.

    cells: one text a row; total: the cell under them, "" without one; right: it holds numbers.
    """

    name: str
    heading: str
    cells: tuple[str, ...]
    total: str
    right: bool
    title: str = ""

    @property
    def width(self) -> int:
        """Columns of the terminal it takes: cells unfolded, the heading on three lines at most."""
        from rich.cells import cell_len

        words = self.heading.split(" ")
        least = max(map(cell_len, (*self.cells, self.total, *words)), default=1)
        most = max(least, cell_len(self.heading))
        return next(
            (size for size in range(least, most) if _lines(words, size) <= _HEAD_LINES), most
        )


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
