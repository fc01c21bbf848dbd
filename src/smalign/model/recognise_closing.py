"""Columns people call «Closed», «Won», «Converted»: whether, when, or neither; the cells say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.model.recognise_records import Source
from smalign.model.typing import BOOLEAN, Hint, Mixed, decide, fold, written_days

if TYPE_CHECKING:
    from collections.abc import Callable

_OUTCOMES: Final = ("is_won", "is_lost", "is_converted")


def settle_closing(columns: dict[str, Source], cells_of: Callable[[Source], list[str]]) -> None:
    """Move `is_closed` that holds days to `closed_at`, and the reverse; drop what is neither.

    Days under «Won», «Lost» and «Converted» are a yes, and where no other column has them, those
    of closing.
    cells_of: the sample of a column. One that is empty there says nothing and stays.
    """
    _settle_closed(columns, cells_of)
    if "closed_at" in columns:
        return
    days = [
        place
        for column in _OUTCOMES
        if column in columns and _are_days(cells_of(columns[column]))
        for place in columns[column].places
    ]
    if days:
        columns["closed_at"] = Source(index=days[0]) if len(days) == 1 else Source(first=(*days,))


def _settle_closed(columns: dict[str, Source], cells_of: Callable[[Source], list[str]]) -> None:
    for column, other in (("is_closed", "closed_at"), ("closed_at", "is_closed")):
        if column not in columns:
            continue
        cells = [cell for cell in cells_of(columns[column]) if cell]
        if not cells or _IS[column](cells):
            continue
        if other not in columns and _IS[other](cells):
            columns[other] = columns.pop(column)
        elif column == "is_closed":
            del columns[column]
        return


def _are_days(cells: list[str]) -> bool:
    filled = sorted({cell for cell in cells if cell})
    return bool(filled) and written_days(filled, Hint()) is not None


def _are_words(cells: list[str]) -> bool:
    """Whether at least half of the cells are words for yes and no; the rest is mistakes."""
    words = {fold(cell) for cell in cells}
    return 2 * len(words & BOOLEAN) >= len(words)


def _are_times(cells: list[str]) -> bool:
    return not isinstance(decide("time", cells, Hint()), Mixed)


_IS: Final[dict[str, Callable[[list[str]], bool]]] = {
    "is_closed": _are_words,
    "closed_at": _are_times,
}
"""What the cells of a column are, if they are what it says."""
