"""The account of a bonus: which deals earned it, period by period, and what was taken back."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.named_periods import period_at
from smalign.base.schema import ALL
from smalign.metrics.bonus.clawbacks import claw_back
from smalign.metrics.bonus.events import PAYMENT, REFUND, SALE, base_of, counted_day, is_of_base
from smalign.metrics.bonus.facts import is_met
from smalign.metrics.bonus.records import Account, Ledger, Line
from smalign.metrics.bonus.rules import crossed, reward, shared

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from smalign.base.config_bonus import Bonus, BonusPlan
    from smalign.base.named_periods import NamedPeriod
    from smalign.metrics.bonus.events import Book, Event
    from smalign.metrics.bonus.facts import Facts, Quotas
    from smalign.metrics.bonus.rules import Reward

_ONE: Final = Decimal(1)


def ledger(bonus: Bonus, book: Book, facts: Facts, quotas: Quotas) -> Ledger:
    """Every period of the plans up to today, with what each deal earned and gave back.

    A deal goes by the plan in force on the day its amount counts. It earns either by its payments
    or as a sale, whichever came first: a new plan does not pay for it once more.
    """
    accounts = _empty(bonus, book)
    left_out: dict[str, list[Event]] = defaultdict(list)
    lines = _lines(bonus, book, accounts, left_out)
    for account in accounts.values():
        _reward(account, facts, quotas)
    claw_back(bonus, book, lines, accounts)
    ordered = tuple(accounts[period] for period in sorted(accounts, key=lambda one: one.first))
    return Ledger(ordered, {reason: tuple(of) for reason, of in left_out.items()})


def plan_on(bonus: Bonus, day: date) -> tuple[str, BonusPlan] | None:
    """Name and plan in force on a day."""
    found = (one for one in bonus.plans.items() if one[1].first_on <= day <= one[1].last_on)
    return next(found, None)


def _empty(bonus: Bonus, book: Book) -> dict[NamedPeriod, Account]:
    """A period that sold nothing has an account, too; what is before the data has none."""
    found: dict[NamedPeriod, Account] = {}
    if book.first_on is None or book.today is None:
        return found
    for name, plan in bonus.plans.items():
        day = max(plan.first_on, period_at(book.first_on, bonus.period).first)
        while day <= min(plan.last_on, book.today):
            period = period_at(day, bonus.period)
            found[period] = Account(period, name, plan)
            day = type(day).fromordinal(period.last.toordinal() + 1)
    return found


def _lines(
    bonus: Bonus,
    book: Book,
    accounts: Mapping[NamedPeriod, Account],
    left_out: dict[str, list[Event]],
) -> dict[str, list[Line]]:
    """The lines by deal, each also in the account of its period."""
    found: dict[str, list[Line]] = defaultdict(list)
    plans = bonus.plans.values()
    kinds = {PAYMENT if one.counts_payments else SALE for one in plans}
    told = kinds | ({REFUND} if any(one.guarantee_days for one in plans) else set())
    for event in book.events:
        if event.excluded is not None and event.kind in told:
            left_out[event.excluded].append(event)
        if event.excluded is not None or event.kind not in kinds:
            continue
        line, reason = _line(event, bonus, book, found.get(event.deal_id, []))
        if line is not None:
            found[event.deal_id].append(line)
            accounts[period_at(line.day, bonus.period)].lines.append(line)
        elif reason is not None:
            left_out[reason].append(event)
    return found


def _line(
    event: Event, bonus: Bonus, book: Book, before: list[Line]
) -> tuple[Line | None, str | None]:
    """The line of an event, or why there is none; neither where it is not of the base."""
    in_force = None if event.day is None else plan_on(bonus, event.day)
    day = event.day if in_force is None else counted_day(event, in_force[1])
    in_force = None if day is None else plan_on(bonus, day)
    if day is None or in_force is None:
        return None, "bonus_no_plan"
    name, plan = in_force
    if event.kind != (PAYMENT if plan.counts_payments else SALE):
        return None, "bonus_between_plans" if _is_between(event, bonus, book) else None
    if not is_of_base(event, plan, book):
        return None, None
    if before and before[0].event.kind != event.kind:
        return None, "bonus_counted_before"
    if before and plan.measure == "count":
        return None, None
    base = base_of(event, plan, book)
    if base is None:
        return None, "bonus_without_amount"
    money = event.amount
    if plan.measure == "count" and plan.counts_payments:
        money = event.deal_amount or event.amount
    return Line(event, name, plan, day, base, money if money and money > 0 else None), None


def _is_between(event: Event, bonus: Bonus, book: Book) -> bool:
    """Whether a payment is of no plan: sales earn on its day, payments on that of its sale."""
    at_sale = None if event.sold_on is None else plan_on(bonus, event.sold_on)
    if event.kind != PAYMENT or at_sale is None:
        return False
    plan = at_sale[1]
    return plan.counts_payments and is_of_base(event, plan, book)


def _reward(account: Account, facts: Facts, quotas: Quotas) -> None:
    """What the account's base earns, shared between people and lines."""
    plan = account.plan
    if plan is None:
        return
    account.quota = quotas.of(plan, account.period)
    values = {name: facts.of(name, account.period) for name in plan.qualifiers}
    account.unknown = tuple(name for name, value in values.items() if value is None)
    account.missed = tuple(
        name
        for name, value in values.items()
        if value is not None and not is_met(plan.qualifiers[name], value)
    )
    for name in account.missed:
        account.kept *= plan.qualifiers[name].otherwise
    found = reward(plan, account.base, account.quota, account.kept)
    if found is not None and (not found.earned or not account.unknown):
        account.reward = found
        _share(account, plan, found)


def _share(account: Account, plan: BonusPlan, found: Reward) -> None:
    people = sorted(plan.split) or [ALL]
    weights = [plan.split.get(person, _ONE) for person in people]
    amounts = (found.granted, found.withheld, found.capped)
    columns = [shared(amount, weights) for amount in amounts]
    account.parts = dict(zip(people, zip(*columns, strict=True), strict=True))
    account.lines.sort(key=lambda one: (one.day, one.event.deal_id, one.event.event_id))
    of_lines = shared(found.granted, [max(line.base, Decimal(0)) for line in account.lines] or [1])
    for line, parts in zip(account.lines, crossed(of_lines, columns[0]), strict=False):
        line.granted = dict(zip(people, parts, strict=True))
