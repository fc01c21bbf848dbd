"""The sections of smalign.toml that require what is suggested, and all that is required already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.clean import fold_header
from smalign.base.schema import NONE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Record

Sections = list[dict[str, object]]
"""Dicts with `section`, its keys, and `required`: stage → fields."""

Elsewhere = dict[str, set[str]]
"""Pipeline → other ones with stages of those names, which do not require these fields."""


def required_sections(
    rows: Iterable[Row], due: Iterable[Record], own_pipelines: Collection[str]
) -> Sections:
    """One section a kind of card; a pipeline has its own where the configuration has.

    own_pipelines: names of the sections `[pipelines."…"]`, with those that need one of their own.
    """
    found: dict[tuple[str, ...], dict[str, list[str]]] = {}

    def add(table: str, pipeline: str, stage: str, field: str) -> None:
        stages = found.setdefault(_section(table, pipeline, own_pipelines), {})
        fields = stages.setdefault(stage, [])
        if field not in fields:
            fields.append(field)

    for one in sorted(due, key=lambda one: (str(one["stage_order"]), str(one["stage"]))):
        add(*(str(one[name]) for name in ("table_name", "pipeline", "stage", "field")))
    for row in rows:
        add(*(str(row[name]) for name in ("table", "pipeline", "stage", "field")))
    return [{"section": list(keys), "required": found[keys]} for keys in sorted(found)]


def elsewhere(
    rows: Sequence[Row],
    due: Iterable[Record],
    stages: Iterable[Record],
    own_pipelines: Collection[str],
) -> Elsewhere:
    """Where else lines of `[stages]` would hold: it speaks of every pipeline without a section."""
    has_stage = {
        (str(one["pipeline"]), fold_header(str(one["stage"])))
        for one in stages
        if one["table_name"] == "deals"
    }
    mine = [row for row in rows if row["table"] == "deals" and row["pipeline"] not in own_pipelines]
    asked = {_asked(row) for row in mine} | {_asked(one) for one in due}
    found: Elsewhere = {}
    for row in mine:
        stage = fold_header(str(row["stage"]))
        others = {
            pipeline
            for pipeline, named in has_stage
            if named == stage and pipeline not in (row["pipeline"], *own_pipelines)
            if (pipeline, stage, str(row["field"])) not in asked
        }
        if others:
            found.setdefault(str(row["pipeline"]), set()).update(others)
    return found


def _asked(one: Row | Record) -> tuple[str, str, str]:
    """Pipeline, stage and field, as smalign.toml compares them."""
    return str(one["pipeline"]), fold_header(str(one["stage"])), str(one["field"])


def with_sections(own_pipelines: Collection[str], apart: Elsewhere) -> tuple[str, ...]:
    """The pipelines with a section, and those that need one; `(none)` can have none."""
    return (*own_pipelines, *sorted(apart.keys() - {NONE}))


def _section(table: str, pipeline: str, own_pipelines: Collection[str]) -> tuple[str, ...]:
    if table == "leads":
        return ("lead_stages",)
    return ("pipelines", pipeline) if pipeline in own_pipelines else ("stages",)
