"""A case whose answers are written by hand: what a finding of `diagnose` looks at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smalign.base.config import Config
from smalign.base.config_agreement import Agreement
from smalign.base.errors import InputError, SmalignError
from smalign.base.results import Note, Period, Result
from smalign.rules.steps.finding import Case

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = Period(date(2026, 5, 1), date(2026, 5, 31))
PAST = Period(date(2026, 1, 1), date(2026, 4, 30))
SIGNED = {"by": ("Ann", "Bob"), "on": "2026-03-12"}
SILENT = InputError("no_answer")
"""What a metric says that has nothing to read."""


def answer(total=None, rows=(), notes=(), **params):
    """The answer of a metric; `notes`: codes, or pairs of a code and its facts."""
    pairs = [one if isinstance(one, tuple) else (one, {}) for one in notes]
    return Result(
        metric="made",
        as_of=None,
        period=NOW,
        grain="lead+deal",
        params=params,
        fields=(),
        rows=tuple(rows),
        total=total or {},
        notes=tuple(Note(code, facts) for code, facts in pairs),
    )


def case_of(
    answers: Mapping[object, Result | SmalignError],
    *,
    past: Period | None = PAST,
    norms: Mapping[str, float] | None = None,
    **config: object,
) -> Case:
    """A case that knows these answers.

    answers: part of a command (its `show`, else its name) → the answer; ("past", part) is that of
    the earlier days, where they are asked for.
    """
    agreement = Agreement(norms=norms, **SIGNED) if norms else Agreement()

    def ask(metric: str, options: Mapping[str, object]) -> Result:
        part = options.get("show", metric)
        is_past = past is not None and options.get("since") == past.since
        found = answers.get(("past", part) if is_past else part, SILENT)
        if isinstance(found, SmalignError):
            raise found
        return found

    return Case(
        ask=ask,
        config=Config(agreement=agreement, **config),  # type: ignore[arg-type]
        period=NOW,
        past=past,
        on=date(2026, 6, 30),
        min_n=30,
        compared=SILENT,
    )


def only(found):
    """The one thing a finding yields."""
    (one,) = found
    return one
