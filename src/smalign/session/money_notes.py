"""What must be said of the money of an answer, whatever the metric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.scope.payments import has_payments, kind_notes

if TYPE_CHECKING:
    from smalign.base.results import Note, Result
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model


def money_notes(engine: Engine, model: Model, result: Result) -> list[Note]:
    """Kinds of payments nobody knows, where payments are the revenue."""
    is_paid = result.params.get("revenue_by") == "payment" or (
        result.metric == "plan" and has_payments(engine, model)
    )
    return kind_notes(engine, model) if is_paid else []
