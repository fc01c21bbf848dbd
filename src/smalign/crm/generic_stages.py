"""A list of stages under plain headers: code, name, pipeline, place, outcome."""

from __future__ import annotations

from typing import Final

from smalign.crm.words import Words, says

STAGE_NAMES: Final = Words(
    "stage_names",
    (
        says("stage_id", "stage_code", "код этапа", "код стадии"),
        says("stage", "название этапа", "название стадии"),
        says("pipeline_id", "pipeline_code", "код воронки"),
        says("pipeline", "название воронки"),
        says("stage_order", "порядок этапа"),
        says("outcome", "stage_outcome", "исход этапа"),
        says("entity"),
    ),
    files=("stage_names", "stage_list", "список этапов"),
    languages=("en", "ru"),
)
