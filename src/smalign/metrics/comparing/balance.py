"""Whether the managers were given leads of the same segments."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.metrics.stats import chi_square_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.metrics.comparing.bridge import Cells

_LEAST: Final = 5.0
"""Expected leads a cell of the test needs, on the average of its manager."""
_LEVEL: Final = 0.05
_NOTICED: Final = 0.1
"""Cramér's V from which a difference matters, however sure it is."""


class Balance(Struct, frozen=True):
    """The test that segments and managers are independent.

    p: its p-value; strength: Cramér's V, 0 … 1; None: too few leads to test.
    """

    p: float | None
    strength: float | None

    @property
    def is_unequal(self) -> bool:
        """Whether the managers had leads of other segments, beyond chance and noticeably."""
        if self.p is None or self.strength is None:
            return False
        return self.p <= _LEVEL and self.strength >= _NOTICED


def balance(cells: Cells) -> Balance:
    """Pearson's chi-square test (1900) over segments and managers with leads enough.

    Segments and managers with fewer leads than would give every cell five on the average are left
    out. Strength: Cramér, H. (1946), Mathematical Methods of Statistics.
    """
    segments: Counter[str] = Counter()
    managers: Counter[str] = Counter()
    for (segment, manager), one in cells.items():
        segments[segment] += one.leads
        managers[manager] += one.leads
    kept = (
        [name for name, leads in segments.items() if leads >= _LEAST * len(managers)],
        [name for name, leads in managers.items() if leads >= _LEAST * len(segments)],
    )
    if min(map(len, kept)) < 2:  # noqa: PLR2004 - one row or column cannot differ from another
        return Balance(None, None)
    table = [
        [cells[s, m].leads if (s, m) in cells else 0 for m in sorted(kept[1])]
        for s in sorted(kept[0])
    ]
    return _tested(table)


def _tested(table: Sequence[Sequence[int]]) -> Balance:
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    total = sum(rows)
    square = sum(
        (count - row * column / total) ** 2 / (row * column / total)
        for row, counts in zip(rows, table, strict=True)
        for column, count in zip(columns, counts, strict=True)
        if row and column
    )
    freedom = (len(rows) - 1) * (len(columns) - 1)
    least = min(len(rows), len(columns)) - 1
    return Balance(chi_square_tail(square, freedom), sqrt(square / total / least))
