"""What stands behind the numbers of one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from smalign.base.errors import SmalignError
    from smalign.base.results import Field, Result, Row, Value


class Measure(Struct, frozen=True):
    """One number of a row.

    column: what it is. value: as the metric gave it. formula: of other numbers, blank where it is
    counted or summed; numbers: what is put in for its names, empty unless they give the value.
    low, high: the ends of its interval, None where it has none.
    """

    column: Field
    value: Value
    formula: str = ""
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    low: Value = None
    high: Value = None


class Explained(Struct, frozen=True):
    """One row, number by number. key: its dimensions, empty for the total.

    cards: behind it, of some metrics those alone that need a look, such as cards without an
    attempt; None where records do not say in which row they are. place: which of the rows of the
    answer it is, None for the total. says: what the answer says of the row in a word, by column,
    such as how mature a cohort is.
    """

    key: Mapping[str, str]
    measures: tuple[Measure, ...]
    cards: tuple[Row, ...] | None
    place: int | None = None
    says: Mapping[str, str] = field(default_factory=dict)


class Explanation(Struct, frozen=True):
    """The answer of a metric, and the rows of it that are explained."""

    result: Result
    rows: tuple[Explained, ...]


class SignedPage(Struct, frozen=True):
    """Every metric explained, for two departments to agree on; an error where there is no answer.

    timezone: whose days are used, None when unknown. version: of smalign.
    """

    parts: tuple[tuple[str, Explanation | SmalignError], ...]
    timezone: str | None
    version: str
