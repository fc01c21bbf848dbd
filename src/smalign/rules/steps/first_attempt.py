"""first_attempt: leads somebody tried to reach in time, once they had a manager."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Observation
from smalign.base.errors import SmalignError
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import norm_of, share_of, status_of
from smalign.rules.steps.verdict import is_another_recording
from smalign.rules.steps.waits import inside_of, late_of, options_of, outcome_of, row_of, stake_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Unseen
    from smalign.rules.steps.finding import Case
    from smalign.rules.steps.judge import Counts

KIND: Final = "attempt"


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Leads somebody tried to reach in time, once they had a manager.

    What: of the leads created in the days judged, given to somebody whose attempts are recorded,
        those tried within `[agreement].attempt` of working time after that.
    Why: what a manager can be asked for begins when the lead is the manager's.
    How: `waiting`. An auto-reply, a robot or a task somebody made is no attempt. Norm: agreed, else
        the own past, else the leads of the same campaigns tried within an hour. At stake: the late
        ones times the difference over campaigns, times the share of qualified leads that is won, at
        the median of a sale.
    Caveats: a call from a phone nobody logs is not seen; people whose log misses most conversations
        are left out. A lead closed before its term was over is in no share.
    Source: definitions, "The six steps' observables"; Mantel and Haenszel (1959).
    Action: a task to the manager when the lead is given, and word to the head of sales in time.
    """
    if is_another_recording(case.compared):
        yield FINDING.unseen("recording_changed")
        return
    found = case.now("waiting", **options_of(case))
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    now = late_of(row_of(found, KIND))
    if now is None or now[1] < case.min_n:
        code = "no_attempts" if now is None else "few_tries"
        yield FINDING.unseen(code, cards=now and now[1], min_n=case.min_n)
        return
    past = late_of(row_of(case.before("waiting", **options_of(case)), KIND))
    outcome = outcome_of(case, KIND, found)
    kept = _kept(now)
    norm = norm_of(case, FINDING.name, kept, past and _kept(past)) or inside_of(outcome)
    stake = stake_in(case, outcome, now[0]) if norm and norm.is_crossed else None
    share = share_of(kept)
    term = found.params["attempt_minutes"]
    facts: dict[str, object] = {"tried": kept[0], "of": kept[1], "attempt": term}
    if share is not None:
        facts |= {"share": share.value, "low": share.low, "high": share.high}
    facts |= outcome.facts if outcome else {}
    told = "" if outcome is None or not now[0] else "_past" if outcome.since else "_now"
    yield Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, stake),
        f"first_attempt{told}",
        facts,
        zone="sales",
        figure=share,
        norm=norm,
        stake=stake,
        no_stake="not_estimated" if norm is None or norm.is_crossed else "norm_kept",
        act=Act("try_in_time", "sales", {"attempt": term}, aim="notify_idle"),
        shown_by="smalign diagnose",
    )


def _kept(late: Counts) -> Counts:
    return late[1] - late[0], late[1]


FINDING: Final = Finding("first_attempt", 1, find)
