"""Marketing's report: read from its file, and made ready to be compared with the CRM."""

from __future__ import annotations

from contextlib import ExitStack
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.errors import InputError, UsageError
from smalign.base.reported_periods import reported_periods
from smalign.base.schema import ALL
from smalign.base.workfolder import WorkFolder
from smalign.engine.compose import fill, listed, name
from smalign.engine.duckdb import Engine
from smalign.engine.scans import all_text
from smalign.metrics.keys import folded
from smalign.metrics.reconcile.layout import refuse_twice, report_of
from smalign.metrics.reconcile.report import Comparison
from smalign.read.find import close, find
from smalign.read.probe import probe
from smalign.read.records import ReadOptions
from smalign.scope.fields import SCOPED, resolve
from smalign.scope.run import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from smalign.base.config import Config
    from smalign.base.named_periods import NamedPeriod
    from smalign.base.results import Period
    from smalign.metrics.reconcile.report import MarketingReport
    from smalign.model.model import Model
    from smalign.read.records import RawTable
    from smalign.session.answers import Answers

TOLERANCE: Final = "2%"
"""How far a number may be off and still agree."""
_WAYS: Final = ("channel", "source", "utm_source", "campaign", "owner")
"""Fields a report may name its rows by, the usual one first."""
_RUSSIAN_VAT: Final = {
    "2004-01-01": Decimal("0.18"),
    "2019-01-01": Decimal("0.20"),
    "2026-01-01": Decimal("0.22"),
}
"""The general rate: Federal Laws 117-FZ, 303-FZ, 425-FZ."""


def read_report(
    path: str, options: ReadOptions | None = None, measure: str | None = None
) -> MarketingReport:
    """The report in a file: of a workbook the first sheet that can be understood.

    measure: what its numbers count where it does not say.

    Raises:
        InputError: the file cannot be read, or its layout is not understood.
        UsageError: an option that does not fit it.

    """
    with ExitStack() as undo:
        folder = Path(undo.enter_context(WorkFolder()))
        inputs = find([path], folder)
        undo.callback(close, inputs)
        engine = Engine(folder, [one.descriptor for one in inputs])
        undo.callback(engine.close)
        failed: InputError | None = None
        for raw in probe(inputs, options or ReadOptions(), engine):
            try:
                return _report(engine, raw, measure)
            except InputError as error:
                failed = failed or error
        raise failed or InputError("no_rows", file=path)


def report_beside(
    session: Answers, file: str | Path, measure: str | None = None, sheet: str | None = None
) -> MarketingReport:
    """The report in a file that is none of the exports it is set beside.

    Raises:
        UsageError: report_among_exports, when the session has read it as one; and as `read_report`.
        InputError: as `read_report`.

    """
    if session.holds(file):
        raise UsageError("report_among_exports", file=str(file))
    return read_report(str(file), ReadOptions(sheet=sheet), measure)


def _report(engine: Engine, raw: RawTable, measure: str | None) -> MarketingReport:
    if raw.rejects:
        first = raw.rejects[0]
        raise InputError("report_broken", file=raw.file, line=first.first_line)
    found = engine.rows(all_text(raw.scan, len(raw.headers)))
    rows = (
        (raw.header_line + place, ["" if cell is None else str(cell) for cell in cells])
        for place, cells in enumerate(found, 1)
    )
    above = [cell or "" for cell in raw.above]
    return report_of(raw.file, raw.headers, rows, measure, above)


def field_of_keys(engine: Engine, model: Model, report: MarketingReport) -> tuple[str, ...]:
    """The field whose values the report names most of; () where it names none at all."""
    if not report.keys:
        return ()
    wanted = {folded(key) for key in report.keys}
    known = [(len(wanted & _values(engine, model, way)), way) for way in _WAYS]
    most = max(count for count, _ in known)
    return (next(way for count, way in known if count == most),)


def _values(engine: Engine, model: Model, field: str) -> set[str]:
    """The folded values of a field in cards and spend; none where there is no such field."""
    try:
        found = resolve(model, field)
    except UsageError:
        return set()
    queries = [
        fill("select distinct {text} from m_{table} t", text=text, table=name(table))
        for table in SCOPED
        if table != "touchpoints" and (text := found.text(table, "t")) is not None
    ]
    rows = engine.rows(listed(queries, " union ")) if queries else []
    return {folded(str(row[0])) for row in rows if row[0] is not None}


def compared(
    report: MarketingReport,
    period: Period,
    tolerance: str | None,
    config: Config,
    model: Model,
    end: date | None,
) -> Comparison:
    """The report with the periods that lie in the question's; end: the last day of the data.

    Raises:
        InputError: report_period, a text that names no period; report_twice, two numbers of one
            thing; report_overlap, periods that share some of their days.
        UsageError: tolerance.

    """
    named = reported_periods(report.periods)
    unread = [text for text in report.periods if text not in named]
    if unread:
        raise InputError("report_period", file=report.name, periods=unread)
    asked = {text: one for text, one in named.items() if _is_inside(one, period)}
    kept, totals = _without_totals(asked)
    refuse_twice(report.name, report.entries, {text: one.name for text, one in named.items()})
    _refuse_overlap(report.name, kept)
    texts: dict[str, tuple[str, ...]] = {}
    for text, one in kept.items():
        texts[one.name] = (*texts.get(one.name, ()), text)
    periods = sorted({(one.name, one.first, one.last) for one in kept.values()})
    unended = tuple(name for name, _, last in periods if end is not None and last > end)
    if any(one.period is None for one in report.entries):
        periods.append((ALL, period.since or FIRST_DAY, period.until or LAST_DAY))
    return Comparison(
        replace(report, totals=report.totals + totals),
        tuple(periods),
        texts,
        tolerance_of(tolerance or TOLERANCE),
        _vat(config, model.currency),
        unended,
    )


def _is_inside(one: NamedPeriod, period: Period) -> bool:
    return (period.since is None or one.first >= period.since) and (
        period.until is None or one.last <= period.until
    )


def _without_totals(named: Mapping[str, NamedPeriod]) -> tuple[dict[str, NamedPeriod], int]:
    """Periods that hold others are their totals."""
    kept = {
        text: one
        for text, one in named.items()
        if not any(
            other != one and one.first <= other.first and other.last <= one.last
            for other in named.values()
        )
    }
    return kept, len(named) - len(kept)


def _refuse_overlap(name: str, kept: Mapping[str, NamedPeriod]) -> None:
    """A card in two periods of a report is in two of its numbers."""
    ordered = sorted({(one.first, one.last, text) for text, one in kept.items()})
    for before, after in pairwise(ordered):
        if before[:2] != after[:2] and after[0] <= before[1]:
            raise InputError("report_overlap", file=name, periods=[before[2], after[2]])


def tolerance_of(text: str) -> Decimal:
    """A share such as "2%" or "0.02".

    Raises:
        UsageError: tolerance.

    """
    bare = text.strip().replace(",", ".")
    try:
        value = Decimal(bare.removesuffix("%")) / (100 if bare.endswith("%") else 1)
    except InvalidOperation:
        raise UsageError("tolerance", found=text) from None
    if not 0 <= value < 1:
        raise UsageError("tolerance", found=text)
    return value


def _vat(config: Config, currency: str | None) -> Mapping[str, Decimal]:
    """Rates of VAT by their first day: those of smalign.toml, else Russia's for roubles."""
    if config.money.vat.rates:
        return dict(config.money.vat.rates)
    return _RUSSIAN_VAT if currency in (None, "RUB") else {}
