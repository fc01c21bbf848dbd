"""What a canonical table and its columns are.

Column types:
    id        text, compared as written, never a number
    text      text, cleaned of control characters
    time      a moment; physically two columns, `<name>_at` (UTC) and `<name>_on` (local date)
    date      a local date without a moment
    money     DECIMAL(18,6) in the row's currency
    integer   a whole number
    number    DECIMAL(18,6) without a currency
    weight    DECIMAL(38,18), what others have divided already: added up it stays exact
    flag      true / false / unknown
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

ColumnType = Literal["id", "text", "time", "date", "money", "integer", "number", "weight", "flag"]


class Column(Struct, frozen=True):
    """One canonical column: its name, its type and what it means."""

    name: str
    type: ColumnType
    meaning: str

    @property
    def date_name(self) -> str:
        """Name of the local-date twin of a time column: created_at → created_on."""
        return self.name.removesuffix("_at") + "_on"


class Table(Struct, frozen=True):
    """One canonical table; `key` names the column that identifies a row, if one does."""

    name: str
    key: str | None
    meaning: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError when the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all columns, in order."""
        return tuple(column.name for column in self.columns)


def ids(**meanings: str) -> tuple[Column, ...]:
    """Columns of ids, by name and meaning."""
    return tuple(Column(name, "id", meaning) for name, meaning in meanings.items())


def texts(**meanings: str) -> tuple[Column, ...]:
    """Columns of text, by name and meaning."""
    return tuple(Column(name, "text", meaning) for name, meaning in meanings.items())


def times(**meanings: str) -> tuple[Column, ...]:
    """Columns of moments, by name and meaning."""
    return tuple(Column(name, "time", meaning) for name, meaning in meanings.items())


def flags(**meanings: str) -> tuple[Column, ...]:
    """Columns of yes and no, by name and meaning."""
    return tuple(Column(name, "flag", meaning) for name, meaning in meanings.items())


def money(**meanings: str) -> tuple[Column, ...]:
    """Columns of amounts, by name and meaning."""
    return tuple(Column(name, "money", meaning) for name, meaning in meanings.items())


def integers(**meanings: str) -> tuple[Column, ...]:
    """Columns of whole numbers, by name and meaning."""
    return tuple(Column(name, "integer", meaning) for name, meaning in meanings.items())


def weights(**meanings: str) -> tuple[Column, ...]:
    """Columns of counts and amounts that may be split, by name and meaning."""
    return tuple(Column(name, "weight", meaning) for name, meaning in meanings.items())
