"""Names of columns and relations inside the database, and the SQL types they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from smalign.base.columns import Column, Table

SQL_TYPE: Final = {
    "id": "varchar",
    "text": "varchar",
    "date": "date",
    "money": "decimal(18, 6)",
    "integer": "bigint",
    "number": "decimal(18, 6)",
    "weight": "decimal(38, 18)",
    "flag": "boolean",
}


def physical(column: Column) -> tuple[tuple[str, str], ...]:
    """(name, SQL type) of the physical columns of a canonical one: a time is two of them."""
    if column.type == "time":
        return ((column.name, "timestamp"), (column.date_name, "date"))
    return ((column.name, SQL_TYPE[column.type]),)


def all_physical(
    table: Table, wanted: Collection[str] | None = None
) -> tuple[tuple[str, str], ...]:
    """(name, SQL type) of the physical columns of a table, in order; `wanted`: of these alone."""
    return tuple(
        pair
        for column in table.columns
        if wanted is None or column.name in wanted
        for pair in physical(column)
    )


def state_name(key: str) -> str:
    """The column that says whether a field is filled (0), empty (1) or pseudo-empty (more)."""
    return f"state_{key}"
