"""The decision on one column: exactly one format, or a question, or a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.model.typing.amounts import NativeNumber
from smalign.model.typing.cells import all_cleaned
from smalign.model.typing.flags import DayFlag, decide_flag
from smalign.model.typing.moments import NativeTime
from smalign.model.typing.numbers import decide_number
from smalign.model.typing.records import Format
from smalign.model.typing.serials import decide_time
from smalign.model.typing.times import are_midnights
from smalign.model.typing.words import (
    EXACT_DIGITS,
    WHOLE_TYPES,
    IdFormat,
    decide_id,
    decide_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.columns import ColumnType
    from smalign.model.typing.records import Hint, Outcome

_TEXT: Final = frozenset({"VARCHAR", "TEXT", "STRING"})
_NUMBERS: Final = frozenset(
    {
        "TINYINT",
        "SMALLINT",
        "INTEGER",
        "BIGINT",
        "HUGEINT",
        "UTINYINT",
        "USMALLINT",
        "UINTEGER",
        "UBIGINT",
        "UHUGEINT",
        "FLOAT",
        "DOUBLE",
    }
)
_TIMES: Final = ("DATE", "TIMESTAMP")


def decide(
    type_: ColumnType, values: Sequence[str], hint: Hint, native: str | None = None
) -> Outcome:
    """The format of a column.

    Args:
        type_: the canonical type the column must become.
        values: distinct raw values of a sample (empty and pseudo-empty ones are passed over). When
            some rows fail, decide again with the values that failed added.
        hint: what is known beside the values.
        native: SQL type of the raw column when it is not text (Parquet, frames).

    Returns:
        One Format; Ambiguous when two formats read every value differently; Mixed when no format
        reads enough of them.

    """
    kind = None if native is None or native.upper() in _TEXT else native.upper()
    if kind is not None and (direct := _native(type_, kind, values, hint)):
        return direct
    met = list(dict.fromkeys(values))
    filled = [value for value, text in zip(met, all_cleaned(met), strict=True) if text]
    if type_ != "text":
        filled = hint.empties.filled(filled, type_)
    outcome = _decided(type_, sorted(filled), hint)
    if not isinstance(outcome, Format):
        return outcome
    is_asked = hint.is_whole or (hint.is_long and not outcome.can_fail)
    is_clear = is_asked and outcome.are_clear(values, hint.empties)
    return replace(
        outcome,
        native=kind,
        is_clear=is_clear and hint.is_long,
        is_known=is_clear and hint.is_whole,
    )


def _decided(type_: ColumnType, values: Sequence[str], hint: Hint) -> Outcome:
    match type_:
        case "time" | "date":
            return decide_time(type_, values, hint)
        case "money" | "number" | "weight" | "integer":
            return decide_number(type_, values, hint)
        case "flag":
            return decide_flag(values, hint)
        case "id":
            return decide_id(values)
        case "text":
            return decide_text(values, hint)


def _native(type_: ColumnType, kind: str, values: Sequence[str], hint: Hint) -> Format | None:
    """The format of a column whose own type says all; None where its values must be looked at.

    Moments that are all midnight are days: pandas and many a database have no other type for them.
    """
    if type_ in {"time", "date"} and kind.startswith(_TIMES):
        is_day = kind == "DATE" or are_midnights(values, hint.timezone)
        return NativeTime(type=type_, shape=kind.lower(), native=kind, is_date_only=is_day)
    if type_ == "flag" and kind.startswith(_TIMES):
        days = NativeTime(type="time", shape=kind.lower(), native=kind)
        return DayFlag(type="flag", shape=days.shape, native=kind, days=days)
    if type_ == "id" and kind in WHOLE_TYPES and not any(len(v) > EXACT_DIGITS for v in values):
        return IdFormat(type="id", shape="id", native=kind)
    is_number = kind in _NUMBERS or kind.startswith("DECIMAL")
    if type_ in {"money", "number", "weight", "integer"} and is_number:
        return NativeNumber(type=type_, shape=kind.lower(), native=kind)
    return None
