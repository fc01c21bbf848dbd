"""The view `cells`: a row a card and field, and whether the cell is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, template
from smalign.scope.filled import define_filled

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_CARDS: Final = (("leads", "lead_id"), ("deals", "deal_id"))


def define_cells(engine: Engine, model: Model, *, with_values: bool) -> None:
    """Create `cells` of the cards in scope and in the period; with their values also `filled`.

    Cards of an unknown day are in it too. table_name, field, card_id, segment, created_on. state:
    filled, empty or pseudo; token_number: which word of `pseudo_tokens` it holds. is_early: the
    field tells how a card ended, and this one has not ended so.
    """
    parts = (
        fill(
            template("smalign.scope", "cells.sql"),
            table=Sql(table),
            key=Sql(key),
            states=listed(Sql(state) for state in sorted(model.states[table])),
        )
        for table, key in _CARDS
        if model.states.get(table)
    )
    body = listed(parts, "\nunion all\n")
    engine.define(fill("create or replace view cells as\n{body}", body=body))
    if with_values:
        define_filled(engine, model)
