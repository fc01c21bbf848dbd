"""pay_tied: whether marketing's pay is tied to sales."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Norm, Observation
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Unseen
    from smalign.rules.steps.finding import Case


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Whether what marketing is paid depends on what is sold.

    What: the plan of `[bonus]` in force at the end of the days judged, and what it pays for.
    Why: whoever is paid for leads brings leads.
    How: `[bonus]` of smalign.toml. Its bases are money received, sales, their margin, and the
        sales marketing had a part in; a bonus a lead cannot be written there.
    Caveats: what is paid beside the plan is not known.
    Source: definitions, "The six steps' observables".
    Action: agree on `[bonus]`; reckon three bases for the last quarter.
    """
    plans = case.config.bonus.plans if case.config.bonus else {}
    day = case.period.until or case.on
    if not plans:
        yield FINDING.unseen("pay_not_set")
        return
    mine = [
        (name, plan)
        for name, plan in plans.items()
        if day is None or plan.first_on <= day <= plan.last_on
    ]
    if not mine:
        yield FINDING.unseen("pay_not_in_force", day=day)
        return
    name, plan = mine[-1]
    norm = Norm("agreed", 1.0, is_crossed=False, facts={"rule": "pay"})
    yield Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        "pay_tied",
        {"plan": name, "since": plan.first_on, "base": plan.base},
        zone="marketing",
        norm=norm,
        no_stake="not_sales",
        shown_by="smalign bonus --show bases",
    )


FINDING: Final = Finding("pay_tied", 6, find)
