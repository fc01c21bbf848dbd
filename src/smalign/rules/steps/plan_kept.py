"""plan_kept: sales against the plan of the same period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Norm, Observation, Range
from smalign.base.errors import SmalignError
from smalign.base.schema import ALL
from smalign.metrics.stats import poisson
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import agreed_by, stake_of, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Row
    from smalign.rules.steps.finding import Case

_MEASURES: Final = ("won", "qualified", "leads")


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Sales against the plan of the same days.

    What: sales (else qualified leads, else leads) of the planned periods that lie in the days
        judged, beside what was planned for them.
    Why: the article's second step begins with a plan that is not met although the rules are kept.
    How: rows of `plan` that are over. The plan is a number somebody signed; the fact is a count
        and has Poisson's interval. Crossed is the plan, or the share of it that was agreed, where
        the far end of the fact is below it.
    Caveats: a plan that was never realistic is not met either.
    Source: definitions, "Plan"; Garwood, F. (1936), Biometrika 28, for the interval.
    Action: look at what the gap is made of: leads, conversion or the size of a sale.
    """
    found = case.ever("plan")
    if isinstance(found, SmalignError):
        yield FINDING.unseen("no_plan")
        return
    days = case.period
    rows = [one for one in found.rows if _is_whole(one, days.since, days.until, case.on)]
    if not rows:
        yield FINDING.unseen("no_plan_of_period")
        return
    measure = next(
        name
        for name in (*_MEASURES, *{str(one["measure"]) for one in rows})
        if any(one["measure"] == name for one in rows)
    )
    plan, fact = (_sum(rows, measure, name) for name in ("plan", "fact"))
    if measure not in _MEASURES or not plan:
        yield FINDING.unseen("no_plan_of_period")
        return
    ends = poisson(round(fact))
    agreed = case.config.agreement.norms.get(FINDING.name)
    least = plan * (1.0 if agreed is None else agreed)
    whose = {} if agreed is None else agreed_by(case)
    norm = Norm("agreed", least, ends[1] < least, {"plan": True, **whose})
    lost = Range(least - fact, least - ends[1], least - ends[0])
    stake = stake_of(case, lost, cards=least - fact) if measure == "won" and least > fact else None
    percent = Range(fact / plan, ends[0] / plan, ends[1] / plan)
    yield Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, stake),
        "plan_kept",
        {"fact": round(fact), "plan": plan, "measure": measure, "percent": percent.value},
        zone="shared",
        figure=percent,
        norm=norm,
        stake=stake,
        no_stake="not_sales",
        act=Act("plan_gap", "shared"),
        shown_by="smalign plan",
    )


def _is_whole(row: Row, since: date | None, until: date | None, today: date | None) -> bool:
    """Whether a row is of all channels and people, over, and of the days judged."""
    first, last = row["starts_on"], row["ends_on"]
    if row["channel"] != ALL or row["owner"] != ALL or row["plan"] is None or row["fact"] is None:
        return False
    if not isinstance(first, date) or not isinstance(last, date):
        return False
    begins = since is None or since <= first
    ends = until is None or last <= until
    return begins and ends and (today is None or last <= today)


def _sum(rows: Sequence[Row], measure: str, name: str) -> float:
    return float(sum(float(str(one[name])) for one in rows if one["measure"] == measure))


FINDING: Final = Finding("plan_kept", 2, find)
