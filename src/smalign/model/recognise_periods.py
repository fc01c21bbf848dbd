"""A month of costs: one header that is the first and the last day of what a row covers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smalign.base.named_periods import period_at, periods_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from smalign.base.named_periods import NamedPeriod
    from smalign.model.recognise_records import Source


def settle_periods(
    columns: dict[str, Source], cells_of: Callable[[Source], list[str]]
) -> list[str]:
    """Read «Январь 2026» as 1 to 31 January where one header gives both days; drop what is none.

    cells_of: the sample of a column. A month beyond the sample is a cell that does not convert.
    """
    source = columns.get("date_from")
    if source is None or source.index is None or columns.get("date_to") != source:
        return []
    cells = {cell for cell in cells_of(source) if cell}
    periods = _periods(cells)
    if not cells or periods.keys() != cells:
        del columns["date_from"], columns["date_to"]
        return []
    for column, day in (("date_from", "first"), ("date_to", "last")):
        told = [(cell.lower(), getattr(one, day).isoformat()) for cell, one in periods.items()]
        columns[column] = replace(source, reads=tuple(sorted(told)))
    return ["periods: date_from, date_to"]


def _periods(cells: Iterable[str]) -> dict[str, NamedPeriod]:
    """The period each cell names; the first of a month is that month, as spreadsheets write it."""
    found = periods_of(sorted(cells))
    if all(one.first == one.last and one.first.day == 1 for one in found.values()):
        return {cell: period_at(one.first, "month") for cell, one in found.items()}
    return found
