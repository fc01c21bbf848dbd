"""From which stage on a field is due, and how far each card got."""

from __future__ import annotations

import difflib
from datetime import date
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.errors import QuestionError, UsageError
from smalign.base.schema import NONE
from smalign.engine.compose import template
from smalign.model.told_names import deal_pipelines, pipeline_told, stage_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.model.stages import StageRow
    from smalign.scope.question import Required

REACHED: Final = frozenset({"stage", "status", "pipeline"})
"""Columns of cards that tell how far they got, beside the history."""
_PACKAGE: Final = "smalign.scope"
_COLUMNS: Final = (
    *(("table_name", "varchar"), ("field", "varchar"), ("pipeline", "varchar")),
    *(("stage", "varchar"), ("stage_order", "integer"), ("is_lost", "boolean")),
    ("required_on", "date"),
)

Due = tuple[str, str, str, str, int | None, bool, date | None]
"""A row of `due_fields`: table, field, pipeline, stage, its place, is_lost, required since.

The place is None of a lost stage, and where the order of the pipeline is not known; the day is
None where nobody says it.
"""


def define_due(engine: Engine, model: Model, required: Sequence[Required], *, reach: bool) -> None:
    """Create `due_fields`, a row a field and stage that requires it, and `reach` of every card.

    reach: also where no field is required; otherwise it is empty then.

    Raises:
        UsageError: required_stage_unknown, required_stages_missing, required_field_unknown.
        QuestionError: required_stage_unplaced: no pipeline with the stage has a known order.

    """
    rows = sorted({row for one in required for row in due_rows(model, one)}, key=str)
    engine.values("due_fields", _COLUMNS, rows)
    for file in ("stage_log.sql", "reach.sql") if rows or reach else ("reach_none.sql",):
        engine.define(template(_PACKAGE, file))


def due_rows(model: Model, required: Required) -> Iterator[Due]:
    """Where one field is due: of each pipeline that has the stage."""
    stages = stages_of(model, required)
    if not stages:
        known = sorted({stage.stage for stage in _concerned(model, required)})
        if not known:
            raise UsageError("required_stages_missing", found=required.stage, field=required.field)
        near = difflib.get_close_matches(required.stage, known, 3)
        facts: dict[str, object] = {"did_you_mean": near, "known": known}
        raise UsageError("required_stage_unknown", found=required.stage, **facts)
    names = {f"{card}s": field_names(model, f"{card}s") for card in ("lead", "deal")}
    found = [stage for stage in stages if fold_header(required.field) in names[f"{stage.card}s"]]
    if not found:
        known = sorted({shown for stage in stages for shown in names[f"{stage.card}s"].values()})
        near = difflib.get_close_matches(required.field, known, 3)
        facts = {"did_you_mean": near, "known": known}
        raise UsageError("required_field_unknown", found=required.field, **facts)
    if all(stage.stage_order is None and stage.outcome != "lost" for stage in found):
        raise _unplaced(found[0])
    for stage in found:
        table = f"{stage.card}s"
        yield (
            *(table, names[table][fold_header(required.field)], pipeline_of(stage), stage.stage),
            *(stage.stage_order, stage.outcome == "lost", required.since),
        )


def stages_of(model: Model, required: Required) -> list[StageRow]:
    """The stages a requirement names, in each pipeline it is made for."""
    called = fold_header(required.stage)
    found = _concerned(model, required)
    return [stage for stage in found if called in stage_names(stage, model.dictionary)]


def pipeline_of(stage: StageRow) -> str:
    """The pipeline of a stage as answers call it."""
    return "leads" if stage.card == "lead" else stage.pipeline or NONE


def field_names(model: Model, table: str) -> Mapping[str, str]:
    """Folded name or header → what the field is called in answers; of fields a file gives."""
    shown = {column: header for header, column in model.attributes.get(table, {}).items()}
    keys = [state.removeprefix("state_") for state in model.states.get(table, ())]
    names = {fold_header(key): key for key in keys if key not in shown}
    for header, columns in model.headers.items():
        mine = sorted(columns & set(names.values()))
        names |= {header: mine[0]} if mine else {}
    return names | {fold_header(shown[key]): shown[key] for key in keys if key in shown}


def _concerned(model: Model, required: Required) -> list[StageRow]:
    there = deal_pipelines(model)
    only = required.pipeline and pipeline_told(required.pipeline, model.dictionary, there)
    but_not = {pipeline_told(one, model.dictionary, there) for one in required.but_not}
    return [
        stage
        for stage in model.stages
        if required.card in (None, stage.card)
        and (
            stage.pipeline == only
            if required.pipeline is not None
            else stage.pipeline not in but_not
        )
    ]


def _unplaced(stage: StageRow) -> QuestionError:
    section = "lead_stages" if stage.card == "lead" else "stages"
    return QuestionError(
        "required_stage_unplaced",
        toml=f'[{section}]\norder = ["…"]',
        stage=stage.stage,
    )
