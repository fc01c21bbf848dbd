"""The periods of a report: those of a plan, and also weeks and stretches of days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from smalign.base.named_periods import NamedPeriod, period_of, periods_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_WEEK: Final = r"(?:w|wk|week|нед(?:еля)?)\.?"
_YEAR: Final = r"(?P<year>\d{4})(?:\s*г(?:од|ода|\.)?)?"
_WEEKS: Final = tuple(
    re.compile(form + r"\Z")
    for form in (
        _YEAR + r"[- ,/]*" + _WEEK + r"\s*(?P<week>\d\d?)",
        _WEEK + r"\s*(?P<week>\d\d?)[- ,/]*" + _YEAR,
        r"(?P<week>\d\d?)(?:-я)?\s*" + _WEEK + r"[- ,/]*" + _YEAR,
    )
)
_DAY: Final = r"(?:\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4})"
_SPAN: Final = re.compile(
    rf"(?:с\s+|from\s+)?(?P<first>{_DAY}|\d\d?\.\d\d?)(?:\s*(?:-|–|—|\.\.|…|/)\s*|\s+(?:по|to)\s+)"
    rf"(?P<last>{_DAY})(?:\s*г\.?)?\Z"
)
_DOTS_OF_A_DAY: Final = 2


def reported_period(text: str) -> NamedPeriod | None:
    """The period one text of a report names, or None."""
    return period_of(text) or _week(text) or _span(text)


def reported_periods(texts: Iterable[str]) -> dict[str, NamedPeriod]:
    """Text → the period it names; texts that name none are absent.

    Beside those of `periods_of`: 2026-W05, «5 неделя 2026»; «01.07.2026 – 07.07.2026», and so with
    the year at the end alone.
    """
    every = list(texts)
    more = {text: period for text in every if (period := _week(text) or _span(text))}
    return periods_of(text for text in every if text not in more) | more


def _week(text: str) -> NamedPeriod | None:
    """A week of ISO 8601: it begins on a Monday, and the first one holds 4 January."""
    folded = " ".join(text.casefold().split())
    for form in _WEEKS:
        match = form.match(folded)
        if match:
            year, week = int(match["year"]), int(match["week"])
            try:
                first = date.fromisocalendar(year, week, 1)
            except ValueError:  # a week 54
                return None
            return NamedPeriod(f"{year}-W{week:02}", first, first + timedelta(days=6))
    return None


def _span(text: str) -> NamedPeriod | None:
    """Days from one to another, both inclusive; the year may stand at the second alone."""
    match = _SPAN.match(" ".join(text.casefold().split()))
    if not match:
        return None
    begins = match["first"]
    if "-" not in begins and begins.count(".") < _DOTS_OF_A_DAY:
        begins += f".{match['last'][-4:]}"
    first, last = period_of(begins), period_of(match["last"])
    if first is None or last is None or first.first > last.first:
        return None
    return NamedPeriod(f"{first.name}/{last.name}", first.first, last.last)
