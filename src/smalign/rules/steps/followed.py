"""What came of what was decided: the figure of a finding, then and now."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from smalign.base.config_agreement import NORMS
from smalign.base.diagnosis import Followed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.config_agreement import Decision
    from smalign.base.diagnosis import Observation, Range, Step
    from smalign.base.results import Period


def followed(
    decisions: Sequence[Decision], steps: Sequence[Step], on: date | None, days: Period
) -> tuple[Followed, ...]:
    """Each decision with its figure of the days judged; a figure is that of its finding.

    on: the day of the export; a decision whose last day has passed by then is late unless done.
    days: those judged; where most of them lie before a decision they say nothing of it yet.
    """
    figures = {one.finding: one.figure for one in _seen(steps) if one.figure is not None}
    return tuple(_followed(one, figures, on, days) for one in decisions)


def _seen(steps: Sequence[Step]) -> Iterator[Observation]:
    for step in steps:
        yield from (one for one in (step.first, *step.others) if one is not None)


def _followed(
    one: Decision, figures: Mapping[str, Range], on: date | None, days: Period
) -> Followed:
    figure = figures.get(one.metric or "")
    state = "not_measured" if figure is None else _state(one, figure)
    if state != "not_measured" and _is_before(days, date.fromisoformat(one.on)):
        figure, state = None, "too_early"
    last = one.until and date.fromisoformat(one.until)
    is_late = bool(last and on and last < on) and state not in ("done", "too_early")
    return Followed(one, state, figure, is_late, days)


def _is_before(days: Period, decided: date) -> bool:
    """Whether the days judged end by that day, or most of them lie before it."""
    if days.until is None:
        return False
    after = days.until - decided
    return after <= timedelta(0) or (days.since is not None and after < decided - days.since)


def _state(one: Decision, now: Range) -> str:
    """By the figure now: as expected, else better or worse than it was beyond its interval."""
    sign = -1 if NORMS[str(one.metric)] == "most" else 1
    if one.expected is not None and sign * (now.value - one.expected) >= 0:
        return "done"
    if one.was is None:
        return "not_moved" if one.expected is not None else "not_measured"
    if now.low <= one.was <= now.high:
        return "not_moved"
    return "moved" if sign * (now.value - one.was) > 0 else "worse"
