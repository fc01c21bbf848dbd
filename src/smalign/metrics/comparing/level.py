"""Segments: the finest of campaign, source and channel that is known in both periods."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smalign.base.schema import NONE, OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Origin = tuple[str, str, str]
"""Channel, source and campaign of a card."""
LEVELS: Final = ("campaign", "source", "channel")
"""What a channel may be split into, the finest first; the last is the channel itself."""
KNOWN_SHARE: Final = 0.7
"""A channel is split where at least so many of its leads carry the value, in each period."""
_PLACE: Final = {"source": 1, "campaign": 2}
_SHOWN: Final = " · "


@dataclass(frozen=True, slots=True)
class Levels:
    """Origin → its segment; levels: channel → what it was split into."""

    segments: Mapping[Origin, str]
    levels: Mapping[str, str]

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
    with: such leads are one segment, the channel's `(other)`. A channel of one period alone is
    split by what it knows.
    """
    levels = {}
    segments: dict[Origin, str] = {}
    by_channel: dict[str, list[Counter[Origin]]] = defaultdict(lambda: [Counter() for _ in periods])
    for at, leads in enumerate(periods):
        for origin, count in leads.items():
            by_channel[origin[0]][at][origin] += count
    for channel, counts in sorted(by_channel.items()):
        level = next(one for one in LEVELS if _is_known(counts, one))
        levels[channel] = level
        segments |= _split(channel, counts, level, least)
    return Levels(segments, levels)


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


def _split(
    channel: str, counts: Sequence[Counter[Origin]], level: str, least: int
) -> dict[Origin, str]:
    place = _PLACE.get(level, 0)
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * len(counts))
    for at, leads in enumerate(counts):
        for origin, count in leads.items():
            sums[origin[place]][at] += count
    active = sum(1 for leads in counts if leads.total())
    apart = {
        value
        for value, of in sums.items()
        if sum(1 for count in of if count) == active and max(of) >= least
    }
    if place and len(apart) + (len(apart) < len(sums)) < 2:  # noqa: PLR2004 - one part is the channel
        apart = set()
    if not place or not apart:
        return {origin: channel for leads in counts for origin in leads}
    return {
        origin: channel + _SHOWN + (origin[place] if origin[place] in apart else OTHER)
        for leads in counts
        for origin in leads
    }
