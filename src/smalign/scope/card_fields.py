"""The views on the fields of cards: what cells hold, where they are due, when they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.scope.cells import define_cells
from smalign.scope.due import define_due

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.question import Required


def define_fields(
    engine: Engine, model: Model, required: Sequence[Required], reads: Collection[str]
) -> None:
    """Create those in `reads`, and what they are made of.

    Raises:
        UsageError, QuestionError: as `define_due` says.

    """
    if "cells" in reads:
        define_cells(engine, model, with_values="filled" in reads)
    define_due(engine, model, required, reach="stages" in reads)
    if "field_changes" in reads:
        from smalign.scope.changes import define_changes

        define_changes(engine, model)
