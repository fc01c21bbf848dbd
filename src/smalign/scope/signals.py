"""What cards were told and asked: contacts of sales, and signals of marketing and of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, template
from smalign.scope.attempts import OF_OTHERS, OF_SALES, nobody, touch_branches

if TYPE_CHECKING:
    from collections.abc import Collection

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_VIEW: Final = "create or replace view {view} as\n    {touches}"


def define_signals(engine: Engine, model: Model, reads: Collection[str]) -> None:
    """Create `card_contacts`, `card_signals` and of the other two those in `reads`, by the as-of.

    card_contacts: touches of a person of sales. card_signals: what marketing did and what the
    person did: a visit, a letter, a call that came in. Both: card, card_id, touch_id, touched_at,
    touched_on, may_be_attempt, is_certain; a touch is of every card it is linked with.
    """
    for view, which in (("card_contacts", OF_SALES), ("card_signals", OF_OTHERS)):
        branches = touch_branches(model, which) or [nobody()]
        touches = listed(branches, "\n    union\n")
        engine.define(fill(_VIEW, view=Sql(view), touches=touches))
    for one in ("last_contacts", "open_cards"):
        if one in reads:
            engine.define(template("smalign.scope", f"{one}.sql"))
