"""What would be expected of touched cards, had they gone on like untouched ones of their kind.

Cards stand in a stage, day by day; each day some move on, some are lost or go back, and some are
followed no longer. From these chances of a day follows the share that moves on within so many days
(Aalen and Johansen 1978): of cards that stand there, untouched, after the same number of days. A
card is compared until it is touched, so the days before a touch count for no side twice (no
immortal time), and every card is in the chances of a day once.
"""

from __future__ import annotations

from collections import defaultdict
from math import sqrt
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.metrics.stats import Z95

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LEAST_COMPARED: Final = 10
"""As many untouched cards must stand there at the same age for a touched one to be compared."""

_LEAST_MOVED: Final = 5
"""With fewer cards that moved on, or did not, their spread does not tell how sure the share is."""

Kind = tuple[str, str, str]
"""What comparable cards share beside their age: values of fields, pipeline, stage."""


class Step(Struct):
    """One day in a stage: how many came (and stand at its end), moved on, were gone or cut."""

    begun: int = 0
    moved: int = 0
    gone: int = 0
    cut: int = 0


class Cell(Struct, frozen=True):
    """Touched cards of one kind that had stood `day` days: how many, how many of them moved on."""

    kind: Kind
    day: int
    cards: int
    moved: int


class Chances(Struct, frozen=True):
    """Of one day: the chance to move on, to be gone, to stay, and of how many cards these are.

    stay is counted, not 1 less the others: it is 0 where nobody stayed, and not nearly 0.
    """

    move: float
    go: float
    stay: float
    standing: int
    of: float


class Expected(Struct, frozen=True):
    """The share expected to move on, and what a change of each day's chances would change in it.

    slopes: day, change by the chance to move on, change by that to be gone.
    """

    share: float
    standing: int
    slopes: tuple[tuple[int, float, float], ...]


class Effect(Struct, frozen=True):
    """Touched cards against what is expected of untouched ones.

    cards: touched cards with comparisons; comparisons: untouched cards that stood there, one a
    stage. share, expected, difference: fractions; low, high: the 95 % interval of the difference;
    error: its standard error, None where nothing is compared. unmatched: touched cards without.
    """

    cards: int = 0
    comparisons: int = 0
    share: float | None = None
    expected: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    error: float | None = None
    unmatched: int = 0


class Untouched(Struct):
    """The untouched cards of every kind, and how far ahead is looked, in days."""

    steps: Mapping[Kind, Mapping[int, Step]]
    days: int
    _chances: dict[Kind, list[Chances]] = field(default_factory=dict)
    _expected: dict[tuple[Kind, int], Expected | None] = field(default_factory=dict)

    def chances(self, kind: Kind) -> list[Chances]:
        """The chances of each day from 1 on; that of day d stands at place d - 1.

        A card followed no longer counts for half of its last day (the life table's way).
        """
        if kind not in self._chances:
            steps, found, standing = self.steps.get(kind, {}), [], 0
            nothing = Step()
            for day in range(max(steps, default=0) + 1):
                step = steps.get(day, nothing)
                if day:
                    of = standing - step.cut / 2
                    found.append(_chances_of(step, standing, of))
                standing += step.begun - step.moved - step.gone - step.cut
            self._chances[kind] = found
        return self._chances[kind]

    def expected(self, kind: Kind, day: int) -> Expected | None:
        """What is expected of a card that has stood `day` days; None without comparisons."""
        if (kind, day) not in self._expected:
            ahead = self.chances(kind)[day : day + self.days]
            self._expected[kind, day] = _expected(ahead, day, self.days)
        return self._expected[kind, day]

    def standing(self, kind: Kind) -> Iterator[tuple[int, int]]:
        """Days in the stage, and how many untouched cards stood there at the end of that day."""
        for place, one in enumerate(self.chances(kind)):
            if one.standing > 0:
                yield place, one.standing

    def usual(self, standing: Iterable[tuple[Kind, int, int]]) -> float | None:
        """The share expected of untouched cards as they stand, of every kind and age."""
        cards, moved = 0, 0.0
        for kind, day, count in standing:
            one = self.expected(kind, day)
            if one is not None:
                cards += count
                moved += count * one.share
        return moved / cards if cards else None

    def effect(self, cells: Iterable[Cell]) -> Effect:
        """Touched cards against untouched ones, standardised to the touched.

        The variance is that of the cards' differences from what is expected of each, and that of
        the expectations: the chances of different days are uncorrelated. Neither is less than it
        would be if the touched did as the untouched do: where none or all of a few moved on, they
        do not differ among each other, and that says nothing of how sure it is.
        """
        compared, unmatched = [], 0
        for cell in cells:
            expected = self.expected(cell.kind, cell.day)
            if expected is None:
                unmatched += cell.cards
            else:
                compared.append((cell, expected))
        cards = sum(cell.cards for cell, _ in compared)
        if not cards:
            return Effect(unmatched=unmatched)
        share = sum(cell.moved for cell, _ in compared) / cards
        expectation = sum(cell.cards * one.share for cell, one in compared) / cards
        difference = share - expectation
        squares = sum(
            cell.moved * (1 - one.share - difference) ** 2
            + (cell.cards - cell.moved) * (one.share + difference) ** 2
            for cell, one in compared
        )
        least, least_expected = _least(compared, cards)
        error = sqrt(
            max(squares / cards / max(cards - 1, 1), least)
            + max(self._variance(compared, cards), least_expected)
        )
        return Effect(
            cards=cards,
            comparisons=_standing(compared),
            share=share,
            expected=expectation,
            difference=difference,
            low=max(-1.0, difference - Z95 * error),
            high=min(1.0, difference + Z95 * error),
            error=error,
            unmatched=unmatched,
        )

    def _variance(self, compared: Sequence[tuple[Cell, Expected]], cards: int) -> float:
        """The variance of the mean expectation: the delta method over the chances of each day."""
        slopes: dict[tuple[Kind, int], tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
        for cell, one in compared:
            weight = cell.cards / cards
            for day, by_move, by_go in one.slopes:
                before = slopes[cell.kind, day]
                slopes[cell.kind, day] = before[0] + weight * by_move, before[1] + weight * by_go
        total = 0.0
        for (kind, day), (by_move, by_go) in slopes.items():
            chances = self.chances(kind)[day - 1]
            mean = by_move * chances.move + by_go * chances.go
            spread = by_move**2 * chances.move + by_go**2 * chances.go - mean**2
            total += spread / chances.of
        return total


def _least(compared: Sequence[tuple[Cell, Expected]], cards: int) -> tuple[float, float]:
    """The least variances of the share of the touched and of what is expected of them.

    Binomial, of shares with one more card that moved on and one that did not (Agresti and Caffo
    2000): where nobody moved on a share is not known to be 0. Of the touched 0 where five moved on
    and five did not: then their own spread tells.
    """
    spreads: dict[Kind, float] = defaultdict(float)
    counts: dict[Kind, int] = defaultdict(int)
    most: dict[Kind, int] = defaultdict(int)
    for cell, one in compared:
        share = (one.share * one.standing + 1) / (one.standing + 2)
        spreads[cell.kind] += cell.cards * share * (1 - share)
        counts[cell.kind] += cell.cards
        most[cell.kind] = max(most[cell.kind], one.standing)
    moved = sum(cell.moved for cell, _ in compared)
    is_few = min(moved, cards - moved) < _LEAST_MOVED
    touched = sum(spreads.values()) if is_few else 0.0
    expected = sum(counts[kind] * spread / most[kind] for kind, spread in spreads.items())
    return touched / cards**2, expected / cards**2


def _chances_of(step: Step, standing: int, of: float) -> Chances:
    if of <= 0:
        return Chances(0.0, 0.0, 0.0, standing, of)
    stayed = of - step.moved - step.gone
    return Chances(step.moved / of, step.gone / of, stayed / of, standing, of)


def _standing(compared: Iterable[tuple[Cell, Expected]]) -> int:
    """Untouched cards that stood with the touched: one a stage, at the age when they were most."""
    most: dict[Kind, int] = {}
    for cell, one in compared:
        most[cell.kind] = max(most.get(cell.kind, 0), one.standing)
    return sum(most.values())


def _expected(ahead: Sequence[Chances], day: int, days: int) -> Expected | None:
    """From the chances of the days ahead; None where too few stand there or are followed on."""
    if not ahead or ahead[0].standing < LEAST_COMPARED:
        return None
    left, lefts = 1.0, []
    for one in ahead:
        if one.of <= 0:
            break
        lefts.append(left)
        left *= one.stay
        if left <= 0:
            break
    if left > 0 and len(lefts) < days:
        return None
    share, slopes = 0.0, []
    for place in range(len(lefts) - 1, -1, -1):
        one = ahead[place]
        slopes.append((day + place + 1, lefts[place] * (1 - share), -lefts[place] * share))
        share = one.move + one.stay * share
    return Expected(share, ahead[0].standing, tuple(slopes))
