"""Which definition closes the gap between a report and the CRM, if exactly one does."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from smalign.metrics.reconcile.definitions import Change, Place

_CLOSED: Final = Decimal("0.9")
"""The share of the gap a definition must close, besides leaving no number outside the tolerance."""
_NEAREST: Final = Decimal("0.5")
"""The share of the gap a single definition must close, with half of the numbers met at least, to be
told though it does not explain."""
_NONE: Final = Decimal(0)


class Told(Struct, frozen=True):
    """One number of the report: its value, how far from it still agrees, and its rounding."""

    value: Decimal
    near: Decimal
    half_step: Decimal = Decimal("0.5")


def distance(told: Told, number: Decimal) -> Decimal:
    """How far a number is from the report's; none within its rounding."""
    off = abs(told.value - number)
    return off if off > told.half_step else _NONE


class Fit(Struct, frozen=True):
    """How well a definition meets the report.

    off: sum of the distances. outside: numbers beyond the tolerance. numbers: what the CRM counts.
    """

    change: Change
    numbers: Mapping[Place, Decimal]
    off: Decimal
    outside: int


class Verdict(Struct, frozen=True):
    """What the search says of one measure, or of one channel of it.

    gap: sum of the distances of the usual definition; outside: its numbers beyond the tolerance.
    found: the one definition that explains. alike: the codes of all that explain as well, when
    there are several. nearest: the best that does not explain, with the share of the gap it closes.
    """

    gap: Decimal
    outside: int
    found: Fit | None = None
    alike: tuple[Change, ...] = ()
    nearest: Change | None = None
    closes: Decimal = _NONE


def judge(
    told: Mapping[Place, Told],
    base: Mapping[Place, Decimal],
    rounds: Iterable[Sequence[Change]],
    numbers_of: Callable[[Change], Mapping[Place, Decimal]],
) -> Verdict:
    """The definition that explains the gap, of the simplest round in which any does.

    One explains when no number is outside the tolerance under it and nine tenths of the gap are
    closed. Where several do, the one that meets every number exactly is named if it is alone in
    that; otherwise none is, as the report cannot tell them apart.
    """
    off, outside = _distance(told, base)
    if not outside:
        return Verdict(off, 0)
    single: list[Fit] | None = None
    for changes in rounds:
        fits = _fits(told, base, changes, numbers_of)
        good = [fit for fit in fits if not fit.outside and fit.off <= off * (1 - _CLOSED)]
        if good:
            return _chosen(off, outside, good)
        single = fits if single is None else single
    near = (fit for fit in single or () if fit.outside * 2 <= outside)
    best = min(near, key=lambda fit: fit.off, default=None)
    if best is None or best.off > off * (1 - _NEAREST):
        return Verdict(off, outside)
    return Verdict(off, outside, nearest=best.change, closes=1 - best.off / off)


def _fits(
    told: Mapping[Place, Told],
    base: Mapping[Place, Decimal],
    changes: Sequence[Change],
    numbers_of: Callable[[Change], Mapping[Place, Decimal]],
) -> list[Fit]:
    """One fit a change that changes anything; of two that are the same everywhere the first."""
    found: list[Fit] = []
    for change in changes:
        numbers = numbers_of(change)
        if any(numbers.get(place, _NONE) != base.get(place, _NONE) for place in told):
            found.append(Fit(change, numbers, *_distance(told, numbers)))
    return found


def _chosen(off: Decimal, outside: int, good: Sequence[Fit]) -> Verdict:
    exact = [fit for fit in good if not fit.off]
    best = exact or good
    if len(best) == 1:
        return Verdict(off, outside, found=best[0])
    return Verdict(off, outside, alike=tuple(fit.change for fit in best))


def _distance(told: Mapping[Place, Told], numbers: Mapping[Place, Decimal]) -> tuple[Decimal, int]:
    """The sum of the distances, and how many are beyond the tolerance."""
    gaps = {place: distance(one, numbers.get(place, _NONE)) for place, one in told.items()}
    return sum(gaps.values(), _NONE), sum(gaps[place] > told[place].near for place in told)
