"""unworked: leads disqualified without a single attempt to reach the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Observation
from smalign.base.errors import SmalignError
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import lost_sales, norm_of, past_norm, share_of, stake_of, status_of
from smalign.rules.steps.verdict import is_another_recording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Result
    from smalign.rules.steps.finding import Case


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Leads disqualified without a single attempt to reach the person.

    What: of the leads disqualified in the days judged whose attempts are recorded, those without
        any; and how many of them were disqualified by whom.
    Why: a lead nobody called says nothing of its quality, and fills the reasons with words that
        accuse marketing.
    How: `unworked`. Norm: agreed, else the own past. At stake: those cards times the share of all
        leads that is won, at the median of a sale.
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
        code = "attempts_not_recorded" if whole(found.total["disqualified"]) else "none_lost"
        yield FINDING.unseen(code, cards=whole(found.total["disqualified"]), recorded=now[1])
        return
    past = case.before("unworked")
    then = None if past is None else _counts(past)
    norm = norm_of(case, FINDING.name, now, then)
    usual = past_norm(case, now, then, is_most=True)
    lost = lost_sales(case, now[0])
    stake = None if lost is None else stake_of(case, lost, cards=now[0])
    share = share_of(now)
    facts: dict[str, object] = {"unworked": now[0], "of": now[1]}
    facts["grew"] = usual is not None and usual.is_crossed
    if share is not None:
        facts |= {"share": share.value, "low": share.low, "high": share.high}
    yield Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, stake),
        "unworked",
        facts,
        zone="sales",
        figure=share,
        norm=norm,
        stake=stake,
        act=Act("work_them", "sales", {"cards": now[0]}, aim="require_field"),
        shown_by="smalign reasons",
    )


def _counts(found: Result) -> tuple[int, int]:
    return whole(found.total.get("unworked")), whole(found.total.get("recorded"))


FINDING: Final = Finding("unworked", 2, find)
