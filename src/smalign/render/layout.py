"""Which columns of a result fit a terminal, the ones that matter first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP: Final = 2
"""Blanks between two columns."""
_NAME_WIDTH: Final = (30, 22)
_WIDE: Final = 120

PRIORITY: Final[dict[str, tuple[str, ...]]] = {
    "roi": (
        *("leads", "won", "revenue", "spend", "romi", "lead_to_won", "cac", "drr", "roas", "cpl"),
        *("deals", "qualified", "win_rate", "avg_won_amount", "cpo", "cpql", "inquiries"),
        *("unique", "target", "lost", "open", "open_pipeline", "median_days_to_won"),
        *("lead_to_deal", "deal_to_won", "new_customers", "paid", "cpd", "touches"),
    ),
    "funnel": (
        *("entered", "from_previous", "from_first", "lost", "open", "top_loss_reason"),
        *("amount_lost", "median_days", "p90_days", "overdue", "advanced", "amount_entered"),
        *("zone", "inferred", "returned", "skipped", "stage_order"),
    ),
    "reasons": ("cards", "share", "amount", "class", "stage", "zone", "month"),
    "fields": ("cards", "empty_share", "empty", "pseudo_empty"),
}
"""metric → its measures, the most wanted first; the ones not named follow in their order."""
BARS: Final = {"funnel": "entered", "roi": "won", "reasons": "cards", "fields": "empty_share"}
"""The column a bar beside it tells more than its digits."""
IDENTITY: Final[dict[str, tuple[str, ...]]] = {
    "funnel": ("segment", "pipeline", "stage"),
    "reasons": ("segment", "reason"),
    "fields": ("segment", "table", "field"),
}
"""Text columns that name a row; elsewhere every text column does."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that could be shown: its name, heading, cells, total and whether it is a number."""

    name: str
    heading: str
    cells: tuple[str, ...]
    total: str
    right: bool

    @property
    def width(self) -> int:
        """Columns of the terminal it takes: its longest cell, or the longest word of its head."""
        from rich.cells import cell_len

        words = self.heading.split(" ")
        return max(map(cell_len, (*self.cells, self.total, *words)), default=1)


def choose(
    named: Sequence[Column], measures: Sequence[Column], width: int, metric: str, reserve: int
) -> tuple[list[Column], int]:
    """The measures that fit beside `named`, in their own order, and the width left over.

    `reserve` is kept free for a bar. Wanted columns are taken greedily: one that does not fit
    does not stop a narrower one after it.
    """
    limit = name_width(width)
    left = width - reserve - sum(min(column.width, limit) for column in named)
    left -= GAP * max(len(named) - 1, 0)
    order = PRIORITY.get(metric, ())
    rank = {name: at for at, name in enumerate(order)}
    wanted = sorted(measures, key=lambda column: rank.get(column.name, len(order)))
    chosen: set[str] = set()
    for column in wanted:
        need = min(column.width, limit) + GAP
        if need <= left:
            left -= need
            chosen.add(column.name)
    return [column for column in measures if column.name in chosen], left + reserve


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
