"""`--sort` and `--top`: the order of the rows shown and how many, never what they say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign.base.errors import UsageError
from smalign.base.results import Note

if TYPE_CHECKING:
    from smalign.base.results import Result, Row, Value


def arranged(result: Result, sort: str | None, top: int | None) -> Result:
    """Order the rows and cut them; a note says so, and the total stays the total of all.

    Raises:
        UsageError: unknown_column.

    """
    rows = _sorted(result, sort) if sort else result.rows
    if top is None or top >= len(rows):
        return replace(result, rows=rows)
    code = "rows_cut" if result.total else "rows_cut_alone"
    cut = Note(code, {"shown": top, "rows": len(rows)}, money=Decimal("Infinity"))
    return replace(result, rows=rows[:top], notes=(cut, *result.notes))


def _sorted(result: Result, sort: str) -> tuple[Row, ...]:
    """Numbers greatest first, words from A; `-` turns it round; rows without a value last."""
    kinds = {field.name: field.type for field in result.fields}
    column = _named(result, sort.removeprefix("-"))
    if column not in kinds:
        import difflib

        near = difflib.get_close_matches(column, kinds, 3)
        raise UsageError("unknown_column", column=column, did_you_mean=near, known=list(kinds))
    present = [row for row in result.rows if row[column] is not None]
    absent = [row for row in result.rows if row[column] is None]
    is_greatest_first = (kinds[column] != "text") is not sort.startswith("-")
    present.sort(key=lambda row: _order(row[column]), reverse=is_greatest_first)
    return (*present, *absent)


def _named(result: Result, text: str) -> str:
    """The column of this name, else of this title as a table shows it, in either language."""
    from smalign.render.titles import named as known_by
    from smalign.render.titles import title

    if any(field.name == text for field in result.fields):
        return text
    named = {
        title(field, lang, known_by(result)).casefold(): field.name
        for lang in ("en", "ru")
        for field in reversed(result.fields)
    }
    return named.get(text.strip().casefold(), text)


def _order(value: Value) -> tuple[Decimal, str]:
    """Numbers by size, dates and words as text."""
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value)), ""
    return Decimal(0), str(value)
