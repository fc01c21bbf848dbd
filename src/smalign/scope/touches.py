"""Whose touches are whose: the views of the touches before a sale, and before none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_OF_LEADS_CONTACT: Final = (
    "join every_lead l on l.lead_id = c.lead_id and c.contact_id is null\n"
    "join every_touch t on t.contact_id = l.contact_id"
)
"""A deal of which no contact is known is of the contact of its lead."""


def define_touches(engine: Engine, model: Model, *, with_lost: bool, with_paid: bool) -> None:
    """Create `deal_touches` and, if wanted, `lost_touches`, over `every_touch`.

    deal_touches: the touches before each won deal: of the deal itself, of its contact (where none
    is known, of its lead's), of the lead it came from; is_by_deal: made by the time it was created.
    with_paid: also those before the first payment for a deal that is no sale, or none whose day is
    known; after `payments` and `copies`.
    lost_touches: those of deals not won, of leads without a won one, and of leads without a deal.
    A closing, a payment or a creation of which only the day is known is no earlier than any touch
    of that day.
    """
    of_deal = ("deal_id", "lead_id", "contact_id")
    earning = _branches(model, "deal_touches", "deal", of_deal)
    if with_paid:
        engine.define(template("smalign.scope", "first_paid.sql"))
        earning += _branches(model, "paid_touches", "deal", of_deal, ended="payments.paid_at")
    _define(engine, Sql("deal_touches"), earning)
    if with_lost:
        lost = [
            *_branches(model, "lost_deal_touches", "deal", of_deal),
            *_branches(model, "lost_lead_touches", "lead", ("lead_id", "contact_id")),
        ]
        _define(engine, Sql("lost_touches"), lost)


def _define(engine: Engine, view: Sql, branches: Sequence[Sql]) -> None:
    """A row that stands twice is one touch of a card, whether one way or several lead to it."""
    body = listed(branches, "\nunion\n")
    if len(branches) == 1:
        body = fill("select distinct * from (\n{body}\n)", body=body)
    engine.define(fill("create or replace view {view} as\n{body}", view=view, body=body))


def _branches(
    model: Model, file: str, card: str, ways: Sequence[str], *, ended: str = "deals.closed_at"
) -> list[Sql]:
    """Only the ways touches are really linked by are joined; each touch counts once a card.

    ended: what the moment is a journey ends with.
    """
    one = template("smalign.scope", f"{file}.sql")
    mapped = model.mapped.get("touchpoints", frozenset())
    joins = [_by_key(key) for key in ways if key in mapped]
    if card == "deal" and "contact_id" in mapped and model.is_linked:
        joins.append(Sql(_OF_LEADS_CONTACT))
    if model.has_persons:
        # of the deal itself or its contact, and of the lead it came from
        owners = ("deal", "lead") if card == "deal" else ("lead",)
        joins += [
            _by_person(owner, way, model.person_key(way))
            for owner in owners
            for way in ("email", "phone")
        ]
    by = {
        "by_closing": _by(model, "closed", ended),
        "by_creation": _by(model, "created", "deals.created_at"),
    }
    if not joins:
        return [fill(one + " and false", joined=_by_key("lead_id"), **by)]
    return [fill(one, joined=joined, **by) for joined in joins]


def _by(model: Model, moment: str, known: str) -> Sql:
    """Whether a touch was made by a moment of the deal; on its day, where `known` has no time."""
    of = "on" if known in model.days else "at"
    return fill("t.touched_{of} <= c.{moment}_{of}", of=Sql(of), moment=Sql(moment))


def _by_key(key: str) -> Sql:
    return fill("join every_touch t on t.{key} = c.{key}", key=Sql(key))


def _by_person(owner: str, way: str, key: Sql) -> Sql:
    return fill(
        "join person_cards p on p.card = '{owner}' and p.card_id = c.{owner}_id and p.way = '{way}'"
        "\njoin every_touch t on p.person = {key} and t.lead_id is null and t.deal_id is null",
        owner=Sql(owner),
        way=Sql(way),
        key=key,
    )
