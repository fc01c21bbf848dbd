"""What is known of each stage: its place, its zone, and whether it ends the card.

Knowledge comes, in this order, from smalign.toml, from the list of stages exported beside the
cards, from the built-in names of the CRM that wrote the file (or of any CRM whose list holds every
stage seen), and from what the cards standing in the stage say of themselves. A stage of unknown
place has no order: only the funnel needs one, and asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.clean import fold_header
from smalign.base.schema import NONE
from smalign.crm.stages import BUILT_IN, NEVER_FINAL, built_in_stages
from smalign.model.dictionary import NO_DICTIONARY
from smalign.model.stage_order import places_of
from smalign.model.told_names import pipelines_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.base.config import Config, Stages
    from smalign.crm.words import BuiltInStage
    from smalign.model.dictionary import Dictionary, NamedStage

_NEARLY: Final = 20
"""A stage is won or lost where all cards but one in so many say so."""

WON_STAGE: Final = {"lead": "(converted)", "deal": "(won)"}


class Seen(Struct, frozen=True):
    """A stage as the cards show it: how many, what their own flags say, and its place if logged."""

    pipeline: str | None
    stage: str
    cards: int
    flagged_won: int = 0
    flagged_lost: int = 0
    place: int | None = None


class StageRow(Struct, frozen=True):
    """One row of the view `stages`; `stage_order` is None where nobody knows it.

    is_zone_named: somebody said whose it is, and be it by naming all that are not the sales team's.
    responsible, sla: as smalign.toml says.
    """

    card: str
    pipeline: str | None
    stage: str
    stage_order: int | None
    zone: str
    outcome: str
    sla_hours: int | None
    is_qualified: bool | None
    known_by: str
    is_zone_named: bool = False
    responsible: str | None = None
    sla: str | None = None


def stage_rows(
    card: str,
    seen: Sequence[Seen],
    config: Config,
    crm: str,
    dictionary: Dictionary = NO_DICTIONARY,
) -> list[StageRow]:
    """Everything known of the stages of one kind of card ('lead' or 'deal'), by pipeline."""
    pipelines = sorted({row.pipeline for row in seen}, key=lambda text: (text is not None, text))
    told = pipelines_told(config.pipelines, dictionary, pipelines)
    own = {name: config.pipelines[written] for name, written in told.items()}
    rows: list[StageRow] = []
    for pipeline in pipelines:
        mine = [row for row in seen if row.pipeline == pipeline]
        declared = config.lead_stages if card == "lead" else own.get(pipeline or "", config.stages)
        is_own = card == "lead" or pipeline in own
        listed = dictionary.of(card, pipeline)
        rows += _pipeline(card, pipeline, mine, declared, listed, crm, is_own=is_own)
    return rows


def _pipeline(
    card: str,
    pipeline: str | None,
    seen: Sequence[Seen],
    declared: Stages,
    in_list: Sequence[NamedStage],
    crm: str,
    *,
    is_own: bool,
) -> list[StageRow]:
    declared = _spelled(declared, seen, in_list)
    listed = {stage.name: stage for stage in in_list}
    known = _best_list(card, seen, declared, crm)
    flags_tell = crm not in NEVER_FINAL and _flags_tell(seen)
    outcomes = {
        row.stage: _outcome(row, declared, listed, known, flags_tell=flags_tell) for row in seen
    }
    if any(known_by == "toml" for _, known_by in outcomes.values()) or is_own:
        # Stages nobody stands in are rows too, in the pipelines they were declared for.
        outcomes |= dict.fromkeys(declared.won, ("won", "toml"))
        # The whole path may be in `order`: what ends it stays won.
        outcomes = dict.fromkeys(declared.order, ("open", "toml")) | outcomes
    for stage in listed.values() if flags_tell else ():
        if stage.outcome in {"open", "won"}:
            outcomes.setdefault(stage.name, (stage.outcome, "dictionary"))
    if not any(outcome == "won" for outcome, _ in outcomes.values()):
        # Where won is a flag and no stage (Pipedrive), the funnel still ends in it.
        outcomes[WON_STAGE[card]] = ("won", "flags")
    order = places_of(outcomes, declared, listed, known, {row.stage: row.place for row in seen})
    qualified_from = min(
        (order[stage] for stage in declared.qualified if order.get(stage)), default=None
    )
    return [
        StageRow(
            card=card,
            pipeline=pipeline,
            stage=stage,
            stage_order=order.get(stage),
            zone=_zone(stage, declared),
            outcome=outcome,
            sla_hours=declared.sla_hours.get(stage),
            is_qualified=_qualified(stage, outcome, declared, order, qualified_from),
            # A closed card that stays where it was closed from contradicts no open stage.
            known_by=known_by if flags_tell or outcome != "open" else "beside the status",
            is_zone_named=_zone(stage, declared) != NONE and any(declared.zones.values()),
            responsible=declared.responsible.get(stage),
            sla=declared.sla.get(stage),
        )
        for stage, (outcome, known_by) in sorted(
            outcomes.items(), key=lambda item: (order.get(item[0]) or 0, item[0])
        )
    ]


def _spelled(declared: Stages, seen: Sequence[Seen], in_list: Sequence[NamedStage]) -> Stages:
    """The declared stages as the export spells them: case and look-alike letters are forgiven.

    Where the CRM's list names a stage, its code means it too.
    """
    spelling = {fold_header(stage.code): stage.name for stage in in_list}
    spelling |= {fold_header(stage.name): stage.name for stage in in_list}
    spelling |= {
        fold_header(row.stage): row.stage for row in sorted(seen, key=lambda row: row.stage)
    }
    exact = {row.stage for row in seen}

    def spelled(stages: Iterable[str]) -> tuple[str, ...]:
        return tuple(
            stage if stage in exact else spelling.get(fold_header(stage), stage) for stage in stages
        )

    return replace(
        declared,
        order=spelled(declared.order),
        won=spelled(declared.won),
        lost=spelled(declared.lost),
        qualified=spelled(declared.qualified),
        marketing=spelled(declared.marketing),
        sales=spelled(declared.sales),
        shared=spelled(declared.shared),
        system=spelled(declared.system),
        sla=dict(zip(spelled(declared.sla), declared.sla.values(), strict=True)),
        responsible=dict(
            zip(spelled(declared.responsible), declared.responsible.values(), strict=True)
        ),
    )


def _best_list(
    card: str, seen: Sequence[Seen], declared: Stages, crm: str
) -> Mapping[str, BuiltInStage]:
    """The built-in list that knows most of the stages seen; of equals the file's own CRM's.

    A table re-saved under plain headers keeps its CRM's stage names, and a pipeline of the
    team's own making still begins and ends in the stages the CRM has in every pipeline.
    """
    named = {fold_header(row.stage) for row in seen} - {
        fold_header(stage) for stage in (*declared.order, *declared.won, *declared.lost)
    }
    own = built_in_stages(crm, card)
    lists = [own, *(built_in_stages(system, card) for system in BUILT_IN)]
    best = max(lists, key=lambda listed: sum(stage in listed for stage in named))
    return best if best is own else best.with_fixed(own)


def _flags_tell(seen: Sequence[Seen]) -> bool:
    """Whether closed cards stand in stages of their own.

    Where they stay in the stage they were closed from (Pipedrive), some stage holds open, won
    and lost cards, and no stage is an outcome.
    """
    return all(
        most * _NEARLY >= row.cards * (_NEARLY - 1)
        for row in seen
        if (most := max(row.flagged_won, row.flagged_lost))
    )


def _outcome(
    row: Seen,
    declared: Stages,
    listed: Mapping[str, NamedStage],
    known: Mapping[str, BuiltInStage],
    *,
    flags_tell: bool,
) -> tuple[str, str]:
    folded = fold_header(row.stage)
    if row.stage in declared.won:
        return "won", "toml"
    if row.stage in declared.lost:
        return "lost", "toml"
    if row.stage in declared.order:
        return "open", "toml"
    if row.stage in listed and listed[row.stage].outcome:
        return listed[row.stage].outcome, "dictionary"
    if folded in known:
        return known[folded].outcome, "built in"
    if flags_tell and row.flagged_won > row.flagged_lost:
        return "won", "flags"
    if flags_tell and row.flagged_lost:
        return "lost", "flags"
    return "open", "not named"


def _zone(stage: str, declared: Stages) -> str:
    """Whose a stage is; where the sales team's are named, the others that are not are nobody's."""
    named = (zone for zone, members in declared.zones.items() if stage in members)
    return next(named, NONE if declared.sales else "sales")


def _qualified(
    stage: str,
    outcome: str,
    declared: Stages,
    order: Mapping[str, int],
    qualified_from: int | None,
) -> bool | None:
    if not declared.qualified:
        return None
    if stage in declared.qualified or outcome == "won":
        return True
    place = order.get(stage)
    return place is not None and qualified_from is not None and place >= qualified_from
