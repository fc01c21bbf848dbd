"""Which two periods are compared: equal, complete, and old enough to be read at one age."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from smalign.metrics.named_periods import working_days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Period

NOW: Final = "now"
PREVIOUS: Final = "previous"
YEAR: Final = "year"
PLAN: Final = "plan"
AGAINST: Final = (PREVIOUS, YEAR)
_WIDTHS: Final = (1, 3, 6)
"""Months of the periods that are tried: a month, else a quarter, else half a year."""
_MONTHS: Final = 12
_PACE: Final = 90
"""Days whose leads tell how many would have come since."""
_WEEK: Final = 7
_MISSED: Final = 10
"""Leads; where as many would have come none does once in 20,000 times (Poisson)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Local days, both inclusive."""

    first: date
    last: date

    def ready_on(self, horizon: int) -> date:
        """The day on which its last cards have the age at which they are compared."""
        return self.last + timedelta(days=horizon)


@dataclass(frozen=True, slots=True)
class Choice:
    """The periods of one comparison.

    now: the period in question; others: what it is compared with, the first is the main one.
    ready_on: when `now` can be read at the horizon, where that is still to come or, without a
    `now`, when there will be two periods; None: it can be, or nobody knows.
    """

    now: Span | None
    others: Mapping[str, Span]
    ready_on: date | None = None

    @property
    def spans(self) -> dict[str, Span]:
        """All of them by name."""
        return {} if self.now is None else {NOW: self.now, **self.others}


def chosen(
    counts: Mapping[date, int],
    today: date,
    horizon: int | None,
    least: int,
    vs: str | None,
    end: date | None = None,
) -> Choice:
    """The last two equal complete periods old enough, with at least `least` leads each.

    counts: leads by the day they were created on; end: their last day, where they end before the
    export does, see `end_of`: a period that goes on after it is not complete. Months are tried
    first, then quarters, then halves of a year. vs: as in `asked`; the other period stands beside
    if it has as many leads.
    """
    age = horizon or 0
    end = end or today
    waiting: list[date] = []
    for width in _WIDTHS:
        now = last_complete(min(end, today - timedelta(days=age)), width)
        if all(_leads(counts, one) >= least for one in (now, _partner(now, width, vs))):
            others = {
                name: one for name, one in _others(now, vs).items() if _leads(counts, one) >= least
            }
            return Choice(now, others)
        newest = last_complete(end, width)
        if all(_leads(counts, one) >= least for one in (newest, _partner(newest, width, vs))):
            waiting.append(newest.ready_on(age))
    return Choice(None, {}, min(waiting, default=None))


def end_of(counts: Mapping[date, int], last: date | None, today: date) -> date | None:
    """The last day of the leads, where these were plainly exported before the rest.

    last: the latest day on which a lead came or was disqualified. At the pace of the 90 days before
    it, ten leads and more would have come since: by chance none comes once in 20,000 times. None:
    leads go on to the end of the export, or may do so.
    """
    if last is None or last >= today:
        return None
    return last if _would_have_come(counts, last, today) >= _MISSED else None


def _would_have_come(counts: Mapping[date, int], last: date, today: date) -> float:
    """The leads of the days after `last` up to `today`, at the pace of the 90 days before."""
    pace = sum(count for day, count in counts.items() if 0 <= (last - day).days < _PACE) / _PACE
    return pace * (today - last).days


def asked(
    period: Period,
    counts: Mapping[date, int],
    today: date,
    horizon: int | None,
    least: int,
    vs: str | None,
    end: date | None = None,
) -> Choice:
    """The period asked for, and the one before it, a year before it, or both.

    A period that is not over is compared as far as it goes: up to `today`, or to the `end` of the
    leads, with as many days before; one that has not begun, with nothing. It is over where less
    than a week is missing and fewer than ten leads are: a day on which nothing happened is no gap.

    vs: `previous` or `year`; None: the one before is the main one, and the other stands beside if
    it has `least` leads. The period before whole months is as many whole months, before other days
    as many days. counts: as in `chosen`.
    """
    known = end or today
    last = period.until or known
    missing = (last - known).days
    if missing >= _WEEK or (missing > 0 and _would_have_come(counts, known, last) >= _MISSED):
        last = known
    now = Span(period.since or last, last)
    if now.first > min(last, known):
        return Choice(None, {})
    ready = now.ready_on(horizon or 0)
    others = _others(now, vs)
    main = next(iter(others))
    kept = {
        name: one for name, one in others.items() if _leads(counts, one) >= least or name == main
    }
    return Choice(now, kept, ready if ready > today else None)


def _partner(now: Span, width: int, vs: str | None) -> Span:
    return _moved(now, -_MONTHS if vs == YEAR else -width)


def _others(now: Span, vs: str | None) -> dict[str, Span]:
    found = {PREVIOUS: before(now), YEAR: _moved(now, -_MONTHS)}
    return {name: found[name] for name in (AGAINST if vs is None else (vs,))}


def before(span: Span) -> Span:
    """The equal period that ends the day before."""
    months = _whole_months(span)
    if months:
        return _moved(span, -months)
    length = span.last - span.first
    end = span.first - timedelta(days=1)
    return Span(end - length, end)


def days_worked(span: Span, calendar: Mapping[date, bool]) -> int:
    """Working days of a period."""
    return working_days(span.first, span.last, calendar)


def _leads(counts: Mapping[date, int], span: Span) -> int:
    return sum(count for day, count in counts.items() if span.first <= day <= span.last)


def last_complete(today: date, width: int) -> Span:
    """The last period of so many months, counted from January, that had ended by `today`."""
    months = (today + timedelta(days=1)).year * _MONTHS + (today + timedelta(days=1)).month - 1
    end = months // width * width
    return Span(_month(end - width), _month(end) - timedelta(days=1))


def _moved(span: Span, months: int) -> Span:
    """The same days so many months later; the end of a month stays one."""
    following = span.last + timedelta(days=1)
    return Span(_shifted(span.first, months), _shifted(following, months) - timedelta(days=1))


def _shifted(day: date, months: int) -> date:
    first = _month(day.year * _MONTHS + day.month - 1 + months)
    length = (_month(first.year * _MONTHS + first.month) - first).days
    return first + timedelta(days=min(day.day, length) - 1)


def _month(number: int) -> date:
    """The first day of a month, counted from the year 0."""
    year, month = divmod(number, _MONTHS)
    return date(year, month + 1, 1)


def _whole_months(span: Span) -> int:
    """How many months the period is, 0 when it is not whole ones."""
    following = span.last + timedelta(days=1)
    if span.first.day != 1 or following.day != 1:
        return 0
    return (following.year - span.first.year) * _MONTHS + following.month - span.first.month
