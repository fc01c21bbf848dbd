"""The sections of smalign.toml that require what is suggested, and all that is required already."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from smalign.base.results import Row
    from smalign.metrics.metric import Record

Sections = list[dict[str, object]]
"""Dicts with `section`, its keys, and `required`: stage → fields."""


def required_sections(
    rows: Iterable[Row], due: Iterable[Record], own_pipelines: Collection[str]
) -> Sections:
    """One section a kind of card; a pipeline has its own where the configuration has.

    own_pipelines: names of the sections `[pipelines."…"]`.
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


def _section(table: str, pipeline: str, own_pipelines: Collection[str]) -> tuple[str, ...]:
    if table == "leads":
        return ("lead_stages",)
    return ("pipelines", pipeline) if pipeline in own_pipelines else ("stages",)
