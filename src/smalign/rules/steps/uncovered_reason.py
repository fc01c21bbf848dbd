"""uncovered_reason: reasons for losses that rise, and that nothing marketing sends is about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from smalign.base.clean import fold_value
from smalign.base.diagnosis import Act, Norm, Observation, Range
from smalign.base.errors import SmalignError
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Result, Row
    from smalign.rules.steps.finding import Case

_MOST: Final = 3
_NOT_OF_CONTENT: Final = frozenset({"quality", "handling"})
_RISEN: Final = frozenset({"new", "rising"})


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Reasons for losses that rise, and that nothing marketing sends is about.

    What: each reason whose share of losses rose beyond chance between the halves of the export, and
        that no content names; the three with the most losses.
    Why: a reason more and more people give, and nobody writes about, is what to write about next.
    How: `nurture --show reasons`. The norm is the share of the earlier half, the company's own
        past. Reasons that `[reasons]` calls a matter of quality or of handling are passed over: no
        content answers them.
    Caveats: a content is known by its name, unless `[nurture.topics]` says which words stand for
        which reason. What content would have sold is not known, so that it is attention at most.
        Where other and empty make up more than 30 % of losses, no change is told.
    Source: definitions, "The six steps' observables".
    Action: ask customers who bought what they would have wanted to know, and write about that.
    """
    found = case.ever("nurture", show="reasons")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    if any(note.code == "reasons_unsaid" for note in found.notes):
        yield FINDING.unseen("reasons_unsaid")
        return
    halves: Any = found.params["halves"]
    if not halves:
        yield FINDING.unseen("few_losses", min_n=case.min_n)
        return
    risen = [row for row in found.rows if row["change"] in _RISEN and _is_of_content(case, row)]
    if risen and not found.params["contents"]:
        yield FINDING.unseen("contents_unknown", rising=[str(row["reason"]) for row in risen])
        return
    gaps = [row for row in risen if row["gap"] == "gap"]
    first, last = map(date.fromisoformat, halves)
    for row in sorted(gaps, key=lambda one: -whole(one["cards"]))[:_MOST]:
        yield _seen(row, found, {"since": first, "until": last})
    if not gaps:
        yield _none(len(risen), found)


def _is_of_content(case: Case, row: Row) -> bool:
    """Whether content could answer the reason: not if it is told to be of quality or handling."""
    classes = {fold_value(name): to for name, to in case.config.reasons.items()}
    told = classes.get(fold_value(str(row["reason"])))
    return told is None or (isinstance(told, str) and told not in _NOT_OF_CONTENT)


def _seen(row: Row, found: Result, halves: Mapping[str, object]) -> Observation:
    before, since = (float(str(row[name] or 0)) for name in ("before", "since"))
    norm = Norm("own_past", before, is_crossed=True, facts=halves)
    facts: dict[str, object] = {"reason": str(row["reason"]), "before": before, "since": since}
    facts |= {"cards": whole(row["cards"]), "contents": found.params["contents"]}
    split: Any = found.params["in_halves"]
    facts |= {f"losses_{half}": split[half] for half in ("before", "since")}
    return Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        "uncovered_reason",
        facts,
        zone="marketing",
        figure=Range(since, since, since),
        norm=norm,
        act=Act("write_about", "marketing", {"reason": str(row["reason"])}, aim="make_segment"),
        shown_by="smalign nurture --show reasons",
    )


def _none(risen: int, found: Result) -> Observation:
    """Nothing lacks content: told for the record, for that alone makes no step well."""
    facts = {"risen": risen, "contents": found.params["contents"]}
    return Observation(
        FINDING.name,
        FINDING.step,
        "not_enough_data",
        "reasons_covered" if risen else "no_reason_rises",
        facts,
        shown_by="smalign nurture --show reasons",
        for_record=True,
    )


FINDING: Final = Finding("uncovered_reason", 3, find)
