"""Which periods of a plan the export tells of: what happened in others is not 0 but unknown."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.results import Note
from smalign.metrics.metric import query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smalign.base.named_periods import NamedPeriod
    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.plan.rows import Block

Span = tuple[date, date]


_WEEK: Final = timedelta(weeks=1)
"""So many days at the beginning of a period without a card are no chance."""


class Told(Struct, frozen=True):
    """The days of the cards and those of spend, first and last; None where there are none.

    today: the last day of the data.
    """

    cards: Span | None
    spend: Span | None
    today: date | None

    def knows_cards(self, period: NamedPeriod) -> bool:
        """Whether cards of the period could be there: it does not end before the first of all."""
        return self.cards is None or period.last >= self.cards[0]

    def is_cut_off(self, period: NamedPeriod) -> bool:
        """Whether a period began a week or more before the first card, and ended after it."""
        return self.cards is not None and period.first + _WEEK <= self.cards[0] <= period.last

    def knows_spend(self, period: NamedPeriod) -> bool:
        """Whether spend has days of the period; in one that has not begun nothing was spent yet."""
        if self.spend is None or (self.today is not None and period.first > self.today):
            return True
        return period.last >= self.spend[0] and period.first <= self.spend[1]


def read_told(ask: Ask, today: date | None) -> Told:
    """The days of the export."""
    spans = {str(one["kind"]): _span(one) for one in query(ask, "plan_days")}
    return Told(spans["cards"], spans["spend"], today)


def _span(record: Record) -> Span | None:
    first, last = record["first_on"], record["last_on"]
    return (first, last) if isinstance(first, date) and isinstance(last, date) else None


def untold(told: Told, blocks: Iterable[Block]) -> Iterator[Note]:
    """Periods that are planned and that the export does not tell of."""
    listed = list(blocks)
    before = [one.period.name for one in listed if not told.knows_cards(one.period)]
    if before and told.cards is not None:
        facts = {"periods": list(dict.fromkeys(before)), "first": told.cards[0]}
        yield Note("plan_before_cards", facts)
    partly = [one.period.name for one in listed if told.is_cut_off(one.period)]
    if partly and told.cards is not None:
        facts = {"periods": list(dict.fromkeys(partly)), "first": told.cards[0]}
        yield Note("plan_cut_off", facts)
    without = [
        one.period.name
        for one in listed
        if "spend" in one.measures
        and told.knows_cards(one.period)
        and not told.knows_spend(one.period)
    ]
    if without and told.spend is not None:
        first, last = told.spend
        facts = {"periods": list(dict.fromkeys(without)), "first": first, "last": last}
        yield Note("plan_before_spend", facts)
