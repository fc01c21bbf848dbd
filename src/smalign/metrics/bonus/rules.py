"""What a plan pays for a base, and how kopecks are shared out: exact arithmetic, no floats."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.config_bonus import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.config_bonus import BonusPlan

KOPECKS: Final = 100
"""Smallest parts of one unit of a currency."""


class Reward(Struct, frozen=True):
    """What a base earns by the plan, in kopecks.

    rate: the one of the highest mark reached, None below the first. earned: by the rates and the
    accelerator. withheld: for qualifiers that were missed. capped: above the cap. granted: the
    rest, earned - withheld - capped.
    """

    rate: Decimal | None
    earned: int
    withheld: int
    capped: int

    @property
    def granted(self) -> int:
        """What is paid, before anything is taken back."""
        return self.earned - self.withheld - self.capped


def needs_quota(plan: BonusPlan) -> bool:
    """Whether the plan measures by what was planned."""
    marks = [mark for mark, _ in plan.ladder]
    marks += [Mark.of(text) for text in (plan.threshold, plan.above) if text is not None]
    return any(mark.is_percent and mark.value for mark in marks)


def reward(
    plan: BonusPlan, base: Decimal, quota: Decimal | None, kept: Decimal = Decimal(1)
) -> Reward | None:
    """What `base` earns; None where marks are per cent of a quota that is not known.

    base: an amount, or a count of deals. kept: the part that missed qualifiers leave. A base
    exactly at a mark has reached it. Rounded to kopecks, half up: what is earned, once, and what
    is left of it by qualifiers, once.
    """
    least = Mark.of(plan.threshold).at(quota) if plan.threshold is not None else None
    if base <= 0 or (least is not None and base < least):
        return Reward(None, 0, 0, 0)
    if needs_quota(plan) and quota is None:
        return None
    ladder = [(mark.at(quota) or Decimal(0), rate) for mark, rate in plan.ladder]
    reached = [rate for mark, rate in ladder if base >= mark]
    earned = rounded(_by_rates(plan, ladder, base) + _accelerated(plan, ladder, base, quota))
    left = rounded(Fraction(earned, KOPECKS) * Fraction(kept))
    cap = left if plan.cap is None else int(plan.cap * KOPECKS)
    rate = reached[-1] if reached else None
    return Reward(rate, earned, earned - left, max(left - cap, 0))


def _by_rates(
    plan: BonusPlan, ladder: Sequence[tuple[Decimal, Decimal]], base: Decimal
) -> Fraction:
    """Retroactive: the rate reached, from the first rouble on. Marginal: each part at its rate."""
    if plan.steps == "marginal":
        return _between(ladder, Fraction(0), Fraction(base))
    reached = [rate for mark, rate in ladder if base >= mark]
    return Fraction(base) * Fraction(reached[-1]) if reached else Fraction(0)


def _accelerated(
    plan: BonusPlan,
    ladder: Sequence[tuple[Decimal, Decimal]],
    base: Decimal,
    quota: Decimal | None,
) -> Fraction:
    """What the part above the accelerator's mark earns on top: (times - 1) of its own rates."""
    if plan.accelerator is None:
        return Fraction(0)
    above = Fraction(Mark.of(plan.accelerator.above).at(quota) or 0)
    if base <= above:
        return Fraction(0)
    more = Fraction(plan.accelerator.times) - 1
    if plan.steps == "marginal":
        return more * _between(ladder, above, Fraction(base))
    reached = [rate for mark, rate in ladder if base >= mark]
    return more * (Fraction(base) - above) * Fraction(reached[-1]) if reached else Fraction(0)


def _between(ladder: Sequence[tuple[Decimal, Decimal]], low: Fraction, high: Fraction) -> Fraction:
    """What the part of the base from `low` to `high` earns, each piece at the rate of its step."""
    steps = [(Fraction(mark), Fraction(rate)) for mark, rate in ladder]
    ends = [(mark, after, rate) for (mark, rate), (after, _) in pairwise(steps)]
    ends += [(steps[-1][0], high, steps[-1][1])] if steps else []
    parts = ((min(high, after) - max(low, mark)) * rate for mark, after, rate in ends)
    return sum((part for part in parts if part > 0), Fraction(0))


def rounded(amount: Fraction) -> int:
    """An amount of money in whole kopecks, half up."""
    return int((amount * KOPECKS + Fraction(1, 2)) // 1)


def shared(total: int, weights: Sequence[int | Fraction | Decimal]) -> list[int]:
    """`total` in whole parts that stand to each other as the weights, and sum to it exactly.

    The largest remainder: each part rounded down, and one more for those that lost the most; of
    equal ones the first. Weights are not negative; without any the first part is the whole.
    """
    exact = [Fraction(one) for one in weights]
    whole = sum(exact)
    if not whole:
        return [total, *[0] * (len(exact) - 1)]
    quotas = [total * one / whole for one in exact]
    parts = [int(quota // 1) for quota in quotas]
    order = sorted(range(len(parts)), key=lambda at: (parts[at] - quotas[at], at))
    for at in order[: total - sum(parts)]:
        parts[at] += 1
    return parts


def crossed(lines: Sequence[int], totals: Sequence[int]) -> list[list[int]]:
    """A table of whole parts with these sums of its rows and of its columns.

    Each row is shared as what the columns still have to get, so that no part is negative and the
    last row takes what is left. Both sums must be equal.
    """
    left = list(totals)
    found = []
    for line in lines:
        parts = shared(line, left)
        left = [before - part for before, part in zip(left, parts, strict=True)]
        found.append(parts)
    return found
