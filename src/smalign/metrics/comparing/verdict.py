"""What the parts of a change say: which causes are claimed, and which is the one named."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.metrics.comparing.gather import LEADS
from smalign.metrics.comparing.parts import CAUSES, apportioned, parts_of
from smalign.metrics.comparing.patterns import MANAGERS, Told, told
from smalign.metrics.comparing.periods import NOW, PLAN
from smalign.metrics.comparing.recording import changes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Thresholds
    from smalign.metrics.comparing.gather import Compared
    from smalign.metrics.comparing.parts import Part
    from smalign.metrics.comparing.recording import Change

NONE: Final = "none"
MIXED: Final = "mixed"
INSUFFICIENT: Final = "insufficient"
REJECTED: Final = "rejected"
_SECOND: Final = 0.5
"""A second loss of at least this share of the first makes the verdict mixed."""
_FAMILIES: Final = ("leads", "mix", "rates")
"""What is tested together: p-values are adjusted over these."""
_BESIDE: Final = 10
"""Beside a mix that changed a change of conversion must be so many times rarer by chance: whoever
is named second, with the first one seen, would else be named by chance most often."""
_NOTHING: Final = Told(1.0, (), {})


class Gate(Struct, frozen=True):
    """What a claim rests on: its value and the least it must be; None: it does not arise.

    is_most: the value must be below the threshold instead.
    """

    name: str
    value: float | None
    threshold: float
    is_most: bool = False

    @property
    def is_passed(self) -> bool:
        """Whether the claim may be made."""
        if self.value is None:
            return True
        return self.value < self.threshold if self.is_most else self.value >= self.threshold


class Judged(Struct, frozen=True):
    """One comparison, judged.

    parts: of the result; revenue: the same of money, empty where it is not known. adjusted: factor
    → its p-value, adjusted over the factors. claimed: the places in `parts` of those that are more
    than chance and matter; unsure: those of the others that matter and are more than chance alone,
    if not among all that was looked at. told: the patterns of conversion. recording: what changed
    in it. gates: what conversions rest on. cause: of `parts.CAUSES`, or none, mixed, insufficient.
    before, after: the result; is_enough: whether conversions may be judged. level: the p-value of
    what is more than chance.
    """

    parts: tuple[Part, ...]
    revenue: tuple[Part, ...]
    adjusted: Mapping[str, float]
    claimed: frozenset[int]
    unsure: frozenset[int]
    told: Told
    recording: tuple[Change, ...]
    gates: tuple[Gate, ...]
    cause: str
    before: int
    after: int
    is_enough: bool
    level: float

    @property
    def claims(self) -> list[Part]:
        """The parts that are claimed, the largest first."""
        return sorted((self.parts[at] for at in self.claimed), key=lambda one: -abs(one.value))

    @property
    def doubts(self) -> list[Part]:
        """The parts that are unsure, the largest first."""
        return sorted((self.parts[at] for at in self.unsure), key=lambda one: -abs(one.value))

    def whole(self, part: Part) -> int:
        """The value of one of `parts` in whole units, as a table shows it whose rows sum."""
        to_the_cent = [Fraction(one) for one in apportioned([one.value for one in self.parts])]
        return int(apportioned(to_the_cent, 0)[self.parts.index(part)])

    def seen(self, factor: str, cause: str) -> str | None:
        """Whether a part is more than chance, and matters: seen, small, not_seen, few.

        None where it is not tested.
        """
        for at, one in enumerate(self.parts):
            if (one.factor, one.cause) == (factor, cause) and factor in _FAMILIES:
                if factor != "leads" and not self.is_enough:
                    return "few"
                if at in self.claimed:
                    return "seen"
                return "small" if self.adjusted[factor] <= self.level else "not_seen"
        return None


def judged(compared: Compared, name: str) -> Judged:
    """Judge the change between `now` and the period of this name.

    Conversions are judged where the result is there often enough and every gate is passed. Where
    too many records could not be read, nothing is: the leads that seem to be gone may be those. A
    change of the recording takes everything: neither leads nor their mix nor their rates mean the
    same, whether or not the sum of them moved.
    """
    limits = compared.thresholds
    gates = _gates(compared, name)
    judges = all(one.is_passed for one in gates)
    is_read = all(one.is_passed for one in gates if one.name == REJECTED)
    base = sum(one.hits for one in compared.periods[name].values())
    found = _patterns(compared, name) if judges and name != PLAN else _NOTHING
    parts = _parts(compared, name, found)
    if found is not _NOTHING and _is_second(parts, found, limits, base):
        found = Told(min(1.0, found.p * _BESIDE), (), {})
        parts = _parts(compared, name, found)
    revenue = _parts(compared, name, found, is_money=True) if compared.has_money else []
    leads = (compared.counts[name]["leads"], compared.counts[NOW]["leads"])
    recording = changes(compared.recorded, name, NOW, leads, limits) if is_read else []
    changed = ""
    if recording:
        changed = "recording" if any(one.is_certain for one in recording) else "disputed"
        parts, revenue = _all_of(parts, changed), _all_of(revenue, changed)
    adjusted = _adjusted(parts, found, is_plan=name == PLAN)
    matter = [
        at
        for at, one in enumerate(parts)
        if one.factor in _FAMILIES
        and abs(one.value) >= limits.least_effect * base
        and (judges or (one.factor == "leads" and is_read))
    ]
    claimed = frozenset(at for at in matter if adjusted[parts[at].factor] <= limits.false_alarms)
    return Judged(
        parts=tuple(parts),
        revenue=tuple(revenue),
        adjusted=adjusted,
        claimed=claimed,
        unsure=frozenset(
            at for at in matter if at not in claimed and parts[at].low * parts[at].high > 0
        ),
        told=found,
        recording=tuple(recording),
        gates=gates,
        # What the cards sum to may be as before by chance: that is no sign that nothing happened.
        cause=changed or _cause([parts[at] for at in sorted(claimed)], judges=judges),
        before=base,
        after=sum(one.hits for one in compared.periods[NOW].values()),
        is_enough=judges,
        level=limits.false_alarms,
    )


def _gates(compared: Compared, name: str) -> tuple[Gate, ...]:
    limits = compared.thresholds
    is_mature = compared.result != LEADS
    counts = (compared.counts[one].get(compared.result, 0) for one in (name, NOW))
    known, every = compared.known
    linked, deals = compared.linked
    rejected, read = compared.rejected
    return (
        Gate("mature", float(is_mature), 1.0),
        Gate("results", float(min(counts)) if is_mature else None, float(limits.min_won)),
        Gate("channel_known", known / every if every else None, limits.channel_known),
        Gate("linked", linked / deals if deals else None, limits.linked),
        Gate(REJECTED, rejected / read if read else None, limits.rejected, is_most=True),
    )


def _patterns(compared: Compared, name: str) -> Told:
    """The patterns; by manager none, where owners did not do what their cards say."""
    limits = compared.thresholds
    found = told(
        compared.periods[name],
        compared.periods[NOW],
        limits.false_alarms / len(_FAMILIES),
        (limits.pattern_odds, limits.further_odds),
        partial(compared.is_worse, name),
    )
    if compared.knows_owners or MANAGERS not in {one.kind for one in found.patterns}:
        return found
    return replace(found, patterns=(), causes={})


def _parts(compared: Compared, name: str, found: Told, *, is_money: bool = False) -> list[Part]:
    """The parts of the change, of the result or of money, with the causes that were told."""
    parts = parts_of(
        compared.periods[name],
        compared.periods[NOW],
        (compared.days[name], compared.days[NOW]),
        found.causes,
        is_money=is_money,
        is_fixed=name == PLAN,
    )
    if compared.result == LEADS and not is_money:  # each lead is one lead: no mix and no rates
        return [one for one in parts if one.factor in ("working_days", "leads")]
    return parts


def _is_second(parts: Sequence[Part], found: Told, limits: Thresholds, base: int) -> bool:
    """Whether a change of conversion stands beside one of the mix, and is no rarer than it may."""
    mix = next((one for one in parts if one.factor == "mix"), None)
    if mix is None or found.p <= limits.false_alarms / _BESIDE:
        return False
    p = _adjusted(parts, found, is_plan=False)["mix"]
    return p <= limits.false_alarms and abs(mix.value) >= limits.least_effect * base


def _all_of(parts: Sequence[Part], cause: str) -> list[Part]:
    """The parts with one cause; what working days brought stays the calendar's."""
    return [one if one.cause == "calendar" else replace(one, cause=cause) for one in parts]


def _adjusted(parts: Sequence[Part], found: Told, *, is_plan: bool) -> dict[str, float]:
    """Of a plan, which no chance made, conversion is tested as the others are: by its error."""
    if is_plan:
        return holm({one.factor: one.p for one in parts if one.factor in _FAMILIES})
    tests = {one.factor: one.p for one in parts if one.factor in _FAMILIES[:2]}
    return holm({**tests, "rates": found.p})


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """The p-values adjusted so that all false ones together are as seldom as one p-value says.

    Holm, S. (1979), Scandinavian Journal of Statistics 6, 65-70.
    """
    found: dict[str, float] = {}
    least = 0.0
    for rank, name in enumerate(sorted(p_values, key=lambda one: p_values[one])):
        least = max(least, min(1.0, (len(p_values) - rank) * p_values[name]))
        found[name] = least
    return {name: found[name] for name in p_values}


def _cause(claimed: Sequence[Part], *, judges: bool) -> str:
    """The cause of the largest loss claimed, else of the largest gain."""
    sums: dict[str, float] = {}
    for one in claimed:
        sums[one.cause] = sums.get(one.cause, 0.0) + float(one.value)
    losses = {cause: -value for cause, value in sums.items() if value < 0}
    sizes = losses or sums
    if not sizes:
        return NONE if judges else INSUFFICIENT
    order = sorted(sizes, key=lambda cause: (-sizes[cause], CAUSES.index(cause)))
    is_mixed = len(order) > 1 and sizes[order[1]] >= _SECOND * sizes[order[0]]
    return MIXED if is_mixed else order[0]
