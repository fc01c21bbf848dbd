"""What a log of calls or forms is compared with: its records, and whose the cards are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, template

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_PACKAGE: Final = "smalign.scope"
_NOBODY: Final = (
    "create or replace view person_cards as select cast(null as varchar) as card,"
    " cast(null as varchar) as card_id, cast(null as varchar) as way,"
    " cast(null as varchar) as person where false"
)


def define_records(engine: Engine, model: Model) -> None:
    """Create the views `person_records` and `card_persons`.

    person_records: touch_id, kind, channel, touched_at, touched_on, is_day, email, phone,
    is_outgoing. card_persons: card, card_id, created_at, created_on, is_day, created_how, channel,
    way, person. is_day: nothing but the day of the moment is known.
    """
    if not model.has_persons:
        engine.define(_NOBODY)
    keys = {way: model.person_key(way) for way in ("email", "phone")}
    logged = _is_day(model, "touchpoints.touched_at")
    engine.define(fill(template(_PACKAGE, "records.sql"), **keys, is_day=logged))
    known = model.mapped.get("leads", frozenset()) | model.derived.get("leads", frozenset())
    how = "l.created_how" if "created_how" in known else "null"
    engine.define(
        fill(
            template(_PACKAGE, "card_persons.sql"),
            lead_how=Sql(how),
            lead_is_day=_is_day(model, "leads.created_at"),
            deal_is_day=_is_day(model, "deals.created_at"),
        )
    )


def _is_day(model: Model, column: str) -> Sql:
    return Sql("true" if column in model.days else "false")
