"""The rows of segments: each value against the others of its field, and many tests at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.schema import NONE
from smalign.metrics.figures import money, ratio, share, whole
from smalign.metrics.stats import benjamini_hochberg, fisher, newcombe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from smalign.base.results import Row
    from smalign.metrics.metric import Record

LEVEL: Final = 0.05
"""At most this share of the differences that are told is expected to be chance."""

Key = tuple[str, str]
"""Card and field: the rows that sum to all cards."""


class Segment(Struct, frozen=True):
    """The sums of one row, and what its test said.

    card, field, value: whose row. values: how many values it holds; is_other: too rare ones.
    cards = won + lost + open. hits of counted: the conversion. rest_hits of rest: the conversion
    of the cards with another value in the field; of `(none)`, of those with any value.
    verdict: above, below, same, few, mixed (`is_other`), or "" where there is no rest.
    """

    card: str
    field: str
    value: str
    is_other: bool
    values: int
    cards: int
    won: int
    lost: int
    open: int
    counted: int
    hits: int
    revenue: Decimal | None
    median_days: float | None
    rest: int = 0
    rest_hits: int = 0
    p: float | None = None
    p_adjusted: float | None = None
    verdict: str = ""

    @property
    def key(self) -> Key:
        """The block of rows it stands in."""
        return self.card, self.field


def segment_of(record: Record, median_days: float | None) -> Segment:
    """A row of the query as a record; the revenue of sales without an amount is not known."""
    won, amounts = whole(record["won"]), whole(record["amounts"])
    return Segment(
        card=str(record["card"]),
        field=str(record["field"]),
        value=str(record["value"]),
        is_other=record["is_other"] == 1,
        values=whole(record["values"]),
        cards=whole(record["cards"]),
        won=won,
        lost=whole(record["lost"]),
        open=whole(record["open"]),
        counted=whole(record["counted"]),
        hits=whole(record["hits"]),
        revenue=(money(record["revenue"]) if amounts else None) if won else money(0),
        median_days=median_days,
    )


def compared(segments: Sequence[Segment], min_n: int) -> list[Segment]:
    """Each segment against the rest of its field, tested and adjusted over all that are tested.

    Tested is a single value with at least `min_n` counted cards on both sides.
    """
    sums: dict[Key, tuple[int, int]] = {}
    for one in segments:
        if one.value != NONE or one.is_other:
            counted, hits = sums.get(one.key, (0, 0))
            sums[one.key] = counted + one.counted, hits + one.hits
    beside = [_with_rest(one, *sums.get(one.key, (0, 0)), min_n) for one in segments]
    tested = [one for one in beside if one.p is not None]
    adjusted = iter(benjamini_hochberg([one.p for one in tested if one.p is not None]))
    return [one if one.p is None else _judged(one, next(adjusted)) for one in beside]


def _with_rest(one: Segment, counted: int, hits: int, min_n: int) -> Segment:
    is_value = one.value != NONE or one.is_other
    rest, rest_hits = (counted - one.counted, hits - one.hits) if is_value else (counted, hits)
    verdict = "mixed" if one.is_other else "few" if min(one.counted, rest) < min_n else "same"
    if not rest and one.counted >= min_n and not one.is_other:
        verdict = ""
    p = fisher(one.hits, one.counted, rest_hits, rest) if verdict == "same" else None
    return replace(one, rest=rest, rest_hits=rest_hits, p=p, verdict=verdict)


def _judged(one: Segment, p_adjusted: float) -> Segment:
    word = "same"
    if p_adjusted <= LEVEL:
        word = "above" if one.hits * one.rest > one.rest_hits * one.counted else "below"
    return replace(one, p_adjusted=p_adjusted, verdict=word)


def ordered(segments: Iterable[Segment]) -> list[Segment]:
    """Fields with the surest difference first; in a field the largest first, few and rare last.

    Rows are never ordered by a rate: the best of thirty equal channels is chance.
    """
    listed = list(segments)
    surest: dict[Key, float] = {}
    for one in listed:
        p = 2.0 if one.p_adjusted is None else one.p_adjusted
        surest[one.key] = min(surest.get(one.key, 2.0), p)
    return sorted(
        listed,
        key=lambda one: (
            one.card != "lead",
            surest[one.key],
            one.field,
            one.is_other,
            one.verdict == "few",
            -one.cards,
            one.value,
        ),
    )


def measures(one: Segment, cards: int) -> Row:
    """The figures of a row; `cards`: all cards of its kind."""
    row: Row = {
        "cards": one.cards,
        "share": ratio(one.cards, cards),
        "won": one.won,
        "lost": one.lost,
        "open": one.open,
        "counted": one.counted,
        "counted_won": one.hits,
        **share("rate", one.hits, one.counted),
        "rest_rate": ratio(one.rest_hits, one.rest),
        **_lift(one),
        "p": one.p,
        "p_adjusted": one.p_adjusted,
        "verdict": one.verdict or None,
        "revenue": one.revenue,
        "median_days_to_won": one.median_days,
        "values": one.values,
    }
    return row


def _lift(one: Segment) -> Row:
    """The conversion minus that of the rest, with Newcombe's interval; not of mixed values."""
    ends = newcombe(one.hits, one.counted, one.rest_hits, one.rest)
    if ends is None or one.is_other:
        return dict.fromkeys(("lift", "lift_low", "lift_high"))
    lift = one.hits / one.counted - one.rest_hits / one.rest
    return {"lift": lift, "lift_low": ends[0], "lift_high": ends[1]}
