"""What the steps add to the verdict: what was seen of the work itself, not of its result."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Range

if TYPE_CHECKING:
    from smalign.base.diagnosis import Observation, Step, Verdict

_MAY_BE_QUEUE: Final = frozenset({"market", "disputed", "handling", "none"})
"""Causes that a queue looks like: it falls everywhere alike, or where leads are given out; and
nothing, where sales are too few to show what became of the leads that waited."""
_LOSSES: Final = frozenset({"quality", "quantity", "market"})
"""Causes that may be there beside unworked leads."""
_OF_OTHERS: Final = frozenset({"compare_handling_pattern", "compare_market", "compare_disputed"})
"""Notes of compare that give to managers, the market or nobody what a queue explains."""


def witnessed(verdict: Verdict, steps: tuple[Step, ...]) -> tuple[Verdict, tuple[Step, ...]]:
    """The verdict and the steps, after what the work itself tells: a queue, leads nobody called."""
    verdict, steps = with_queue(verdict, steps)
    return with_unworked(verdict, steps), steps


def with_queue(verdict: Verdict, steps: tuple[Step, ...]) -> tuple[Verdict, tuple[Step, ...]]:
    """The verdict and the steps where a queue that grew explains what compare found.

    Leads that lie longer before anybody has them are worked less well everywhere alike, whoever
    gets them: that is handling, and the system's. Then neither sales nor the market is named.
    """
    waits = [one for step in steps for one in step.every if one.finding == "assignment_wait"]
    if not any(one.status == "broken" and one.facts.get("grew") for one in waits):
        return verdict, steps
    if verdict.cause not in _MAY_BE_QUEUE:
        return verdict, steps
    told = replace(
        verdict,
        cause="handling",
        zone="system",
        causes=tuple(dict.fromkeys(map(_queued, verdict.causes))),
        held={choice: _queued(cause) for choice, cause in verdict.held.items()},
        notes=tuple(
            replace(one, code="compare_queued") if one.code in _OF_OTHERS else one
            for one in verdict.notes
        ),
    )
    return told, tuple(_of_system(step) for step in steps)


def _queued(cause: str) -> str:
    return "handling" if cause in _MAY_BE_QUEUE else cause


def _of_system(step: Step) -> Step:
    """The step with what compare found given to the system, and the queue to be mended first."""

    def given(one: Observation) -> Observation:
        if one.finding != "leads_verdict" or one.act is None:
            return one
        facts = {**one.facts, "cause": _queued(str(one.facts.get("cause")))}
        return replace(one, zone="system", facts=facts, act=Act("cause_queue", "system"))

    first = None if step.first is None else given(step.first)
    return replace(step, first=first, others=tuple(map(given, step.others)))


def with_unworked(verdict: Verdict, steps: tuple[Step, ...]) -> Verdict:
    """The verdict where more leads than before are disqualified without an attempt.

    That is handling, seen in the work and not in its result: it is named where compare names
    nothing, or nobody; beside another loss both are. Where results are too few for any verdict, it
    stays so.
    """
    seen = next((one for step in steps for one in step.every if one.finding == "unworked"), None)
    if seen is None or seen.status != "broken" or not seen.facts.get("grew"):
        return verdict
    effects = dict(verdict.effects)
    if effects.get("handling") is None and verdict.result == "won" and seen.stake:
        sales = seen.stake.sales
        effects["handling"] = Range(-sales.value, -sales.high, -sales.low)
    lost = effects.get(verdict.cause)
    if verdict.cause in _LOSSES and lost is not None and lost.value < 0:
        causes = tuple(dict.fromkeys((verdict.cause, "handling", *verdict.causes)))
        return replace(verdict, cause="mixed", causes=causes, effects=effects, zone=None)
    if verdict.cause not in {"none", "disputed", *_LOSSES}:
        return verdict
    causes = tuple(dict.fromkeys(("handling", *verdict.causes)))
    told = replace(verdict, cause="handling", zone="sales", causes=causes, effects=effects)
    return replace(told, is_of_work=True)
