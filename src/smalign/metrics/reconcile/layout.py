"""A report as marketing lays it out: any table of periods, channels and measures, cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.base.errors import InputError, UsageError
from smalign.base.reported_periods import reported_period
from smalign.base.reported_words import decimal_sign, is_total, measure_of, number_of
from smalign.metrics.keys import folded
from smalign.metrics.reconcile.heads import heads_of, is_second_header
from smalign.metrics.reconcile.report import MEASURES, Entry, MarketingReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.metrics.reconcile.heads import Head

_BLANK: Final = ("", "-", "–", "—")
_MOST: Final = 100_000
"""Cells a report may have; more is an export, not a report."""


class _Reading(Struct):
    """What is read so far.

    decimals: the sign before them, where the report shows it. above: what the row before said,
    under which merged cells stand.
    """

    decimals: str | None = None
    entries: list[Entry] = field(default_factory=list)
    totals: int = 0
    blanks: int = 0
    above: dict[str, str] = field(default_factory=dict)


def report_of(
    name: str,
    headers: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    measure: str | None = None,
    above: Sequence[str] = (),
) -> MarketingReport:
    """The entries of one table.

    Columns or rows may be periods, channels or measures: a row a channel and month with a column a
    measure; a row a channel with a column a month; a row a month with a column a channel; a row a
    measure with a column a month. measure: what is counted where the table does not say.
    above: the line over the headers, where a cell stands over several of them: months or channels
    over measures, measures over channels. rows: line and texts, "" for an empty cell.

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
    if not above and is_second_header(headers, table):
        (_, lower), *table = table
        above, headers = headers, lower
    for header in (*above, *headers):
        _refuse_month_alone(name, header, None)
    heads = heads_of(headers, above, table)
    cells = (
        text
        for _, texts in table
        for head, text in zip(heads, texts, strict=True)
        if head.role in ("number", "value")
    )
    reading = _Reading(decimal_sign(cells))
    for line, texts in table:
        _read_row(name, headers, heads, line, texts, measure, reading)
    if not reading.entries:
        raise InputError("report_layout", file=name, headers=list(headers))
    refuse_twice(name, reading.entries)
    ignored = tuple(
        header for header, head in zip(headers, heads, strict=True) if head.role == "ignored"
    )
    return MarketingReport(
        name, tuple(reading.entries), reading.totals, ignored, blanks=reading.blanks
    )


def _read_row(
    name: str,
    headers: Sequence[str],
    heads: Sequence[Head],
    line: int,
    texts: Sequence[str],
    measure: str | None,
    reading: _Reading,
) -> None:
    """The entries of one row; a row of totals has none."""
    named = _named_by(heads, texts)
    if any(is_total(text) for text in named.values()) or _says_nothing(heads, named, texts):
        reading.totals += 1
        return
    named = _under_merged(heads, named, reading)
    _refuse_month_alone(name, named["period"], line)
    told, scale, _ = measure_of(named["measure"])
    if named["measure"] and told is None:  # a rate, or another number nobody compares
        return
    for header, head, text in zip(headers, heads, texts, strict=True):
        reading.totals += head.role == "total" and bool(text)
        if head.role not in ("number", "value"):
            continue
        if text in _BLANK:
            reading.blanks += 1
            continue
        counted = head.measure or told or measure
        place = {"file": name, "line": line, "column": header}
        if counted is None:
            raise InputError("report_measure", **place)
        value = number_of(text, reading.decimals)
        if value is None:
            raise InputError("report_number", **place, found=text)
        unit = head.scale * scale
        step = unit.scaleb(min(int(value.as_tuple().exponent), 0))
        period, key = head.period or named["period"], head.key or named["key"]
        reading.entries.append(
            Entry(period or None, key or None, counted, value * unit, line, step)
        )


def _named_by(heads: Sequence[Head], texts: Sequence[str]) -> dict[str, str]:
    """What a row says it is of: the first filled cell of each kind."""
    named = {"period": "", "key": "", "measure": ""}
    for head, text in zip(heads, texts, strict=True):
        if head.role in named and not named[head.role]:
            named[head.role] = text
    return named


def _says_nothing(heads: Sequence[Head], named: Mapping[str, str], texts: Sequence[str]) -> bool:
    """Whether a row of numbers is of no period though others are: a sum without a word."""
    is_by_period = any(head.role == "period" for head in heads)
    has_numbers = any(
        head.role in ("number", "value") and text not in _BLANK
        for head, text in zip(heads, texts, strict=True)
    )
    return is_by_period and has_numbers and not any(named.values())


def _under_merged(
    heads: Sequence[Head], named: dict[str, str], reading: _Reading
) -> dict[str, str]:
    """What the row is of, with what a cell merged over several rows says in the first alone.

    Only the left one of period and channel is merged: beside it an empty channel is none.
    """
    roles = [head.role for head in heads if head.role in ("period", "key")]
    left = roles[0] if {"period", "key"} <= {*roles} else None
    if left and not named[left]:
        named[left] = reading.above.get(left, "")
    reading.above = dict(named)
    return named


def _refuse_month_alone(name: str, text: str, line: int | None) -> None:
    """A month without its year could be that of any year."""
    bare = measure_of(text)[2]
    is_dated = any(letter.isdigit() for letter in text)
    if bare and not is_dated and reported_period(f"{bare} 2000") is not None:
        raise InputError("report_year", file=name, line=line, found=text)


def refuse_twice(
    name: str, entries: Sequence[Entry], names: Mapping[str, str] | None = None
) -> None:
    """Two numbers of one thing cannot both be compared.

    names: text of a period → its name, where they are known: «Июль 2025» is 2025-07.

    Raises:
        InputError: report_twice.

    """
    seen: dict[tuple[str | None, str, str], int] = {}
    for one in entries:
        period = (names or {}).get(one.period or "", one.period)
        key = (period, folded(one.key or ""), one.measure)
        if key in seen:
            raise InputError(
                "report_twice",
                file=name,
                line=one.line,
                first=seen[key],
                of=[part for part in (one.measure, one.key, one.period) if part],
            )
        seen[key] = one.line
