"""What the decision on a column can be: one format, or a question, or a refusal."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.structs import Abstract
from smalign.base.toml import string
from smalign.crm.empties import EMPTIES
from smalign.engine.compose import Sql, fill, literal
from smalign.model.typing.cells import all_cleaned, kind_of, sql_blank, sql_pseudo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.columns import ColumnType
    from smalign.base.config import Answer
    from smalign.base.results import Note
    from smalign.crm.empties import Empties
    from smalign.model.typing.cells import Kind

UTC: Final = "UTC"
_UTC_NAMES: Final = frozenset({"utc", "etc/utc", "gmt", "etc/gmt", "z"})


class Hint(Struct, frozen=True):
    """What is known beside the column's own values.

    language: of the headers ("ru", "en", …; "" unknown).
    timezone: IANA zone in which the export's wall-clock times are written.
    other_numbers: decimal signs proven by the file's other columns (`decimal_signs`).
    answer: the user's answer for this column, if there is one; it wins.
    empties: tokens that stand for nothing; they are no evidence for any format.
    are_names: the column names something, and a number in it is a code: 142.0 is 142.
    are_codes: a system numbers what the column names from 0 on, some of it by its name.
    has_day_cells: the file is a workbook, where a date is a cell of its own kind, read as ISO.
    is_long: the file has many rows. is_whole: the values are those of every cell of the column, and
    none holds blanks alone.
    """

    language: str = ""
    timezone: str = UTC
    other_numbers: frozenset[str] = frozenset()
    answer: Answer | None = None
    empties: Empties = EMPTIES
    are_names: bool = False
    are_codes: bool = False
    has_day_cells: bool = False
    is_long: bool = False
    is_whole: bool = False


class Format(Struct, frozen=True, kw_only=True, metaclass=Abstract):
    """How the raw cells of one column become values of one canonical type.

    type: the canonical column type. shape: the format in words a user knows ("dd.mm.yyyy").
    native: SQL type of the raw column when it is not text. notes: what was assumed, to be said.
    is_clear: every cell of the sample is its own value; not asked of a short file.
    is_known: every cell of the file is, or is empty: all were looked at.
    """

    type: ColumnType
    shape: str
    native: str | None = None
    notes: tuple[Note, ...] = ()
    is_clear: bool = False
    is_known: bool = False

    @property
    def can_fail(self) -> bool:
        """Whether a filled cell may turn out not to be of this type."""
        return True

    @abstractmethod
    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """The typed value of the raw `expr`, null when it is empty or does not convert.

        Types: time TIMESTAMP (UTC), date DATE, money and number DECIMAL(18,6), weight
        DECIMAL(38,18), integer BIGINT,
        flag BOOLEAN, id and text VARCHAR.
        """

    def sql_certain(self, expr: Sql, empties: Empties) -> Sql | None:
        """A test of the raw `expr` cheaper than any other: where it holds, the cell is the value.

        None where there is no such test; where it does not hold nothing is said.
        """
        del expr, empties
        return None

    def text(self, expr: Sql) -> Sql:
        """The raw `expr` as text, whatever its native type."""
        return expr if self.native is None else fill("cast({expr} as varchar)", expr=expr)

    def sql_empty(self, expr: Sql) -> Sql:
        """Whether the raw `expr` is null, blank or not a number at all (NaN)."""
        if self.native is None:
            return sql_blank(expr)
        if self.native in {"DOUBLE", "FLOAT"}:
            return fill("({expr} is null or isnan({expr}))", expr=expr)
        return fill("({expr} is null)", expr=expr)

    @property
    def is_own(self) -> bool:
        """Whether a clean cell that is no token is its own value."""
        return False

    def are_clear(self, values: Sequence[str], empties: Empties) -> bool:
        """Whether not one of these texts has to be cleaned or stands for nothing."""
        texts = list(values)
        return texts == all_cleaned(texts) and texts == self.filled(texts, empties)

    def filled(self, values: Sequence[str], empties: Empties) -> list[str]:
        """Those of the texts that stand for something in such a column."""
        return empties.filled(values, self.type)

    @property
    def hides(self) -> Kind | None:
        """Which tokens stand for nothing among its cells; None where no cell is a token."""
        if self.native is not None and self.type not in {"id", "text"}:
            return None  # a number, a day or a truth value
        return kind_of(self.type)

    def sql_pseudo(self, expr: Sql) -> Sql:
        """Whether the raw `expr` holds a token that stands for nothing; false for null."""
        kind = self.hides
        if kind == "whole":
            return fill("coalesce(hides_whole({expr}) > 0, false)", expr=expr)
        return Sql("false") if kind is None else sql_pseudo(self.text(expr), kind)


class TimeFormat(Format, frozen=True, kw_only=True):
    """A format of moments or days. A day without a time is that local day."""

    is_date_only: bool = False

    @abstractmethod
    def sql_read(self, expr: Sql) -> Sql:
        """What the raw `expr` says before any zone: a wall-clock or exact time, null if nothing."""

    def sql_utc(self, read: Sql, zone: str) -> Sql:
        """UTC TIMESTAMP without zone of what was read; a day's moment is its local midnight."""
        return to_utc(read, zone)

    def sql_local_day(self, read: Sql, zone: str) -> Sql:
        """Local DATE in `zone` of what was read; a day as written is that day in any zone."""
        del zone
        return fill("cast({read} as date)", read=read)

    def sql_moment(self, expr: Sql, zone: str = UTC) -> Sql:
        """UTC TIMESTAMP of the raw `expr`."""
        return self.sql_utc(self.sql_read(expr), zone)

    def sql_day(self, expr: Sql, zone: str = UTC) -> Sql:
        """Local DATE of the raw `expr`."""
        return self.sql_local_day(self.sql_read(expr), zone)

    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """The moment of a time column, the local day of a date column."""
        return self.sql_day(expr, zone) if self.type == "date" else self.sql_moment(expr, zone)


class Ambiguous(Struct, frozen=True):
    """Several formats read every value, differently: a question for the user.

    code: date_order_unclear or number_sign_unclear. examples: values that could be either.
    choices: the possible answers.
    """

    type: ColumnType
    code: str
    examples: tuple[str, ...]
    choices: tuple[Answer, Answer]

    def toml(self, header: str) -> str:
        """The two lines of smalign.toml that would answer, with the first choice filled in."""
        first, second = map(string, self.choices[:2])
        return f"[formats]\n{string(header)} = {first}  # or {second}"


class Mixed(Struct, frozen=True):
    """No one format reads the column.

    code: formats_mixed (two formats contradict each other) or not_of_type.
    shapes: (shape, one value of it), the most frequent first; shape "" is a value nothing reads.
    """

    type: ColumnType
    code: str
    shapes: tuple[tuple[str, str], ...]


Outcome = Format | Ambiguous | Mixed

ENOUGH: Final = 0.8
"""A format that reads less of a column's distinct values than this is not the column's format."""


def is_utc(zone: str) -> bool:
    """Whether the zone is UTC by any of its names."""
    return zone.casefold() in _UTC_NAMES


def to_utc(local: Sql, zone: str) -> Sql:
    """A wall-clock TIMESTAMP of `zone` as a UTC TIMESTAMP.

    A local hour that happens twice is its second pass, one that never happens is moved by the
    gap: what ICU does.
    """
    if is_utc(zone):
        return local
    return fill("timezone('UTC', timezone({zone}, {local}))", zone=literal(zone), local=local)


def to_local(moment: Sql, zone: str) -> Sql:
    """A TIMESTAMPTZ as the wall-clock TIMESTAMP of `zone`."""
    return fill(
        "timezone({zone}, {moment})",
        zone=literal(UTC if is_utc(zone) else zone),
        moment=moment,
    )
