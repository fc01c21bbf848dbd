"""What a report is made of: answers, or the errors that stand in their place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.errors import SmalignError
    from smalign.base.results import Inspection, Result


@dataclass(frozen=True, slots=True)
class ReportParts:
    """Everything a report shows; the same parts give the same bytes.

    inspection, roi, funnel, cohorts, reasons, unworked, fields: the answer of a section, or the
    error that says why there is none: the section then says so in a line. plan, tasks: the
    same; None where none were exported, and there is no section. title: None takes the
    language's own. timezone: the zone whose days are used, None when unknown. sizes: bytes of the
    files whose size is known, by the name `inspection` gives them. version: of smalign.
    """

    inspection: Inspection | SmalignError
    roi: Result | SmalignError
    funnel: Result | SmalignError
    cohorts: Result | SmalignError
    reasons: Result | SmalignError
    unworked: Result | SmalignError
    fields: Result | SmalignError
    plan: Result | SmalignError | None = None
    tasks: Result | SmalignError | None = None
    title: str | None = None
    timezone: str | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)
    version: str = ""

    @property
    def metrics(self) -> tuple[Result | SmalignError | None, ...]:
        """Every answer about cards and money, in the order of the sections."""
        last = (self.funnel, self.cohorts, self.reasons, self.unworked, self.fields)
        return (self.roi, self.plan, *last, self.tasks)
