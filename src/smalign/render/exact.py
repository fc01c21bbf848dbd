"""What machine forms carry: every value rounded once, none dressed up."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.render.money import column, number, steady

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from smalign.base.results import Field, Result, Row, Value

MONEY_PLACES: Final = 2
CREDIT_PLACES: Final = 6


def exact(result: Result) -> Result:
    """`result` with the values of its machine forms.

    money: Decimal with 2 places; credit: Decimal of at most 6, without trailing zeros; both sum
    to their total where they did before. count and integers: int. rate, ratio, days and other
    numbers: float. Everything else as it is; nan and infinity become None.
    """
    rows: list[Row] = [{} for _ in result.rows]
    total: Row = {}
    keys = [key(result, row) for row in result.rows]
    for item in result.fields:
        values = [row.get(item.name) for row in result.rows]
        for row, value in zip(rows, _column(item, values, result, keys), strict=True):
            row[item.name] = value
        if item.name in result.total:
            total[item.name] = _column(item, [result.total[item.name]], None, [""])[0]
    return replace(result, rows=tuple(rows), total=total)


def flat(result: Result) -> Result:
    """What forms of one table show: the cards where cards were asked for, else the rows."""
    if not result.id_fields:
        return result
    return replace(result, fields=result.id_fields, rows=result.ids, total={})


def key(result: Result, row: Row) -> str:
    """What tells a row from the others: its texts, in order."""
    return "\x1f".join(str(row.get(item.name)) for item in result.fields if item.type == "text")


def shares(
    result: Result,
    values: Sequence[Decimal | None],
    total: Decimal | None,
    places: int,
    keys: Sequence[str],
) -> list[Decimal | None]:
    """A column of amounts as shown; with several models the rows of each sum to the total."""
    found: list[Decimal | None] = [None] * len(values)
    for rows in _by_model(result).values():
        of_model = column([values[at] for at in rows], total, places, [keys[at] for at in rows])
        for at, value in zip(rows, of_model, strict=True):
            found[at] = value
    return found


def _by_model(result: Result) -> dict[Value, list[int]]:
    """The places of the rows of each attribution model; one group where models are no column."""
    found: dict[Value, list[int]] = {}
    is_split = any(item.name == "model" for item in result.fields)
    for at, row in enumerate(result.rows):
        found.setdefault(row["model"] if is_split else None, []).append(at)
    return found


def _column(
    item: Field, values: list[Value], result: Result | None, keys: list[str]
) -> list[Value]:
    if item.unit in ("money", "credit", "change"):
        known = [number(value) for value in values]
        places = CREDIT_PLACES if item.unit == "credit" else MONEY_PLACES
        total = number(result.total.get(item.name)) if result else None
        amounts = (
            shares(result, known, total, places, keys)
            if result
            else column(known, None, places, keys)
        )
        return [*amounts] if item.unit == "money" else [_trimmed(value) for value in amounts]
    if item.unit == "mixed":
        return [_trimmed(column([number(value)], None, MONEY_PLACES, [""])[0]) for value in values]
    return [_plain(item, value) for value in values]


def _trimmed(value: Decimal | None) -> Decimal | None:
    """12.500000 → 12.5, 3.000000 → 3."""
    return None if value is None else value.normalize()


def _plain(item: Field, value: Value) -> Value:
    if isinstance(value, bool | str | date | datetime) or value is None:
        return value
    known = number(value)
    if known is None:
        return None
    whole = item.type == "integer" or item.unit == "count"
    return int(known) if whole and known == int(known) else steady(known)
