"""How long until something happens, where some are still waiting when the data ends.

Times are in any one unit. Cards with the same time may be given as one count or as several. At
equal times what happened comes before what was cut off: a card cut off at t was still at risk at t.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from smalign.metrics.stats import score_interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROUNDING: Final = 1e-9
"""A product of many fractions that is one half on paper misses it by less than this."""

Stays = tuple[float, int, int]
"""Time, how many ended then, how many were cut off then."""

Ends = tuple[float, int, int, int]
"""Time, how many were won then, how many lost, how many were open when the data ended."""


class Survival(NamedTuple):
    """The share of cards still waiting after `time`, at which `ended` of `at_risk` ended."""

    time: float
    at_risk: int
    ended: int
    share: float


class Incidence(NamedTuple):
    """The shares won, lost and neither by `time`, at which `won` and `lost` of `at_risk` were."""

    time: float
    at_risk: int
    won: int
    lost: int
    share_won: float
    share_lost: float
    share_open: float


def kaplan_meier(stays: Iterable[Stays]) -> tuple[Survival, ...]:
    """The product-limit curve: one step for each time at which something ended.

    Kaplan, E. L. and Meier, P. (1958), Journal of the American Statistical Association 53,
    457-481. The cut off must have the same prospects as the others.
    """
    return tuple(
        Survival(step.time, step.at_risk, step.won, step.share_open)
        for step in aalen_johansen((time, ended, 0, cut) for time, ended, cut in stays)
    )


def time_by_which(curve: Sequence[Survival], share: float) -> float | None:
    """The first time by which at least `share` ended; None where the data ends before.

    The median is `time_by_which(curve, 0.5)`. Of an even number of finished stays it is the lower
    of the two in the middle, as the curve reaches one half there.
    """
    waiting = 1 - share + _ROUNDING
    return next((step.time for step in curve if step.share <= waiting), None)


def aalen_johansen(ends: Iterable[Ends]) -> tuple[Incidence, ...]:
    """Cumulative incidence of won beside lost: one step for each time at which a card was closed.

    Aalen, O. O. and Johansen, S. (1978), Scandinavian Journal of Statistics 5, 141-150. A lost card
    cannot be won any more, so it is not counted as one that is only cut off: 1 - Kaplan-Meier would
    say that more are won than can be.

    Raises:
        ValueError: a time or a count is negative.

    """
    rows = _by_time(ends)
    at_risk = sum(won + lost + cut for _, (won, lost, cut) in rows)
    waiting, share_won, share_lost = 1.0, 0.0, 0.0
    curve = []
    for time, (won, lost, cut) in rows:
        if won or lost:
            share_won += waiting * won / at_risk
            share_lost += waiting * lost / at_risk
            waiting *= (at_risk - won - lost) / at_risk
            curve.append(Incidence(time, at_risk, won, lost, share_won, share_lost, waiting))
        at_risk -= won + lost + cut
    return tuple(curve)


def won_by(ends: Sequence[Ends], horizon: float) -> tuple[float, float, float] | None:
    """The share won by `horizon` with its 95 % interval; None where nobody is seen that long.

    Nobody: no card was closed or was still followed at the horizon. The interval is Wilson's for
    as many cards as would be as uncertain: share * (1 - share) / variance, the variance as in
    Marubini and Valsecchi (1995), Analysing Survival Data. Where every card was
    followed to the horizon that is the number of cards.
    """
    followed = sum(cut for time, *_, cut in ends if time >= horizon)
    closed_after = sum(won + lost for time, won, lost, _ in ends if time > horizon)
    curve = [step for step in aalen_johansen(ends) if step.time <= horizon]
    is_settled = bool(curve) and curve[-1].share_open == 0
    if not followed and not closed_after and not is_settled:
        return None
    # a sum of fractions that is one on paper misses it, and then its tiny variance is of no number
    all_won = is_settled and not any(step.lost for step in curve)
    share = 1.0 if all_won else curve[-1].share_won if curve else 0.0
    variance = _variance(curve, share)
    known = sum(step.won + step.lost for step in curve) + followed + closed_after
    is_sure = variance <= 0 or not 0 < share < 1
    low, high = score_interval(share, known if is_sure else share * (1 - share) / variance)
    return share, low, high


def _variance(curve: Sequence[Incidence], share: float) -> float:
    total, before = 0.0, 1.0
    for step in curve:
        n, closed, rest = step.at_risk, step.won + step.lost, share - step.share_won
        if n > closed:
            total += rest * rest * closed / (n * (n - closed))
        total += before * before * step.won * (n - step.won) / n**3
        total -= 2 * rest * before * step.won / (n * n)
        before = step.share_open
    return total


def _by_time(ends: Iterable[Ends]) -> list[tuple[float, list[int]]]:
    """Time and its counts, in order of time."""
    found: dict[float, list[int]] = {}
    for time, won, lost, cut in ends:
        if time < 0 or won < 0 or lost < 0 or cut < 0:
            msg = "a time or a count is negative"
            raise ValueError(msg)
        counts = found.setdefault(time, [0, 0, 0])
        counts[0] += won
        counts[1] += lost
        counts[2] += cut
    return sorted(found.items())
