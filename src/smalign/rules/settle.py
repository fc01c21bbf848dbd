"""Which findings count: those that are waived, or no worse than the baseline, do not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign.base.clean import fold_header
from smalign.base.results import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.baseline import Baseline
    from smalign.base.config_checks import Waiver
    from smalign.base.findings import Checked, Finding


def settled(
    checked: Checked, waivers: Sequence[Waiver], baseline: Baseline | None
) -> tuple[Checked, tuple[Note, ...]]:
    """The findings with their states, and what is to be said of waivers that help no more.

    A waiver holds through its last day; it outranks the baseline.
    """
    findings = tuple(_state(one, checked.on, waivers, baseline) for one in checked.findings)
    notes = [note for one in waivers for note in _told(one, checked)]
    return replace(checked, findings=findings), tuple(notes)


def _state(
    finding: Finding, today: date, waivers: Sequence[Waiver], baseline: Baseline | None
) -> Finding:
    for waiver in waivers:
        if _covers(waiver, finding) and today <= date.fromisoformat(waiver.until):
            return replace(finding, state="waived", reason=waiver.reason)
    if finding.is_counted and baseline is not None and baseline.bears(finding):
        return replace(finding, state="known")
    return finding


def _covers(waiver: Waiver, finding: Finding) -> bool:
    if waiver.rule != finding.rule:
        return False
    named = {fold_header(one) for one in (finding.column, finding.canonical) if one}
    return waiver.column is None or fold_header(waiver.column) in named


def _told(waiver: Waiver, checked: Checked) -> list[Note]:
    """A waiver that has ended though its finding has not, or that has nothing to waive."""
    if waiver.rule not in checked.rules:
        return []
    waived = " · ".join(filter(None, (waiver.rule, waiver.column)))
    facts: dict[str, object] = {"rule": waiver.rule, "waived": waived}
    until = date.fromisoformat(waiver.until)
    if not any(_covers(waiver, one) for one in checked.findings):
        return [Note("waiver_unused", facts)]
    return [Note("waiver_over", {**facts, "until": until})] if checked.on > until else []
