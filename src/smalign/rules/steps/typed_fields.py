"""typed_fields: fields that are typed in many spellings, or hold one value in nearly every card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Norm, Observation, Range
from smalign.base.errors import SmalignError
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Row
    from smalign.rules.steps.finding import Case

_MOST: Final = 3
_ONE_VALUE: Final = 0.9
_RULE: Final = {"rule": "spellings"}
_SHOWN_BY: Final = "smalign fields --values"


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Fields that are typed in many spellings, or required and hold one value everywhere.

    What: of the fields filled in on the cards created in the days judged, those with at least twice
        as many cells as values and one value in twenty a spelling of another; and of the required
        ones those that surely hold one value in nine cells of ten.
    Why: free text costs more to type than a list, and cannot be counted; a field that always says
        the same costs and tells nothing.
    How: `fields --values`. The limits are rules of this diagnosis: attention at most.
    Caveats: near duplicates differ by case, signs or one letter; words for the same thing that are
        written otherwise are not found. Beyond 2,000 values they are not looked for.
    Source: definitions, "The six steps' observables".
    Action: a new field of the type list, the values carried over; or no field at all.
    """
    found = case.now("contents")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    looked = [row for row in found.rows if whole(row["filled"]) >= case.min_n]
    if not looked:
        yield FINDING.unseen("few_filled", min_n=case.min_n)
        return
    required = _required(case)
    typed = [row for row in looked if row["advice"] == "list"]
    alike = [row for row in looked if _field(row) in required and _is_one_value(row)]
    for row in sorted(typed, key=lambda one: -whole(one["near_duplicates"]))[:_MOST]:
        yield _typed(row, is_required=_field(row) in required)
    for row in alike[:_MOST]:
        yield _one_value(row)
    if not typed and not alike:
        yield _fine(looked, required)


def _required(case: Case) -> set[str]:
    """The fields some stage requires, in small letters."""
    config = case.config
    sections = (config.stages, config.lead_stages, *config.pipelines.values())
    return {
        field.casefold()
        for section in sections
        for fields in section.required.values()
        for field in fields
    }


def _field(row: Row) -> str:
    return str(row["field"]).casefold()


def _is_one_value(row: Row) -> bool:
    low = row["top_share_low"]
    return isinstance(low, float) and low > _ONE_VALUE


def _typed(row: Row, *, is_required: bool) -> Observation:
    near, values = whole(row["near_duplicates"]), whole(row["values"])
    share = near / values
    norm = Norm("outside", 0.05, is_crossed=True, facts=_RULE)
    return Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        "typed_required" if is_required else "typed",
        {name: row[name] for name in ("table", "field", "values", "filled")}
        | {"near": near, "singletons": row["singletons"]},
        zone="shared",
        figure=Range(share, share, share),
        norm=norm,
        no_stake="time_unknown",
        act=Act("make_list", "shared", {"field": row["field"]}, aim="make_list"),
        shown_by=_SHOWN_BY,
    )


def _one_value(row: Row) -> Observation:
    share = Range(*(float(str(row[f"top_share{end}"])) for end in ("", "_low", "_high")))
    norm = Norm("outside", _ONE_VALUE, is_crossed=True, facts={"rule": "one_value"})
    return Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        "same_everywhere",
        {name: row[name] for name in ("table", "field", "filled")}
        | {"value": row["top_value"], "share": share.value, "low": share.low, "high": share.high},
        zone="shared",
        figure=share,
        norm=norm,
        no_stake="time_unknown",
        act=Act("drop_field", "shared", {"field": row["field"]}),
        shown_by=_SHOWN_BY,
    )


def _fine(looked: list[Row], required: set[str]) -> Observation:
    """Nothing is typed that should be chosen: for the record, for that alone makes no step well."""
    return Observation(
        FINDING.name,
        FINDING.step,
        "not_enough_data",
        "fields_chosen",
        {"fields": len(looked), "required": len(required)},
        no_stake="time_unknown",
        shown_by=_SHOWN_BY,
        for_record=True,
    )


FINDING: Final = Finding("typed_fields", 4, find)
