"""The parts of a change as rows: each with its cause, its interval and whether chance would do."""

from __future__ import annotations

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.metrics.comparing.bridge import bridge
from smalign.metrics.comparing.resamples import ends, error, resampled
from smalign.metrics.stats import two_sided

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from smalign.metrics.comparing.bridge import Bridge, Cell, Cells, Place
    from smalign.metrics.comparing.resamples import Array

CAUSES: Final = (
    *("calendar", "quantity", "quality", "handling", "market", "recording"),
    *("deal_size", "disputed"),
)
"""Whose matter a part can be: nobody's, where it is disputed."""
_CAUSE: Final = {
    "working_days": "calendar",
    "leads": "quantity",
    "mix": "quality",
    "size": "deal_size",
}
"""Factor → its cause; that of rates is told by their pattern."""
CENT: Final = 2


class Part(Struct, frozen=True):
    """One part of a change, with its 95 % interval and its standard error by the bootstrap."""

    factor: str
    cause: str
    value: Fraction
    low: float
    high: float
    error: float

    @property
    def p(self) -> float:
        """The p-value that it is nothing, of a normal estimate."""
        return two_sided(float(self.value), self.error)


def parts_of(
    before: Cells,
    after: Cells,
    days: tuple[int, int],
    causes: Mapping[Place, str],
    *,
    is_money: bool,
    is_fixed: bool = False,
) -> list[Part]:
    """The parts of the change, in the order of the factors; they sum exactly to it.

    causes: whose matter the conversion of a place is; `disputed` where it is not named. A segment
    that one period alone has cannot have changed its conversion: how much better or worse it is
    than all leads of the other period belongs to the mix. is_fixed: `before` is a plan.
    """
    cells = tuple(before.items()), tuple(after.items())
    return [*_parts_of(*cells, days, tuple(causes.items()), is_money=is_money, is_fixed=is_fixed)]


@lru_cache(maxsize=16)
def _parts_of(
    before_cells: tuple[tuple[Place, Cell], ...],
    after_cells: tuple[tuple[Place, Cell], ...],
    days: tuple[int, int],
    causes_of: tuple[tuple[Place, str], ...],
    *,
    is_money: bool,
    is_fixed: bool,
) -> tuple[Part, ...]:
    """Kept for the tables of one comparison, which show the same parts."""
    before, after, causes = dict(before_cells), dict(after_cells), dict(causes_of)
    whole = bridge(before, after, days, is_money=is_money)
    drawn = resampled(before, after, days, is_money=is_money, is_fixed=is_fixed)
    alone = _alone(whole, before, after)
    found = [_part("leads", whole.leads, drawn.leads)]
    if days[0] != days[1]:
        found.insert(0, _part("working_days", whole.working_days, drawn.working_days))
    mixed = drawn.mix.sum(axis=1) + drawn.rates_of(alone)
    found.append(_part("mix", _mix(whole, alone), mixed))
    places: dict[str, set[Place]] = defaultdict(set)
    for place in whole.rates.keys() - alone:
        places[causes.get(place, "disputed")].add(place)
    found += [
        _part("rates", _rates(whole, places[cause]), drawn.rates_of(places[cause]), cause)
        for cause in CAUSES
        if cause in places
    ]
    if is_money:
        found.append(_part("size", whole.of("size"), drawn.size.sum(axis=1)))
    return tuple(found)


def value_of(factor: str, before: Cells, after: Cells, days: tuple[int, int]) -> Fraction:
    """What the parts of one factor sum to, in sales, without their intervals."""
    whole = bridge(before, after, days, is_money=False)
    alone = _alone(whole, before, after)
    if factor == "mix":
        return _mix(whole, alone)
    return whole.of(factor) - (_rates(whole, alone) if factor == "rates" else 0)


def _alone(whole: Bridge, before: Cells, after: Cells) -> set[Place]:
    """The places of segments that one of the periods does not have."""
    both = {segment for segment, _ in before} & {segment for segment, _ in after}
    return {place for place in whole.rates if place[0] not in both}


def _mix(whole: Bridge, alone: Collection[Place]) -> Fraction:
    return whole.of("mix") + _rates(whole, alone)


def _rates(whole: Bridge, places: Collection[Place]) -> Fraction:
    return sum((whole.rates[place] for place in places), Fraction(0))


def _part(factor: str, value: Fraction, drawn: Array, cause: str | None = None) -> Part:
    return Part(factor, cause or _CAUSE[factor], value, *ends(drawn), error(drawn))


def apportioned(values: Sequence[Fraction], places: int = CENT) -> list[Decimal]:
    """The values at so many digits, so that they sum to their sum at as many digits.

    Cut, and what is missing given to the largest remainders, the first of equal ones.
    """
    unit = 10**places
    floors = [int((value * unit) // 1) for value in values]
    whole = _half_up(sum(values, Fraction(0)) * unit)
    cuts = [floor - value * unit for floor, value in zip(floors, values, strict=True)]
    order = sorted(range(len(values)), key=lambda at: (cuts[at], at))
    raised = frozenset(order[: whole - sum(floors)])
    return [Decimal(floor + (at in raised)).scaleb(-places) for at, floor in enumerate(floors)]


def exact(value: Fraction, places: int = CENT) -> Decimal:
    """A fraction at so many digits, half up."""
    return Decimal(_half_up(value * 10**places)).scaleb(-places)


def rounded(value: float, places: int = CENT) -> Decimal:
    """An end of an interval at so many digits."""
    whole = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return whole or abs(whole)


def _half_up(value: Fraction) -> int:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))
