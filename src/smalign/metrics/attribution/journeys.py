"""Journeys that were added up, and the credit that models give of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Shares = Mapping[str, float]
"""Channel → what it earns, in the unit of what is shared out."""


class Journey(NamedTuple):
    """All journeys through the same steps.

    steps: channels in the order they were met, one at least. conversions: how many ended in one;
    value: what those brought. nulls: how many ended in nothing.
    """

    steps: tuple[str, ...]
    conversions: float
    value: float = 0.0
    nulls: float = 0.0


class Credit(NamedTuple):
    """What a model gives each channel: a share of the conversions and of their value.

    The parts sum to the wholes as far as floats can; `apportioned` makes them sum exactly.
    """

    conversions: Shares
    value: Shares


class Gathered(tuple[Journey, ...]):
    """Journeys of which no two go through the same steps, in the order of their steps."""

    __slots__ = ()


def gathered(journeys: Iterable[Journey]) -> Gathered:
    """Journeys through the same steps as one, in order: no answer depends on the order of rows.

    Raises:
        ValueError: a journey has no step, a number below 0, or value without a conversion.

    """
    if isinstance(journeys, Gathered):
        return journeys
    found: dict[tuple[str, ...], list[Journey]] = defaultdict(list)
    for one in journeys:
        is_bad = min(one.conversions, one.value, one.nulls) < 0 or one.value > 0 == one.conversions
        if is_bad or not one.steps:
            msg = "a journey has no step, a number below 0, or value without a conversion"
            raise ValueError(msg)
        found[one.steps].append(one)
    return Gathered(
        same[0]
        if len(same) == 1
        else Journey(
            steps,
            fsum(one.conversions for one in same),
            fsum(one.value for one in same),
            fsum(one.nulls for one in same),
        )
        for steps, same in sorted(found.items())
    )


def scaled_to(whole: float, weights: Shares) -> dict[str, float]:
    """`whole` in proportion to `weights`; nothing where nothing is to be shared out."""
    total = fsum(weights.values())
    return {name: whole * weight / total if whole else 0.0 for name, weight in weights.items()}


def apportioned(units: int, weights: Shares) -> dict[str, int]:
    """`units` shared out in proportion to `weights`, in whole units that sum to them.

    Everybody first gets the whole units below the exact share; those left over go to the largest
    remainders, equal ones in the order of the names (Hamilton's method). A weight may be negative
    as long as their sum is not: then its share is, too.

    Raises:
        ValueError: there are units to share out and the weights do not sum to more than 0.

    """
    from fractions import Fraction

    exact = {name: Fraction(weight) for name, weight in weights.items()}
    whole = sum(exact.values(), Fraction(0))
    if not units:
        return dict.fromkeys(weights, 0)
    if whole <= 0:
        msg = "weights that sum to nothing share nothing out"
        raise ValueError(msg)
    due = {name: units * weight / whole for name, weight in exact.items()}
    given = {name: share.__floor__() for name, share in due.items()}
    left = units - sum(given.values())
    for name in sorted(due, key=lambda name: (given[name] - due[name], name))[:left]:
        given[name] += 1
    return given
