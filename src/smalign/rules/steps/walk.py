"""Walking the six steps: what each finding sees, what a step comes to, which link breaks first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import STATUSES, STEPS, Observation, Step, Unseen
from smalign.rules.steps import findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.rules.steps.finding import Case

_NOTHING: Final = "not_enough_data"
_LEADING: Final = frozenset({"leads_verdict"})
"""Findings that are what their step asks: where they see nothing, no other says all is well."""


def walk(case: Case) -> tuple[Step, ...]:
    """All six steps; one that cannot be checked does not stop the walk."""
    seen: list[Observation | Unseen] = []
    for finding in findings():
        seen.extend(finding.find(case))
    return tuple(step_of(number, seen) for number in range(1, len(STEPS) + 1))


def step_of(number: int, seen: Iterable[Observation | Unseen]) -> Step:
    """A step is as grave as the gravest thing seen in it; well only where its question is seen."""
    mine = [one for one in seen if one.step == number]
    order = sorted((one for one in mine if isinstance(one, Observation)), key=_rank)
    unseen = tuple(one for one in mine if isinstance(one, Unseen))
    if not order:
        return Step(number, _NOTHING, unseen=unseen)
    status = order[0].status
    if status == "ok" and any(one.finding in _LEADING for one in unseen):
        status = _NOTHING
    return Step(number, status, order[0], tuple(order[1:]), unseen)


def _rank(one: Observation) -> tuple[int, float, float]:
    """The gravest first; of those that are not well the dearest, then in the order of looking."""
    if one.status in ("ok", "not_enough_data"):
        return -STATUSES.index(one.status), 0.0, 0.0
    money = one.stake.money.value if one.stake and one.stake.money else 0.0
    sales = one.stake.sales.value if one.stake else 0.0
    return -STATUSES.index(one.status), -money, -sales


def first_broken(steps: Sequence[Step]) -> int | None:
    """The first broken link in the order of the steps."""
    return next((one.number for one in steps if one.status == "broken"), None)


def dearest(steps: Sequence[Step]) -> int | None:
    """The broken link with the most at stake, by money; where none has money, by sales."""
    broken = [one for one in steps if one.status == "broken" and one.first and one.first.stake]
    if not broken:
        return None
    return min(broken, key=lambda one: (*_rank(_first(one))[1:], one.number)).number


def _first(step: Step) -> Observation:
    if step.first is None:
        msg = f"step {step.number} has nothing to show"
        raise ValueError(msg)
    return step.first
