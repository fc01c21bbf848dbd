"""What a plan is measured by in one period: what was planned, and whether qualifiers are met."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.base.named_periods import period_at, periods_of
from smalign.metrics.bonus.events import PAYMENT, REFUND, SALE
from smalign.metrics.figures import divide, money, whole
from smalign.metrics.keys import folded
from smalign.metrics.metric import query
from smalign.metrics.roi.spend_rows import COVERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.config_bonus import BonusPlan, Qualifier
    from smalign.base.named_periods import NamedPeriod
    from smalign.metrics.bonus.events import Book
    from smalign.metrics.metric import Ask, Record

_MONTHS: Final = 12


def months_of(period: NamedPeriod) -> list[NamedPeriod]:
    """The months a period is made of."""
    first, found = period.first, []
    while first <= period.last:
        found.append(period_at(first, "month"))
        first = date(first.year + first.month // _MONTHS, first.month % _MONTHS + 1, 1)
    return found


class Quotas(Struct, frozen=True):
    """What the table `plan` says, by period."""

    rows: dict[NamedPeriod, list[Record]]

    def of(self, plan: BonusPlan, period: NamedPeriod) -> Decimal | None:
        """What was planned of the base; None where nobody planned it.

        The plan's own quota comes first; then the row of the whole company, else the sum of the
        channels' rows (of the channels the bonus is of), else of the owners'. A quarter that is
        not planned is the sum of its months.
        """
        if plan.quota is not None:
            return plan.quota
        if plan.base == "margin" and plan.measure == "amount":
            return None
        found = self._of(plan, period)
        if found is not None:
            return found
        months = [self._of(plan, one) for one in months_of(period)]
        known = [one for one in months if one is not None]
        return sum(known, Decimal(0)) if months and len(known) == len(months) else None

    def _of(self, plan: BonusPlan, period: NamedPeriod) -> Decimal | None:
        measure = "won" if plan.measure == "count" else "revenue"
        rows = [one for one in self.rows.get(period, ()) if one[measure] is not None]
        channels = {folded(one) for one in plan.channels}
        whole_company = [one for one in rows if one["channel"] is None and one["owner"] is None]
        by_channel = [one for one in rows if one["channel"] is not None and one["owner"] is None]
        by_owner = [one for one in rows if one["channel"] is None and one["owner"] is not None]
        if channels:
            chosen = [one for one in by_channel if folded(str(one["channel"])) in channels]
        else:
            chosen = whole_company or by_channel or by_owner
        amounts = [money(one[measure]) for one in chosen]
        return sum((one for one in amounts if one is not None), Decimal(0)) if amounts else None


def read_quotas(ask: Ask) -> Quotas:
    """The table `plan`, by the periods its texts name."""
    records = query(ask, "bonus_quotas")
    named = periods_of(sorted({str(one["period"]) for one in records if one["period"]}))
    rows: dict[NamedPeriod, list[Record]] = defaultdict(list)
    for one in records:
        period = named.get(str(one["period"]))
        if period is not None:
            rows[period].append(one)
    return Quotas(dict(rows))


class Facts(Struct, frozen=True):
    """What qualifiers look at.

    days: of leads and of spend, with their counts. sales: the days deals were closed on. money:
    day and amount of what was paid, without payments of what was sold. today: that of the as-of.
    """

    days: Sequence[Record]
    sales: Sequence[date]
    money: Sequence[tuple[date, Decimal]]
    today: date | None = None
    knows: frozenset[str] = field(default_factory=frozenset)

    def of(self, name: str, period: NamedPeriod) -> Decimal | None:
        """One of `QUALIFIERS` in a period; None where it is not exported or divides by nothing."""
        if name == "won":
            return Decimal(sum(period.first <= day <= period.last for day in self.sales))
        if name in ("leads", "qualified"):
            return self._leads("cards" if name == "leads" else "qualified", period)
        spend = self._spend(period)
        if name == "cpql":
            return divide(spend, self._leads("qualified", period))
        paid = [amount for day, amount in self.money if period.first <= day <= period.last]
        return divide(spend, sum(paid, Decimal(0)))

    def _leads(self, column: str, period: NamedPeriod) -> Decimal | None:
        if "leads" not in self.knows:
            return None
        inside = [one for one in self.days if one["fact"] == "leads" and _is_inside(one, period)]
        if any(one[column] is None for one in inside):
            return None
        return Decimal(sum(whole(one[column]) for one in inside))

    def _spend(self, period: NamedPeriod) -> Decimal | None:
        """What was spent; None where spend covers less than nine tenths of the days so far.

        Spend covers the days from its first to its last one. A month nobody exported cost nothing
        only on paper: its share of spend would be met by an empty file.
        """
        spent = [one for one in self.days if one["fact"] == "spend"]
        ends = [_span(one) for one in spent]
        known = [one for one in ends if one is not None]
        last_day = min(period.last, self.today or period.last)
        if not known:
            return None
        first = max(period.first, min(first for first, _ in known))
        last = min(last_day, max(last for _, last in known))
        if (last - first).days + 1 < COVERED * ((last_day - period.first).days + 1):
            return None
        inside = (one for one in spent if _is_inside(one, period))
        return sum((money(one["amount"]) or Decimal(0) for one in inside), Decimal(0))


def read_facts(ask: Ask, book: Book) -> Facts:
    """What happened by day, whatever a plan pays for."""
    days = query(ask, "bonus_facts")
    kinds = (PAYMENT, REFUND) if book.has_payments else (SALE,)
    dated = [one for one in book.events if one.day is not None and one.excluded is None]
    return Facts(
        days=days,
        sales=[one.day for one in dated if one.kind == SALE and one.is_won and one.day],
        money=[
            (one.day, one.amount)
            for one in dated
            if one.kind in kinds and one.day and one.amount is not None
        ],
        today=book.today,
        knows=frozenset(str(one["fact"]) for one in days),
    )


def is_met(qualifier: Qualifier, value: Decimal) -> bool:
    """Whether a value is inside its bound; the bound itself is."""
    if qualifier.most is not None:
        return value <= qualifier.most
    return qualifier.least is None or value >= qualifier.least


def _span(record: Record) -> tuple[date, date] | None:
    """The days of a fact; None where nobody knows them."""
    first, last = record["first_on"], record["last_on"]
    return (first, last) if isinstance(first, date) and isinstance(last, date) else None


def _is_inside(record: Record, period: NamedPeriod) -> bool:
    span = _span(record)
    return span is not None and period.first <= span[0] and span[1] <= period.last
