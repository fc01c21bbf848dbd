"""What both findings on waiting look at: how many waited too long, and what became of these."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from smalign.base.diagnosis import Norm, Range
from smalign.base.errors import SmalignError
from smalign.metrics.figures import whole
from smalign.metrics.stats import newcombe
from smalign.rules.steps.judge import Z99, lost_sales, stake_of
from smalign.rules.steps.verdict import main_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.diagnosis import Stake
    from smalign.base.results import Result, Row
    from smalign.rules.steps.finding import Case
    from smalign.rules.steps.judge import Counts


class Outcome(Struct, frozen=True):
    """What became of the leads that waited beside those got to at once, of the same campaigns.

    late, quick: shares that got to `result`, of so many `cards`; difference: late less quick, over
    campaigns. since: the quick ones are of the days since then, where hardly any are of the days
    judged.
    """

    late: float
    quick: float
    cards: Counts
    difference: Range
    result: str
    since: date | None = None

    @property
    def facts(self) -> dict[str, object]:
        """As sentences need them."""
        return {
            "late_result": self.late,
            "quick_result": self.quick,
            "late_compared": self.cards[0],
            "quick_compared": self.cards[1],
            "result": self.result,
            "difference": self.difference.value,
            "difference_low": self.difference.low,
            "difference_high": self.difference.high,
            "quick_since": self.since,
        }


def row_of(found: Result | SmalignError | None, kind: str) -> Row | None:
    """The row of one kind of waiting; None where the export does not tell of it."""
    if found is None or isinstance(found, SmalignError):
        return None
    return next((row for row in found.rows if row["kind"] == kind), None)


def late_of(row: Row | None) -> Counts | None:
    """Leads that waited too long, and of how many it is known."""
    return None if row is None else (whole(row["late"]), whole(row["cards"]))


def options_of(case: Case) -> dict[str, object]:
    """The age at which results are read: that of compare, else whatever the metric finds."""
    if isinstance(case.compared, SmalignError):
        return {}
    horizon = case.compared.params.get("horizon")
    return {"horizon": f"{horizon}d"} if horizon else {}


def outcome_of(case: Case, kind: str, now: Result) -> Outcome | None:
    """What waiting goes with: in the days judged, else beside the quick leads of the past.

    Where everybody waits nobody is left to compare with in the same days.
    """
    known = _outcome(row_of(now, kind), now, None)
    if known is not None or case.past is None:
        return known
    days = {"since": case.past.since, "until": case.period.until}
    whole_span = case.ever("waiting", **days, **options_of(case))
    if isinstance(whole_span, SmalignError):
        return None
    return _outcome(row_of(whole_span, kind), whole_span, case.past.since)


def _outcome(row: Row | None, found: Result, since: date | None) -> Outcome | None:
    if row is None or row["difference"] is None:
        return None
    told: dict[str, Any] = dict(row)
    difference = Range(*(float(told[f"difference{end}"]) for end in ("", "_low", "_high")))
    late, quick = float(told["late_result"]), float(told["quick_result"])
    cards = whole(row["late_compared"]), whole(row["quick_compared"])
    return Outcome(late, quick, cards, difference, str(found.params["result"]), since)


def inside_of(outcome: Outcome | None) -> Norm | None:
    """The leads got to at once as a norm, where there is neither an agreed one nor a past."""
    if outcome is None or outcome.since is not None:
        return None
    facts: Mapping[str, object] = {"rule": "quick", "result": outcome.result}
    return Norm("inside", outcome.quick, outcome.difference.high < 0, facts)


def stake_in(case: Case, outcome: Outcome | None, late: int) -> Stake | None:
    """The sales of the late leads had they gone like the quick ones of their campaign."""
    if outcome is None or not late:
        return None
    told = outcome.difference
    lost = Range(*(-late * one for one in (told.value, told.high, told.low)))
    if outcome.result == "won":
        return stake_of(case, lost, cards=late)
    ends = [lost_sales(case, one, outcome.result) for one in (lost.value, lost.low, lost.high)]
    value, low, high = ends
    if value is None or low is None or high is None:
        return None
    return stake_of(case, Range(value.value, low.low, high.high), cards=late, of=outcome.result)


def grew(case: Case, kind: str, now: Counts) -> bool:
    """Whether more waited than in the period of the main comparison, at 99 %."""
    if isinstance(case.compared, SmalignError):
        return False
    name, _ = main_of(case.compared)
    periods: dict[str, tuple[str, str]] = case.compared.params.get("periods", {})  # type: ignore[assignment]
    if name not in periods:
        return False
    since, until = map(date.fromisoformat, periods[name])
    found = case.ever("waiting", since=since, until=until, **options_of(case))
    before = late_of(row_of(found, kind))
    ends = None if before is None else newcombe(*now, *before, Z99)
    return ends is not None and ends[0] > 0
