"""Signals of marketing and of the person, and the cards in work they may be a reason to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.engine.compose import template
from smalign.scope.linked import define_linked

if TYPE_CHECKING:
    from collections.abc import Collection

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model


def define_signals(engine: Engine, model: Model, reads: Collection[str]) -> None:
    """Create `card_signals`, and `last_contacts` and `open_cards` where they are in `reads`."""
    define_linked(engine, model, "card_signals")
    for one in ("last_contacts", "open_cards"):
        if one in reads:
            engine.define(template("smalign.scope", f"{one}.sql"))
