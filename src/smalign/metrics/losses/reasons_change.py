"""Whether the share of a reason among losses changed between the halves of the period."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.results import Note
from smalign.base.schema import NONE
from smalign.metrics.figures import whole
from smalign.metrics.stats import benjamini_hochberg, fisher

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from smalign.base.results import Period
    from smalign.metrics.metric import Record

LEVEL: Final = 0.05
"""At most this share of the changes that are told is expected to be chance."""

MOST_UNSAID: Final = 0.3
"""Above this share of losses with reason "other" or none, nothing is said of reasons."""

_UNSAID: Final = frozenset(
    {NONE, "other", "другое", "прочее", "иное", "другая причина", "other reason"}
)

Key = tuple[str, str]
"""Segment and reason."""


class Change(Struct, frozen=True):
    """new, rising, falling or steady, with the p-value adjusted for all the reasons tested.

    before, after: the share of the reason among the losses of each half.
    """

    word: str
    p: float
    before: float
    after: float


def is_unsaid(reason: str) -> bool:
    """Whether a reason says no more than that there was one."""
    return reason.casefold() in _UNSAID


def so_far(period: Period, records: Sequence[Record]) -> Period:
    """The days of the period that have happened: in the rest of it nothing could be lost yet.

    One that only begins on a day goes on to the last day of the data, whenever its last loss was.
    """
    as_of_on = records[0]["as_of_on"] if records else None
    if not isinstance(as_of_on, date) or (period.since is None and period.until is None):
        return period
    until = as_of_on if period.until is None else min(period.until, as_of_on)
    return replace(period, until=max(until, period.since or until))


def halfway(records: Sequence[Record], period: Period) -> date | None:
    """Last day of the first half: of the period, or of the days between its first and last loss."""
    days = [record["lost_on"] for record in records if isinstance(record["lost_on"], date)]
    if not days:
        return None
    first, last = period.since or min(days), period.until or max(days)
    return first + timedelta(days=((last - first).days + 1) // 2 - 1)


def changes(
    records: Sequence[Record], middle: date | None, min_n: int, silent: Container[str]
) -> dict[Key, Change]:
    """Segment and reason → its change, by Fisher's exact test and Benjamini-Hochberg over all.

    A segment with less than `min_n` losses in a half, or that is in `silent`, is not tested.
    """
    halves: tuple[Counter[Key], Counter[Key]] = (Counter(), Counter())
    for record in records:
        day = record["lost_on"]
        if middle is not None and isinstance(day, date):
            key = str(record["segment"]), str(record["reason"])
            halves[day > middle][key] += whole(record["cards"])
    before, after = ({**half} for half in halves)
    of = [Counter[str](), Counter[str]()]
    for half, sums in zip(halves, of, strict=True):
        for (segment, _), cards in half.items():
            sums[segment] += cards
    tested = [
        key
        for key in sorted({*before, *after})
        if key[0] not in silent and min(of[0][key[0]], of[1][key[0]]) >= min_n
    ]
    counts = [
        (before.get(key, 0), of[0][key[0]], after.get(key, 0), of[1][key[0]]) for key in tested
    ]
    adjusted = benjamini_hochberg([fisher(*four) for four in counts])
    return {
        key: Change(_word(four, p), p, four[0] / four[1], four[2] / four[3])
        for key, four, p in zip(tested, counts, adjusted, strict=True)
    }


def change_notes(changed: Mapping[Key, Change], middle: date | None) -> list[Note]:
    """Which reasons are new, rising and falling, in whatever segment; of one segment the shares."""
    notes: list[Note] = []
    is_one = len({segment for segment, _ in changed}) == 1
    for word in ("new", "rising", "falling"):
        found = {reason: one for (_, reason), one in changed.items() if one.word == word}
        if found:
            reasons = sorted(found)
            facts = {"reasons": reasons, "middle": middle}
            shares = [
                (reason, found[reason].before, found[reason].after) if is_one else (reason,)
                for reason in reasons
            ]
            notes.append(Note(f"reasons_{word}", {**facts, "changes": shares}))
    return notes


def _word(counts: tuple[int, int, int, int], p: float) -> str:
    hits, n, later_hits, later_n = counts
    if p > LEVEL:
        return "steady"
    if hits == 0:
        return "new"
    return "rising" if later_hits * n > hits * later_n else "falling"
