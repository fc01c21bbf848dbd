"""The questions of a session by their names, as Python calls them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Unpack

from smalign.session.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smalign.base.results import Result
    from smalign.session.options import Options
    from smalign.session.session import Session


class Answers(ABC):
    """One method a metric; each asks `ask`, which says what can go wrong."""

    __slots__ = ()
    given: Mapping[str, Any]

    @abstractmethod
    def ask(self, metric: str, options: Options) -> Result:
        """The answer of any metric by its name."""

    @abstractmethod
    def holds(self, file: str | Path) -> bool:
        """Whether a file was read as one of the exports, and figures of the CRM are made of it."""

    def roi(self, **options: Unpack[Options]) -> Result:
        """Leads, deals, sales, money and conversion by channel, or by any fields."""
        return self.ask("roi", options)

    def funnel(self, **options: Unpack[Options]) -> Result:
        """Where cards go, stay and are lost, stage by stage."""
        return self.ask("funnel", {"basis": "cards", **options})

    def cohorts(self, **options: Unpack[Options]) -> Result:
        """What became of the cards created together, at one age."""
        return self.ask("cohorts", options)

    def maturity(self, **options: Unpack[Options]) -> Result:
        """How the share of each cohort that is won grows with its age."""
        return self.ask("maturity", options)

    def reasons(self, **options: Unpack[Options]) -> Result:
        """Why cards are lost, from which stage, and what changes."""
        return self.ask("reasons", options)

    def segments(self, **options: Unpack[Options]) -> Result:
        """Which values of which fields go with more or fewer sales than the others."""
        return self.ask("segments", options)

    def compare(self, **options: Unpack[Options]) -> Result:
        """What made the sales of one period differ from those of another, exactly; `show`."""
        return self.ask("compare", options)

    def unworked(self, **options: Unpack[Options]) -> Result:
        """What was disqualified without a single attempt to reach the person, and by whom."""
        return self.ask("unworked", options)

    def plan(self, **options: Unpack[Options]) -> Result:
        """What was planned, what happened, and what makes the gap."""
        return self.ask("plan", options)

    def bonus(self, **options: Unpack[Options]) -> Result:
        """What marketing is paid for sales by `[bonus]`, and whether money follows; `show`."""
        return self.ask("bonus", options)

    def process(self, **options: Unpack[Options]) -> Result:
        """How long leads wait for a person, when they come, and whose work is where; `show`."""
        return self.ask("process", options)

    def nurture(self, **options: Unpack[Options]) -> Result:
        """Whether what marketing sends goes with moving on, and whom to reach or ask; `show`."""
        return self.ask("nurture", options)

    def calls(self, **options: Unpack[Options]) -> Result:
        """Which open cards are worth a call; how such touches were used; of seven days, `show`."""
        return self.ask("calls", {"fresh": 7, **options})

    def today(self, **options: Unpack[Options]) -> Result:
        """What burns in the cards in work, by owner; `show="agenda"`: card by card."""
        return self.ask("today", options)

    def records(self, **options: Unpack[Options]) -> Result:
        """Which calls and forms of a log have no card within an hour, and which cards no record."""
        return self.ask("records", {"within": 60, **options})

    def tasks(self, **options: Unpack[Options]) -> Result:
        """Whether the regular tasks were done, in time, and whether the data changed."""
        return self.ask("tasks", options)

    @spoken()
    def reconcile(
        self,
        file: str | Path,
        measure: str | None = None,
        sheet: str | None = None,
        **options: Unpack[Options],
    ) -> Result:
        """Marketing's report beside the CRM, and the definition that explains the gap.

        measure: what its numbers count, where the report does not say. sheet: of a workbook.

        Raises:
            UsageError: report_among_exports, when the session has read the report as an export.

        """
        from smalign.session.marketing import report_beside

        report = report_beside(self, file, measure, sheet)
        return self.ask("reconcile", {**options, "report": report})

    @spoken()
    def diff(self, before: str | Path | Session, **options: Unpack[Options]) -> Result:
        """What changed since an earlier export of the same CRM; `show`.

        before: its session, or where it is; then it is opened by what this one was opened by.
        """
        from smalign.session.opening import open_exports

        if isinstance(before, Answers):
            return self.ask("diff", {**options, "old": before})
        with open_exports([before], **self.given) as opened:
            return self.ask("diff", {**options, "old": opened})

    def fields(self, **options: Unpack[Options]) -> Result:
        """Which fields stay empty, in which segment."""
        return self.ask("fields", options)
