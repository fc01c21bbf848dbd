"""What every command answers with: rows, their total, and all that makes them believable."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

WRITTEN_HERE: Final = "smalign"
"""The mark of a workbook that holds an answer: among exports it is none of them."""

Unit = Literal[
    "",
    "count",
    "money",
    "rate",
    "ratio",
    "days",
    "minutes",
    "date",
    "credit",
    "units",
    "points",
    "p",
    "mixed",
    "change",
]
ValueType = Literal["text", "integer", "decimal", "float", "date", "time", "flag"]
Value = str | int | float | Decimal | date | datetime | bool | None


class Field(Struct, frozen=True):
    """One column of a result.

    `unit` says how it is shown: a `rate` is a fraction (0.0686) printed as 6.9 %; `money` is a
    decimal in the result's currency; a `ratio` a bare number (ROAS 3.2); a `credit` a count that
    an attribution model may have split; `points` are a difference of two rates, a fraction with its
    sign (+8.7 are points of per cent); `minutes` are shown as days, hours and minutes; `p` is the
    p-value of a test; `mixed` is money or a count, as another column of the row says;
    `change` is a difference of two counts, which may be of part of a card, with its sign.
    """

    name: str
    type: ValueType
    unit: Unit = ""
    title: str = ""


class Note(Struct, frozen=True):
    """Something the reader must know to read the numbers right; `money` ranks it."""

    code: str
    facts: dict[str, object] = field(default_factory=dict)
    money: Decimal = Decimal(0)


class Exclusion(Struct, frozen=True):
    """Cards (or amounts) left out, and why."""

    reason: str
    count: int
    amount: Decimal | None = None


class Period(Struct, frozen=True):
    """Local dates, inclusive at both ends; None is open."""

    since: date | None = None
    until: date | None = None


Row = dict[str, Value]


class Result(Struct, frozen=True):
    """The answer of one metric.

    rows: one dict a row, keys = names of `fields`, in the order of `fields`.
    total: the same keys over all rows; dimensions are absent; None where a total has no meaning.
    excluded: cards in no row, by reason. notes: ordered by money at stake.
    sql: the whole script; pasted into a bare DuckDB it gives the rows the metric reduced.
    ids: the per-card rows behind the numbers (only filled when asked for).
    """

    metric: str
    as_of: datetime | None
    period: Period
    grain: str
    params: dict[str, object]
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    total: Row
    excluded: tuple[Exclusion, ...] = ()
    notes: tuple[Note, ...] = ()
    sql: str = ""
    currency: str | None = None
    ids: tuple[Row, ...] = ()
    id_fields: tuple[Field, ...] = ()

    @property
    def df(self) -> pd.DataFrame:
        """The rows as a pandas frame; money is exact `Decimal`, see `base.frames.to_pandas`."""
        from smalign.base.frames import to_pandas

        return to_pandas(self.fields, self.rows)

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table; money is decimal128, see `base.frames.to_arrow`."""
        from smalign.base.frames import to_arrow

        return to_arrow(self.fields, self.rows)


class InspectedColumn(Struct, frozen=True):
    """One column of an inspected file.

    header: as written; column: the canonical column it became, None = an attribute; type and
    format: how its values are read; empty_share: fraction of accepted rows without a value;
    failures: values that did not fit the type; failed_examples: some of those; examples: a few
    values; both with what may be personal masked. matched_by: why it became that column (told /
    header / pattern / rule), None = an attribute; vocabulary: the system whose word it is.
    """

    header: str
    column: str | None
    type: str
    format: str | None = None
    empty_share: float | None = None
    failures: int = 0
    examples: tuple[str, ...] = ()
    failed_examples: tuple[str, ...] = ()
    matched_by: str | None = None
    vocabulary: str | None = None


class InspectedReject(Struct, frozen=True):
    """One record that could not be read: every physical line it covers (from 1), and why."""

    lines: tuple[int, ...]
    reason: str
    facts: dict[str, object] = field(default_factory=dict)


class InspectedFile(Struct, frozen=True):
    """One file or sheet as it was understood; rows_read = rows_accepted + rows_rejected.

    dropped: rows that are no records, as (preamble | blank | total | footer | header, count).
    """

    file: str
    sheet: str | None
    encoding: str | None
    delimiter: str | None
    crm: str
    table: str | None
    confidence: float
    reasons: tuple[str, ...]
    rows_read: int
    rows_accepted: int
    rows_rejected: int
    dropped: tuple[tuple[str, int], ...] = ()
    rejects: tuple[InspectedReject, ...] = ()
    columns: tuple[InspectedColumn, ...] = ()


class Inspection(Struct, frozen=True):
    """What `inspect` found: the files, how cards were linked (way → count), and warnings.

    links_of: of how many: "deals", where leads are there, too, and "touches" that name no card.
    as_of_on: the local day of the as-of.
    """

    files: tuple[InspectedFile, ...]
    links: dict[str, int] = field(default_factory=dict)
    links_of: dict[str, int] = field(default_factory=dict)
    as_of: datetime | None = None
    as_of_on: date | None = None
    warnings: tuple[Note, ...] = ()
