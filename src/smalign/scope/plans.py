"""What is planned for a card: its next activity, its tasks, activities that have not happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, template
from smalign.scope.cards import EVERY
from smalign.scope.task_states import cancelled, is_told, ticked, told
from smalign.scope.terms import is_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_PACKAGE: Final = "smalign.scope"
_CARDS: Final = {"lead": "leads", "deal": "deals"}
_OF_CONTACT: Final = Sql(" and t.lead_id is null and t.deal_id is null")
"""What names a card is of that card, and of no other of the same person."""
_NOTHING: Final = Sql(
    "select\n        cast(null as varchar) as card,\n        cast(null as varchar) as card_id,"
    "\n        cast(null as varchar) as origin,\n        false as is_ahead,"
    "\n        cast(null as date) as due_on,\n        false as is_overdue\n    where false"
)


def define_plans(engine: Engine, model: Model) -> None:
    """Create the view `card_plans`: what is planned for which card, and what was.

    card, card_id, origin: card (the card names its next activity), task or activity. is_ahead:
    still to be done by the as-of. due_on, is_overdue: should have been done by the as-of; a day
    without a time of day lasts until its end. A task is known where it is told which are done; of
    one that may have been done by an earlier as-of nobody says that it is overdue.
    """
    branches = [*_branches(engine, model)] or [_NOTHING]
    body = listed(branches, "\n    union all\n    ")
    engine.define(fill(template(_PACKAGE, "card_plans.sql"), branches=body))


def _branches(engine: Engine, model: Model) -> Iterator[Sql]:
    for card, table in _CARDS.items():
        if "next_activity_at" in model.mapped.get(table, ()):
            yield _branch(
                engine, "card", model, card, f"{table}.next_activity_at", "c.next_activity"
            )
    for origin, table, needed in (
        ("task", "tasks", {"due_at"}),
        ("touch", "touchpoints", {"due_at"}),
    ):
        mapped = model.mapped.get(table, frozenset())
        is_known = needed <= mapped and (origin != "task" or is_told(engine, model))
        keys = {card: (f"{card}_id", "contact_id") for card in _CARDS} if is_known else {}
        yield from (
            _branch(engine, origin, model, card, f"{table}.due_at", "t.due", key)
            for card, ways in keys.items()
            for key in ways
            if key in mapped
        )


def _branch(
    engine: Engine, origin: str, model: Model, card: str, column: str, due: str, key: str = ""
) -> Sql:
    overdue = is_over(model, due, of_days=column in model.days)
    parts = {"card": Sql(card), "every": Sql(EVERY[_CARDS[card]]), "overdue": overdue}
    if key:
        if origin == "task":
            settled = fill("({done} or {off})", done=ticked(model), off=cancelled(model))
            parts |= {"settled": settled, "told": told(engine, model)}
        parts |= {"key": Sql(key), "only": _OF_CONTACT if key == "contact_id" else Sql("")}
    return fill(template(_PACKAGE, f"card_plans_of_{origin}.sql"), **parts)
