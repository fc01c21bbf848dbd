"""Which two periods are compared: equal, complete, and old enough to be read at one age."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.named_periods import working_days

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
_WEEK: Final = 7
_PACE: Final = timedelta(weeks=13)
"""Whose leads tell how many would have come since."""
_MISSED: Final = 10
"""Leads; where as many would have come none does once in 20,000 times (Poisson)."""


_SMALL: Final = 0.05
"""The share of a period's leads that is too small to matter."""


class Span(Struct, frozen=True):
    """Local days, both inclusive."""

    first: date
    last: date

    def ready_on(self, horizon: int) -> date:
        """The day on which its last cards have the age at which they are compared."""
        return self.last + timedelta(days=horizon)


class Choice(Struct, frozen=True):
    """The periods of one comparison.

    now: the period in question; others: what it is compared with, the first is the main one.
    ready_on: when `now` can be read at the horizon, where that is still to come or, without a
    `now`, when there will be two periods; None: it can be, or nobody knows. begins_on: the day of
    the first lead, where there is no `now` because the periods named begin before it.
    """

    now: Span | None
    others: Mapping[str, Span]
    ready_on: date | None = None
    begins_on: date | None = None

    @property
    def spans(self) -> dict[str, Span]:
        """All of them by name."""
        return {} if self.now is None else {NOW: self.now, **self.others}


class Days(Struct, frozen=True):
    """What is known of the days of the leads.

    counts: leads by the day they were created on. today: the day of the export. horizon: the age at
    which they are read, None: no age is known. end: their last day, where they end before the
    export does, see `end_of`. first_on: the day the oldest card was created on.
    """

    counts: Mapping[date, int]
    today: date
    horizon: int | None = None
    end: date | None = None
    first_on: date | None = None

    @property
    def last(self) -> date:
        """The last day of which all leads are known."""
        return self.end or self.today

    def leads(self, span: Span) -> int:
        """Leads of a period."""
        return sum(count for day, count in self.counts.items() if span.first <= day <= span.last)

    def is_begun(self, span: Span) -> bool:
        """Whether leads are known from the first day of a period on.

        Not where ten and more, and a twentieth of its leads, would have come before the first lead
        of all: then the export, or the company, begins later, and the period holds a part of what
        its days would bring.
        """
        first = min(self.counts, default=span.first)
        missing = _would_have_come_before(self.counts, first, span.first)
        return missing < max(_MISSED, _SMALL * self.leads(span))


def choose(period: Period, days: Days, least: int, vs: str | None) -> Choice:
    """The periods compared: the one that is named, or else the last two that may be.

    least: leads. vs: `previous` or `year`; None: the one before is the main one, and the other
    stands beside if it has `least` leads.
    """
    if not days.counts:
        return Choice(None, {})
    if period.since or period.until:
        return asked(period, days, least, vs)
    return chosen(days, least, vs)


def chosen(days: Days, least: int, vs: str | None) -> Choice:
    """The last two equal complete periods old enough, with at least `least` leads each.

    A period that goes on after the end of the leads, or begins before the first one, is not
    complete. Months are tried first, then quarters, then halves of a year.
    """
    age = days.horizon or 0
    waiting: list[date] = []
    for width in _WIDTHS:
        now = last_complete(min(days.last, days.today - timedelta(days=age)), width)
        if all(_fits(days, one, least) for one in (now, _partner(now, width, vs))):
            others = {
                name: one for name, one in _others(now, vs).items() if _fits(days, one, least)
            }
            return Choice(now, others)
        newest = last_complete(days.last, width)
        if all(_fits(days, one, least) for one in (newest, _partner(newest, width, vs))):
            waiting.append(newest.ready_on(age))
    return Choice(None, {}, min(waiting, default=None))


def asked(period: Period, days: Days, least: int, vs: str | None) -> Choice:
    """The period asked for, and the one before it, a year before it, or both.

    A period that is not over is compared as far as it goes: up to the last day of which leads are
    known, with as many days before; one that has not begun, with nothing. It is over where less
    than a week is missing and fewer than ten leads are: a day on which nothing happened is no gap.
    The period before whole months is as many whole months, before other days as many days. Where
    either begins before the leads do, nothing is compared.
    """
    last = period.until or days.last
    missing = (last - days.last).days
    if missing >= _WEEK or _would_have_come(days.counts, days.last, last) >= _MISSED:
        last = days.last
    now = Span(period.since or last, last)
    if now.first > min(last, days.last):
        return Choice(None, {})
    ready = now.ready_on(days.horizon or 0)
    others = _others(now, vs)
    main = next(iter(others))
    if not (days.is_begun(now) and days.is_begun(others[main])):
        return Choice(None, {}, begins_on=min(days.counts))
    kept = {name: one for name, one in others.items() if name == main or _fits(days, one, least)}
    return Choice(now, kept, ready if ready > days.today else None)


def _fits(days: Days, span: Span, least: int) -> bool:
    """Whether a period has leads enough, and is not cut off by the beginning of the data."""
    return days.leads(span) >= least and days.is_begun(span)


def end_of(counts: Mapping[date, int], last: date | None, today: date) -> date | None:
    """The last day of the leads, where these seem to be exported before the rest.

    last: the latest day on which a lead came or was disqualified. On the whole days since, at the
    pace of the 13 weeks before, ten leads and more would have come. None: leads go on to the end of
    the export, or may do so.
    """
    if last is None:
        return None
    whole_days = today - timedelta(days=1)
    return last if _would_have_come(counts, last, whole_days) >= _MISSED else None


def _would_have_come(counts: Mapping[date, int], last: date, until: date) -> float:
    """The leads of the days after `last` up to `until`, at the pace of the 13 weeks before.

    Each day is as its weekday usually is: where nobody asks at weekends a Sunday lacks nothing.
    """
    usual: Counter[int] = Counter()
    for day, count in counts.items():
        if timedelta(0) <= last - day < _PACE:
            usual[day.weekday()] += count
    return _of_days(usual, last + timedelta(days=1), until)


def _would_have_come_before(counts: Mapping[date, int], first: date, since: date) -> float:
    """The leads of the days from `since` on before `first`, at the pace of the 13 weeks after."""
    usual: Counter[int] = Counter()
    for day, count in counts.items():
        if timedelta(0) <= day - first < _PACE:
            usual[day.weekday()] += count
    return _of_days(usual, since, first - timedelta(days=1))


def _of_days(usual: Counter[int], first: date, last: date) -> float:
    """What 13 weeks brought by the day of the week, as a mean of each of these days."""
    days = (first + timedelta(days=at) for at in range((last - first).days + 1))
    return sum(usual[day.weekday()] for day in days) * _WEEK / _PACE.days


def _partner(now: Span, width: int, vs: str | None) -> Span:
    return _year_before(now) if vs == YEAR else _moved(now, -width)


def _others(now: Span, vs: str | None) -> dict[str, Span]:
    found = {PREVIOUS: before(now), YEAR: _year_before(now)}
    return {name: found[name] for name in (AGAINST if vs is None else (vs,))}


def _year_before(now: Span) -> Span:
    """The same days a year before; of a period longer than a year as many years as it overlaps."""
    years = 1
    while (found := _moved(now, -_MONTHS * years)).last >= now.first:
        years += 1
    return found


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
