"""The places of the stages of a pipeline: as smalign.toml orders them, else as the CRM does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.clean import fold_header
from smalign.base.schema import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.base.config import Stages
    from smalign.crm.words import BuiltInStage
    from smalign.model.dictionary import NamedStage


def places_of(
    outcomes: Mapping[str, tuple[str, str]],
    declared: Stages,
    listed: Mapping[str, NamedStage],
    known: Mapping[str, BuiltInStage],
    logged: Mapping[str, int | None],
) -> dict[str, int]:
    """Place of each stage from 1; won stages share the last place; lost stages have none.

    smalign.toml orders them, else the CRM. A single open stage is the first without being told.
    What is won comes after every stage in work: also where the order of smalign.toml lacks one.
    """
    lasting = [stage for stage, (outcome, _) in outcomes.items() if outcome == "open"]
    by_crm = _by_crm(lasting, listed, known, logged)
    if declared.order:
        placed = _as_declared(lasting, declared.order, by_crm, known)
    else:
        placed = lasting if len(lasting) == 1 else by_crm
    order = {stage: place for place, stage in enumerate(placed, start=1)}
    if len(order) == len(lasting) or declared.order:
        for stage, (outcome, _) in outcomes.items():
            if outcome == "won":
                order[stage] = len(placed) + 1
    return order


def _by_crm(
    lasting: Sequence[str],
    listed: Mapping[str, NamedStage],
    known: Mapping[str, BuiltInStage],
    logged: Mapping[str, int | None],
) -> list[str]:
    """Open stages as the CRM orders them.

    By the list exported beside the cards, else by the places written in the history, else by the
    list every portal of it has.
    """
    if any(stage in listed for stage in lasting):
        return _listed(lasting, listed)
    if all(logged.get(stage) is not None for stage in lasting):
        return sorted(lasting, key=lambda stage: (logged[stage] or 0, stage))
    return sorted(
        (stage for stage in lasting if fold_header(stage) in known or stage == NONE),
        key=lambda stage: _known_place(stage, known),
    )


def _as_declared(
    lasting: Sequence[str],
    order: Sequence[str],
    by_crm: Sequence[str],
    known: Mapping[str, BuiltInStage],
) -> list[str]:
    """Open stages as smalign.toml orders them.

    Of those it does not name each stands where the CRM puts it, where the two agree on the others:
    a draft of a month in which nobody stood in a stage must not lose the cards of the next.
    """
    mine = [stage for stage in order if stage in lasting]
    if mine == [stage for stage in by_crm if stage in order]:
        return list(by_crm)
    first = (stage for stage in lasting if stage not in order and _is_first(stage, known))
    return [*first, *mine]


def _listed(stages: Iterable[str], listed: Mapping[str, NamedStage]) -> list[str]:
    """Those a list gives a place, in its order."""
    places = {stage: listed[stage].place for stage in stages if stage in listed}
    return sorted(
        (stage for stage, place in places.items() if place is not None),
        key=lambda stage: (places[stage] or 0, stage),
    )


def _is_first(stage: str, known: Mapping[str, BuiltInStage]) -> bool:
    """Whether the CRM puts it before whatever stages the team has."""
    found = known.get(fold_header(stage))
    return found is not None and found.fixed and found.outcome == "open"


def _known_place(stage: str, known: Mapping[str, BuiltInStage]) -> tuple[bool, int, str]:
    place = 0 if stage == NONE else known[fold_header(stage)].order
    return not _is_first(stage, known), place, stage
