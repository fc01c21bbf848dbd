"""Whether it was the recording that changed, and not what it records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.metrics.stats import newcombe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.config import Thresholds

REPEATED: Final = "repeated"
"""Leads of people who had asked shortly before, beside the ways in."""
_WAYS: Final = {
    "call": ("call",),
    "form": ("form",),
    "chat": ("chat", "messenger", "message"),
}
"""The way a lead came in → the kinds of touches an independent log of it has."""
_NO_COUNTS: Final[Mapping[str, int]] = {}
_SURE: Final = 2.5758293035489004
"""The two-sided 99 % quantile of the standard normal distribution."""


class Recorded(Struct, frozen=True):
    """Period → leads by way in, and `REPEATED`; period → touches that came in, by kind."""

    ways: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    logs: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Change(Struct, frozen=True):
    """One change of the recording: of a way in, or of `REPEATED`; before and after.

    log_before, log_after: what the independent log has; None where there is none, and nobody can
    say whether it was the recording.
    """

    way: str
    before: int
    after: int
    log_before: int | None = None
    log_after: int | None = None

    @property
    def is_certain(self) -> bool:
        """Whether it was the recording."""
        return self.way == REPEATED or self.log_before is not None


def changes(
    recorded: Recorded, name: str, now: str, leads: tuple[int, int], limits: Thresholds
) -> list[Change]:
    """What changed in the recording between the period of this name and `now`.

    A way in that had `min_n` leads and has `collapse` of them left, while what its log counts is
    `flat` of before at least: leads did not stop coming, their cards did. And a share of repeated
    inquiries that rose by `surge`, surely (Newcombe 1998, 99 %): there are more cards, not people.
    """
    before, after = (recorded.ways.get(one, _NO_COUNTS) for one in (name, now))
    logs = [recorded.logs.get(one, _NO_COUNTS) for one in (name, now)]
    found = []
    for way, kinds in _WAYS.items():
        had, has = before.get(way, 0), after.get(way, 0)
        if had < limits.min_n or has > limits.collapse * had:
            continue
        logged = [sum(log.get(kind, 0) for kind in kinds) for log in logs]
        if logged[0] < limits.min_n:
            found.append(Change(way, had, has))
        elif logged[1] >= limits.flat * logged[0]:
            found.append(Change(way, had, has, logged[0], logged[1]))
    repeated = [one.get(REPEATED, 0) for one in (before, after)]
    ends = newcombe(repeated[1], leads[1], repeated[0], leads[0], _SURE)
    if ends is not None and ends[0] > 0:
        rise = repeated[1] / leads[1] - repeated[0] / leads[0]
        if rise >= limits.surge:
            found.append(Change(REPEATED, repeated[0], repeated[1]))
    return found
