"""closed_by_robot: leads a robot disqualified, whoever had tried to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Observation
from smalign.base.errors import SmalignError
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import norm_of, share_of, status_of, undated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Result
    from smalign.rules.steps.finding import Case
    from smalign.rules.steps.judge import Counts


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Leads a robot disqualified, whoever had tried to reach them.

    What: of the leads disqualified in the days judged, those a robot closed; of these with recorded
        attempts, those with one attempt at most.
    Why: such losses say nothing of the leads: their reason is the rule's.
    How: `closings`. Norm: agreed, else the own past. What the leads would have come to is not
        known, so this is attention at most.
    Caveats: a rule that runs under a person's name is not told from the person.
    Source: definitions, "The six steps' observables".
    Action: let the robot close only after the agreed number of attempts.
    """
    found = case.now("closings")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    now = _counts(found)
    if now[1] < case.min_n:
        of = sum(whole(row["disqualified"]) for row in found.rows)
        if not of and undated(found):
            yield FINDING.unseen("closings_undated", cards=undated(found))
            return
        code = "closer_untold" if of else "none_lost"
        yield FINDING.unseen(code, told=now[1], of=of, min_n=case.min_n)
        return
    past = case.before("closings")
    norm = norm_of(case, FINDING.name, now, None if past is None else _counts(past))
    share = share_of(now)
    recorded = whole(found.rows[0]["recorded"])
    facts: dict[str, object] = {"robot": now[0], "of": now[1]}
    if share is not None:
        facts |= {"share": share.value, "low": share.low, "high": share.high}
    facts |= {"recorded": recorded, "hardly": whole(found.rows[0]["hardly_tried"])}
    yield Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        "closed_by_robot" if now[0] and recorded else "closed_by_robot_alone",
        facts,
        zone="system",
        figure=share,
        norm=norm,
        act=Act("robot_after_attempts", "system"),
        shown_by="smalign diagnose",
    )


def _counts(found: Result) -> Counts:
    """Closed by a robot, and of how many it is known who closed them."""
    return next(((whole(row["by_robot"]), whole(row["told"])) for row in found.rows), (0, 0))


FINDING: Final = Finding("closed_by_robot", 1, find)
