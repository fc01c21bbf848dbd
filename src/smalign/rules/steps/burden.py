"""burden: what required fields take, and whether they slowed a stage down."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Norm, Observation, Range
from smalign.base.errors import SmalignError
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Row
    from smalign.rules.steps.finding import Case

_SHOWN_BY: Final = "smalign fields --show burden"
_ENDS: Final = ("pace_change", "pace_change_low", "pace_change_high")
_TOLD: Final = frozenset({"slower", "same", "faster"})


def find(case: Case) -> Iterator[Observation | Unseen]:
    """What required fields take, and whether they slowed a stage down.

    What: the stage with the most required fields; and of stages whose fields are required since a
        day, the share of cards that left within the horizon, before and after.
    Why: a field costs the time of whoever fills it in; one that slows the stage down must be worth
        it to them.
    How: `fields --show burden` over the whole export. The norm is the share before the requirement,
        the company's own past, crossed where the test adjusted over all stages says slower.
    Caveats: slower since is associated with the requirement: season, people and channels changed,
        too. Time at the keyboard is in no export, so that it is attention at most.
    Source: definitions, "The six steps' observables".
    Action: ask later for what the stage does not need, or not at all.
    """
    found = case.ever("fields", show="burden")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    required = [row for row in found.rows if whole(row["required_fields"])]
    if not required:
        yield FINDING.unseen("nothing_required")
        return
    told = [row for row in required if row["pace"] in _TOLD]
    slower = [row for row in told if row["pace"] == "slower"]
    for row in slower or sorted(told, key=lambda one: -whole(one["after_cards"]))[:1]:
        yield _paced(case, row)
    if not told:
        yield _counted(required)


def _paced(case: Case, row: Row) -> Observation:
    """A stage before and since its fields are required."""
    change = Range(*(float(str(row[name])) for name in _ENDS))
    before, after = (float(str(row[f"{side}_share"])) for side in ("before", "after"))
    is_slower = row["pace"] == "slower"
    norm = Norm("own_past", before, is_slower, _before(case, row))
    facts: dict[str, object] = {name: row[name] for name in ("stage", "required_fields")}
    facts |= {"days": row["horizon_days"], "cards": row["after_cards"], "since": row["required_on"]}
    facts |= {"before": before, "after": after, "low": change.low, "high": change.high}
    facts |= {"value": change.value, "before_cards": row["before_cards"]}
    return Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        "burden_slower" if is_slower else "burden_no_slower",
        facts,
        zone="shared",
        figure=Range(after, before + change.low, before + change.high),
        norm=norm,
        no_stake="time_unknown",
        act=Act("ask_later", "shared", {"stage": row["stage"]}, aim="require_field"),
        shown_by=_SHOWN_BY,
    )


def _before(case: Case, row: Row) -> Mapping[str, object]:
    """The days before the requirement that are compared: as many as have passed since."""
    since = row["required_on"]
    if not isinstance(since, date) or case.on is None:
        return {"since": None, "until": None}
    return {"since": since - (case.on - since), "until": since - timedelta(days=1)}


def _counted(required: Sequence[Row]) -> Observation:
    """How many fields are required where it is most: a figure nobody has a norm for."""
    most = max(required, key=lambda row: (whole(row["required_fields"]), str(row["stage"])))
    count = whole(most["required_fields"])
    return Observation(
        FINDING.name,
        FINDING.step,
        "not_enough_data",
        "burden_counted",
        {"stage": most["stage"], "fields": count, "stages": len(required)},
        figure=Range(count, count, count),
        unit="count",
        no_stake="time_unknown",
        shown_by=_SHOWN_BY,
        for_record=True,
    )


FINDING: Final = Finding("burden", 4, find)
