"""Touches by every way they are linked with cards: one row a touch and card it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, template

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
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
SENT: Final = Sql(
    "coalesce(t.side, 'marketing') <> 'sales'"
    "\n        and coalesce(t.actor_kind, 'human') <> 'import'"
    "\n        and (t.direction = 'out' or t.direction is null"
    " and coalesce(lower(t.kind), 'letter') in ('email', 'letter', 'sms', 'push', 'campaign',"
    " 'newsletter', 'mailing', 'webinar', 'смс', 'пуш', 'рассылка', 'вебинар'))"
)
"""What marketing sent; of unknown direction only what is like a letter, or of no known kind."""
_WHICH: Final = {"card_contacts": OF_SALES, "card_signals": OF_OTHERS, "sent_links": SENT}
_TABLE: Final = "create or replace table {table} as\n{touches}"
_NOBODY: Final = "select * from ({branch}) as t where false"


def define_linked(engine: Engine, model: Model, table: str) -> None:
    """Create `card_contacts`, `card_signals` or `sent_links`: touches by the as-of and their cards.

    card_contacts: touches of a person of sales. card_signals: what marketing did and what the
    person did: a visit, a letter, a call that came in. sent_links: what marketing sent. Columns:
    card, card_id, touch_id, touched_at, touched_on, actor, may_be_attempt, is_certain; a touch is
    of every card it is linked with, whatever cards are asked for.
    """
    branches = _branches(model, _WHICH[table]) or [_nobody()]
    touches = listed(branches, "\nunion\n")
    engine.define(fill(_TABLE, table=Sql(table), touches=touches))


def _branches(model: Model, which: Sql) -> list[Sql]:
    mapped = model.mapped.get("touchpoints", frozenset())
    named = template(_PACKAGE, "linked_named.sql")
    of_contact = template(_PACKAGE, "linked_of_contact.sql")
    ways = [(card, key) for card, keys in _OWN.items() for key in keys if key in mapped]
    branches = [_branch(named, card, key, which) for card, key in ways]
    if "contact_id" in mapped:
        branches += [_branch(of_contact, card, "contact_id", which) for card in _OWN]
    if model.has_persons:
        branches += [
            _of_person(model, card, way, which) for card in _OWN for way in ("email", "phone")
        ]
    return branches


def _branch(one: Sql, card: str, key: str, which: Sql) -> Sql:
    return fill(one, card=Sql(card), key=Sql(key), which=which)


def _of_person(model: Model, card: str, way: str, which: Sql) -> Sql:
    one = template(_PACKAGE, "linked_of_person.sql")
    return fill(one, card=Sql(card), way=Sql(way), key=model.person_key(way), which=which)


def _nobody() -> Sql:
    """No touch of no card."""
    one = template(_PACKAGE, "linked_named.sql")
    return fill(_NOBODY, branch=_branch(one, "lead", "lead_id", OF_SALES))
