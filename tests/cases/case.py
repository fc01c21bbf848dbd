"""A case: small tables, a question, and what the answer must say — worked by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.scoped import company

from smalign.base.results import Period

if TYPE_CHECKING:
    from smalign.base.results import Result
    from smalign.engine.duckdb import Engine
    from smalign.metrics.metric import Metric

Expected = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Case:
    """One behaviour of one metric.

    why: the sentence the case stands for. tables: scoped views as pipe tables. ask: fields of the
    question. rows: key of the row → columns it must have (others are free); the rows are exactly
    these. total, excluded (reason → count), notes (code → facts): what must be there.
    """

    name: str
    why: str
    tables: Mapping[str, str]
    rows: Mapping[str, Expected]
    ask: Mapping[str, object] = field(default_factory=dict)
    total: Expected = field(default_factory=dict)
    excluded: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, Expected] = field(default_factory=dict)


def answer(metric: Metric, case: Case, engine: Engine) -> Result:
    """Ask the metric about the case's tables."""
    return metric.compute(company(engine, case.ask, **case.tables))


def check(case: Case, result: Result, key: tuple[str, ...]) -> None:
    """Compare what the case expects; money and counts exactly, shares to nine digits."""
    rows = {" / ".join(str(row[name]) for name in key): row for row in result.rows}
    assert list(rows) == list(case.rows), case.why
    for name, expected in case.rows.items():
        assert {**expected} == _part(rows[name], expected), f"{name}: {case.why}"
    assert {**case.total} == _part(result.total, case.total), case.why
    assert dict(case.excluded) == {one.reason: one.count for one in result.excluded}, case.why
    facts = {note.code: note.facts for note in result.notes}
    for code, expected in case.notes.items():
        assert {**expected} == _part(facts[code], expected), case.why


def _part(found: Mapping[str, object], expected: Expected) -> dict[str, object]:
    return {name: _short(found[name]) for name in expected}


def _short(value: object) -> object:
    return round(value, 9) if isinstance(value, float) else value


def period(since: str | None, until: str | None) -> Period:
    """A period from ISO dates."""
    return Period(*(date.fromisoformat(day) if day else None for day in (since, until)))


def dec(text: str) -> Decimal:
    """A decimal written as text."""
    return Decimal(text)
