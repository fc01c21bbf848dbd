"""A case for the findings of `diagnose`, with answers written by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smalign.base.config import Config
from smalign.base.errors import InputError, SmalignError
from smalign.base.results import Period, Result
from smalign.rules.steps.finding import Case

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Note, Row

NOW = Period(date(2026, 4, 1), date(2026, 6, 30))
PAST = Period(date(2025, 4, 1), date(2026, 3, 31))
ON = date(2026, 7, 1)


def answer(
    metric: str,
    rows: Sequence[Row] = (),
    *,
    total: Row | None = None,
    notes: Sequence[Note] = (),
    params: Mapping[str, object] | None = None,
) -> Result:
    """An answer with these rows."""
    return Result(
        metric=metric,
        as_of=None,
        period=Period(),
        grain="lead+deal",
        params=dict(params or {}),  # type: ignore[arg-type]
        fields=(),
        rows=tuple(rows),
        total=total or {},
        notes=tuple(notes),
    )


def case(config: Config | None = None, **answers: object) -> Case:
    """A case of the second quarter of 2026.

    answers: metric → its answer, its error, or what gives one for the options. A metric without an
    answer is an error.
    """

    def ask(metric: str, options: Mapping[str, object]) -> Result:
        found = answers.get(metric, InputError("nothing_to_count", metric=metric))
        found = found(options) if callable(found) else found
        if isinstance(found, SmalignError):
            raise found
        assert isinstance(found, Result)
        return found

    return Case(
        ask=ask,
        config=config or Config(),
        period=NOW,
        past=PAST,
        on=ON,
        min_n=30,
        compared=InputError("nothing_to_count", metric="compare"),
    )
