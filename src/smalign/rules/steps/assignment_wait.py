"""assignment_wait: leads that lay without anybody responsible for longer than agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Observation
from smalign.base.errors import SmalignError
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import norm_of, share_of, status_of
from smalign.rules.steps.verdict import is_another_recording
from smalign.rules.steps.waits import (
    grew,
    inside_of,
    late_of,
    options_of,
    outcome_of,
    row_of,
    stake_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Row
    from smalign.rules.steps.finding import Case
    from smalign.rules.steps.waits import Outcome

KIND: Final = "assignment"


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Leads that lay without anybody responsible for longer than agreed.

    What: of the leads created in the days judged, those that waited for somebody longer than
        `[agreement].wait` of working time; how long half of these lay before they had a manager,
        and how long at the manager; and what became of them beside those got to within an hour.
    Why: nine hours in a queue and half an hour at a manager look like a slow manager in every
        report that counts from the creation.
    How: `waiting`. Norm: agreed, else the own past, else the leads of the same campaigns that were
        got to at once. At stake: those leads times the difference over campaigns, times the share
        of qualified leads that is won, at the median of a sale.
    Caveats: leads that waited may differ in ways their campaign does not show. Where everybody
        waited, they stand beside the quick ones of the past, and whatever else changed is in it.
    Source: definitions, "The six steps' observables"; Mantel and Haenszel (1959).
    Action: let a robot give leads out in turn, and tell the head of sales of one nobody touched.
    """
    if is_another_recording(case.compared):
        yield FINDING.unseen("recording_changed")
        return
    found = case.now("waiting", **options_of(case))
    row = row_of(found, KIND)
    now = late_of(row)
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    if row is None or now is None or now[1] < case.min_n:
        code = "no_assignment" if now is None else "few_waits"
        yield FINDING.unseen(code, cards=now and now[1], min_n=case.min_n)
        return
    past = late_of(row_of(case.before("waiting", **options_of(case)), KIND))
    outcome = outcome_of(case, KIND, found)
    norm = norm_of(case, FINDING.name, now, past) or inside_of(outcome)
    stake = stake_in(case, outcome, now[0]) if norm and norm.is_crossed else None
    share = share_of(now)
    facts: dict[str, object] = {"late": now[0], "of": now[1], "wait": found.params["wait_minutes"]}
    if share is not None:
        facts |= {"share": share.value, "low": share.low, "high": share.high}
    facts |= {name: row[name] for name in ("assign_median", "response_median")}
    facts |= {"grew": grew(case, KIND, now), **(outcome.facts if outcome else {})}
    yield Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, stake),
        _code(now[0], row, outcome),
        facts,
        zone="system",
        figure=share,
        norm=norm,
        stake=stake,
        no_stake="not_estimated" if norm is None or norm.is_crossed else "norm_kept",
        act=Act("assign_by_queue", "system", aim="assign_by_queue"),
        shown_by="smalign diagnose",
    )


def _code(late: int, row: Row, outcome: Outcome | None) -> str:
    """The sentence: none waited; where the time went is known or not; what came of it is or not."""
    if not late:
        return "assignment_wait_none"
    queue, manager = row["assign_median"], row["response_median"]
    if queue is None or manager is None:
        return "assignment_wait"
    where = "queue" if float(str(queue)) > float(str(manager)) else "both"
    told = "" if outcome is None else "_past" if outcome.since else "_now"
    return f"assignment_wait_{where}{told}"


FINDING: Final = Finding("assignment_wait", 1, find)
