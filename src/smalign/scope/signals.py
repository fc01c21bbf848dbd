"""Signals of marketing and of the person, and the cards in work they may be a reason to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.engine.compose import Sql, fill, template
from smalign.scope.linked import define_linked

if TYPE_CHECKING:
    from collections.abc import Collection

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model


def define_signals(engine: Engine, model: Model, reads: Collection[str]) -> None:
    """Create `card_signals`, and `last_contacts` and `open_cards` where they are in `reads`."""
    define_linked(engine, model, "card_signals")
    if "last_contacts" in reads:
        engine.define(last_contacts(model.days))
    if "open_cards" in reads:
        engine.define(template("smalign.scope", "open_cards.sql"))


def last_contacts(days: Collection[str]) -> Sql:
    """The view `last_contacts`; days: columns of moments of which only the day is known."""

    def end_of(moment: str, column: str) -> Sql:
        return Sql(f"{moment} + interval '86399' second" if column in days else moment)

    return fill(
        template("smalign.scope", "last_contacts.sql"),
        touched=end_of("t.touched_at", "touchpoints.touched_at"),
        noted=end_of("l.first_attempt_at", "leads.first_attempt_at"),
    )
