"""unworked: leads disqualified without a single attempt to reach the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from smalign.base.diagnosis import Act, Observation, Range
from smalign.base.errors import SmalignError
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import (
    lost_sales,
    norm_of,
    past_norm,
    share_of,
    stake_of,
    status_of,
    undated,
)
from smalign.rules.steps.verdict import is_another_recording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Norm, Stake, Status, Unseen
    from smalign.base.results import Result
    from smalign.rules.steps.finding import Case
    from smalign.rules.steps.judge import Counts


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Leads disqualified without a single attempt to reach the person.

    What: of the leads disqualified in the days judged whose attempts are recorded, those without
        any; and how many of them were disqualified by whom.
    Why: a lead nobody called says nothing of its quality, and fills the reasons with words that
        accuse marketing.
    How: `unworked`. Norm: agreed, else the own past. At stake: the cards beyond the norm times the
        share of all leads that is won, at the median of a sale. More of them than in the past
        explain a loss, and break the step, only where those beyond it are as large a share of the
        leads of these days as a part of a change must be to be named (`least_effect` of
        `[thresholds]`): what they are worth is assumed, not seen.
    Caveats: a call from a phone nobody logs is not seen; logs that miss most conversations are not
        believed. Where the recording changed, cards that repeat others are closed without a call,
        and nothing is said. That unworked leads are as good as the others is assumed, and said.
    Source: definitions, "The six steps' observables".
    Action: give the cards back to work; require attempts before a lead can be disqualified.
    """
    found = case.now("unworked")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    if is_another_recording(case.compared):
        yield FINDING.unseen("recording_changed")
        return
    now = _counts(found)
    if now[1] < case.min_n:
        cards = whole(found.total["disqualified"])
        if not cards and undated(found):
            yield FINDING.unseen("closings_undated", cards=undated(found))
            return
        code = "attempts_not_recorded" if cards else "none_lost"
        yield FINDING.unseen(code, cards=cards, recorded=now[1], min_n=case.min_n)
        return
    past = case.before("unworked")
    then = None if past is None else _counts(past)
    norm = norm_of(case, FINDING.name, now, then)
    usual = past_norm(case, now, then, is_most=True)
    share = share_of(now)
    stake = _stake(case, norm, share, now[1])
    grew = usual is not None and usual.is_crossed and _matters(case, usual, now)
    status: Status = status_of(norm, stake)
    if status == "broken" and norm == usual and not grew:
        status = "attention"
    facts: dict[str, object] = {"unworked": now[0], "of": now[1], "grew": grew}
    if share is not None:
        facts |= {"share": share.value, "low": share.low, "high": share.high}
    yield Observation(
        FINDING.name,
        FINDING.step,
        status,
        "unworked",
        facts,
        zone="sales",
        figure=share,
        norm=norm,
        stake=stake,
        no_stake="norm_kept" if norm is not None and not norm.is_crossed else "not_estimated",
        act=Act("work_them", "sales", {"cards": now[0]}, aim="require_field"),
        shown_by="smalign reasons",
    )


def _stake(case: Case, norm: Norm | None, share: Range | None, of: int) -> Stake | None:
    """The sales of the cards beyond the norm; None where it is kept, or nothing is known of it."""
    if norm is None or share is None or not norm.is_crossed:
        return None
    beyond = [max(0.0, end - norm.value) * of for end in (share.value, share.low, share.high)]
    ends = [lost_sales(case, cards) for cards in beyond]
    value, low, high = ends
    if value is None or low is None or high is None:
        return None
    lost = Range(value.value, low.low, high.high)
    rate = lost.value / beyond[0] if beyond[0] else None
    return stake_of(case, lost, cards=round(beyond[0], 1), rate=rate, is_beyond_norm=True)


def _matters(case: Case, usual: Norm, now: Counts) -> bool:
    """Whether those beyond the own past are more than a small share of the leads of these days."""
    if isinstance(case.compared, SmalignError):
        return False
    counts: dict[str, Any] = case.compared.params
    leads = whole(counts["counts"]["now"]["leads"])
    return now[0] - usual.value * now[1] >= case.config.thresholds.least_effect * leads


def _counts(found: Result) -> Counts:
    return whole(found.total.get("unworked")), whole(found.total.get("recorded"))


FINDING: Final = Finding("unworked", 2, find)
