"""Segments: the finest of campaign, source and channel that is known in both periods."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.schema import NONE, OTHER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

Origin = tuple[str, str, str]
"""Channel, source and campaign of a card."""
LEVELS: Final = ("campaign", "source", "channel")
"""What a channel may be split into, the finest first; the last is the channel itself."""
KNOWN_SHARE: Final = 0.7
"""A channel is split where at least so many of its leads carry the value, in each period."""
_PLACE: Final = {"source": 1, "campaign": 2}
_SHOWN: Final = " · "
_NAMED: Final = 3
_WIDE: Final = 60
"""Values, and characters, up to which a rest is called by what is in it."""


class Levels(Struct, frozen=True):
    """Origin → its segment; levels: channel → what it was split into.

    steady: from and to how many leads as the least of a segment these would be the segments; None:
    however many.
    """

    segments: Mapping[Origin, str]
    levels: Mapping[str, str]
    steady: tuple[int, int | None] = (1, None)

    @property
    def parents(self) -> dict[str, str]:
        """Segment → its channel."""
        return {segment: origin[0] for origin, segment in self.segments.items()}

    @property
    def finest(self) -> str:
        """The finest level any channel was split into."""
        used = set(self.levels.values())
        return next((one for one in LEVELS if one in used), LEVELS[-1])


def levels_of(periods: Sequence[Mapping[Origin, int]], least: int) -> Levels:
    """Split each channel into its campaigns, else its sources, where both periods know them.

    periods: leads by origin, of each period; an origin may have none. Inside a channel a value that
    one period alone has, or that has fewer than `least` leads in both, has nothing to be compared
    with: such leads are one segment, called by up to three such values, else the channel's
    `(other)`. A channel of one period alone is split by what it knows.
    """
    levels = {}
    segments: dict[Origin, str] = {}
    sizes: list[int] = []
    by_channel: dict[str, list[Counter[Origin]]] = defaultdict(lambda: [Counter() for _ in periods])
    for at, leads in enumerate(periods):
        for origin, count in leads.items():
            by_channel[origin[0]][at][origin] += count
    for channel, counts in sorted(by_channel.items()):
        level = next(one for one in LEVELS if _is_known(counts, one))
        levels[channel] = level
        largest = _in_all(counts, level)
        sizes += largest.values()
        segments |= _split(
            channel, counts, level, {one for one in largest if largest[one] >= least}
        )
    low = max((size for size in sizes if size < least), default=0)
    return Levels(
        segments, levels, (low + 1, min((one for one in sizes if one >= least), default=None))
    )


def _is_known(counts: Iterable[Counter[Origin]], level: str) -> bool:
    if level not in _PLACE:
        return True
    place = _PLACE[level]
    known = []
    values = set()
    for leads in counts:
        named = {one: count for one, count in leads.items() if count and one[place] != NONE}
        values |= {origin[place] for origin in named}
        if leads.total():
            known.append(sum(named.values()) >= KNOWN_SHARE * leads.total())
    return all(known) and len(values) > 1


def _in_all(counts: Sequence[Counter[Origin]], level: str) -> dict[str, int]:
    """Of a level, the values every period of the channel has → the leads of its larger period."""
    sums = _sums(counts, level) if level in _PLACE else {}
    active = sum(1 for leads in counts if leads.total())
    return {
        value: max(of) for value, of in sums.items() if sum(1 for count in of if count) == active
    }


def _sums(counts: Sequence[Counter[Origin]], level: str) -> dict[str, list[int]]:
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * len(counts))
    for at, leads in enumerate(counts):
        for origin, count in leads.items():
            sums[origin[_PLACE[level]]][at] += count
    return sums


def _split(
    channel: str, counts: Sequence[Counter[Origin]], level: str, apart: Collection[str]
) -> dict[Origin, str]:
    """Origin → its segment; apart: the values that are segments of their own."""
    origins = [origin for leads in counts for origin in leads]
    place = _PLACE.get(level, 0)
    values = {origin[place] for origin in origins}
    if not apart or len(apart) + (len(apart) < len(values)) < 2:  # noqa: PLR2004 - one part is all
        return dict.fromkeys(origins, channel)
    rest = _rest({value: sum(of) for value, of in _sums(counts, level).items()}, apart)
    return {
        origin: channel + _SHOWN + (origin[place] if origin[place] in apart else rest)
        for origin in origins
    }


def _rest(leads: Mapping[str, int], apart: Collection[str]) -> str:
    """What the values that are no segment are called together: a new campaign by its own name."""
    few = sorted(leads.keys() - set(apart), key=lambda value: (-leads[value], value))
    named = ", ".join(few)
    fits = len(few) <= _NAMED and len(named) <= _WIDE
    return named if few and fits and named not in apart else OTHER
