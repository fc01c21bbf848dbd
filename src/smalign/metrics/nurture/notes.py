"""What nurture says in words: how many cards are touched at all, and what goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.results import Note
from smalign.metrics.figures import share, whole
from smalign.metrics.keys import shown
from smalign.metrics.metric import query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.nurture.rows import Compared, Group


def effect_notes(
    ask: Ask, reach: Sequence[Record], rows: Sequence[Compared], total: Compared, days: int
) -> tuple[Note, ...]:
    """Coverage first; then whether the touched move on more than comparable cards."""
    cards = sum(whole(one["cards"]) for one in reach)
    touched = sum(whole(one["touched"]) for one in reach)
    if not touched:
        return (_unseen(ask, cards),)
    notes = [_covered(reach, touched, cards), _found(total, ask.min_n, days)]
    for verdict in ("above", "below"):
        told = [shown(one.group.segment) for one in rows if one.verdict == verdict]
        if told:
            notes.append(Note(f"nurture_{verdict}", {"contents": sorted(told)}))
    never = sorted({shown(str(one["alike"])) for one in reach} - _nurtured(reach))
    if never and ask.alike:
        notes.append(Note("nurture_never", {"segments": never, "by": list(ask.alike)}))
    if not total.group.by_history and total.group.cells:
        notes.append(Note("nurture_by_dates"))
    return tuple(notes)


def _covered(reach: Sequence[Record], touched: int, cards: int) -> Note:
    """How many open cards are touched; of all cards where none is open."""
    opened = [one for one in reach if one["is_open"] == 1]
    if not opened:
        facts: dict[str, object] = {"touched": touched, "cards": cards}
        return Note("nurture_coverage_closed", {**share("share", touched, cards), **facts})
    open_cards = sum(whole(one["cards"]) for one in opened)
    open_touched = sum(whole(one["touched"]) for one in opened)
    return Note(
        "nurture_coverage",
        {
            **share("share", open_touched, open_cards),
            "touched": open_touched,
            "cards": open_cards,
            "all_touched": touched,
            "all_cards": cards,
        },
    )


def fatigue_notes(ask: Ask, reach: Sequence[Record], groups: Sequence[Group]) -> tuple[Note, ...]:
    """Why no touch is told of; and where cards stand on the rungs of their dates."""
    if not any(whole(one["touched"]) for one in reach):
        return (_unseen(ask, sum(whole(one["cards"]) for one in reach)),)
    if not groups:
        return (Note("touches_elsewhere"),) if any((ask.period.since, ask.period.until)) else ()
    is_dated = any(one.cells for one in groups) and not any(one.by_history for one in groups)
    return (Note("nurture_by_dates"),) if is_dated else ()


def _unseen(ask: Ask, cards: int) -> Note:
    """Why no card is touched: nothing was sent, or what was sent is linked with none of them."""
    touches = sum(whole(one["touches"]) for one in query(ask, "coverage"))
    if not touches:
        return Note("nurture_no_touches", {"cards": cards})
    return Note("nurture_unlinked", {"touches": touches, "cards": cards})


def _nurtured(reach: Sequence[Record]) -> set[str]:
    return {shown(str(one["alike"])) for one in reach if whole(one["touched"])}


def _found(total: Compared, min_n: int, days: int) -> Note:
    effect = total.effect
    if total.p is None:
        facts: dict[str, object] = {"compared": effect.cards, "comparisons": effect.comparisons}
        return Note("nurture_few", facts | {"min_n": min_n})
    return Note(
        f"nurture_{total.verdict if total.verdict == 'same' else 'differ'}",
        {
            "difference": effect.difference,
            "low": effect.low,
            "high": effect.high,
            "raw": total.raw,
            "compared": effect.cards,
            "comparisons": effect.comparisons,
            "days": days,
        },
    )
