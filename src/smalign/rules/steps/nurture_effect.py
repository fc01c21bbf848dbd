"""nurture_effect: whether cards move on more often after what marketing sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Norm, Observation, Range
from smalign.base.errors import SmalignError
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.base.diagnosis import Status, Unseen
    from smalign.base.results import Result
    from smalign.rules.steps.finding import Case

_LIFT: Final = ("lift", "lift_low", "lift_high")
_UNMATCHED: Final = "nurture_by_dates"
_NO_TOUCHES: Final = frozenset({"nurture_no_touches", "nurture_unlinked"})


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Whether cards move on more often after what marketing sends than cards like them.

    What: of the cards something was sent to, the share that moved on within two weeks, beside what
        is expected of untouched cards of the same stage, age and channel; and what the difference
        would look like without that.
    Why: letters go to those who are far along, so whoever got one buys more, whatever it says.
    How: `nurture` over the whole export: of one month of letters too few are old enough. Well is a
        difference whose near end is above 0. A matter for attention is one whose far end lies below
        what would be of use (`[thresholds].useful_lift`): such a lift is excluded. Between them
        neither is, and nothing is claimed.
    Caveats: who chose whom to write to may have known more than stage, age and channel, so it is
        association. Without a history of stages unlike cards stand on one rung, the choice of whom
        to write to passes for the effect of writing, and nothing is claimed. What sending cost is
        not known, so that it is attention at most.
    Source: the guide of nurture, "How it was measured".
    Action: stop what has no effect, or send it to a part only and compare.
    """
    found = case.ever("nurture")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    codes = {note.code for note in found.notes}
    total = found.total
    if _NO_TOUCHES & codes:
        return  # that nothing was sent, or to nobody known, is what nurture_reach says
    if not total or total["lift"] is None:
        compared = whole(total["compared"]) if total else 0
        yield FINDING.unseen("few_touched", compared=compared, min_n=case.min_n)
        return
    if _UNMATCHED in codes:
        yield FINDING.unseen("unlike_cards", raw=_number(total, "raw_lift"))
        return
    yield _seen(case, found)


def _seen(case: Case, found: Result) -> Observation:
    value, low, high = (_number(found.total, name) for name in _LIFT)
    usual = _number(found.total, "untouched_progression")
    useful = case.config.thresholds.useful_lift
    norm = Norm("inside", usual, high < useful, {"rule": "untouched"})
    code, status = _judged(low, high, useful, norm)
    facts: dict[str, object] = {name: found.total[name] for name in ("compared", "comparisons")}
    facts |= {"value": value, "low": low, "high": high, "useful": 100 * useful}
    facts |= {"raw": _number(found.total, "raw_lift"), "days": found.params["days"]}
    return Observation(
        FINDING.name,
        FINDING.step,
        status,
        code,
        facts,
        zone="marketing",
        figure=Range(usual + value, usual + low, usual + high),
        norm=norm,
        no_stake="cost_unknown",
        act=Act("test_letters", "marketing"),
        shown_by="smalign nurture",
    )


def _judged(low: float, high: float, useful: float, norm: Norm) -> tuple[str, Status]:
    """The sentence and the status: what is above 0 is well however small it is."""
    if low > 0:
        return "nurture_lifts", "ok"
    if high < 0:
        return "nurture_lowers", status_of(norm, None)
    if high < useful:
        return "nurture_idle", status_of(norm, None)
    return "nurture_unclear", "not_enough_data"


def is_idle(case: Case) -> bool:
    """Whether what is sent is seen to be of no use: then more of it is no first action."""
    return any(
        isinstance(one, Observation) and one.status == "attention" for one in FINDING.find(case)
    )


def _number(row: Mapping[str, object], name: str) -> float:
    return float(str(row[name]))


FINDING: Final = Finding("nurture_effect", 3, find)
