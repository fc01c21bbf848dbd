"""The plan as what a period is compared with."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.named_periods import periods_of
from smalign.base.schema import ALL
from smalign.metrics.comparing.bridge import Cell, added
from smalign.metrics.comparing.gather import LEADS
from smalign.metrics.comparing.periods import NOW, PLAN, Choice
from smalign.metrics.figures import money, whole
from smalign.metrics.keys import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.metrics.comparing.bridge import Cells, Place
    from smalign.metrics.comparing.gather import Compared
    from smalign.metrics.comparing.periods import Span
    from smalign.metrics.metric import Record

_REST: Final = "(other)"


def with_plan(compared: Compared, records: Sequence[Record]) -> Compared:
    """The same cards beside the plan of their period instead of earlier ones.

    records: period, channel, leads, won, revenue. The plan's periods that lie in `now` are added
    up; where rows name a channel, those that name none are their sum and left out. Segments are the
    channels of the plan, one of what it does not name; managers are not told apart. A plan without
    leads of the period leaves nothing to compare with. Sales that are too few or too young to be
    judged by leave the number of leads alone.
    """
    now = compared.choice.now
    if now is None:
        return compared
    is_sold = compared.result == "won"
    planned = _cells(records, now)
    if not sum(one.leads for one in planned.values()):
        return replace(compared, choice=Choice(now, {}, compared.choice.ready_on))
    fact = _by_channel(compared.channels, planned)
    if not is_sold:
        planned, fact = _of_leads(planned), _of_leads(fact)
    has_money = compared.has_money and all(one.revenue for one in planned.values() if one.hits)
    return replace(
        compared,
        choice=Choice(now, {PLAN: now}, compared.choice.ready_on),
        levels=None,
        level="plan",
        result="won" if is_sold else LEADS,
        counts={
            **compared.counts,
            PLAN: {
                "leads": sum(one.leads for one in planned.values()),
                "won": sum(one.hits for one in planned.values()),
            },
        },
        periods={NOW: fact, PLAN: planned},
        days={NOW: compared.days[NOW], PLAN: compared.days[NOW]},
        efforts={NOW: {}, PLAN: {}},
        has_money=has_money,
    )


def _cells(records: Sequence[Record], now: Span) -> Cells:
    texts = sorted({str(one["period"]) for one in records if one["period"] is not None})
    inside = {
        text
        for text, period in periods_of(texts).items()
        if now.first <= period.first and period.last <= now.last
    }
    rows = [one for one in records if str(one["period"]) in inside]
    named = [one for one in rows if one["channel"] is not None]
    found: dict[Place, list[Cell]] = defaultdict(list)
    for one in named or rows:
        channel = ALL if one["channel"] is None else str(one["channel"])
        revenue = money(one["revenue"]) or Decimal(0)
        found[channel, ALL].append(Cell(whole(one["leads"]), whole(one["won"]), revenue))
    return {place: added(cells) for place, cells in found.items()}


def _of_leads(cells: Cells) -> Cells:
    return {place: Cell(one.leads, one.leads) for place, one in cells.items()}


def _by_channel(channels: Cells, planned: Cells) -> Cells:
    """The cells by the plan's names of channels."""
    names = {folded(name): name for name, _ in planned}
    found: dict[Place, list[Cell]] = defaultdict(list)
    for (channel, _), one in channels.items():
        name = ALL if ALL in names.values() else names.get(folded(channel), _REST)
        found[name, ALL].append(one)
    return {place: added(cells) for place, cells in found.items()}
