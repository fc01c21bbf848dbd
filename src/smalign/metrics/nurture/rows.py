"""The rows of nurture: what was sent, whom it reached, and the comparison with untouched cards."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from smalign.base.schema import NONE
from smalign.metrics.figures import ratio, whole
from smalign.metrics.nurture.balance import shares, standardised_difference
from smalign.metrics.nurture.untouched import Cell, Step
from smalign.metrics.stats import benjamini_hochberg, two_sided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Record
    from smalign.metrics.nurture.untouched import Effect, Kind, Untouched

LEVEL: Final = 0.05
"""At most this share of the differences that are told is expected to be chance."""


class Group(Struct):
    """The cards one content reached; is_total: those that anything reached.

    cells: those old enough, by kind and days in the stage. reach counts all.
    """

    segment: str = NONE
    is_total: bool = False
    reach: int = 0
    touches: int = 0
    immature: int = 0
    no_open_stage: int = 0
    by_history: int = 0
    median_days: float | None = None
    cells: list[Cell] = field(default_factory=list)


class Compared(Struct, frozen=True):
    """A group beside the untouched.

    raw: share of the mature that moved on less that of all untouched, whatever stage and age they
    are of. before, after: the largest standardised difference of stage, age and fields.
    """

    group: Group
    effect: Effect
    raw: float | None
    before: float | None
    after: float | None
    verdict: str = "few"
    p: float | None = None


def groups_of(records: Sequence[Record], medians: Sequence[Record]) -> list[Group]:
    """The groups, the largest first."""
    found: dict[tuple[int, str], Group] = {}
    days = {(whole(one["is_total"]), _name(one)): one["median_days"] for one in medians}
    for record in records:
        key = whole(record["is_total"]), _name(record)
        if key not in found:
            found[key] = Group(key[1], is_total=key[0] == 1, median_days=_days(days.get(key)))
        _add(found[key], record)
    for group in found.values():
        group.cells.sort(key=lambda cell: (cell.kind, cell.day))
    return sorted(found.values(), key=lambda one: (-one.reach, one.segment))


def _name(record: Record) -> str:
    return NONE if record["segment"] is None else str(record["segment"])


def _days(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _add(group: Group, record: Record) -> None:
    cards = whole(record["cards"])
    group.reach += cards
    group.touches += whole(record["touches"])
    group.by_history += whole(record["by_history"])
    if record["excluded"] == "immature":
        group.immature += cards
    elif record["excluded"] is not None:
        group.no_open_stage += cards
    else:
        day = whole(record["days_in_stage"])
        group.cells.append(Cell(_kind(record), day, cards, whole(record["moved"])))


def _kind(record: Record) -> Kind:
    return str(record["alike"]), str(record["pipeline"]), str(record["stage"])


def steps_of(records: Sequence[Record]) -> dict[Kind, dict[int, Step]]:
    """The untouched cards of every kind by day."""
    found: dict[Kind, dict[int, Step]] = defaultdict(dict)
    for record in records:
        names = ("begun", "moved", "gone", "cut")
        step = Step(*(whole(record[name]) for name in names))
        found[_kind(record)][whole(record["day"])] = step
    return found


def compared(groups: Sequence[Group], untouched: Untouched, min_n: int) -> list[Compared]:
    """Each group with its comparison; tested are those with `min_n` cards on both sides."""
    standing = [
        (kind, day, count) for kind in untouched.steps for day, count in untouched.standing(kind)
    ]
    everywhere = shares(standing)
    usual = untouched.usual(standing)
    found = [_beside(group, untouched, everywhere, usual, min_n) for group in groups]
    adjusted = iter(benjamini_hochberg([one.p for one in found if one.p is not None]))
    return [one if one.p is None else _judged(one, next(adjusted)) for one in found]


def _beside(
    group: Group,
    untouched: Untouched,
    everywhere: dict[tuple[int, str], float],
    usual: float | None,
    min_n: int,
) -> Compared:
    effect = untouched.effect(group.cells)
    cards = sum(cell.cards for cell in group.cells)
    moved = sum(cell.moved for cell in group.cells)
    mine = shares((cell.kind, cell.day, cell.cards) for cell in group.cells)
    kept = shares(
        (cell.kind, cell.day, cell.cards)
        for cell in group.cells
        if untouched.expected(cell.kind, cell.day) is not None
    )
    is_tested = min(effect.cards, effect.comparisons) >= min_n
    p = two_sided(effect.difference or 0.0, effect.error or 0.0) if is_tested else None
    share = ratio(moved, cards)
    return Compared(
        group=group,
        effect=effect,
        raw=None if share is None or usual is None else share - usual,
        before=standardised_difference(mine, everywhere),
        after=standardised_difference(mine, kept),
        p=p,
    )


def _judged(one: Compared, p_adjusted: float) -> Compared:
    word = "same"
    if p_adjusted <= LEVEL:
        word = "above" if (one.effect.difference or 0.0) > 0 else "below"
    return replace(one, p=p_adjusted, verdict=word)


def measures(one: Compared) -> Row:
    """The figures of a row; of too few cards nothing is said but how many they are."""
    effect, is_told = one.effect, one.p is not None
    cards = effect.cards + effect.unmatched
    row: Row = {
        "reach": one.group.reach,
        "touches": one.group.touches,
        "compared": effect.cards,
        "comparisons": effect.comparisons,
        "progression": effect.share if is_told else None,
        "untouched_progression": effect.expected if is_told else None,
        "lift": effect.difference if is_told else None,
        "lift_low": effect.low if is_told else None,
        "lift_high": effect.high if is_told else None,
        "verdict": one.verdict,
        "p_adjusted": one.p,
        "raw_lift": one.raw if is_told else None,
        "compared_share": ratio(effect.cards, cards),
        "balance_before": one.before,
        "balance_after": one.after,
        "days_to_move": one.group.median_days,
        "immature": one.group.immature,
        "no_open_stage": one.group.no_open_stage,
    }
    return row
