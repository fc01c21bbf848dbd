"""A report of marketing's as numbers, each of a period, a channel and a measure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

MEASURES: Final = ("leads", "qualified", "deals", "won", "revenue", "spend")
"""What a report may count, in the order answers show it."""


class Entry(Struct, frozen=True):
    """One number of the report; without a period or a key it is of all of them.

    measure: one of `MEASURES`. line: of the table in the file, from 1.
    """

    period: str | None
    key: str | None
    measure: str
    value: Decimal
    line: int
    step: Decimal = Decimal(1)
    """What the number is rounded to: 100 where it is 90.5 thousand."""


class MarketingReport(Struct, frozen=True):
    """A report as entries; what was left aside: totals, columns without a measure, empty cells."""

    name: str
    entries: tuple[Entry, ...]
    totals: int = 0
    ignored: tuple[str, ...] = ()
    blanks: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """What its rows or columns name, once each, in order."""
        return tuple(dict.fromkeys(one.key for one in self.entries if one.key is not None))

    @property
    def periods(self) -> tuple[str, ...]:
        """The texts of its periods, once each, in order."""
        return tuple(dict.fromkeys(one.period for one in self.entries if one.period is not None))


class Comparison(Struct, frozen=True):
    """A report and how it is compared.

    periods: name, first and last day, both inclusive, none within another. texts: name of a period
    → how the report writes it. tolerance: the share a number may be off by. vat: first day → rate.
    unended: the periods that end after the data.
    """

    report: MarketingReport
    periods: tuple[tuple[str, date, date], ...]
    texts: Mapping[str, tuple[str, ...]]
    tolerance: Decimal
    vat: Mapping[str, Decimal]
    unended: tuple[str, ...] = ()
