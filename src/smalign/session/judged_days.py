"""Which days a diagnosis judges, and which are the company's past."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.errors import SmalignError, UsageError
from smalign.base.results import Note, Period
from smalign.metrics.comparing.periods import Span, before, last_complete
from smalign.rules.steps.verdict import main_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Result
    from smalign.rules.steps.finding import Asking

_PAST: Final = 4
"""Equal periods before the one judged that are the own past."""
_DAYS: Final = frozenset({"since", "until", "last"})
_LONGER: Final = (3, 6)
"""Months of the periods that are tried where in a month sales are too few."""


def tried(ask: Asking, metric: str, options: Mapping[str, object]) -> Result | SmalignError:
    """The answer of a metric, or the error that says why there is none."""
    try:
        return ask(metric, options)
    except SmalignError as error:
        return error


def compared_days(
    ask: Asking, own: Mapping[str, object]
) -> tuple[Result | SmalignError, Mapping[str, object]]:
    """What compare says, and the options it was asked with.

    Where nobody named days, and what compare chooses has too few sales to be judged by them, the
    last quarters are compared, or else the last halves of a year, if these have sales enough.

    Raises:
        UsageError: a mistake in the question is the user's, and is not carried along.

    """
    found = tried(ask, "compare", own)
    if isinstance(found, UsageError):
        raise found
    if isinstance(found, SmalignError) or not _DAYS.isdisjoint(own):
        return found, own
    today, horizon = found.params["as_of_on"], found.params["horizon"]
    if _has_sales(found) or not main_of(found)[1]:
        return found, own
    if not (isinstance(today, date) and isinstance(horizon, int)):
        return found, own
    for months in _LONGER:
        end = date.fromisoformat(str(found.params.get("end") or today))
        span = last_complete(min(end, today - timedelta(days=horizon)), months)
        longer = {**own, "since": span.first, "until": span.last}
        other = tried(ask, "compare", longer)
        if not isinstance(other, SmalignError) and _has_sales(other):
            note = Note("compare_longer", {"months": months})
            return replace(other, notes=(note, *other.notes)), longer
    return found, own


def _has_sales(found: Result) -> bool:
    """Whether periods are judged by sales, and both have them often enough.

    Where no result is there often enough compare names sales, too, and says that they are few;
    where it found no two periods it says nothing.
    """
    _, main = main_of(found)
    is_enough = all(one["ok"] for one in main.get("gates", ()) if one["name"] == "results")
    return bool(main) and found.params["result"] == "won" and is_enough


def spans_of(compared: Result | SmalignError) -> tuple[Period, Period | None]:
    """The days judged and the four equal periods before them, as far as there are cards in them.

    A past without a card is none.
    """
    days = Period() if isinstance(compared, SmalignError) else compared.period
    if isinstance(compared, SmalignError) or days.since is None or days.until is None:
        return days, None
    span = first = Span(days.since, days.until)
    for _ in range(_PAST):
        first = before(first)
    oldest = compared.params.get("first_on")
    since = first.first if oldest is None else max(first.first, date.fromisoformat(str(oldest)))
    until = before(span).last
    return days, Period(since, until) if since <= until else None
