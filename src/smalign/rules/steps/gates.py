"""The evidence gates: what claims rest on, and whether it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.diagnosis import INCOMPLETE, Passed
from smalign.base.errors import SmalignError
from smalign.base.schema import NONE
from smalign.metrics.figures import whole
from smalign.rules.other_share import OTHER
from smalign.rules.steps.verdict import main_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Result
    from smalign.rules.steps.finding import Case


def gates_of(case: Case, rejected: tuple[int, int], *, has_gaps: bool) -> tuple[Passed, ...]:
    """Linkage, channels, maturity and results from compare; reasons; rejects; completeness.

    rejected: records that could not be read, and all. has_gaps: numbers are missing between the
    ids of cards. A gate that does not arise has no value and is passed.
    """
    limits = case.config.thresholds
    found: list[Passed] = []
    if not isinstance(case.compared, SmalignError):
        _, main = main_of(case.compared)
        told = [one for one in main.get("gates", []) if one["name"] != "rejected"]
        found += [Passed(one["name"], one["value"], one["threshold"], one["ok"]) for one in told]
    reasons = case.now("reasons")
    if not isinstance(reasons, SmalignError):
        named, other = _reasons(reasons)
        found.append(_least("reason_known", named, limits.reason_known))
        found.append(_most("reason_other", other, limits.reason_other))
    bad, every = rejected
    found.append(_most("rejected", bad / every if every else None, limits.rejected))
    notes = _notes(case)
    if notes is not None:
        is_whole = not notes and not has_gaps
        found.append(Passed("complete", float(is_whole), 1.0, ok=is_whole))
    return tuple(found)


def _reasons(found: Result) -> tuple[float | None, float | None]:
    """Share of the losses with a reason; share of those that say other, or nothing."""
    lost = sum(whole(row["cards"]) for row in found.rows)
    empty = sum(whole(row["cards"]) for row in found.rows if row["reason"] == NONE)
    other = sum(
        whole(row["cards"]) for row in found.rows if str(row["reason"]).strip().lower() in OTHER
    )
    if not lost:
        return None, None
    return (lost - empty) / lost, (empty + other) / lost


def _notes(case: Case) -> Sequence[str] | None:
    if isinstance(case.compared, SmalignError):
        return None
    return [one.code for one in case.compared.notes if one.code in INCOMPLETE]


def _least(name: str, value: float | None, threshold: float) -> Passed:
    return Passed(name, value, threshold, value is None or value >= threshold)


def _most(name: str, value: float | None, threshold: float) -> Passed:
    return Passed(name, value, threshold, value is None or value < threshold, is_most=True)
