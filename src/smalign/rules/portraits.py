"""How the tables of an export look: rows, columns, and the shares of a few values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.baseline import ATTRIBUTE, Portrait
from smalign.base.schema import NONE, TABLES
from smalign.engine.compose import fill, literal, name

if TYPE_CHECKING:
    from smalign.rules.rule import Case

SHARED: Final = {"leads": ("status", "channel"), "deals": ("status", "channel", "pipeline")}
"""Table → the columns whose shares should be steady."""

_MOST: Final = 20
_DIGITS: Final = 6
_SHARES: Final = (
    "select coalesce({column}, {none}), count(*), sum(count(*)) over () from m_{table}"
    " group by 1 order by 2 desc, 1 limit {most}"
)


def portraits(case: Case) -> dict[str, Portrait]:
    """Every table of the export as it looks now."""
    return {
        table: Portrait(case.rows(table), columns_of(case, table), _shares(case, table))
        for table in TABLES
        if case.files(table)
    }


def columns_of(case: Case, table: str) -> dict[str, str]:
    """Header → what it is read as."""
    return {
        column.header: column.column or ATTRIBUTE
        for _, file in case.files(table)
        for column in file.columns
        if column.header
    }


def _shares(case: Case, table: str) -> dict[str, dict[str, float]]:
    """Column → value → share of the cards; of the most frequent values."""
    found: dict[str, dict[str, float]] = {}
    for column in SHARED.get(table, ()):
        known = case.has(table, column) or column in case.model.derived.get(table, ())
        if not known or not case.rows(table):
            continue
        query = fill(
            _SHARES,
            column=name(column),
            none=literal(NONE),
            table=name(table),
            most=literal(_MOST),
        )
        found[column] = {
            str(value): round(int(str(count)) / int(str(of)), _DIGITS)
            for value, count, of in case.engine.rows(query)
        }
    return found
