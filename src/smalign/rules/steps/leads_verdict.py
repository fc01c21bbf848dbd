"""leads_verdict: what made the sales of two periods differ, and whose matter it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from smalign.base.diagnosis import Act, Norm, Observation, Range
from smalign.base.errors import SmalignError
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import lost_sales, stake_of, status_of
from smalign.rules.steps.verdict import ZONE_OF, main_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Stake, Status, Unseen
    from smalign.base.results import Result
    from smalign.rules.steps.finding import Case

_UPPER: Final = {"leads": "leads", "qualified": "qualified", "dealt": "deals"}
"""Result periods are judged by → of what the share that is won is taken."""
_GATES: Final = {
    "rejected": "records_not_read",
    "results": "too_few_results",
    "channel_known": "channels_not_known",
    "linked": "deals_not_linked",
}
"""Gate of compare → what is said where it is shut, what matters most first."""


def find(case: Case) -> Iterator[Observation | Unseen]:
    """What made the result of two equal periods differ: leads, their mix, or the work on them.

    What: the result of the days judged and of the period before, read at one age of the leads, and
        the dearest cause that is more than chance.
    Why: more leads, other leads, other work and another market call for different people.
    How: `compare`. The norm is the own past: the equal period before. At stake: the loss given to
        that cause, at the median of a sale; of a result above sales, times the share of it won.
    Caveats: what is not seen is not excluded. A change nobody can be given is disputed.
    Source: definitions, "compare and the verdict".
    Action: by cause: the budget of a segment, the work of managers, the price, the recording.
    """
    found = case.compared
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    name, main = main_of(found)
    if not main or main["cause"] == "insufficient":
        yield _unsaid(found, main)
        return
    yield _seen(case, found, name, main)


def _seen(case: Case, found: Result, name: str, main: dict[str, Any]) -> Observation:
    causes = {one: main["causes"].get(one) for one in main["claimed"]}
    losses = {one: told for one, told in causes.items() if told and float(told["value"]) < 0}
    worst = min(losses, key=lambda one: float(losses[one]["value"]), default=None)
    params: dict[str, Any] = found.params
    since, until = map(date.fromisoformat, params["periods"][name])
    norm = Norm("own_past", main["before"], worst is not None, {"since": since, "until": until})
    facts: dict[str, object] = {
        "before": main["before"],
        "after": main["after"],
        "result": params["result"],
        "leads": params["counts"]["now"]["leads"],
        "leads_before": params["counts"][name]["leads"],
        "cause": worst or main["cause"],
    }
    stake: Stake | None = None
    if worst is not None:
        told = losses[worst]
        lost = Range(*(-float(told[end]) for end in ("value", "high", "low")))
        facts |= {"value": told["whole"], "low": -lost.high, "high": -lost.low}
        stake = _stake(case, lost, str(params["result"]))
        code, more = _how(case, worst, main)
        facts |= more
    gain = next((one for one in main["claimed"] if one not in losses), None)
    is_judged = params["result"] != "leads"
    same = "leads_unsure" if main.get("unsure") and is_judged else "leads_same"
    code = code if worst else "leads_gain" if gain else same
    if not is_judged:
        code = f"{code.partition('_of_')[0]}_alone"
    # What became of more leads, or as many, is not known: nothing says that all is well.
    status: Status = status_of(norm, stake) if is_judged or worst else "not_enough_data"
    zone, act = ZONE_OF.get(worst) if worst else None, f"cause_{worst}"
    if worst == "quantity" and _is_shut(main, "channel_known"):
        zone = "shared"  # where the leads came from is not known: they are nobody's alone
        act = "cause_quantity_unknown"
    if zone == "shared" and worst != "market" and status == "broken":
        status = "attention"  # what cannot be given to one side does not break the step
    return Observation(
        FINDING.name,
        FINDING.step,
        status,
        code,
        facts,
        zone=zone,
        figure=Range(main["after"], main["after"], main["after"]),
        unit="count",
        norm=norm,
        stake=stake,
        no_stake="not_estimated" if worst else "no_loss_seen" if is_judged else "not_judged",
        act=Act(act, zone) if zone else None,
        shown_by="smalign compare",
    )


def _how(case: Case, cause: str, main: dict[str, Any]) -> tuple[str, dict[str, object]]:
    """The code of a loss with what shows it: the segments of the mix, how many managers."""
    if cause == "quality" and main["p_adjusted"].get("mix", 1.0) <= main["level"]:
        return _mix(case)
    named = {one["kind"]: one["names"] for one in main["patterns"] if one["log_odds"] < 0}
    if cause == "handling" and named.get("managers"):
        return "leads_loss_of_managers", {"managers": len(named["managers"])}
    if cause == "quality" and named.get("segments"):
        return "leads_loss_of_segments", {"segments": named["segments"]}
    return "leads_loss", {}


def _mix(case: Case) -> tuple[str, dict[str, object]]:
    """The segment that grew most and the one that fell most, with what each sells, and at what."""
    days = {"since": case.period.since, "until": case.period.until}
    found = case.ever("compare", show="counterfactual", **days)
    rows = [] if isinstance(found, SmalignError) else [*found.rows]
    rows = [one for one in rows if one["share_before"] is not None and one["share_now"] is not None]
    if len(rows) < 2:  # noqa: PLR2004 - one that grew and one that fell
        return "leads_loss", {}
    rows.sort(key=lambda one: float(str(one["share_now"])) - float(str(one["share_before"])))
    facts: dict[str, object] = {}
    for name, row in (("fell", rows[0]), ("grew", rows[-1])):
        facts |= {
            name: [row["segment"]],
            f"{name}_before": row["share_before"],
            f"{name}_now": row["share_now"],
            f"{name}_rate": row["rate_now"],
            f"{name}_cost": row["cost_of_result"],
        }
    is_priced = facts["grew_cost"] is not None and facts["fell_cost"] is not None
    return ("leads_loss_of_mix_priced" if is_priced else "leads_loss_of_mix"), facts


def _is_shut(main: dict[str, Any], gate: str) -> bool:
    return any(one["name"] == gate and not one["ok"] for one in main["gates"])


def _unsaid(found: Result, main: dict[str, Any]) -> Unseen:
    """Why there is no verdict: no periods, the first gate that is shut, or leads are all."""
    shut = {one["name"]: one for one in main.get("gates", ()) if not one["ok"]}
    gate = next((one for one in _GATES if one in shut), None)
    code = _GATES.get(gate or "", "too_few_results" if main else "no_periods")
    if main and found.params["result"] == "leads" and gate != "rejected":
        code = "leads_alone_same"
    facts = {"ready_on": found.params.get("ready_on"), "result": found.params["result"]}
    if gate is not None:
        facts |= {"share": shut[gate]["value"], "least": shut[gate]["threshold"]}
    return FINDING.unseen(code, **facts)


def _stake(case: Case, lost: Range, result: str) -> Stake | None:
    """The loss in sales: of a result above sales, times the share of it that is won."""
    if result == "won":
        return stake_of(case, lost, cards=lost.value)
    won, _ = case.won_of.get(_UPPER[result], (0, 0))
    if not won:  # an export without a sale does not say what the others are worth
        return None
    ends = [lost_sales(case, one, _UPPER[result]) for one in (lost.value, lost.low, lost.high)]
    value, low, high = ends
    if value is None or low is None or high is None:
        return None
    return stake_of(case, Range(value.value, low.low, high.high), cards=lost.value, of=result)


FINDING: Final = Finding("leads_verdict", 2, find)
