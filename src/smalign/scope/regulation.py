"""What smalign.toml says of each stage: whose it is, who answers, for how long, what to fill in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.config import hours
from smalign.base.schema import NONE
from smalign.engine.compose import fill, template
from smalign.scope.due import pipeline_of, stages_of
from smalign.scope.moments import local_time

if TYPE_CHECKING:
    from smalign.base.config_calendar import Calendar
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.question import Question

_PACKAGE: Final = "smalign.scope"
_COLUMNS: Final = (
    *(("card", "varchar"), ("pipeline", "varchar"), ("stage", "varchar")),
    *(("stage_order", "integer"), ("zone", "varchar"), ("responsible", "varchar")),
    *(("sla", "varchar"), ("required", "varchar")),
    *(("sla_seconds", "bigint"), ("sla_work_seconds", "bigint")),
)
_HOUR: Final = 3600
_WORKED: Final = {"h": 0, "d": 1, "w": 5}
"""Unit of a term → its working days; hours are hours on either clock."""


def define_regulation(engine: Engine, model: Model, question: Question) -> None:
    """Create the table `regulation`, a row an open stage, and the view `stage_stays`.

    regulation: pipeline is `leads` or that of deals, as answers call it; zone `(none)` where nobody
    said whose the stage is; responsible, sla, required (with commas) as in smalign.toml, null where
    it says nothing. sla_seconds: the term on the clock; sla_work_seconds: in working time, where a
    day is a working day and a week five of them.
    stage_stays: `stage_log` with the moments as the clocks of the company show them.
    """
    required: dict[object, list[str]] = defaultdict(list)
    for one in question.required:
        for stage in stages_of(model, one):
            required[stage].append(one.field)
    rows = [
        (
            *(stage.card, pipeline_of(stage), stage.stage, stage.stage_order),
            stage.zone if stage.is_zone_named else NONE,
            *(stage.responsible, stage.sla, ", ".join(required[stage]) or None),
            None if stage.sla is None else hours(stage.sla) * _HOUR,
            None if stage.sla is None else worked_seconds(stage.sla, question.calendar),
        )
        for stage in model.stages
        if stage.outcome == "open"
    ]
    engine.values("regulation", _COLUMNS, rows)
    engine.define(template(_PACKAGE, "stage_log.sql"))
    engine.define(
        fill(
            template(_PACKAGE, "stage_stays.sql"),
            entered=local_time("s.entered_at", model.timezone),
            left=local_time("s.left_at", model.timezone),
            as_of=local_time("r.as_of", model.timezone),
        )
    )


def worked_seconds(term: str, calendar: Calendar) -> int:
    """A term such as "4h", "2d" or "1w" in seconds of working time.

    Raises:
        ValueError: the text is no such term.

    """
    begin, end = calendar.open_seconds
    unit = term.strip()[-1:]
    days = _WORKED.get(unit, 0)
    if not days:
        return hours(term) * _HOUR
    number = int(term.strip()[:-1])
    return number * days * (end - begin)
