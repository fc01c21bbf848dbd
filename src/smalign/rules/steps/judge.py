"""How a figure becomes a status: by what it is compared with, and by what hangs on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from smalign.base.config_agreement import NORMS
from smalign.base.diagnosis import Norm, Range, Stake
from smalign.metrics.stats import newcombe, wilson

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from smalign.base.diagnosis import NormLevel, Status
    from smalign.base.results import Result
    from smalign.rules.steps.finding import Case

Z99: Final = 2.5758293035489004
"""The two-sided 99 % quantile of the standard normal distribution: figures are many, so a change
against the past must be clearer than one in twenty."""
Counts = tuple[int, int]
"""Cards, and of how many."""


def undated(found: Result) -> int:
    """Cards an answer leaves out, for nobody knows on which day they were closed."""
    return sum(one.count for one in found.excluded if one.reason == "undated_closing")


def share_of(counts: Counts) -> Range | None:
    """The share with Wilson's interval; None of no cards."""
    hits, of = counts
    ends = wilson(hits, of)
    return None if ends is None else Range(hits / of, *ends)


def status_of(norm: Norm | None, stake: Stake | None) -> Status:
    """What a figure is, by its norm and by what hangs on it.

    Broken: the near end of its interval crosses a norm that is the company's own, agreed or past,
    or a comparison inside the period, and the near end of what is at stake is above 0. Attention:
    it crosses, and nothing is known to hang on it, or the norm is somebody else's. Without a norm
    nothing can be said.
    """
    if norm is None:
        return "not_enough_data"
    if not norm.is_crossed:
        return "ok"
    hangs = stake is not None and _hangs(stake)
    return "broken" if hangs and norm.level != "outside" else "attention"


def _hangs(stake: Stake) -> bool:
    """Whether the near end of what is at stake, in sales or in money, is above 0."""
    return stake.sales.low > 0 or (stake.money is not None and stake.money.low > 0)


def norm_of(case: Case, finding: str, now: Counts, past: Counts | None) -> Norm | None:
    """The norm of a share: the agreed one, else the own past; None where there is neither.

    Crossed is the agreed one where Wilson's interval lies beyond it; the past one where Newcombe's
    interval of the difference does, at 99 %. The past needs as many cards as any share.
    """
    most = NORMS[finding] == "most"
    agreed = case.config.agreement.norms.get(finding)
    if agreed is not None:
        found = share_of(now)
        crossed = found is not None and (found.low > agreed if most else found.high < agreed)
        return Norm("agreed", agreed, crossed, agreed_by(case))
    return past_norm(case, now, past, is_most=most)


def past_norm(case: Case, now: Counts, past: Counts | None, *, is_most: bool) -> Norm | None:
    """The company's own past as a norm; None where it is too short."""
    if past is None or past[1] < case.min_n or case.past is None:
        return None
    ends = newcombe(*now, *past, Z99)
    if ends is None:
        return None
    crossed = ends[0] > 0 if is_most else ends[1] < 0
    facts = {"since": case.past.since, "until": case.past.until, "cards": past[1]}
    return Norm("own_past", past[0] / past[1], crossed, facts)


def agreed_by(case: Case) -> Mapping[str, object]:
    """Who agreed on the norms, when, in which version; whether that is after the days judged."""
    told = case.config.agreement
    on = None if told.on is None else date.fromisoformat(told.on)
    facts = {"by": list(told.by), "on": on, "version": told.version}
    last = case.period.until
    return {**facts, "is_later": True} if on and last and on > last else facts


def inside_norm(difference: Range, value: float, *, is_most: bool) -> Norm:
    """Other cards of the same period as a norm: `value` is theirs, `difference` is against it."""
    level: NormLevel = "inside"
    crossed = difference.low > 0 if is_most else difference.high < 0
    return Norm(level, value, crossed)


def stake_of(case: Case, sales: Range, **formula: object) -> Stake:
    """What a number of lost sales is worth at the median of a sale, with the ends of both.

    The ends of the money are those of the sales times those of the median: at least as wide as
    95 %. Nothing can be lost less than not at all.
    """
    worth = case.worth
    sales = Range(*(max(0.0, one) for one in (sales.value, sales.low, sales.high)))
    money = None
    if worth is not None:
        money = Range(sales.value * worth.value, sales.low * worth.low, sales.high * worth.high)
    median = None if worth is None else worth.value
    return Stake(sales, money, {"median": median, **formula})


def spent_stake(amount: Decimal) -> Stake:
    """Money that was spent, known as it is in the accounts: an interval without width."""
    known = float(amount)
    return Stake(Range(0.0, 0.0, 0.0), Range(known, known, known), {"is_spent": True})


def lost_sales(case: Case, cards: float, of: str = "leads") -> Range | None:
    """The sales so many cards are usually good for: their number times the share that is won.

    of: leads, qualified or deals. None where that share is not known.
    """
    counts = case.won_of.get(of)
    found = share_of(counts) if counts else None
    if found is None:
        return None
    return Range(*(cards * one for one in (found.value, found.low, found.high)))
