"""What must be said beside a bonus: what is not known or was missed, by which day deals count."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.errors import QuestionError, UsageError
from smalign.base.results import Note
from smalign.base.toml import header
from smalign.metrics.bonus.events import PAYMENT, SALE
from smalign.metrics.bonus.rules import KOPECKS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from smalign.base.config_bonus import Bonus, BonusPlan
    from smalign.metrics.bonus.events import Book
    from smalign.metrics.bonus.records import Account
    from smalign.metrics.metric import Ask

_OF_PART: Final = {
    "bonus_without_margins": "bonus_part_without_margins",
    "bonus_without_amounts": "bonus_part_without_amounts",
}
"""What is not known → what is said of it where conditions leave cards out."""
_UNSEEN: Final = {
    (True, False): "bonus_cancelled_unseen",
    (False, True): "bonus_refunds_unseen",
    (False, False): "bonus_reversals_unseen",
}
"""Whether payments, and a history of stages, are exported → what a guarantee cannot see."""


def refuse_unknown(bonus: Bonus, book: Book, *, is_part: bool = False) -> None:
    """Refuse to pay for what the export does not hold: a bonus of 0 would look like one.

    Under conditions (is_part) it may be the cards left out that have it.

    Raises:
        QuestionError: bonus_without_payments, bonus_without_touches, bonus_without_margins,
            bonus_without_amounts.
        UsageError: bonus_part_without_margins, bonus_part_without_amounts.

    """
    for name, plan in bonus.plans.items():
        unknown = unknown_base(plan, book)
        if unknown in _OF_PART and is_part:
            raise UsageError(_OF_PART[unknown], name=name)
        if unknown is not None:
            raise QuestionError(unknown, toml=_toml(unknown, name, plan), name=name)


def unknown_base(plan: BonusPlan, book: Book) -> str | None:
    """Why the export does not know the base of a plan; None where it does, or nothing was sold."""
    if plan.counts_payments and not book.has_payments:
        return "bonus_without_payments"
    if not book.events:
        return None
    if plan.looks_at_touches and book.touched is None:
        return "bonus_without_touches"
    if plan.measure == "count":
        return None
    if plan.base == "margin":
        knows = book.margin is not None or any(one.margin is not None for one in book.events)
        return None if knows else "bonus_without_margins"
    kind = PAYMENT if plan.counts_payments else SALE
    amounts = [one.amount for one in book.events if one.kind == kind]
    knows = not amounts or any(amount is not None for amount in amounts)
    return None if knows else "bonus_without_amounts"


def _toml(unknown: str, name: str, plan: BonusPlan) -> str:
    """What smalign.toml would have to say instead."""
    if unknown == "bonus_without_margins":
        return "[money]\nmargin = …"
    said = f'{"base" if plan.base == "paid" else "money"} = "won"'
    if unknown == "bonus_without_touches":
        said = 'base = "sourced"\nmodel = "source"'
    elif unknown == "bonus_without_amounts":
        said = 'measure = "count"'
    return f"{header(('bonus', 'plans', name))}\n{said}"


def notes(ask: Ask, bonus: Bonus, accounts: Sequence[Account], book: Book) -> Iterator[Note]:
    """What the reader of a statement must know."""
    first_on = book.first_on
    if ask.bonus is None:
        yield Note("bonus_not_set_yet")
        return
    if first_on is None:
        yield Note("bonus_no_sales")
    elif not accounts and (ask.period.since or ask.period.until):
        yield Note("bonus_no_whole_period")
    yield from unknown_of(accounts)
    begins = min((one.first_on for one in bonus.plans.values()), default=None)
    is_asked = ask.period.since is None
    if is_asked and first_on and begins and begins < first_on.replace(day=1):
        yield Note("bonus_before_data", {"first": first_on})
    missed = [one for one in accounts if one.missed and one.reward and one.reward.withheld]
    if missed:
        less = Decimal(sum(map(_less, missed))) / KOPECKS
        names = sorted({name for one in missed for name in one.missed})
        periods = [one.period.name for one in missed]
        yield Note("bonus_missed", {"periods": periods, "names": names, "amount": less}, less)
    plans = bonus.plans.values()
    if any(one.counts_payments for one in plans):
        yield Note("bonus_by_payment")
    if not all(one.counts_payments for one in plans):
        yield Note("bonus_by_sale")
    unseen = _UNSEEN.get((book.has_payments, book.has_history))
    if unseen and first_on and any(one.guarantee_days for one in plans):
        yield Note(unseen)
    yield from _of_touches(plans)


def _less(account: Account) -> int:
    """Kopecks that missed qualifiers cost: what the cap would have cut is not among them."""
    plan, reward = account.plan, account.reward
    if plan is None or reward is None:
        return 0
    whole = reward.earned if plan.cap is None else min(reward.earned, int(plan.cap * KOPECKS))
    return whole - reward.granted


def _of_touches(plans: Collection[BonusPlan]) -> Iterator[Note]:
    """What sourced and influenced mean in these plans."""
    for model in dict.fromkeys(one.model for one in plans if one.base == "sourced"):
        yield Note(f"bonus_sourced_{model}")
    if any(one.base == "influenced" for one in plans):
        yield Note("bonus_influenced")


def unknown_of(accounts: Sequence[Account]) -> Iterator[Note]:
    """Periods whose bonus nobody can tell, and why."""
    known = [one for one in accounts if one.plan is not None]
    unplanned = [one.period.name for one in known if one.lacks_quota]
    if unplanned:
        yield Note("bonus_without_quota", {"periods": list(dict.fromkeys(unplanned))})
    unmet = [one for one in known if one.reward is None and one.unknown]
    if unmet:
        names = sorted({name for one in unmet for name in one.unknown})
        periods = list(dict.fromkeys(one.period.name for one in unmet))
        yield Note("bonus_unknown_qualifiers", {"names": names, "periods": periods})
    unsure = [one.period.name for one in accounts if not one.knows_clawbacks]
    if unsure:
        yield Note("bonus_unknown_clawbacks", {"periods": list(dict.fromkeys(unsure))})
