"""The format of days or moments: that of one shape, beside which may stand day numbers of Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign.base.results import Note
from smalign.model.typing.cells import cleaned
from smalign.model.typing.moments import BesideSerials, NoTime, WallTime
from smalign.model.typing.shapes import SERIAL_BESIDE
from smalign.model.typing.times import excel_serial, matches, one_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.columns import ColumnType
    from smalign.model.typing.records import Hint, Outcome, TimeFormat


def decide_time(type_: ColumnType, values: Sequence[str], hint: Hint) -> Outcome:
    """The format of a time or date column from distinct filled raw values."""
    if not values:
        return NoTime(type=type_, shape="")
    return _beside_serials(type_, values, hint) or one_shape(type_, values, hint)


def _beside_serials(type_: ColumnType, values: Sequence[str], hint: Hint) -> TimeFormat | None:
    """Written dates and, fewer than they, day numbers of Excel; None where not so.

    A cell of a sheet that lost its number format shows the number of its day, and is saved so.
    """
    serials = [value for value in values if matches(SERIAL_BESIDE)(cleaned(value))]
    if not serials or 2 * len(serials) >= len(values):
        return None
    written = one_shape(type_, sorted(set(values) - set(serials)), hint)
    if not isinstance(written, WallTime):
        return None
    numbers = excel_serial(type_, [cleaned(value) for value in serials])
    note = Note("serials_beside_dates", {"example": min(serials)})
    return BesideSerials(
        type=type_,
        shape=f"{written.shape} | {numbers.shape}",
        notes=(*written.notes, note),
        is_date_only=written.is_date_only and numbers.is_date_only,
        written=written,
        serials=replace(numbers, pattern=SERIAL_BESIDE),
    )
