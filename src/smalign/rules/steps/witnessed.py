"""What the steps add to the verdict: what was seen of the work itself, not of its result."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.diagnosis import Act, Range
from smalign.base.results import Note
from smalign.rules.steps.judge import status_of
from smalign.rules.steps.walk import step_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from smalign.base.diagnosis import Observation, Step, StepZone, Verdict

    Seen = Mapping[str, Observation]
    """Witness → what it saw."""

_WITNESSES: Final[dict[str, tuple[str, StepZone]]] = {
    "assignment_wait": ("handling", "system"),
    "unworked": ("handling", "sales"),
    "price_reasons": ("market", "shared"),
}
"""Finding → which cause it is a witness of where it grew, and on whose side."""
_WORSE: Final = {"assignment_wait": ("broken",), "unworked": ("broken",)}
"""Of these the step must be broken by it, too; of others it is enough that they grew."""
_LOOKS_ALIKE: Final = {
    "assignment_wait": frozenset({"market", "disputed", "handling"}),
    "unworked": frozenset({"disputed", "market"}),
    "price_reasons": frozenset({"disputed"}),
}
"""Causes that compare may have named for what the witness saw: it falls everywhere alike, or nobody
can tell whose it is. A witness of the price tells only what a change that is sure is made of."""
_SAID: Final = {
    "assignment_wait": (
        frozenset({"compare_handling_pattern", "compare_market", "compare_disputed"}),
        "compare_queued",
    ),
    "unworked": (frozenset({"compare_market", "compare_disputed"}), "compare_idle"),
    "price_reasons": (frozenset({"compare_disputed", "compare_unsure_rates"}), "compare_priced"),
}
"""Witness → notes of compare that give to others what it saw, and the note that says so instead."""
_ACTS: Final = {
    "assignment_wait": "cause_queue",
    "unworked": "cause_handling",
    "price_reasons": "cause_market",
}
"""Witness → what is to be done first about the loss it explains."""
_PRICE: Final = ["price_reasons"]
_FALLS: Final = frozenset({"disputed", "market", "handling", "quality"})
"""Losses of conversion or of the mix."""
_VOID: Final = frozenset({"recording", "insufficient"})
"""Where these are the verdict, no witness makes another one of it."""


def witnessed(verdict: Verdict, steps: tuple[Step, ...]) -> tuple[Verdict, tuple[Step, ...]]:
    """The verdict and the steps, after what was seen of the work itself.

    Leads that lie longer before anybody has them, and more leads disqualified without an attempt,
    are handling, the system's and the sales department's; more losses for the price are the market.
    What compare named only for want of such a witness gives way to it; a loss of another kind
    stays beside it, and two causes are a mixed verdict. Where compare claims nothing, a loss of
    conversion that is more than chance by itself and a price more often lost at are two signs of
    the market.
    """
    seen = _seen(steps)
    if not seen or verdict.cause in _VOID:
        return verdict, steps
    doubted = _doubted(verdict, seen)
    claimed = _claimed(verdict) | ({"disputed"} if doubted else set())
    named = _named(verdict.causes, claimed, seen)
    if not named:
        return verdict, steps
    told = replace(
        verdict,
        causes=tuple(named),
        effects=_effects(verdict, claimed, seen),
        held={one: _held(cause, seen) for one, cause in verdict.held.items()},
        notes=(*(_said(note, seen) for note in verdict.notes), *_also_price(named, seen)),
    )
    steps = tuple(
        step_of(one.number, (*_given(one.every, seen, doubted), *one.unseen)) for one in steps
    )
    if len(named) > 1:
        return replace(told, cause="mixed", zone=None), steps
    zone = _WITNESSES[next(iter(seen))][1]
    return replace(told, cause=named[0], zone=zone, is_of_work=not claimed), steps


def _named(causes: Iterable[str], claimed: AbstractSet[str], seen: Seen) -> list[str]:
    """The causes after the witnesses; none where nothing fell and only the price is spoken of.

    claimed: those of `causes` that compare claims a loss for.
    """
    if [*seen] == _PRICE and not claimed & _FALLS:
        return []  # a word more often said is no verdict
    explained = {cause for name in seen for cause in _LOOKS_ALIKE[name]}
    kept = [one for one in causes if one in claimed - explained]
    return list(dict.fromkeys((*kept, *(_WITNESSES[name][0] for name in seen))))


def _held(cause: str, seen: Seen) -> str:
    """The cause another choice gives, heard by the same witnesses."""
    if cause in {*_VOID, "mixed"}:
        return cause
    named = _named((cause,), {cause} - {"none"}, seen) or [cause]
    return named[0] if len(named) == 1 else "mixed"


def _seen(steps: Sequence[Step]) -> Seen:
    """Witness → what it saw, of those whose figure is worse than it was."""
    every = {one.finding: one for step in steps for one in step.every}
    found: dict[str, Observation] = {}
    for name in _WITNESSES:
        one = every.get(name)
        if one is not None and one.facts.get("grew") and one.status in _WORSE.get(name, one.status):
            found[name] = one
    return found


def _claimed(verdict: Verdict) -> set[str]:
    """Causes that compare claims a loss for."""
    effects = verdict.effects
    named = {*verdict.causes, verdict.cause}
    return {one for one in named if (told := effects.get(one)) is not None and told.value < 0}


def _doubted(verdict: Verdict, seen: Seen) -> Range | None:
    """A loss of conversion that compare is not sure of, where the price was seen, too."""
    loss = verdict.effects.get("disputed")
    if loss is None or loss.high >= 0 or "rates" not in verdict.unsure or [*seen] != _PRICE:
        return None
    return loss


def _effects(verdict: Verdict, claimed: AbstractSet[str], seen: Seen) -> dict[str, Range | None]:
    """The effects: a loss is of the cause that explains it, as the verdict says.

    Where compare knows no loss, that of handling are the sales that hang on unworked leads.
    """
    effects = dict(verdict.effects)
    for cause in sorted(claimed):
        to = next((_WITNESSES[one][0] for one in seen if cause in _LOOKS_ALIKE[one]), cause)
        if to != cause:
            effects[to], effects[cause] = _together(effects.get(to), effects[cause]), None
    stake = seen["unworked"].stake if "unworked" in seen else None
    if effects.get("handling") is None and verdict.result == "won" and stake is not None:
        sales = stake.sales
        effects["handling"] = Range(-sales.value, -sales.high, -sales.low)
    return effects


def _together(one: Range | None, other: Range | None) -> Range | None:
    """Two effects as one: their errors are added as if they were independent."""
    if one is None or other is None:
        return one or other
    value = one.value + other.value
    down = hypot(one.value - one.low, other.value - other.low)
    up = hypot(one.high - one.value, other.high - other.value)
    return Range(value, value - down, value + up)


def _said(note: Note, seen: Seen) -> Note:
    """What compare gave to others, or nobody, is said to go with what a witness saw."""
    for name in seen:
        codes, instead = _SAID[name]
        if note.code in codes:
            return replace(note, code=instead)
    return note


def _also_price(named: Sequence[str], seen: Seen) -> Iterator[Note]:
    """Beside another cause the price has a part that nobody can tell apart."""
    price = seen.get("price_reasons")
    if price is not None and price.norm is not None and len(named) > 1:
        facts = {"share": price.facts.get("share"), "before": price.norm.value}
        yield Note("compare_also_price", facts)


def _given(
    every: Iterable[Observation], seen: Seen, doubted: Range | None
) -> Iterator[Observation]:
    """The observations, with the loss compare found given to the witness that explains it.

    The loss of a queue hangs on the queue already: it breaks one step, not two. A loss that was
    doubted is told, and breaks none.
    """
    for one in every:
        if doubted is not None and one.code == "leads_unsure":
            yield _priced(one, doubted)
            continue
        cause = str(one.facts.get("cause"))
        name = next((name for name in seen if cause in _LOOKS_ALIKE[name]), None)
        if one.finding != "leads_verdict" or name is None:
            yield one
            continue
        to, zone = _WITNESSES[name]
        facts = {**one.facts, "cause": to}
        told = replace(one, zone=zone, act=Act(_ACTS[name], zone), facts=facts)
        if name != "assignment_wait":
            yield replace(told, status=status_of(one.norm, one.stake))
            continue
        status = "attention" if one.status == "broken" else one.status
        code = one.code.removesuffix("_of_managers")  # whoever got the leads, they had lain
        yield replace(told, status=status, code=code, stake=None, no_stake="of_queue")


def _priced(one: Observation, loss: Range) -> Observation:
    """What became of the leads, with the loss that the price explains."""
    facts = {"cause": "market", "value": round(loss.value), "low": loss.low, "high": loss.high}
    return replace(
        one,
        status="attention",
        code="leads_loss",
        facts={**one.facts, **facts},
        zone="shared",
        act=Act(_ACTS["price_reasons"], "shared"),
        no_stake="nobodys",
    )
