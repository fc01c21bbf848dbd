"""A report as marketing lays it out: any table of periods, channels and measures, cell by cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.errors import InputError, UsageError
from smalign.metrics.named_periods import period_of
from smalign.metrics.reconcile_report import MEASURES, Entry, MarketingReport
from smalign.metrics.reconcile_words import (
    MEASURE_WORDS,
    PERIOD_WORDS,
    TOTAL_WORDS,
    VALUE_WORDS,
    measure_of,
    number_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROLES: Final = (("period", PERIOD_WORDS), ("measure", MEASURE_WORDS), ("value", VALUE_WORDS))
_BLANK: Final = ("", "-", "–", "—")
_MOST: Final = 100_000
"""Cells a report may have; more is an export, not a report."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What a column is: its measure, the period or key it stands for, what its numbers mean."""

    role: str  # period, key, measure, value, number, ignored
    measure: str | None = None
    period: str | None = None
    key: str | None = None
    scale: Decimal = Decimal(1)


@dataclass(slots=True)
class _Reading:
    entries: list[Entry] = field(default_factory=list)
    totals: int = 0


def report_of(
    name: str,
    headers: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    measure: str | None = None,
) -> MarketingReport:
    """The entries of one table.

    Columns or rows may be periods, channels or measures: a row a channel and month with a column a
    measure; a row a channel with a column a month; a row a month with a column a channel; a row a
    measure with a column a month. measure: what is counted where the table does not say.
    rows: line and texts, "" for an empty cell.

    Raises:
        InputError: report_layout, no column of numbers is understood; report_measure, nothing says
            what its numbers count; report_number, a cell is no number; report_twice, two cells are
            of the same period, channel and measure; report_year, a month without a year;
            report_large, more cells than any report has.
        UsageError: reconcile_measure, `measure` is none.

    """
    if measure is not None and measure not in MEASURES:
        raise UsageError("reconcile_measure", found=measure, known=list(MEASURES))
    table = [(line, [text.strip() for text in texts]) for line, texts in rows]
    if len(table) * max(len(headers), 1) > _MOST:
        raise InputError("report_large", file=name, most=_MOST)
    for header in headers:
        _refuse_month_alone(name, header, None)
    heads = _heads(headers, table)
    reading = _Reading()
    for line, texts in table:
        _read_row(name, headers, heads, line, texts, measure, reading)
    if not reading.entries:
        raise InputError("report_layout", file=name, headers=list(headers))
    _refuse_twice(name, reading.entries)
    ignored = tuple(
        header for header, head in zip(headers, heads, strict=True) if head.role == "ignored"
    )
    return MarketingReport(name, tuple(reading.entries), reading.totals, ignored)


def _heads(headers: Sequence[str], table: Sequence[tuple[int, Sequence[str]]]) -> list[_Head]:
    """What each column is, by its header and then by its cells."""
    columns = [[texts[at] for _, texts in table if texts[at]] for at in range(len(headers))]
    heads = [
        _named(header) or _by_cells(column) for header, column in zip(headers, columns, strict=True)
    ]
    has_key = any(head.role == "key" for head in heads)
    if has_key or any(head.role == "number" and head.measure for head in heads):
        # a number whose header says nothing: a rate, a comment, a number of the row
        bare = _Head("ignored")
    else:
        bare = None
    return [
        _bare(header, bare) if head.role == "unnamed" else head
        for header, head in zip(headers, heads, strict=True)
    ]


def _bare(header: str, instead: _Head | None) -> _Head:
    """A column of numbers that names neither a measure nor a period: a channel, if it may be."""
    if instead is not None:
        return instead
    if fold_header(header) in TOTAL_WORDS:
        return _Head("total")
    return _Head("number", key=header.strip()) if header.strip() else _Head("ignored")


def _named(header: str) -> _Head | None:
    """What a header says of its column; None when it says nothing."""
    folded = fold_header(header)
    for role, words in _ROLES:
        if folded in words:
            return _Head(role)
    if folded in TOTAL_WORDS:
        return _Head("total")
    measure, scale, rest = measure_of(header)
    if measure is not None and not rest:
        return _Head("number", measure, scale=scale)
    if period_of(rest or header) is not None:
        return _Head("number", measure, period=rest or header.strip(), scale=scale)
    return None


def _by_cells(column: Sequence[str]) -> _Head:
    """A column whose header says nothing, by what stands in it."""
    if not column:
        return _Head("ignored")
    kinds = Counter(
        "measure"
        if measure_of(text)[0] and not measure_of(text)[2]
        else "period"
        if period_of(text) is not None
        else "number"
        if number_of(text) is not None
        else "text"
        for text in column
        if fold_header(text) not in TOTAL_WORDS
    )
    if not kinds:
        return _Head("ignored")
    kind = max(kinds, key=lambda one: (kinds[one], one))
    if kind == "number":
        return _Head("ignored" if all(text.endswith("%") for text in column) else "unnamed")
    return _Head("key" if kind == "text" else kind)


def _read_row(
    name: str,
    headers: Sequence[str],
    heads: Sequence[_Head],
    line: int,
    texts: Sequence[str],
    measure: str | None,
    reading: _Reading,
) -> None:
    """The entries of one row; a row of totals has none."""
    named = _named_by(heads, texts)
    if any(fold_header(text) in TOTAL_WORDS for text in named.values()):
        reading.totals += 1
        return
    _refuse_month_alone(name, named["period"], line)
    told, scale, _ = measure_of(named["measure"])
    if named["measure"] and told is None:  # a rate, or another number nobody compares
        return
    for header, head, text in zip(headers, heads, texts, strict=True):
        reading.totals += head.role == "total" and bool(text)
        if head.role not in ("number", "value") or text in _BLANK:
            continue
        counted = head.measure or told or measure
        place = {"file": name, "line": line, "column": header}
        if counted is None:
            raise InputError("report_measure", **place)
        value = number_of(text)
        if value is None:
            raise InputError("report_number", **place, found=text)
        unit = head.scale * scale
        step = unit.scaleb(min(int(value.as_tuple().exponent), 0))
        period, key = head.period or named["period"], head.key or named["key"]
        reading.entries.append(
            Entry(period or None, key or None, counted, value * unit, line, step)
        )


def _named_by(heads: Sequence[_Head], texts: Sequence[str]) -> dict[str, str]:
    """What a row says it is of: the first filled cell of each kind."""
    named = {"period": "", "key": "", "measure": ""}
    for head, text in zip(heads, texts, strict=True):
        if head.role in named and not named[head.role]:
            named[head.role] = text
    return named


def _refuse_month_alone(name: str, text: str, line: int | None) -> None:
    """A month without its year could be that of any year."""
    bare = measure_of(text)[2]
    is_dated = any(letter.isdigit() for letter in text)
    if bare and not is_dated and period_of(f"{bare} 2000") is not None:
        raise InputError("report_year", file=name, line=line, found=text)


def _refuse_twice(name: str, entries: Sequence[Entry]) -> None:
    """Two numbers of one thing cannot both be compared."""
    seen: dict[tuple[str | None, str, str], int] = {}
    for one in entries:
        key = (one.period, (one.key or "").casefold(), one.measure)
        if key in seen:
            raise InputError(
                "report_twice",
                file=name,
                line=one.line,
                first=seen[key],
                measure=one.measure,
                key=one.key or "",
                period=one.period or "",
            )
        seen[key] = one.line
