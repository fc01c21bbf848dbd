"""A column people call «Closed»: whether a deal is closed, when, or neither; its cells say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.model.typing import Hint, Mixed, decide

if TYPE_CHECKING:
    from collections.abc import Callable

    from smalign.base.columns import ColumnType
    from smalign.model.recognise_records import Source


def settle_closing(columns: dict[str, Source], cells_of: Callable[[Source], list[str]]) -> None:
    """Move `is_closed` that holds days to `closed_at`, and the reverse; drop what is neither.

    cells_of: the sample of a column. One that is empty there says nothing and stays.
    """
    for column, other in (("is_closed", "closed_at"), ("closed_at", "is_closed")):
        if column not in columns:
            continue
        cells = [cell for cell in cells_of(columns[column]) if cell]
        if not cells or _is_of("flag" if column == "is_closed" else "time", cells):
            continue
        if other not in columns and _is_of("flag" if other == "is_closed" else "time", cells):
            columns[other] = columns.pop(column)
        elif column == "is_closed":
            del columns[column]
        return


def _is_of(type_: ColumnType, cells: list[str]) -> bool:
    """Whether the cells are of this type; of yes and no at least half, the rest is mistakes."""
    if type_ == "flag":
        words = {cell.casefold() for cell in cells}
        return 2 * sum(_can_be("flag", [word]) for word in words) >= len(words)
    return _can_be(type_, cells)


def _can_be(type_: ColumnType, cells: list[str]) -> bool:
    return not isinstance(decide(type_, cells, Hint()), Mixed)
