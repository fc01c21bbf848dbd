"""HubSpot's pipelines and their stages, as its interface for programs lists them, laid flat.

A stage of deals has a probability instead of an outcome: 1 is won, 0 is lost, all between is open.
Source: the guide of the pipelines API.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import Entry, Words, says

_OUTCOMES: Final = {"1": "won", "1.0": "won", "0": "lost", "0.0": "lost"}

PIPELINES: Final = Words(
    "stage_names",
    (
        says("pipeline_id", "pipelineId", "id", weight=0.5),
        says("pipeline", "label", weight=0.5),
    ),
    others=("displayOrder", "archived", "createdAt", "updatedAt", "active", "objectType"),
    files=("pipeline",),
    languages=("codes",),
    export="pipelines",
)

STAGES: Final = Words(
    "stage_names",
    (
        says("stage_id", "stageId", "id", weight=0.5),
        says("stage", "label", weight=0.5),
        says("pipeline_id", "pipelineId", "pipeline.id", weight=0.5),
        says("stage_order", "displayOrder", weight=0.5),
        Entry(
            "outcome",
            ("metadata.probability", "metadata_probability", "probability"),
            reads=_OUTCOMES,
        ),
    ),
    others=(
        *("metadata.isClosed", "metadata_isClosed", "archived", "createdAt", "updatedAt"),
        "writePermissions",
    ),
    files=("stage",),
    languages=("codes",),
    export="stages",
)

SIGNS: Final = ("displayOrder", "metadata.probability", "metadata.isClosed")
