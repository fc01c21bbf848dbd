"""What must be said beside a bonus: what is not known or was missed, by which day deals count."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smalign.base.errors import QuestionError
from smalign.base.results import Note
from smalign.metrics.bonus_rules import KOPECKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from smalign.base.config_bonus import Bonus
    from smalign.metrics.bonus_account import Account
    from smalign.metrics.bonus_events import Book
    from smalign.metrics.metric import Ask


def refuse_unknown(bonus: Bonus, book: Book) -> None:
    """Refuse to pay for what the export does not hold: a bonus of 0 would look like one.

    Raises:
        QuestionError: bonus_without_payments, bonus_without_touches, bonus_without_margins.

    """
    for name, plan in bonus.plans.items():
        if plan.counts_payments and not book.has_payments:
            key = "base" if plan.base == "paid" else "money"
            raise QuestionError("bonus_without_payments", toml=f'{key} = "won"', name=name)
        if plan.looks_at_touches and book.touched is None:
            toml = 'base = "sourced"\nmodel = "source"'
            raise QuestionError("bonus_without_touches", toml=toml, name=name)
        if plan.base == "margin" and plan.measure == "amount" and not knows_margins(book):
            raise QuestionError("bonus_without_margins", toml="[money]\nmargin = …", name=name)


def knows_margins(book: Book) -> bool:
    """Whether the margin of some sale is known."""
    return book.margin is not None or any(one.margin is not None for one in book.events)


def notes(
    ask: Ask, bonus: Bonus, accounts: Sequence[Account], first_on: date | None
) -> Iterator[Note]:
    """What the reader of a statement must know; first_on: the day the data begins."""
    if ask.bonus is None:
        yield Note("bonus_not_set_yet")
        return
    yield from _unknown(accounts)
    begins = min((one.first_on for one in bonus.plans.values()), default=None)
    if first_on is not None and begins is not None and begins < first_on.replace(day=1):
        yield Note("bonus_before_data", {"first": first_on})
    missed = [one for one in accounts if one.missed]
    if missed:
        withheld = sum(one.reward.withheld for one in missed if one.reward)
        yield Note(
            "bonus_missed",
            {
                "periods": [one.period.name for one in missed],
                "names": sorted({name for one in missed for name in one.missed}),
                "amount": Decimal(withheld) / KOPECKS,
            },
            Decimal(withheld) / KOPECKS,
        )
    plans = bonus.plans.values()
    if any(one.counts_payments for one in plans):
        yield Note("bonus_by_payment")
    if not all(one.counts_payments for one in plans):
        yield Note("bonus_by_sale")
    if any(one.base == "sourced" for one in plans):
        model = next(one.model for one in plans if one.base == "sourced")
        yield Note(f"bonus_sourced_{model}")
    if any(one.base == "influenced" for one in plans):
        yield Note("bonus_influenced")


def _unknown(accounts: Sequence[Account]) -> Iterator[Note]:
    """Periods whose bonus nobody can tell, and why."""
    known = [one for one in accounts if one.plan is not None]
    unplanned = [one.period.name for one in known if one.reward is None and not one.unknown]
    if unplanned:
        yield Note("bonus_without_quota", {"periods": unplanned})
    unmet = [one for one in known if one.reward is None and one.unknown]
    if unmet:
        names = sorted({name for one in unmet for name in one.unknown})
        yield Note(
            "bonus_unknown_qualifiers",
            {"names": names, "periods": [one.period.name for one in unmet]},
        )
