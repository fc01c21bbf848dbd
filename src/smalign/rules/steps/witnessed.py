"""What the steps add to the verdict: what was seen of the work itself, not of its result."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Range
from smalign.rules.steps.walk import step_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.diagnosis import Observation, Step, StepZone, Verdict
    from smalign.base.results import Note

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
_OF_OTHERS: Final = frozenset({"compare_handling_pattern", "compare_market", "compare_disputed"})
"""Notes of compare that give to managers, the market or nobody what a queue explains."""
_VOID: Final = frozenset({"recording", "insufficient"})
"""Where these are the verdict, no witness makes another one of it."""


def witnessed(verdict: Verdict, steps: tuple[Step, ...]) -> tuple[Verdict, tuple[Step, ...]]:
    """The verdict and the steps, after what was seen of the work itself.

    Leads that lie longer before anybody has them, and more leads disqualified without an attempt,
    are handling, the system's and the sales department's; more losses for the price are the market.
    What compare named only for want of such a witness gives way to it; a loss of another kind
    stays beside it, and two causes are a mixed verdict.
    """
    seen = _seen(steps)
    if not seen or verdict.cause in _VOID:
        return verdict, steps
    claimed = _claimed(verdict)
    if [*seen] == ["price_reasons"] and not claimed & {"disputed", "market", "handling", "quality"}:
        return verdict, steps  # no result fell: a word more often said is no verdict
    explained = {cause for name in seen for cause in _LOOKS_ALIKE[name]}
    causes = [_WITNESSES[name][0] for name in seen]
    kept = [one for one in verdict.causes if one in claimed - explained]
    named = list(dict.fromkeys((*kept, *causes)))
    told = replace(verdict, causes=tuple(named), effects=_effects(verdict, seen))
    if len(named) > 1:
        told = replace(told, cause="mixed", zone=None)
    else:
        zone = _WITNESSES[next(iter(seen))][1]
        told = replace(told, cause=named[0], zone=zone, is_of_work=not claimed)
    if "assignment_wait" in seen:
        held = {one: _of_queue(cause) for one, cause in verdict.held.items()}
        told = replace(told, held=held, notes=tuple(map(_queued, verdict.notes)))
        steps = tuple(map(_of_system, steps))
    return told, steps


def _seen(steps: Sequence[Step]) -> dict[str, Observation]:
    """Witness → what it saw, of those whose figure is worse than it was."""
    every = {one.finding: one for step in steps for one in step.every}
    found = {}
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


def _effects(verdict: Verdict, seen: dict[str, Observation]) -> dict[str, Range | None]:
    """The effects, with the sales that hang on unworked leads where compare knows none."""
    effects = dict(verdict.effects)
    stake = seen["unworked"].stake if "unworked" in seen else None
    if effects.get("handling") is None and verdict.result == "won" and stake is not None:
        sales = stake.sales
        effects["handling"] = Range(-sales.value, -sales.high, -sales.low)
    return effects


def _queued(note: Note) -> Note:
    """What compare gave to managers, the market or nobody is said to be the queue's."""
    return replace(note, code="compare_queued") if note.code in _OF_OTHERS else note


def _of_queue(cause: str) -> str:
    """The cause another choice gives, under the same queue."""
    return "handling" if cause in {*_LOOKS_ALIKE["assignment_wait"], "none"} else cause


def _of_system(step: Step) -> Step:
    """The step with what compare found given to the system, and the queue to be mended first.

    It is the loss that hangs on the queue already: it breaks one step, not two.
    """

    def given(one: Observation) -> Observation:
        if one.finding != "leads_verdict" or one.act is None or one.zone not in ("sales", "shared"):
            return one
        told = replace(one, zone="system", act=Act("cause_queue", "system"))
        status = "attention" if one.status == "broken" else one.status
        return replace(told, status=status, stake=None, no_stake="of_queue")

    return step_of(step.number, (*map(given, step.every), *step.unseen))
