"""counterfactual: what the earlier mix of leads would bring now, and what it would cost."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Period, Result
from smalign.engine.compose import Sql
from smalign.metrics.comparing.as_params import params_of
from smalign.metrics.comparing.bridge import Cell, added, by_segment
from smalign.metrics.comparing.gather import FILES, LEADS, READS, gather
from smalign.metrics.comparing.notes import uncompared
from smalign.metrics.comparing.parts import exact, rounded
from smalign.metrics.comparing.periods import NOW
from smalign.metrics.figures import divide, money, share, share_fields
from smalign.metrics.keys import shown
from smalign.metrics.metric import Metric, card_rows, query, script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.comparing.gather import Compared
    from smalign.metrics.metric import Ask, Record

_FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    *(Field(f"leads_{side}", "integer", "count") for side in ("before", "now")),
    *(Field(f"share_{side}", "float", "rate") for side in ("before", "now")),
    Field("leads_more", "decimal", "change"),
    *share_fields("rate_now"),
    Field("hits_more", "decimal", "change"),
    Field("spend_now", "decimal", "money"),
    Field("cpl", "decimal", "money"),
    Field("cost_of_result", "decimal", "money"),
    Field("cost_more", "decimal", "money"),
)
_LEAST_GAIN: Final = Decimal("0.5")
"""Leads; fewer are shown as none."""
_SPEND: Final = "counterfactual_spend"


def compute(ask: Ask) -> Result:
    """As many leads as now in the mix of the earlier period: results and costs, by segment.

    What: one row per segment: its share then and now, leads more or fewer at the earlier share,
        results more or fewer at today's conversion, cost of a lead and of a result, what the move
        of leads would cost at today's price of a lead.
    Why: "the old mix sold more" is no advice before it has a price: worse leads may be cheaper.
    How: leads_more = all leads now x (share before - share now); hits_more = that x rate now;
        cost_more = leads_more x spend now / leads now; of a segment without leads now the rate and
        the prices are those of the earlier period. The total is the sum; its cost is known where
        every segment that would gain a lead or more has spend.
    Reads: leads, deals, spend, card_attempts, ladder, touchpoints.
    Caveats: leads of a segment cannot be bought at will at today's price; conversion need not
        hold where there are more of them. Spend without a campaign is not split.
    Sources: definitions page "compare".
    """
    mark = ask.engine.mark()
    compared = gather(ask)
    records = query(ask, _SPEND)
    name = next(iter(compared.choice.others), None)
    spend = {one: _spend(records, compared, one) for one in (NOW, name) if one is not None}
    rows = [] if name is None or compared.result == LEADS else _rows(compared, name, spend)
    id_fields, ids = card_rows(ask, Sql("period_name is not null and excluded is null"))
    now = compared.choice.now
    return Result(
        metric="counterfactual",
        as_of=ask.as_of,
        period=ask.period if now is None else Period(now.first, now.last),
        grain=ask.grain,
        params={"min_n": ask.min_n, **params_of(compared, {})},
        fields=_FIELDS,
        rows=tuple(rows),
        total=_total(rows),
        excluded=compared.excluded,
        notes=tuple(_notes(compared, rows)),
        sql=script(ask, mark, *FILES, _SPEND),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _spend(records: Sequence[Record], compared: Compared, period: str) -> dict[str, Decimal]:
    """Segment → spend of a period; what no single segment can have is nobody's."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    levels = compared.levels
    known = {segment for segment, _ in compared.periods.get(period, {})}
    for one in records:
        if one["period_name"] != period:
            continue
        channel, campaign = str(one["channel"]), str(one["campaign"])
        if levels is None:
            names = [shown(str(one["segment"]))]
        else:
            names = [
                segment
                for origin, segment in levels.segments.items()
                if origin[0] == channel
                and (levels.levels[channel] == "channel" or origin[2] == campaign)
            ]
        if len(set(names)) == 1 and names[0] in known:
            found[names[0]] += money(one["spend"]) or Decimal(0)
    return found


def _rows(compared: Compared, name: str, spend: Mapping[str, Mapping[str, Decimal]]) -> list[Row]:
    """Segments by what they would bring, the largest change first."""
    sums = [by_segment(compared.periods[one]) for one in (name, NOW)]
    every = [added([*one.values()]).leads for one in sums]
    rows = []
    for segment in sorted({*sums[0], *sums[1]}):
        before, now = (one.get(segment, Cell()) for one in sums)
        shares = [Fraction(one.leads, of) for one, of in zip((before, now), every, strict=True)]
        more = every[1] * (shares[0] - shares[1])
        last, of = (now, NOW) if now.leads else (before, name)
        cost = spend[of].get(segment)
        cpl = divide(cost, last.leads)
        row: Row = {"segment": segment, "leads_before": before.leads, "leads_now": now.leads}
        row |= {"share_before": float(shares[0]), "share_now": float(shares[1])}
        row |= {"leads_more": exact(more), **share("rate_now", now.hits, now.leads)}
        row["hits_more"] = exact(more * Fraction(last.hits, last.leads))
        row |= {"spend_now": spend[NOW].get(segment), "cpl": cpl}
        row["cost_of_result"] = divide(cost, last.hits)
        row["cost_more"] = None if cpl is None else exact(more * Fraction(cpl))
        rows.append(row)
    return sorted(rows, key=_order)


def _order(row: Row) -> tuple[Decimal, str]:
    return -abs(Decimal(str(row["hits_more"] or 0))), str(row["segment"])


def _total(rows: Sequence[Row]) -> Row:
    if not rows:
        return {}
    total: Row = {field.name: None for field in _FIELDS[1:]}
    for name in ("leads_before", "leads_now"):
        total[name] = sum(int(str(row[name])) for row in rows)
    total["hits_more"] = _sum(rows, "hits_more")
    if any(row["cost_more"] is not None for row in rows) and not _unpriced(rows):
        total["cost_more"] = _sum(rows, "cost_more")
    return total


def _unpriced(rows: Sequence[Row]) -> list[str]:
    """Segments that would gain a lead or more, and have no spend."""
    return [
        str(row["segment"])
        for row in rows
        if row["cost_more"] is None and Decimal(str(row["leads_more"])) >= _LEAST_GAIN
    ]


def _sum(rows: Sequence[Row], name: str) -> Decimal:
    return sum((Decimal(str(row[name])) for row in rows if row[name] is not None), Decimal(0))


def _notes(compared: Compared, rows: Sequence[Row]) -> Iterator[Note]:
    """The counterfactual with its price: the segments that would give and take most."""
    if len(rows) < 2:  # noqa: PLR2004 - one segment has no mix
        yield Note("counterfactual_one_segment") if rows else uncompared(compared)
        return
    total = _total(rows)
    facts: dict[str, object] = {"result": compared.result, "days": compared.horizon}
    facts["value"] = rounded(float(str(total["hits_more"])), 0)
    taken, *_, given = sorted(rows, key=lambda row: Decimal(str(row["leads_more"])))
    names = _unpriced(rows)
    if total["cost_more"] is None:
        code = "counterfactual_unpriced" if names else "counterfactual_without_spend"
        yield Note(code, facts | {"names": names}, Decimal(2))
    else:
        facts["cost"] = total["cost_more"]
        yield Note("counterfactual", facts, Decimal(2))
    prices = [taken["cost_of_result"], given["cost_of_result"]]
    if None not in prices:
        named: dict[str, object] = {"taken": taken["segment"], "given": given["segment"]}
        facts = named | {"price": prices[0], "other": prices[1]}
        yield Note("counterfactual_prices", facts, Decimal(1))


COUNTERFACTUAL: Final = Metric(
    name="counterfactual",
    title="With the earlier mix of leads",
    reads={
        **READS,
        "spend": frozenset(
            {"segment", "channel", "campaign", "cost", "date", "date_from", "date_to"}
        ),
    },
    compute=compute,
)
