"""The view `costs`: what marketing costs beside advertising, by day, as `[costs]` says it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

from smalign.base.results import Note
from smalign.base.schema import ALL
from smalign.engine.compose import Sql, fill, listed, literal, template
from smalign.scope.fields import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.config_money import Costs, Fee, MonthlyCost
    from smalign.base.results import Period
    from smalign.engine.duckdb import Engine
    from smalign.scope.fields import FieldRef
    from smalign.scope.filters import Condition

_PACKAGE: Final = "smalign.scope"
_FIRST_DAY: Final = date(1, 1, 1)
_LAST_DAY: Final = date(9999, 12, 31)
_SPAN: Final = """select min(day), max(day)
from (
    select created_on as day from every_lead
    union all
    select created_on as day from every_deal
    union all
    select coalesce(date, date_from) as day from m_spend
    union all
    select coalesce(date, date_to) as day from m_spend
) as days"""
"""Of the whole export: a condition does not change from when on a cost was paid."""
_CHANNELS: Final = """select channel from m_spend where channel is not null
union
select channel from m_leads where channel is not null
union
select channel from m_deals where channel is not null"""
_MONTHS: Final = (
    *(("item", "varchar"), ("channel", "varchar"), ("month_on", "date")),
    *(("first_on", "date"), ("last_on", "date"), ("cents", "bigint"), ("extra", "integer")),
)
_FEES: Final = (
    *(("item", "varchar"), ("channel", "varchar"), ("first_on", "date"), ("last_on", "date")),
    ("share", "decimal(9, 6)"),
)


class _Days(NamedTuple):
    """The days of an answer, both ends included."""

    first: date
    last: date


def define_costs(
    engine: Engine,
    costs: Costs,
    period: Period,
    as_of_on: date | None,
    by: Sequence[FieldRef],
    where: Sequence[Condition],
) -> None:
    """Create `costs` (segment, item, first_on, last_on, amount), after `spend`.

    A month's amount is spread over its days in whole cents, so that they add up to it: the first
    days of the month carry the cents that are left over. Only days of the period that have
    happened are in it; of a period with an open end, those since the first card or spend of the
    export. A fee goes by the days and the segment of the spend it is a share of.
    """
    days = _days(engine, period, as_of_on)
    rows = [row for name, cost in costs.monthly.items() for row in _months(name, cost, days)]
    engine.values("cost_months", _MONTHS, rows)
    engine.values("cost_days", (("day", "date"),), [(day,) for day in _each(days)])
    fees = [row for name, fee in costs.fees.items() for row in _fee(name, fee)]
    engine.values("cost_fees", _FEES, fees)
    engine.define(fill(template(_PACKAGE, "costs.sql"), segment=_segment(by), tests=_tests(where)))


def unknown_channels(engine: Engine, costs: Costs) -> list[Note]:
    """A note on channels that `[costs]` names and the export does not, with those like them."""
    known = {str(channel) for (channel,) in engine.rows(_CHANNELS)} if costs.channels else set()
    unknown = sorted(costs.channels - known)
    if not unknown:
        return []
    near = [get_close_matches(name, sorted(known), 1, 0.6) for name in unknown]
    hint = sorted({one for found in near for one in found})
    return [Note("costs_channels_unknown", {"names": unknown, "hint": hint})]


def _days(engine: Engine, period: Period, as_of_on: date | None) -> _Days | None:
    """The days of the period that have happened; None when there are none."""
    first, last = (cell if isinstance(cell, date) else None for cell in engine.rows(_SPAN)[0])
    since = period.since or first
    until = min(period.until or _LAST_DAY, as_of_on or last or _FIRST_DAY)
    return None if since is None or until < since else _Days(since, until)


def _each(days: _Days | None) -> Iterator[date]:
    if days is not None:
        for number in range((days.last - days.first).days + 1):
            yield days.first + timedelta(days=number)


def _months(name: str, cost: MonthlyCost, days: _Days | None) -> Iterator[tuple[object, ...]]:
    """One row a month: the cents of each of its days, and how many of the first have one more."""
    if days is None:
        return
    since, until = _ends(cost.since, cost.until)
    month = max(days.first, since).replace(day=1)
    while month <= min(days.last, until):
        following = (month + timedelta(days=31)).replace(day=1)
        length = (following - month).days
        cents, extra = divmod(int(cost.amount * 100), length)
        last = min(until, following - timedelta(days=1))
        yield name, cost.channel, month, max(since, month), last, cents, extra
        month = following


def _fee(name: str, fee: Fee) -> Iterator[tuple[object, ...]]:
    for channel in fee.channels or (None,):
        yield name, channel, *_ends(fee.since, fee.until), Decimal(fee.share)


def _ends(since: str | None, until: str | None) -> tuple[date, date]:
    first = date.fromisoformat(since) if since else _FIRST_DAY
    return first, date.fromisoformat(until) if until else _LAST_DAY


def _segment(by: Sequence[FieldRef]) -> Sql:
    """What a fixed cost is told apart by: its channel and its day; all else it belongs to whole."""
    if not by:
        return Sql("''")
    parts: list[Sql] = []
    for one in by:
        if one.key == "channel":
            parts.append(fill("coalesce(m.channel, {all})", all=literal(ALL)))
        elif one.key in CALENDAR:
            parts.append(fill(CALENDAR[one.key], day=Sql("d.day")))
        elif "spend" in one.own:
            parts.append(literal(ALL))
        else:
            return Sql("cast(null as varchar)")
    return listed(parts, " || '\x1f' || ")


def _tests(where: Sequence[Condition]) -> Sql:
    """A fixed cost meets conditions on its own channel; of what it has not it is left out."""
    tests = [
        fill("m.channel is not null and {test}", test=one.sql(Sql("m.channel"), Sql("m.channel")))
        if one.field.key == "channel"
        else Sql("false")
        for one in where
    ]
    return listed(tests, " and ") if tests else Sql("true")
