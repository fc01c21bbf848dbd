"""Whether sales tried less: attempts before a loss, and disqualifications without a single one."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.metrics.stats import newcombe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from smalign.metrics.comparing.bridge import Place

_SURE: Final = 2.5758293035489004
"""The two-sided 99 % quantile of the standard normal distribution."""
_PART: Final = 0.5
"""Of the fall of conversion, how large a fall of the effort may be why."""


class Effort(Struct, frozen=True):
    """Lost cards whose attempts are recorded: how many, without any, and the attempts in all.

    squares: the sum of the squares of the attempts of each card.
    """

    recorded: int = 0
    unworked: int = 0
    attempts: int = 0
    squares: int = 0

    def __add__(self, other: Effort) -> Effort:
        """Both together."""
        return Effort(
            self.recorded + other.recorded,
            self.unworked + other.unworked,
            self.attempts + other.attempts,
            self.squares + other.squares,
        )


Efforts = dict[str, dict["Place", Effort]]
"""Period → effort by segment and manager."""


def of_places(efforts: Mapping[Place, Effort], places: AbstractSet[Place]) -> Effort:
    """The effort in some places together."""
    return _together(one for place, one in efforts.items() if place in places)


def is_less(before: Effort, after: Effort, lost: float) -> bool:
    """Whether more cards were lost without an attempt, or after fewer of them, and may be why.

    Two tests at 99 %: Newcombe's interval (1998) of the difference of the shares without an
    attempt lies above 0, or that of the mean attempts by Welch (1947), taken as normal, below.
    lost: the share of conversion that went, 0…1. The cards that were worked, or the attempts, must
    have fallen by half as much: a third of the sales is not lost by one attempt less in fifteen.
    """
    shares = newcombe(after.unworked, after.recorded, before.unworked, before.recorded, _SURE)
    if shares is None:
        return False
    worked = [1 - one.unworked / one.recorded for one in (before, after)]
    if shares[0] > 0 and worked[0] - worked[1] >= _PART * lost * worked[0]:
        return True
    if min(before.recorded, after.recorded) < 2:  # noqa: PLR2004 - one card has no spread
        return False
    error = sqrt(_variance(before) + _variance(after))
    usual = before.attempts / before.recorded
    fall = usual - after.attempts / after.recorded
    return fall > _SURE * error and fall >= _PART * lost * usual


def _variance(effort: Effort) -> float:
    """The variance of the mean attempts of a card."""
    n = effort.recorded
    spread = effort.squares - effort.attempts**2 / n
    return spread / (n - 1) / n


def _together(efforts: Iterable[Effort]) -> Effort:
    return sum(efforts, Effort())
