"""How often sales tried to reach the person of a lost card, where that is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import template

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine

_PACKAGE: Final = "smalign.scope"


def define_attempts(engine: Engine, *, wanted: bool) -> None:
    """Create the view `card_attempts` of lost cards; nothing is known of any card unless `wanted`.

    card, card_id, is_recorded. least: attempts that surely are some. most: with those that may be
    some, such as calls of unknown direction; null where nobody can say how many there were.
    is_by_other: whether the last of the owners to talk to the person is another than the card's;
    null where none of them is known to have. Reads: card_contacts.
    """
    if wanted:
        engine.define(template(_PACKAGE, "attempts.sql"))
    engine.define(template(_PACKAGE, "attempts_counted.sql" if wanted else "attempts_none.sql"))
