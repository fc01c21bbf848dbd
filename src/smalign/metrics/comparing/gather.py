"""What is compared: the periods, the segments and their cards, read once for every table."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from math import exp
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.base.config import Thresholds
from smalign.base.errors import UsageError
from smalign.base.results import Exclusion
from smalign.base.schema import NONE
from smalign.metrics.comparing.bridge import Cell, added
from smalign.metrics.comparing.days import days_of
from smalign.metrics.comparing.effort import Effort, is_less, of_places
from smalign.metrics.comparing.level import levels_of
from smalign.metrics.comparing.periods import NOW, choose, days_worked
from smalign.metrics.comparing.recording import REPEATED, Recorded
from smalign.metrics.fates import define_fates
from smalign.metrics.figures import money, whole
from smalign.metrics.keys import shown
from smalign.metrics.metric import define_held, query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from smalign.metrics.comparing.bridge import Cells, Place
    from smalign.metrics.comparing.level import Levels
    from smalign.metrics.comparing.periods import Choice
    from smalign.metrics.metric import Ask, Reads, Record

FILES: Final = ("compared_days", "compared", "compared_touches")
"""The queries every table of a comparison is made of."""
RESULTS: Final = ("won", "qualified", "dealt")
"""What periods are judged by: sales, or where these are few the nearest result above them."""
LEADS: Final = "leads"
BY_OTHERS: Final = 5
"""Where more than one in so many lost cards was last talked about by another than its owner, owners
did not do what their cards say."""
_BY: Final = "by"
_OWNER: Final = "owner"

READS: Final[Reads] = {
    "run": frozenset({"as_of_on", "since", "until", "has_period", "grain"}),
    "leads": frozenset(
        {
            *("lead_id", "segment", "created_on", "closed_on", "status", "channel", "source"),
            *("utm_campaign", "owner", "is_qualified", "qualified_on", "created_how"),
        }
    ),
    "deals": frozenset(
        {
            *("deal_id", "lead_id", "segment", "created_on", "closed_on", "status", "channel"),
            *("source", "utm_campaign", "owner", "is_qualified", "amount"),
        }
    ),
    "every_deal": frozenset(
        {
            *("deal_id", "lead_id", "created_on", "closed_on", "status", "amount"),
            "in_pipelines",
        }
    ),
    "copies": frozenset({"deal_id", "is_left_out"}),
    "ladder": frozenset({"card_id", "duplicate_of"}),
    "touchpoints": frozenset({"touched_on", "kind", "direction"}),
    "card_attempts": frozenset({"card", "card_id", "is_recorded", "is_by_other", "least", "most"}),
}
"""What those queries take."""


class Compared(Struct, frozen=True):
    """Two or three periods and their cards.

    choice: the periods; horizon: the age in days at which they are read, None: too few sales to
    find one. levels: what the segments are; level: the finest of them, or `by` for fields asked
    for. result: what the periods are judged by. counts: period → leads and each result. periods:
    period → cells by segment and manager, of the result; `leads` where no age can be agreed on, so
    that nothing but their number is compared. days: period → working days. efforts: period →
    attempts by segment and manager. acted: lost cards somebody was seen to talk about, and those
    of them where that was another than the owner: the latter first. known: leads whose channel is
    known, and all; linked: deals with a lead, and all; rejected: records of the export that could
    not be read, and all. recorded: what tells whether it was the recording that changed. channels:
    the cards of `now` by channel and owner. open: those of `now` that are open still, by segment
    and manager. first_on: the day the oldest card was created on.
    end: the last day of the leads, where these end before the rest of the export.
    knows_holidays: whether working days are those of a calendar, and not Monday to Friday.
    """

    choice: Choice
    horizon: int | None
    levels: Levels | None
    level: str
    result: str
    counts: Mapping[str, Mapping[str, int]]
    periods: Mapping[str, Cells]
    days: Mapping[str, int]
    has_money: bool
    excluded: tuple[Exclusion, ...] = ()
    efforts: Mapping[str, Mapping[Place, Effort]] = field(default_factory=dict)
    acted: tuple[int, int] = (0, 0)
    known: tuple[int, int] = (0, 0)
    linked: tuple[int, int] = (0, 0)
    rejected: tuple[int, int] = (0, 0)
    recorded: Recorded = field(default_factory=Recorded)
    channels: Cells = field(default_factory=dict)
    open: Mapping[Place, int] = field(default_factory=dict)
    first_on: date | None = None
    end: date | None = None
    knows_holidays: bool = True
    thresholds: Thresholds = field(default_factory=Thresholds)

    @property
    def knows_owners(self) -> bool:
        """Whether owners did what their cards say: at most one lost card in five by another."""
        by_other, acted = self.acted
        return by_other * BY_OTHERS <= acted

    def is_enough(self, name: str) -> bool:
        """Whether `now` and the period of this name have the result often enough to judge by."""
        least = self.thresholds.min_won
        return all(self.counts[one].get(self.result, 0) >= least for one in (NOW, name))

    def is_worse(self, name: str, places: AbstractSet[Place], change: float) -> bool:
        """Whether sales tried so much less in these places that it may be why the rate fell.

        change: of its log-odds.
        """
        before, after = (of_places(self.efforts[one], places) for one in (name, NOW))
        cells = added([cell for at, cell in self.periods[name].items() if at in places])
        rate = cells.hits / cells.leads if cells.leads else 0.0
        return is_less(before, after, 1 - exp(change) / (1 + rate * (exp(change) - 1)))


def gather(ask: Ask) -> Compared:
    """Choose the periods and read their cards, as the table `fates` and the view `cards`.

    Raises:
        UsageError: compare_by_owner, managers are no segments: whose a lead is says nothing of it.

    """
    if _OWNER in ask.by:
        raise UsageError("compare_by_owner")
    define_fates(ask)
    days = days_of(ask)
    choice = choose(ask.period, days, ask.min_n, ask.vs)
    ask.engine.values("compared_age", (("horizon_days", "integer"),), [(days.horizon,)])
    columns = (("period_name", "varchar"), ("first_on", "date"), ("last_on", "date"))
    spans = choice.spans
    ask.engine.values(
        "compared_periods", columns, [(name, one.first, one.last) for name, one in spans.items()]
    )
    define_held(ask, "cards", "compared.cards")
    records = query(ask, "compared")
    kept = [one for one in records if one["excluded"] is None and one["period_name"] in spans]
    counts = _counts(kept, spans, ask.grain)
    is_mature = days.horizon is not None and choice.ready_on is None
    least = ask.thresholds.min_won
    result = _result(counts, ask.grain, [*spans][:2], least) if is_mature else LEADS
    levels = None if ask.by else _levels(kept, [*spans][:2], ask.min_n)
    return Compared(
        choice=choice,
        horizon=days.horizon,
        levels=levels,
        level=levels.finest if levels else _BY,
        result=result,
        counts=counts,
        periods={name: _cells(kept, name, result, levels) for name in spans},
        days={name: days_worked(one, ask.calendar) for name, one in spans.items()},
        has_money=result == "won" and ask.adds_money and any(whole(one["amounts"]) for one in kept),
        excluded=_exclusions(records),
        efforts={name: _efforts(kept, name, levels) for name in spans},
        acted=(_total(kept, "by_other"), _total(kept, "acted")),
        known=_known(kept),
        linked=_linked(ask.grain, kept, records),
        rejected=ask.rejected,
        recorded=Recorded(_ways(kept), _logs(query(ask, "compared_touches"))),
        channels=_cells(kept, NOW, result, None, "channel"),
        open=_open(kept, levels),
        first_on=days.first_on,
        end=days.end,
        knows_holidays=bool(ask.calendar),
        thresholds=ask.thresholds,
    )


def _total(records: Sequence[Record], name: str) -> int:
    return sum(whole(one[name]) for one in records)


def _known(records: Sequence[Record]) -> tuple[int, int]:
    named = [one for one in records if one["channel"] != NONE]
    return _total(named, "leads"), _total(records, "leads")


def _linked(grain: str, kept: Sequence[Record], every: Sequence[Record]) -> tuple[int, int]:
    """Deals with a lead, and all, of any age; of one table alone there is nothing to link."""
    if grain != "lead+deal":
        return 0, 0
    linked = _total(kept, "linked")
    alone = [one for one in every if one["excluded"] == "deals_without_lead"]
    return linked, linked + _total(alone, "leads")


def _ways(records: Sequence[Record]) -> dict[str, Counter[str]]:
    """Period → leads by the way they came in, and those that repeat another."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in records:
        of = found[str(one["period_name"])]
        of[str(one["created_how"])] += whole(one["leads"])
        of[REPEATED] += whole(one["repeated"])
    return found


def _logs(records: Sequence[Record]) -> dict[str, Counter[str]]:
    """Period → what came in by the logs of calls, forms and chats."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in records:
        found[str(one["period_name"])][str(one["kind"])] += whole(one["touches"])
    return found


def _counts(
    records: Sequence[Record], names: Mapping[str, object], grain: str
) -> dict[str, dict[str, int]]:
    """Period → leads and each result that this grain has."""
    found: dict[str, dict[str, int]] = {
        name: dict.fromkeys(("leads", *_results(grain)), 0) for name in names
    }
    for one in records:
        of = found[str(one["period_name"])]
        for name in of:
            of[name] += whole(one[name])
    return found


def _results(grain: str) -> tuple[str, ...]:
    """Sales are not known of leads alone; where every card is a deal, to be one is no result."""
    if grain == "lead":
        return ("qualified", "dealt")
    return RESULTS[:2] if grain == "deal" else RESULTS


def _result(
    counts: Mapping[str, Mapping[str, int]], grain: str, main: Sequence[str], least: int
) -> str:
    """The first result that both main periods have often enough; else the first."""
    results = _results(grain)
    often = (one for one in results if all(counts[name][one] >= least for name in main))
    return next(often, results[0])


def _levels(records: Sequence[Record], names: Sequence[str], least: int) -> Levels:
    leads: dict[str, Counter[tuple[str, str, str]]] = {name: Counter() for name in names}
    for one in records:
        origin = (str(one["channel"]), str(one["source"]), str(one["campaign"]))
        for name, counted in leads.items():
            counted[origin] += whole(one["leads"]) if one["period_name"] == name else 0
    return levels_of([*leads.values()], least)


def _cells(
    records: Sequence[Record],
    period: str,
    result: str,
    levels: Levels | None,
    of: str = "segment",
) -> Cells:
    sums: dict[Place, list[Cell]] = defaultdict(list)
    for one in records:
        if one["period_name"] == period:
            amount, leads = money(one["revenue"]) or Decimal(0), whole(one["leads"])
            cell = Cell(leads, whole(one[result]), amount * leads, float(amount) ** 2 * leads)
            sums[_place(one, levels, of)].append(cell)
    return {place: added(cells) for place, cells in sums.items()}


def _efforts(records: Sequence[Record], period: str, levels: Levels | None) -> dict[Place, Effort]:
    found: dict[Place, Effort] = defaultdict(Effort)
    for one in records:
        if one["period_name"] == period:
            names = ("recorded", "unworked", "attempts", "attempt_squares")
            found[_place(one, levels)] += Effort(*(whole(one[name]) for name in names))
    return dict(found)


def _open(records: Sequence[Record], levels: Levels | None) -> dict[Place, int]:
    found: Counter[Place] = Counter()
    for one in records:
        if one["period_name"] == NOW and whole(one["still_open"]):
            found[_place(one, levels)] += whole(one["still_open"])
    return dict(found)


def _place(record: Record, levels: Levels | None, of: str = "segment") -> Place:
    origin = (str(record["channel"]), str(record["source"]), str(record["campaign"]))
    segment = levels.segments[origin] if levels else shown(str(record[of]))
    return segment, str(record["owner"])


def _exclusions(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    found: Counter[str] = Counter()
    for one in records:
        if one["excluded"] is not None:
            found[str(one["excluded"])] += whole(one["leads"])
    return tuple(Exclusion(reason, found[reason]) for reason in sorted(found))
