"""What must be said beside segments: what differs, what conversion rests on, what is left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.results import Exclusion, Note
from smalign.base.schema import NONE
from smalign.metrics.cohort_days import LEAST_WON
from smalign.metrics.figures import whole
from smalign.metrics.keys import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.segments.rows import Segment

TABLE_OF: Final = {"lead": "leads", "deal": "deals"}
_MOST_NAMED: Final = 5
"""Fields and values a note names; the others are counted."""


class Facts(Struct, frozen=True):
    """What the queries told: fields kept and left out, the sums of all cards, horizons by card.

    many, single, alike: fields of too many values, of one, and of the same values as another.
    """

    segments: tuple[Segment, ...]
    many: int
    single: int
    alike: int
    totals: tuple[Record, ...]
    horizons: Mapping[str, int | None]
    is_one_currency: bool


def cards_of(totals: Sequence[Record], card: str, name: str = "cards") -> int:
    """The sum of a column over the counted cards of a kind."""
    return sum(
        whole(one[name]) for one in totals if one["excluded"] is None and one["card"] == card
    )


def exclusions(totals: Sequence[Record]) -> tuple[Exclusion, ...]:
    """Cards that are in no row, by reason."""
    counts: Counter[str] = Counter()
    for one in totals:
        if one["excluded"] is not None:
            counts[str(one["excluded"])] += whole(one["cards"])
    return tuple(Exclusion(reason, counts[reason]) for reason in sorted(counts))


def _nothing_compared(ask: Ask, facts: Facts) -> Iterator[Note]:
    """Why: too few cards of any value, or no field that divides the cards there are."""
    if facts.segments:
        yield Note("segments_few", {"min_n": ask.min_n})
    elif any(one["excluded"] is None for one in facts.totals):
        yield Note("segments_undivided")


def notes(ask: Ask, facts: Facts) -> Iterator[Note]:
    """What differs, by what measure, and which fields are not in the rows."""
    tested = sum(one.p is not None for one in facts.segments)
    is_both = len({one.card for one in facts.segments}) > 1
    for word in ("above", "below"):
        found = [one for one in facts.segments if one.verdict == word and one.value != NONE]
        if found:
            names = [
                (one.card if is_both else "", one.field, shown(one.value))
                for one in found[:_MOST_NAMED]
            ]
            more = {"count": len(found), "tested": tested, "names": names}
            yield Note(f"segments_{word}", more)
    if not tested:
        yield from _nothing_compared(ask, facts)
    if tested and all(one.verdict not in ("above", "below") for one in facts.segments):
        yield Note("segments_same", {"tested": tested})
    for card, table in TABLE_OF.items():
        cards, counted = cards_of(facts.totals, card), cards_of(facts.totals, card, "counted")
        horizon = facts.horizons[card]
        if cards and horizon is not None:
            base = {"table": table, "days": horizon, "counted": counted, "cards": cards}
            yield Note("segments_matured", base)
        elif cards:
            base = {"table": table, "counted": counted, "cards": cards, "least": LEAST_WON}
            yield Note("segments_decided" if ask.decided else "segments_undated", base)
    gone = {"many": facts.many, "single": facts.single, "alike": facts.alike}
    if any(gone.values()):
        yield Note("segments_left_out", {**gone})
    if not facts.is_one_currency:
        yield Note("amounts_apart")
