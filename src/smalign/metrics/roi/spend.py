"""spend: whether money follows data, from segments that sell nothing to those that do."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.base.named_periods import period_at
from smalign.base.results import Exclusion, Field, Result
from smalign.engine.compose import Sql
from smalign.metrics.cohort_days import horizon_of
from smalign.metrics.fates import define_fates
from smalign.metrics.figures import money, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import (
    Metric,
    card_rows,
    define_held,
    known,
    query,
    script,
)
from smalign.metrics.roi.spend_notes import notes
from smalign.metrics.roi.spend_rows import (
    brought,
    following,
    groups_of,
    rows_of,
    spend_in,
    spent_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smalign.base.named_periods import NamedPeriod
    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.roi.spend_rows import Group, Spent

WIDTHS: Final = ("month", "quarter")
_FIELDS: Final[tuple[Field, ...]] = (
    Field("period", "text"),
    Field("segment", "text"),
    Field("leads", "integer", "count"),
    Field("unlinked", "integer", "count"),
    Field("won", "integer", "count"),
    *share_fields("matured"),
    Field("expected_won", "float", "ratio"),
    Field("evidence", "text"),
    Field("spend", "decimal", "money"),
    Field("spend_share", "float", "rate"),
    Field("next_spend", "decimal", "money"),
    Field("spend_change", "decimal", "money"),
    Field("change_share", "float", "points"),
    Field("moved", "text"),
    Field("mature_on", "date", "date"),
)
_FILES: Final = ("spend", "spend_days", "spend_sales")
_EVIDENCE: Final = ("no_sales", "few", "no_cards", "sales")
_TENTH: Final = 10
"""A period that lacks more than a tenth of its days at its beginning is not judged."""


def compute(ask: Ask) -> Result:
    """Whether money follows data: what segments sold, and what was spent on them afterwards.

    What: one row per mature period (quarter or month of creation) and segment (channel, campaign):
        leads, sales by the horizon, the share with its interval, what would have been sold at the
        rate of all segments; what was spent in the period and in the next, and how it moved.
    Why: spend that grows where nothing is sold follows leads, not sales.
    How: cards are leads, and deals that came without one (unlinked). A period is mature once its
        last card has had the horizon, given or the days by which nine in ten sales are made in
        quarters of all the export at least twice as old. evidence: sales; no_sales: none, though
        ten at least were made in the period, one at least was to be expected here, and the upper
        end of Wilson's 95 % interval of the segment is below the rate of the segments that sold;
        few: none, of too little to tell; no_cards: money and no cards at all. expected_won = cards
        x rate of all segments. moved goes by spend a day: kept within a tenth, raised, cut,
        stopped, begun. change_share: by which part spend a day changed; spend_change = next_spend -
        spend, in all. mature_on: the day on which the sales were known.
    Reads: leads, deals, every_lead, every_deal, copies, spend.
    Caveats: the next period begins before the sales of this one are known: that they were few may
        have been seen late. What stopped for another reason looks the same. Costs of [costs] are
        not in it. Each segment is judged alone: of forty that sell like the others one may look
        as if it sold nothing.
    Sources: Wilson 1927; the definitions page "Spend and sales".
    """
    known(ask.cohort, WIDTHS, "unknown_cohort")
    mark = ask.engine.mark()
    define_fates(ask)
    define_held(ask, "cards", "spend.cards")
    records, costs = query(ask, "spend"), query(ask, "spend_days")
    if any(one["segment"] is None for one in costs):
        raise UsageError("spend_lacks_field", fields=list(ask.by))
    groups, spent = groups_of(records), spent_of(costs)
    today = max((one.created_on + timedelta(one.age) for one in groups), default=None)
    horizon = ask.horizon or _horizon(query(ask, "spend_sales"), ask.cohort, today)
    keys = key_fields(ask.by, {field.name for field in _FIELDS})
    periods = _mature(groups, ask, horizon, today)
    found = {
        period: _rows(period, groups, spent, horizon or 0, today or period.last, ask.cohort)
        for period in periods
    }
    id_fields, ids = card_rows(ask, Sql("excluded is null and status = 'won'"))
    return Result(
        metric="spend",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "cohort": ask.cohort,
            "horizon": ask.horizon or "auto",
            "horizon_days": horizon,
        },
        fields=(*_FIELDS[:2], *keys, *_FIELDS[2:]),
        rows=tuple(
            {
                "period": period.name,
                "segment": shown(segment),
                **key_values(keys, segment),
                **row,
                "mature_on": period.last + timedelta(days=horizon or 0),
            }
            for period, rows in found.items()
            for segment, row in rows
        ),
        total={},
        excluded=_exclusions(records, costs, periods, ask.cohort),
        notes=tuple(
            notes(found, horizon, ask, has_spend=bool(costs), is_whole=_holds_whole(groups, ask))
        ),
        sql=script(ask, mark, *_FILES),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _horizon(records: Sequence[Record], width: str, today: date | None) -> int | None:
    """The days by which nine in ten sales of all the export are made: a period may be too young."""
    if today is None:
        return None
    sales: Counter[tuple[date, int]] = Counter()
    for one in records:
        created = one["created_on"]
        if isinstance(created, date):
            sales[period_at(created, width).last, whole(one["days"])] += whole(one["cards"])
    return horizon_of([(last, days, count) for (last, days), count in sales.items()], today)


def _mature(
    groups: Sequence[Group], ask: Ask, horizon: int | None, today: date | None
) -> list[NamedPeriod]:
    """The periods whose last card has had the horizon, wholly inside the data and what is asked."""
    if horizon is None or today is None or not groups:
        return []
    first = min(one.created_on for one in groups)
    since, until = ask.period.since or first, ask.period.until or today
    found, period = [], period_at(first, ask.cohort)
    if (first - period.first).days * _TENTH > (period.last - period.first).days:
        period = following(period, ask.cohort)
    while period.last + timedelta(days=horizon) <= today:
        if (ask.period.since is None or period.first >= since) and period.last <= until:
            found.append(period)
        period = following(period, ask.cohort)
    return found


def _holds_whole(groups: Sequence[Group], ask: Ask) -> bool:
    """Whether there are cards, and a whole period lies in the days asked for, mature or not."""
    since, until = ask.period.since, ask.period.until
    if not groups or since is None or until is None:
        return bool(groups)
    period = period_at(since, ask.cohort)
    return (period if period.first == since else following(period, ask.cohort)).last <= until


def _rows(
    period: NamedPeriod,
    groups: Sequence[Group],
    spent: Sequence[Spent],
    horizon: int,
    today: date,
    width: str,
) -> list[tuple[str, Row]]:
    """The rows of one period: segments without sales first, then by what was spent."""
    after = following(period, width)
    later = spend_in(spent, after) if after.last <= today else None
    rows = rows_of(period, after, brought(groups, period, horizon), spend_in(spent, period), later)
    return sorted(rows, key=_order)


def _order(found: tuple[str, Row]) -> tuple[int, Decimal, str]:
    segment, row = found
    amount = money(row["spend"]) or Decimal(0)
    return _EVIDENCE.index(str(row["evidence"])), -amount, segment


def _exclusions(
    records: Sequence[Record],
    costs: Sequence[Record],
    periods: Sequence[NamedPeriod],
    width: str,
) -> tuple[Exclusion, ...]:
    """Cards without a day or of periods not judged; spend of no day, or of two periods."""
    counts: Counter[str] = Counter()
    for one in records:
        reason, day = one["excluded"], one["created_on"]
        if reason is None and isinstance(day, date):
            is_judged = any(period.first <= day <= period.last for period in periods)
            reason = None if is_judged else "period_immature"
        if reason is not None:
            counts[str(reason)] += whole(one["cards"])
    found = [Exclusion(reason, counts[reason]) for reason in sorted(counts)]
    looked_at = {*periods, *(following(period, width) for period in periods)}
    split = [one for one in costs if _is_split(one, looked_at)]
    undated = [one for one in costs if one["first_on"] is None]
    for reason, of in (("spend_range", split), ("spend_undated", undated)):
        if of:
            amount = sum((money(one["spend"]) or Decimal(0) for one in of), Decimal(0))
            found.append(Exclusion(reason, sum(whole(one["entries"]) for one in of), amount))
    return tuple(found)


def _is_split(cost: Record, periods: Collection[NamedPeriod]) -> bool:
    """Whether spend over several days is of one of the periods in part, and so of none."""
    first, last = cost["first_on"], cost["last_on"]
    if not isinstance(first, date) or not isinstance(last, date):
        return False
    touched = [one for one in periods if first <= one.last and last >= one.first]
    return bool(touched) and not any(one.first <= first and last <= one.last for one in touched)


SPEND: Final = Metric(
    name="spend",
    title="Spend and sales",
    reads={
        "run": frozenset({"as_of_on", "since", "until", "has_period", "grain"}),
        "leads": frozenset({"lead_id", "segment", "created_on", "closed_on", "status"}),
        "deals": frozenset({"deal_id", "lead_id", "segment", "created_on", "closed_on", "status"}),
        "every_lead": frozenset({"lead_id"}),
        "every_deal": frozenset(
            {"deal_id", "lead_id", "created_on", "closed_on", "status", "in_pipelines"}
        ),
        "copies": frozenset({"deal_id", "is_left_out"}),
        "spend": frozenset({"segment", "date", "date_from", "date_to", "cost"}),
    },
    compute=compute,
)
