"""Mistakes in what smalign.toml says of the bonus: plans that cannot be paid by."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from smalign.base.config_bonus import (
    BONUS_BASES,
    MEASURES,
    MODELS,
    MONEY,
    OF_TOUCHES,
    PERIODS,
    QUALIFIERS,
    STEPS,
    Accelerator,
    Bonus,
    BonusPlan,
    Mark,
    Qualifier,
)
from smalign.base.config_mistakes import CURRENCY, Mistake, is_amount, is_day, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from smalign.base.config_record import Strict

_CHOICES: Final = {
    "base": BONUS_BASES,
    "measure": MEASURES,
    "money": MONEY,
    "model": MODELS,
    "steps": STEPS,
}
_LONGEST: Final = 3_650
_PLAN_DEPTH: Final = 3


def keys_of(section: Sequence[str]) -> list[str]:
    """Keys a section below `[bonus]` may have."""
    record: type[Strict] = Bonus
    if len(section) == _PLAN_DEPTH:
        record = BonusPlan
    elif len(section) > _PLAN_DEPTH:
        record = Accelerator if section[_PLAN_DEPTH] == "accelerator" else Qualifier
    return list(record.__struct_fields__)


def bonus_mistakes(bonus: Bonus) -> Iterator[Mistake]:
    """Every mistake of `[bonus]`."""
    if bonus.period not in PERIODS:
        yield _choice(("bonus", "period"), bonus.period, PERIODS)
        return
    if bonus.currency is not None and not CURRENCY.match(bonus.currency):
        yield Mistake(("bonus", "currency"), "config_currency", bonus.currency)
    if not bonus.plans:
        yield Mistake(("bonus", "plans"), "config_missing_key")
    for name, plan in bonus.plans.items():
        yield from plan_mistakes(("bonus", "plans", name), plan, bonus.period)
    yield from _overlaps(bonus)


def plan_mistakes(key: tuple[str, ...], plan: BonusPlan, period: str) -> Iterator[Mistake]:
    """Every mistake of one plan."""
    for name, known in _CHOICES.items():
        found = getattr(plan, name)
        if found is not None and found not in known:
            yield _choice((*key, name), found, known)
    yield from _idle(key, plan)
    yield from _days(key, plan, period)
    yield from _rates(key, plan)
    yield from _marks(key, plan)
    yield from _amounts(key, plan)
    yield from _qualifiers(key, plan)
    yield from _split(key, plan)


def _choice(key: tuple[str, ...], found: str, known: Sequence[str]) -> Mistake:
    return Mistake(key, "config_choice", found, ", ".join(known))


def _idle(key: tuple[str, ...], plan: BonusPlan) -> Iterator[Mistake]:
    """What a plan says of touches of marketing, where its base has nothing to do with them."""
    usual = BonusPlan(since=plan.since, base=plan.base)
    idle = {"money": plan.base not in OF_TOUCHES, "model": plan.base != "sourced"}
    for name, does_nothing in idle.items():
        if does_nothing and getattr(plan, name) != getattr(usual, name):
            yield Mistake((*key, name), "config_bonus_idle", plan.base)


def _days(key: tuple[str, ...], plan: BonusPlan, period: str) -> Iterator[Mistake]:
    """A plan begins and ends with a period: half a month has no plan to be measured by."""
    for name, day in (("since", plan.since), ("until", plan.until)):
        if day is None:
            continue
        if not is_day(day):
            yield Mistake((*key, name), "config_day", day)
            return
        first = date.fromisoformat(day)
        if name == "until":
            first += timedelta(days=1)
        if first.day != 1 or (period == "quarter" and first.month % 3 != 1):
            yield Mistake((*key, name), f"config_bonus_{period}_{name}", day)
    if plan.until is not None and plan.last_on < plan.first_on:
        yield Mistake((*key, "until"), "config_span", plan.until)


def _overlaps(bonus: Bonus) -> Iterator[Mistake]:
    if not all(
        is_day(one.since) and is_day(one.until or one.since) for one in bonus.plans.values()
    ):
        return
    by_day = sorted(bonus.plans.items(), key=lambda item: item[1].first_on)
    for (before, earlier), (name, later) in pairwise(by_day):
        if later.first_on <= earlier.last_on:
            yield Mistake(("bonus", "plans", name, "since"), "config_bonus_overlap", before)


def _rates(key: tuple[str, ...], plan: BonusPlan) -> Iterator[Mistake]:
    """One rate, or several with marks and a word on how they apply."""
    if (plan.rate is None) == (not plan.rates):
        yield Mistake((*key, "rate"), "config_bonus_rate")
        return
    if len(plan.rates) > 1 and plan.steps is None:
        yield Mistake((*key, "steps"), "config_bonus_steps")
    named = {"rates": plan.rates} if plan.rates else {}
    for name, rates in named.items():
        for mark, rate in rates.items():
            yield from _rate((*key, name, mark), rate, plan.measure)
    if plan.rate is not None:
        yield from _rate((*key, "rate"), plan.rate, plan.measure)


def _rate(key: tuple[str, ...], rate: Decimal, measure: str) -> Iterator[Mistake]:
    if rate < 0 or (measure == "amount" and rate > 1):
        yield Mistake(key, f"config_bonus_rate_{measure}", str(rate))


def _marks(key: tuple[str, ...], plan: BonusPlan) -> Iterator[Mistake]:
    """Marks are marks; those of the rates are all of the plan or all of the base."""
    texts = {(*key, "rates", text): text for text in plan.rates}
    if plan.threshold is not None:
        texts[*key, "threshold"] = plan.threshold
    if plan.accelerator is not None:
        texts[*key, "accelerator", "above"] = plan.accelerator.above
    wrong = [place for place, text in texts.items() if not _is_mark(text)]
    yield from (Mistake(place, "config_bonus_mark", texts[place]) for place in wrong)
    if wrong:
        return
    marks = [Mark.of(text) for text in plan.rates]
    if len({one.is_percent for one in marks if one.value}) > 1:
        yield Mistake((*key, "rates"), "config_bonus_marks_mixed")
    if len({one.value for one in marks}) < len(marks):
        yield Mistake((*key, "rates"), "config_bonus_marks_twice")


def _is_mark(text: str) -> bool:
    try:
        Mark.of(text)
    except ValueError:
        return False
    return True


def _amounts(key: tuple[str, ...], plan: BonusPlan) -> Iterator[Mistake]:
    if plan.cap is not None and not is_amount(plan.cap):
        yield Mistake((*key, "cap"), "config_amount", str(plan.cap))
    if plan.quota is not None and plan.quota <= 0:
        yield Mistake((*key, "quota"), "config_bonus_quota", str(plan.quota))
    if plan.accelerator is not None and plan.accelerator.times <= 1:
        at = (*key, "accelerator", "times")
        yield Mistake(at, "config_bonus_times", str(plan.accelerator.times))
    days = plan.guarantee_days
    if days is not None and not 1 <= days <= _LONGEST:
        yield Mistake((*key, "guarantee_days"), "config_count", str(days))
    if not all(channel.strip() for channel in plan.channels):
        yield Mistake((*key, "channels"), "config_blank", listed(plan.channels))


def _qualifiers(key: tuple[str, ...], plan: BonusPlan) -> Iterator[Mistake]:
    for name, one in plan.qualifiers.items():
        at = (*key, "qualifiers", name)
        if name not in QUALIFIERS:
            yield _choice(at, name, QUALIFIERS)
        if (one.most is None) == (one.least is None):
            yield Mistake(at, "config_bonus_qualifier")
        for bound, found in (("most", one.most), ("least", one.least)):
            if found is not None and found < 0:
                yield Mistake((*at, bound), "config_bonus_bound", str(found))
        if not 0 <= one.otherwise < 1:
            yield Mistake((*at, "otherwise"), "config_bonus_otherwise", str(one.otherwise))


def _split(key: tuple[str, ...], plan: BonusPlan) -> Iterator[Mistake]:
    at = (*key, "split")
    for name, share in plan.split.items():
        if not name.strip():
            yield Mistake(at, "config_blank", name)
        if not 0 < share <= 1:
            yield Mistake((*at, name), "config_share", str(share))
    if plan.split and sum(plan.split.values()) != 1:
        yield Mistake(at, "config_bonus_split", str(sum(plan.split.values())))
