"""The stages of each pipeline with their cards, and how their order and outcomes are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.clean import fold_header
from smalign.base.config import Stages
from smalign.base.draft import DraftFunnel, DraftStage
from smalign.base.schema import NONE
from smalign.crm.stages import built_in_stages
from smalign.model.cards import seen_stages
from smalign.model.stages import WON_STAGE, stage_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.base.config import Config
    from smalign.crm.words import BuiltInStage
    from smalign.engine.duckdb import Engine
    from smalign.model.dictionary import Dictionary
    from smalign.model.model import Model
    from smalign.model.stages import Seen, StageRow

_TABLES: Final = {"lead": "leads", "deal": "deals"}
_COUNTS: Final = {
    "lead": "select null, stage, count(*), count(*) filter (where status = 'converted'),"
    " count(*) filter (where status = 'disqualified'), count(*) filter (where owner is null), 0"
    " from m_leads group by stage",
    "deal": "select pipeline, stage, count(*), count(*) filter (where status = 'won'),"
    " count(*) filter (where status = 'lost'), count(*) filter (where owner is null), count(amount)"
    " from m_deals group by pipeline, stage",
}
_Counts = dict[tuple[str | None, str | None], tuple[int, ...]]


def funnels_of(engine: Engine, model: Model, config: Config) -> tuple[DraftFunnel, ...]:
    """Leads first, then the pipelines of the deals by name."""
    found: list[DraftFunnel] = []
    for card, table in _TABLES.items():
        if table not in model.mapped:
            continue
        crm = model.written_by(table)
        seen = seen_stages(engine, card, has_history=model.has_history)
        counts = _counts(engine, card)
        rows = [row for row in model.stages if row.card == card]
        drafted = [
            _funnel(card, pipeline, rows, seen, counts, model, config)
            for pipeline in sorted({row.pipeline for row in rows}, key=_none_first)
        ]
        found += _tried(drafted, card, seen, crm, config, model.dictionary)
    return tuple(found)


def drafted_stages(funnel: DraftFunnel) -> Stages:
    """What the section of a funnel says, with what the user has said of it."""
    return replace(
        funnel.told,
        order=_names(funnel.named("open")) if funnel.ordered_by else (),
        won=_names(funnel.named("won")),
        lost=_names(funnel.named("lost")),
    )


def with_stages(config: Config, section: tuple[str, ...], stages: Stages) -> Config:
    """The configuration with one section of stages put in its place."""
    if section[0] == "lead_stages":
        return replace(config, lead_stages=stages)
    if section[0] == "stages":
        return replace(config, stages=stages)
    return replace(config, pipelines={**config.pipelines, section[1]: stages})


def _names(stages: Iterable[DraftStage]) -> tuple[str, ...]:
    return tuple(stage.stage for stage in stages)


def _none_first(text: str | None) -> tuple[bool, str]:
    return text is not None, text or ""


def _section(card: str, pipeline: str | None) -> tuple[str, ...]:
    if card == "lead":
        return ("lead_stages",)
    return ("stages",) if pipeline is None else ("pipelines", pipeline)


def _told(section: tuple[str, ...], config: Config) -> Stages:
    if section[0] == "pipelines":
        return config.pipelines.get(section[1], Stages())
    return config.lead_stages if section[0] == "lead_stages" else config.stages


def _counts(engine: Engine, card: str) -> _Counts:
    rows = engine.rows(_COUNTS[card])
    return {
        (
            None if row[0] is None else str(row[0]),
            None if row[1] is None else str(row[1]),
        ): tuple(int(str(cell)) for cell in row[2:])
        for row in rows
    }


def _funnel(
    card: str,
    pipeline: str | None,
    rows: Sequence[StageRow],
    seen: Sequence[Seen],
    counts: _Counts,
    model: Model,
    config: Config,
) -> DraftFunnel:
    section = _section(card, pipeline)
    told = _told(section, config)
    standing = {one.stage for one in seen if one.pipeline == pipeline}
    mine = [
        row
        for row in rows
        if row.pipeline == pipeline
        and row.stage != NONE
        and (row.stage != WON_STAGE[card] or row.stage in standing)
    ]
    crm = model.written_by(_TABLES[card])
    known = built_in_stages(crm, card)
    stages = tuple(
        _stage(row, counts.get((pipeline, row.stage), (0,) * 5), known.get(fold_header(row.stage)))
        for row in mine
    )
    cells = [count for (name, _), count in counts.items() if name == pipeline]
    cards, won, lost, _, priced = (
        (sum(column) for column in zip(*cells, strict=True)) if cells else (0,) * 5
    )
    return DraftFunnel(
        section=section,
        card=card,
        pipeline=pipeline,
        cards=cards,
        won=won,
        lost=lost,
        priced=priced,
        stageless=counts.get((pipeline, None), (0,))[0],
        stages=stages,
        ordered_by=_ordered_by(
            mine, {one.stage: one.place for one in seen if one.pipeline == pipeline}, told
        ),
        is_decided=card == "lead" or not model.unnamed_stages,
        is_written=False,
        told=told,
    )


def _stage(row: StageRow, counts: Sequence[int], known: BuiltInStage | None) -> DraftStage:
    cards, won, lost, unowned, _ = counts
    return DraftStage(
        stage=row.stage,
        cards=cards,
        won=won,
        lost=lost,
        unowned=unowned,
        outcome=row.outcome,
        known_by=row.known_by,
        order=row.stage_order,
        is_called_qualified=known is not None and known.qualified,
    )


def _ordered_by(rows: Sequence[StageRow], places: Mapping[str, int | None], told: Stages) -> str:
    lasting = [row for row in rows if row.outcome == "open"]
    if not lasting or any(row.stage_order is None for row in lasting):
        return ""
    if told.order:
        return "toml"
    if all(row.known_by == "dictionary" for row in lasting):
        return "dictionary"
    if all(places.get(row.stage) is not None for row in lasting):
        return "history"
    return "sole" if len(lasting) == 1 else "list"


def _tried(
    drafted: Sequence[DraftFunnel],
    card: str,
    seen: Sequence[Seen],
    crm: str,
    config: Config,
    dictionary: Dictionary,
) -> list[DraftFunnel]:
    """Each funnel with whether its section says what is known without it, no more and no less."""
    before = _meaning(stage_rows(card, seen, config, crm, dictionary))
    for funnel in drafted:
        config = with_stages(config, funnel.section, funnel.told)  # each section stands in the file
    result: list[DraftFunnel] = []
    for funnel in drafted:
        trial = with_stages(config, funnel.section, drafted_stages(funnel))
        same = (
            funnel.is_decided and _meaning(stage_rows(card, seen, trial, crm, dictionary)) == before
        )
        config = trial if same else config
        result.append(replace(funnel, is_written=same))
    return result


def _meaning(rows: Iterable[StageRow]) -> set[tuple[object, ...]]:
    """The rows without who said so."""
    return {
        (
            row.pipeline,
            row.stage,
            row.stage_order,
            row.zone,
            row.outcome,
            row.sla_hours,
            row.is_qualified,
        )
        for row in rows
    }
