"""What a comparison says aloud: its verdict first, then what it was read from."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.metrics.cohort_days import LEAST_WON
from smalign.metrics.comparing.flips import coarser, flip_of
from smalign.metrics.comparing.gather import LEADS
from smalign.metrics.comparing.parts import rounded
from smalign.metrics.comparing.patterns import SEGMENTS
from smalign.metrics.comparing.periods import NOW, PLAN
from smalign.metrics.comparing.recording import REPEATED
from smalign.metrics.comparing.verdict import INSUFFICIENT, NONE, REJECTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.metrics.comparing.gather import Compared
    from smalign.metrics.comparing.parts import Part
    from smalign.metrics.comparing.verdict import Judged

_NO_WEIGHT: Final = Decimal(0)
_PATTERNED: Final = ("quality", "handling")
_ABOUT_DATA: Final = ("channel_known", "linked", REJECTED)
"""Gates that a better export would open."""


def notes(compared: Compared, found: Mapping[str, Judged]) -> Iterator[Note]:
    """The verdict, the two periods, and what the reader must know besides."""
    ends = [Note("compare_leads_end", {"last": compared.end}, Decimal(2))] if compared.end else []
    if compared.choice.now is None:
        ready = compared.choice.ready_on
        later = Note("compare_periods_later", {"ready_on": ready}, Decimal(2))
        yield _without_periods(compared, Decimal(2)) if ready is None else later
        yield from ends
        return
    name = next(iter(found), None)
    if name is None:
        yield Note("compare_without_plan", {}, Decimal(2))
        return
    judged = found[name]
    yield from _verdict(compared, judged, name)
    yield _read(compared, judged, name)
    yield from ends
    yield from _otherwise(compared, judged, name)
    yield from _limits(compared, judged, name)


def uncompared(compared: Compared) -> Note:
    """Why nothing but leads is set side by side: there are no two periods, or leads are all."""
    if compared.choice.now is not None and compared.result == LEADS:
        return Note("compare_leads_alone")
    ready = compared.choice.ready_on
    if ready is None:
        return _without_periods(compared)
    return Note("compare_periods_later", {"ready_on": ready})


def _without_periods(compared: Compared, weight: Decimal = _NO_WEIGHT) -> Note:
    """Why there are no two periods, and nobody knows when there will be."""
    first = compared.choice.begins_on
    if first is None:
        return Note("compare_no_periods", {}, weight)
    return Note("compare_begins_late", {"first_on": first}, weight)


def _verdict(compared: Compared, judged: Judged, name: str) -> Iterator[Note]:
    """One note a claim, the largest first; without a claim, why there is none."""
    result = compared.result
    yield from _recording(judged)
    for part in judged.claims:
        facts = {"result": result, **_names(part, judged), **_numbers(judged, part)}
        yield Note(_code(part), facts, _stake(judged, part))
    if judged.cause == NONE:
        yield _unclaimed(judged, result)
    if judged.cause == INSUFFICIENT and result != LEADS:
        counts = {one: compared.counts[one][result] for one in (name, NOW)}
        facts = {"before": counts[name], "after": counts[NOW]}
        facts["least"] = compared.thresholds.min_won
        if min(counts.values()) < compared.thresholds.min_won:
            yield Note("compare_few", {"result": result, **facts}, _stake(judged))
    for gate in judged.gates:
        if gate.name in _ABOUT_DATA and not gate.is_passed:
            facts = {"share": gate.value, "least": gate.threshold}
            yield Note(f"compare_{gate.name}", facts, _stake(judged))


def _unclaimed(judged: Judged, result: str) -> Note:
    """Nothing is claimed: the largest part that is more than chance alone, if one is."""
    part = next(iter(judged.doubts), None)
    if part is None:
        return Note("compare_nothing", {"result": result}, _stake(judged))
    facts = {"result": result, **_numbers(judged, part), "p": judged.adjusted[part.factor]}
    return Note(f"compare_unsure_{part.factor}", facts, _stake(judged, part))


def _recording(judged: Judged) -> Iterator[Note]:
    for one in judged.recording:
        facts: dict[str, object] = {"before": one.before, "after": one.after}
        if one.way == REPEATED:
            yield Note("compare_repeated", facts, _stake(judged))
            continue
        facts |= {"created_how": one.way, "log": one.log_before, "log_after": one.log_after}
        code = "compare_collapsed" if one.is_certain else "compare_collapsed_unknown"
        yield Note(code, facts, _stake(judged))


def _code(part: Part) -> str:
    if part.factor == "rates" and part.cause in _PATTERNED:
        return f"compare_{part.cause}_pattern"
    return f"compare_{part.cause}"


def _names(part: Part, judged: Judged) -> dict[str, object]:
    """The segments that stand out."""
    if part.factor != "rates" or part.cause != "quality":
        return {}
    kinds = [one for one in judged.told.patterns if one.kind == SEGMENTS]
    return {"names": [name for one in kinds for name in one.names]}


def _numbers(judged: Judged, part: Part) -> dict[str, object]:
    """The value as in the table, and its ends."""
    ends = {name: rounded(one, 0) for name, one in (("low", part.low), ("high", part.high))}
    return {"value": Decimal(judged.whole(part)), **ends}


def _stake(judged: Judged, part: Part | None = None) -> Decimal:
    """What ranks a note of the verdict above those on the files: what it is worth, losses first."""
    amounts = judged.revenue or judged.parts
    worth = {one.factor: abs(one.value) for one in amounts}
    most = max(worth.values(), default=Fraction(0))
    own = most if part is None else worth.get(part.factor, Fraction(0))
    is_loss = part is None or part.value < 0
    return rounded(float(own + (most if is_loss else 0)), 0) + 2


def _read(compared: Compared, judged: Judged, name: str) -> Note:
    now, before = compared.choice.spans[NOW], compared.choice.spans[name]
    facts: dict[str, object] = {
        "first": now.first,
        "last": now.last,
        "other_first": before.first,
        "other_last": before.last,
        "leads": compared.counts[NOW]["leads"],
        "other_leads": compared.counts[name]["leads"],
    }
    if compared.result == LEADS:
        code = "compare_plan_leads_read" if name == PLAN else "compare_leads_read"
        return Note(code, facts, Decimal(2))
    facts |= {"result": compared.result, "before": judged.before, "after": judged.after}
    facts |= {"days": compared.horizon, "level": compared.level}
    code = "compare_plan_read" if name == PLAN else "compare_read"
    return Note(code, facts, Decimal(2))


def _otherwise(compared: Compared, judged: Judged, name: str) -> Iterator[Note]:
    """What looks otherwise at another level."""
    if not judged.is_enough:
        return
    before, after = compared.periods[name], compared.periods[NOW]
    flip = flip_of(before, after)
    if flip is not None:
        facts: dict[str, object] = {"before": float(flip.before), "after": float(flip.after)}
        facts |= {"against": flip.against, "segments": flip.segments}
        yield Note("compare_flip_falls" if flip.falls else "compare_flip_rises", facts, Decimal(1))
    if compared.levels is None or compared.level == "channel":
        return
    there = coarser(before, after, compared.levels.parents)
    rates = sum(one.value for one in judged.parts if one.factor == "rates")
    if abs(there.of("rates") - rates) >= compared.thresholds.least_effect * judged.before:
        numbers = {one: rounded(float(there.of(one)), 0) for one in ("mix", "rates")}
        facts = {**numbers}
        here = sum(judged.whole(one) for one in judged.parts if one.factor == "rates")
        facts |= {"rates_here": Decimal(here), "result": compared.result}
        yield Note("compare_coarser", facts | {"level": compared.level}, Decimal(1))


def _limits(compared: Compared, judged: Judged, name: str) -> Iterator[Note]:
    """What could not be looked at; first why periods are not judged by their sales."""
    if compared.horizon is None:
        yield Note("compare_without_horizon", {"least": LEAST_WON}, Decimal(2))
    elif compared.choice.ready_on is not None:
        facts = {"ready_on": compared.choice.ready_on, "days": compared.horizon}
        yield Note("compare_immature", facts, Decimal(2))
    elif compared.result != "won" and judged.is_enough:
        yield _by_upper(compared, name)
    if not compared.knows_owners and judged.is_enough:
        others, acted = compared.acted
        yield Note("owners_did_not_act", {"others": others, "acted": acted})
    if judged.is_enough and PLAN not in compared.periods and not _has_efforts(compared):
        yield Note("compare_without_attempts")
    if not compared.knows_holidays and PLAN not in compared.periods:
        yield Note("compare_working_days")


def _by_upper(compared: Compared, name: str) -> Note:
    """Which result stands for sales, and how few these are; leads alone have none."""
    before, now = (compared.counts[one].get("won") for one in (name, NOW))
    if before is None or now is None:
        return Note("compare_by_upper_of_leads", {"result": compared.result}, Decimal(2))
    facts = {"result": compared.result, "least": compared.thresholds.min_won}
    return Note("compare_by_upper", {**facts, "before": before, "after": now}, Decimal(2))


def _has_efforts(compared: Compared) -> bool:
    efforts = compared.efforts.values()
    return all(any(one.recorded for one in period.values()) for period in efforts)
