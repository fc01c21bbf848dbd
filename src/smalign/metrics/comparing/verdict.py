"""What the parts of a change say: which causes are claimed, and which stays the one named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import erfc, sqrt
from typing import TYPE_CHECKING, Final

from smalign.metrics.comparing.gather import LEADS
from smalign.metrics.comparing.parts import CAUSES, parts_of
from smalign.metrics.comparing.patterns import told
from smalign.metrics.comparing.periods import NOW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.metrics.comparing.gather import Compared
    from smalign.metrics.comparing.parts import Part
    from smalign.metrics.comparing.patterns import Told

LEVEL: Final = 0.05
"""How seldom any cause may be claimed where nothing happened."""
LEAST_SHARE: Final = 0.05
"""A part smaller than this share of the result before is not claimed, however certain."""
SECOND: Final = 0.5
"""A second loss of at least this share of the first makes the verdict mixed."""
NONE: Final = "none"
MIXED: Final = "mixed"
INSUFFICIENT: Final = "insufficient"
_FAMILIES: Final = ("leads", "mix", "rates")
"""What is tested together: p-values are adjusted over these."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One comparison, judged.

    parts: of the result; revenue: the same of money, empty where it is not known. adjusted: factor
    → its p-value, adjusted over the factors. claimed: the places in `parts` of those that are more
    than chance and matter. cause: of `parts.CAUSES`, or none, mixed, insufficient.
    """

    parts: tuple[Part, ...]
    revenue: tuple[Part, ...]
    adjusted: Mapping[str, float]
    claimed: frozenset[int]
    told: Told
    cause: str
    before: int
    after: int
    is_enough: bool

    @property
    def claims(self) -> list[Part]:
        """The parts that are claimed, the largest first."""
        return sorted((self.parts[at] for at in self.claimed), key=lambda one: -abs(one.value))

    def seen(self, factor: str, cause: str) -> str | None:
        """Whether a part is more than chance: seen, not_seen, few; None where it is not tested."""
        for at, one in enumerate(self.parts):
            if (one.factor, one.cause) == (factor, cause) and factor in _FAMILIES:
                if factor != "leads" and not self.is_enough:
                    return "few"
                return "seen" if at in self.claimed else "not_seen"
        return None


def judged(compared: Compared, name: str) -> Judged:
    """Judge the change between `now` and the period of this name."""
    before, after = compared.periods[name], compared.periods[NOW]
    days = (compared.days[name], compared.days[NOW])
    judges = compared.result != LEADS and compared.is_enough(name)
    level = LEVEL / len(_FAMILIES) if judges else 0.0
    found = told(before, after, level, partial(compared.is_worse, name))
    parts = parts_of(before, after, days, found.causes, is_money=False)
    if compared.result == LEADS:  # each lead is one lead: there is no mix and no rate of that
        parts = [one for one in parts if one.factor in ("working_days", "leads")]
    base = sum(one.hits for one in before.values())
    tests = {
        one.factor: two_sided(float(one.value), one.error)
        for one in parts
        if one.factor in ("leads", "mix")
    }
    adjusted = holm(tests | {"rates": found.p})
    claimed = frozenset(
        at
        for at, one in enumerate(parts)
        if one.factor in adjusted
        and adjusted[one.factor] <= LEVEL
        and abs(one.value) >= LEAST_SHARE * base
        and (judges or one.factor == "leads")
    )
    revenue = (
        parts_of(before, after, days, found.causes, is_money=True) if compared.has_money else []
    )
    return Judged(
        parts=tuple(parts),
        revenue=tuple(revenue),
        adjusted=adjusted,
        claimed=claimed,
        told=found,
        cause=_cause([parts[at] for at in sorted(claimed)], judges=judges),
        before=base,
        after=sum(one.hits for one in after.values()),
        is_enough=judges,
    )


def two_sided(value: float, error: float | None) -> float:
    """The p-value of a normal estimate; 1 where its error is not known or nothing."""
    return erfc(abs(value) / error / sqrt(2)) if error else 1.0


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """The p-values adjusted so that one of true nulls is at most `LEVEL` with that probability.

    Holm, S. (1979), Scandinavian Journal of Statistics 6, 65-70.
    """
    found: dict[str, float] = {}
    least = 0.0
    many = len(p_values)
    for rank, name in enumerate(sorted(p_values, key=lambda one: p_values[one])):
        least = max(least, min(1.0, (many - rank) * p_values[name]))
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
    is_mixed = len(order) > 1 and sizes[order[1]] >= SECOND * sizes[order[0]]
    return MIXED if is_mixed else order[0]


def params_of(compared: Compared, found: Mapping[str, Judged]) -> dict[str, object]:
    """What a reader of the result needs to know of how it came about, and its verdict, as data."""
    spans = {name: (one.first, one.last) for name, one in compared.choice.spans.items()}
    return {
        "periods": {name: [str(first), str(last)] for name, (first, last) in spans.items()},
        "ready_on": str(compared.choice.ready_on) if compared.choice.ready_on else None,
        "horizon": compared.horizon,
        "result": compared.result,
        "level": compared.level,
        "levels": dict(compared.levels.levels) if compared.levels else {},
        "working_days": dict(compared.days),
        "counts": {name: dict(one) for name, one in compared.counts.items()},
        "verdict": {name: _verdict(one) for name, one in found.items()},
    }


def _verdict(found: Judged) -> dict[str, object]:
    patterns = [
        {"kind": one.kind, "names": list(one.names), "log_odds": round(one.change, 4)}
        for one in found.told.patterns
    ]
    return {
        "cause": found.cause,
        "before": found.before,
        "after": found.after,
        "patterns": patterns,
        "p_adjusted": {name: round(p, 6) for name, p in found.adjusted.items()},
    }
