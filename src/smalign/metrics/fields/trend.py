"""The trend of empty fields: the first and the last complete month or quarter."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.results import Field
from smalign.metrics.figures import ratio, whole
from smalign.metrics.stats import benjamini_hochberg, fisher, newcombe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Record

LEVEL: Final = 0.05
"""At most this share of the changes that are told is expected to be chance."""
COLUMNS: Final[tuple[Field, ...]] = (
    Field("trend", "text"),
    Field("first_period", "text"),
    Field("first_cards", "integer", "count"),
    Field("first_share", "float", "rate"),
    Field("last_period", "text"),
    Field("last_cards", "integer", "count"),
    Field("last_share", "float", "rate"),
    *(Field(name, "float", "points") for name in ("change", "change_low", "change_high")),
    Field("change_p", "float", "p"),
)
_SPANS: Final = (1, 3)
"""Months of what is compared: a month, else a quarter."""
_YEAR: Final = 12

Counts = tuple[int, int]
"""Cards, and how many of them have the field empty."""


class Ends(Struct, frozen=True):
    """The two stretches that are compared: their first months, counted from the year 0.

    span: months of each.
    """

    first: int
    last: int
    span: int

    def names(self) -> tuple[str, str]:
        """2024-01, or 2024-Q1."""
        return _named(self.first, self.span), _named(self.last, self.span)


def _named(month: int, span: int) -> str:
    year, place = divmod(month, _YEAR)
    return f"{year:04}-{place + 1:02}" if span == 1 else f"{year:04}-Q{place // span + 1}"


def ends_of(records: Sequence[Record], min_n: int) -> Ends | None:
    """The first and the last complete month of a table with `min_n` cards each, else quarter.

    records: of one table, with first_on, the earliest creation in them, and last_on, the end of
    what is known. None where there are no two such months or quarters.
    """
    days = [one["first_on"] for one in records if isinstance(one["first_on"], date)]
    today = next((one["last_on"] for one in records if isinstance(one["last_on"], date)), None)
    if not days or not isinstance(today, date):
        return None
    counts: dict[str, dict[int, int]] = {}
    for one in records:
        month = one["created_month"]
        if isinstance(month, int):
            field = counts.setdefault(str(one["field"]), {})
            field[month] = field.get(month, 0) + whole(one["cards"])
    cards = max(counts.values(), key=lambda months: sum(months.values()))
    for span in _SPANS:
        first, last = _first_whole(min(days), span), _last_whole(today, span)
        sizes = [_sum(cards, month, span) for month in (first, last)]
        if first < last and min(sizes) >= min_n:
            return Ends(first, last, span)
    return None


def _first_whole(day: date, span: int) -> int:
    """The first month of the first stretch that begins on this day or later."""
    month = day.year * _YEAR + day.month - 1
    is_whole = day.day == 1 and month % span == 0
    return month if is_whole else (month // span + 1) * span


def _last_whole(day: date, span: int) -> int:
    """The first month of the last stretch that is over at the end of this day."""
    after = day + timedelta(days=1)
    return ((after.year * _YEAR + after.month - 1) // span - 1) * span


def _sum(months: Mapping[int, int], first: int, span: int) -> int:
    return sum(months.get(first + step, 0) for step in range(span))


def counts_at(records: Iterable[Record], ends: Ends) -> tuple[Counts, Counts]:
    """The counts of one row in the first and in the last stretch."""
    sums = [[0, 0], [0, 0]]
    for one in records:
        month = one["created_month"]
        for place, first in enumerate((ends.first, ends.last)):
            if isinstance(month, int) and first <= month < first + ends.span:
                sums[place][0] += whole(one["cards"])
                sums[place][1] += whole(one["is_empty"]) + whole(one["is_pseudo_empty"])
    (first_cards, first_empty), (last_cards, last_empty) = sums
    return (first_cards, first_empty), (last_cards, last_empty)


def trends(found: Sequence[tuple[Ends, Counts, Counts] | None], min_n: int) -> list[Row]:
    """The columns of the trend for each row; None: there is nothing to compare.

    Rows with `min_n` cards at both ends are tested (Fisher) and p is adjusted over all of them
    (Benjamini-Hochberg): below 0.05 the trend is rising or falling, else same; others are few. A
    field that is always or never empty at both ends is the same without a test.
    """
    p_values = {
        place: p
        for place, one in enumerate(found)
        if one is not None and (p := _p(*one[1:], min_n)) is not None
    }
    adjusted = dict(zip(p_values, benjamini_hochberg(list(p_values.values())), strict=True))
    return [_row(one, adjusted.get(place), min_n) for place, one in enumerate(found)]


def _p(first: Counts, last: Counts, min_n: int) -> float | None:
    """The p-value of the change; None where there is too little to test, or nothing."""
    (cards, empty), (later_cards, later_empty) = first, last
    is_even = empty + later_empty in (0, cards + later_cards)
    if is_even or min(cards, later_cards) < min_n:
        return None
    return min(1.0, fisher(later_empty, later_cards, empty, cards))


def _row(one: tuple[Ends, Counts, Counts] | None, p_adjusted: float | None, min_n: int) -> Row:
    if one is None:
        return {field.name: "" if field.type == "text" else None for field in COLUMNS}
    ends, (cards, empty), (later_cards, later_empty) = one
    is_few = min(cards, later_cards) < min_n
    low, high = newcombe(later_empty, later_cards, empty, cards) or (None, None)
    share, later = ratio(empty, cards), ratio(later_empty, later_cards)
    change = None if share is None or later is None else later - share
    names = ends.names()
    return {
        "trend": "few" if is_few else _word(change or 0.0, p_adjusted),
        "first_period": names[0],
        "first_cards": cards,
        "first_share": share,
        "last_period": names[1],
        "last_cards": later_cards,
        "last_share": later,
        "change": change,
        "change_low": low,
        "change_high": high,
        "change_p": p_adjusted,
    }


def _word(change: float, p_adjusted: float | None) -> str:
    if p_adjusted is None or p_adjusted > LEVEL:
        return "same"
    return "rising" if change > 0 else "falling"
