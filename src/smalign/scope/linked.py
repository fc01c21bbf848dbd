"""Touches by every way they are linked with cards: one row a touch and card it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, template

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_BY_KEY: Final = "join m_touchpoints t on t.{key} = c.{key}"
_OF_CONTACT: Final = (
    "join m_touchpoints t on t.contact_id = c.contact_id and t.touched_on >= c.created_on"
)
_OF_PERSON: Final = (
    "join person_cards p on p.card = '{card}' and p.card_id = c.{card}_id and p.way = '{way}'\n"
    "join m_touchpoints t on p.person = {key} and t.lead_id is null and t.deal_id is null"
    " and t.touched_on >= c.created_on"
)
"""The ways: by an id of the card; by its contact or person, since the card was made."""
_OF_LEADS_CONTACT: Final = (
    "join m_leads l on l.lead_id = c.lead_id and c.contact_id is null\n"
    "join m_touchpoints t on t.contact_id = l.contact_id and t.touched_on >= c.created_on"
)
_OF_LEADS_PERSON: Final = (
    "join person_cards p on p.card = 'lead' and p.card_id = c.lead_id and p.way = '{way}'"
    " and (c.contact_id is null or c.contact_id not in (select contact_id from contacts_all))\n"
    "join m_touchpoints t on p.person = {key} and t.lead_id is null and t.deal_id is null"
    " and t.touched_on >= c.created_on"
)
"""A deal of which no contact is known is of the person of its lead: what was sent to them, and what
they did, is of the deal, once there is one."""
_OF_DEAL_MADE_LATER: Final = (
    "join m_deals d on d.lead_id = c.lead_id\n"
    "join m_touchpoints t on t.deal_id = d.deal_id"
    " and t.touched_{of} < d.created_{of} and t.touched_on >= c.created_on"
)
"""What is logged on a deal and was there before it: the CRM moved it there from the lead."""
_NEVER: Final = Sql("false")


def define_linked(engine: Engine, model: Model, table: str, segment: Sql | None = None) -> None:
    """Create `card_contacts`, `card_signals` or `sent_links`: touches by the as-of and their cards.

    card_contacts: touches of a person of sales. card_signals: what marketing did and what the
    person did: a visit, a letter, a call that came in. sent_links: what marketing sent. A contact
    on a deal from before it was made is one with its lead. Columns:
    card, card_id, touch_id, touched_at, touched_on, actor, may_be_attempt, is_outgoing,
    is_certain, and segment if it is given; a touch is of every card it is linked with, whatever
    cards are asked for. An id is no more than one touch at one moment: two lists may count from
    one, and a touch of two cards may stand in two rows.
    """
    more = Sql("") if segment is None else fill(",\n    {segment} as segment", segment=segment)
    ways = _ways(model)
    if model.is_linked:
        ways += _moved(model) if table == "card_contacts" else _ways_of_leads(model)
    touches = listed(_branches(ways, _WHICH[table], more), "\nunion\n")
    engine.define(fill(_TABLE, table=Sql(table), touches=touches))


def _branches(ways: Sequence[tuple[str, Sql]], which: Sql, more: Sql) -> list[Sql]:
    """The touches of each way the export has; where it has none, a branch without a row."""
    if not ways:
        return [_branch("lead", fill(_BY_KEY, key=Sql("lead_id")), _NEVER, more)]
    return [_branch(card, join, which, more) for card, join in ways]


def _ways(model: Model) -> list[tuple[str, Sql]]:
    """Card and how it is joined with touches, for every way the export has."""
    mapped = model.mapped.get("touchpoints", frozenset())
    ways = [
        (card, fill(_BY_KEY, key=Sql(key)))
        for card, keys in _OWN.items()
        for key in keys
        if key in mapped
    ]
    if "contact_id" in mapped:
        ways += [(card, Sql(_OF_CONTACT)) for card in _OWN]
    if model.has_persons:
        ways += [
            (card, fill(_OF_PERSON, card=Sql(card), way=Sql(way), key=model.person_key(way)))
            for card in _OWN
            for way in ("email", "phone")
        ]
    return ways


def _ways_of_leads(model: Model) -> list[tuple[str, Sql]]:
    """The same of deals of which no contact is known, by the contact and person of their leads."""
    joins: list[Sql] = []
    if "contact_id" in model.mapped.get("touchpoints", frozenset()):
        joins.append(Sql(_OF_LEADS_CONTACT))
    if model.has_persons:
        joins += [
            fill(_OF_LEADS_PERSON, way=Sql(way), key=model.person_key(way))
            for way in ("email", "phone")
        ]
    return [("deal", join) for join in joins]


def _moved(model: Model) -> list[tuple[str, Sql]]:
    """Contacts with a lead that its deal has; by days, where moments of one have no more."""
    if "deal_id" not in model.mapped.get("touchpoints", frozenset()):
        return []
    by_days = not model.days.isdisjoint({"touchpoints.touched_at", "deals.created_at"})
    return [("lead", fill(_OF_DEAL_MADE_LATER, of=Sql("on" if by_days else "at")))]


def _branch(card: str, join: Sql, which: Sql, more: Sql) -> Sql:
    file = template(_PACKAGE, "linked.sql")
    return fill(file, card=Sql(card), join=join, which=which, more=more)
