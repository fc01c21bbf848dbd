"""What a finding of `diagnose` is, and what it is given to look at."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from smalign.base.diagnosis import Unseen
from smalign.base.errors import SmalignError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from smalign.base.config import Config
    from smalign.base.diagnosis import Observation, Range
    from smalign.base.results import Period, Result
    from smalign.metrics.reconcile.report import MarketingReport

Asking = Callable[[str, Mapping[str, object]], "Result"]
"""A question to the session: the answer of a metric with its options."""


class Case(Struct):
    """What the findings look at: any answer of smalign, over three stretches of time.

    ask: the answer of a metric with its options; raises a SmalignError where there is none. period:
    the days judged; past: the four equal periods before them, None: the export does not go back so
    far, or no period could be chosen. on: the local day of the export. worth: the median amount of
    a sale. won_of: leads, qualified leads and deals of all of the export, as (won, of).
    min_n: cards a share needs. compared: the answer of compare, whose later period is `period`.
    report: marketing's, where one was given.
    """

    ask: Asking
    config: Config
    period: Period
    past: Period | None
    on: date | None
    min_n: int
    compared: Result | SmalignError
    worth: Range | None = None
    won_of: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    report: MarketingReport | None = None
    _known: dict[str, Result | SmalignError] = field(default_factory=dict)

    def now(self, metric: str, **options: object) -> Result | SmalignError:
        """An answer over the days judged; the error that says why there is none."""
        days = {"since": self.period.since, "until": self.period.until}
        return self._answer(metric, {**days, **options})

    def before(self, metric: str, **options: object) -> Result | None:
        """The same over the past; None where there is no past, or no answer about it."""
        if self.past is None:
            return None
        days = {"since": self.past.since, "until": self.past.until}
        found = self._answer(metric, {**days, **options})
        return None if isinstance(found, SmalignError) else found

    def ever(self, metric: str, **options: object) -> Result | SmalignError:
        """The same over everything in the export."""
        return self._answer(metric, options)

    def _answer(self, metric: str, options: dict[str, object]) -> Result | SmalignError:
        key = f"{metric} {sorted(options.items(), key=str)}"
        if key not in self._known:
            try:
                self._known[key] = self.ask(metric, options)
            except SmalignError as error:
                self._known[key] = error
        return self._known[key]


class Finding(Struct, frozen=True):
    """One finding: `find` looks; its docstring is its documentation.

    step: 1 to 6. `find` yields what it sees, or why it could not look.
    """

    name: str
    step: int
    find: Callable[[Case], Iterable[Observation | Unseen]]

    @property
    def doc(self) -> str:
        """The docstring of `find`, with its sections What … Action."""
        return inspect.cleandoc(self.find.__doc__ or "")

    def unseen(self, why: SmalignError | str, **facts: object) -> Unseen:
        """That it could not look, because of an error or of a code."""
        if isinstance(why, SmalignError):
            return Unseen(self.name, self.step, why.code, {**why.facts, "is_error": True})
        return Unseen(self.name, self.step, why, facts)
