"""plan_kept: sales against the plan of the same period."""

from __future__ import annotations

from datetime import date, timedelta
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
_GAP: Final = timedelta(days=6)
_NO_PLAN: Final = "nothing_to_count"
"""What `plan` says where the export has none."""


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Sales against the plan of the same days.

    What: sales (else qualified leads, else leads) of the planned periods that lie in the days
        judged, beside what was planned for them.
    Why: the article's second step begins with a plan that is not met although the rules are kept.
    How: rows of `plan` that are over, of the whole company; of periods that lie in each other the
        longest, and each day once; none that began a week or more before the first card of the
        export, which knows a part of it. The plan is a number somebody signed; the fact is a count
        and has Poisson's interval. Crossed is the plan, or the share of it that was agreed, where
        the far end of the fact is below it.
    Caveats: a plan that was never realistic is not met either.
    Source: definitions, "Plan"; Garwood, F. (1936), Biometrika 28, for the interval.
    Action: look at what the gap is made of: leads, conversion or the size of a sale.
    """
    found = case.ever("plan")
    if isinstance(found, SmalignError):
        yield FINDING.unseen("no_plan" if found.code == _NO_PLAN else found)
        return
    since, until = _known_days(case)
    within = [one for one in found.rows if _is_within(one, since, until, case.on)]
    every = [one for one in within if one["channel"] == ALL and one["owner"] == ALL]
    measure = next((one for one in _MEASURES if any(row["measure"] == one for row in every)), None)
    rows = _apart([one for one in every if one["measure"] == measure])
    plan, fact = (_sum(rows, name) for name in ("plan", "fact"))
    if not plan:
        yield FINDING.unseen("plan_of_parts" if within and not every else "no_plan_of_period")
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
        "plan_kept_won" if measure == "won" else "plan_kept",
        {
            "fact": round(fact),
            "plan": plan,
            "measure": measure,
            "percent": percent.value,
            "since": min(first for first, _ in map(_days, rows)),
            "last": max(last for _, last in map(_days, rows)),
        },
        zone="shared",
        figure=percent,
        norm=norm,
        stake=stake,
        no_stake="not_sales",
        act=Act("plan_gap", "shared"),
        shown_by="smalign plan",
    )


def _known_days(case: Case) -> tuple[date | None, date | None]:
    """The days judged, from the first one the export knows of on; less than a week is no gap."""
    since, until = case.period.since, case.period.until
    known = (
        None if isinstance(case.compared, SmalignError) else case.compared.params.get("first_on")
    )
    if not isinstance(known, str):
        return since, until
    first = date.fromisoformat(known) - _GAP
    return (first if since is None else max(since, first)), until


def _is_within(row: Row, since: date | None, until: date | None, today: date | None) -> bool:
    """Whether a row has a plan and a fact, is over, and lies within the days judged."""
    if row["plan"] is None or row["fact"] is None:
        return False
    if not isinstance(row["starts_on"], date) or not isinstance(row["ends_on"], date):
        return False
    first, last = _days(row)
    begins = since is None or since <= first
    ends = until is None or last <= until
    return begins and ends and (today is None or last <= today)


def _days(row: Row) -> tuple[date, date]:
    first, last = row["starts_on"], row["ends_on"]
    if not isinstance(first, date) or not isinstance(last, date):
        msg = "a row of plan has its days"
        raise TypeError(msg)
    return first, last


def _apart(rows: Sequence[Row]) -> list[Row]:
    """Rows no day of which is in two: of a quarter and its months the quarter alone."""
    found: list[Row] = []
    for row in sorted(rows, key=_longest):
        first, last = _days(row)
        if all(last < begun or ended < first for begun, ended in map(_days, found)):
            found.append(row)
    return found


def _longest(row: Row) -> tuple[int, date]:
    first, last = _days(row)
    return (first - last).days, first


def _sum(rows: Sequence[Row], name: str) -> float:
    return float(sum(float(str(one[name])) for one in rows))


FINDING: Final = Finding("plan_kept", 2, find)
