"""How often sales tried to reach the person of a lost card, where that is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, template

if TYPE_CHECKING:
    from smalign.model.model import Model

_PACKAGE: Final = "smalign.scope"
_OWN: Final = {"lead": ("lead_id",), "deal": ("deal_id", "lead_id")}
"""Card → the ids of a touch that name the card, or the lead it came from."""
OF_SALES: Final = Sql(
    "t.side = 'sales'\n        and coalesce(t.actor_kind, 'human') = 'human'"
    "\n        and coalesce(t.kind, 'call') <> 'task'"
)
"""Touches of a person of sales."""
OF_OTHERS: Final = Sql(
    "(coalesce(t.side, 'marketing') <> 'sales' or t.direction = 'in')"
    "\n        and coalesce(t.actor_kind, 'human') <> 'import'"
)
"""What marketing did, and what the person did: looked, asked, called, wrote."""
_NOBODY: Final = "select * from ({branch}) as t where false"


def card_attempts(model: Model, *, wanted: bool) -> Sql:
    """The view `card_attempts` of lost cards; nothing is known of any card unless `wanted`.

    card, card_id, is_recorded. least: attempts that surely are some. most: with those that may be
    some, such as calls of unknown direction; null where nobody can say how many there were.
    is_by_other: whether the last of the owners to talk to the person is another than the card's;
    null where none of them is known to have.
    """
    branches = touch_branches(model)
    if not branches or not wanted:
        branches = [nobody()]
    return fill(
        template(_PACKAGE, "attempts.sql"),
        touches=listed(branches, "\n    union\n"),
        wanted=Sql("true" if wanted else "false"),
    )


def nobody() -> Sql:
    """No touch of no card."""
    return fill(
        _NOBODY, branch=_branch(template(_PACKAGE, "attempts_named.sql"), "lead", "lead_id")
    )


def touch_branches(model: Model, which: Sql = OF_SALES) -> list[Sql]:
    """Touches by every way they are linked with cards; none where nothing links them.

    which: the condition they hold, over the touch as t. Columns: card, card_id, touch_id,
    touched_at, touched_on, may_be_attempt, is_certain.
    """
    mapped = model.mapped.get("touchpoints", frozenset())
    named = template(_PACKAGE, "attempts_named.sql")
    of_contact = template(_PACKAGE, "attempts_of_contact.sql")
    ways = [(card, key) for card, keys in _OWN.items() for key in keys if key in mapped]
    branches = [_branch(named, card, key, which) for card, key in ways]
    if "contact_id" in mapped:
        branches += [_branch(of_contact, card, "contact_id", which) for card in _OWN]
    if model.has_persons:
        branches += [
            _of_person(model, card, way, which) for card in _OWN for way in ("email", "phone")
        ]
    return branches


def _branch(one: Sql, card: str, key: str, which: Sql = OF_SALES) -> Sql:
    return fill(one, card=Sql(card), key=Sql(key), which=which)


def _of_person(model: Model, card: str, way: str, which: Sql) -> Sql:
    one = template(_PACKAGE, "attempts_of_person.sql")
    return fill(one, card=Sql(card), way=Sql(way), key=model.person_key(way), which=which)
