"""What a marketing report is compared over: its periods, and the days of cards in other zones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, literal, name, template
from smalign.model.typing.records import is_utc
from smalign.scope.moments import local_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.prices import Prices

OWN: Final = "own"
"""The zone of the company, in which every day of the model is."""
ZONES: Final = ("UTC", "Europe/Moscow")
"""Where reports are made if not at home: what programs use, and what Russian cabinets do."""
_DEAL: Final = ("created", "closed")
_PAID: Final = (("deal", "deals"), ("payment", "payments"))
_PERIODS: Final = (("period_name", "varchar"), ("first_on", "date"), ("last_on", "date"))
_DATED: Final = frozenset({"leads.created_at", "deals.created_at", "deals.closed_at"})


def define_report(
    engine: Engine, model: Model, periods: Sequence[tuple[str, date, date]], prices: Prices
) -> None:
    """Create `report_periods` and the views `card_days` and `exported_amounts`.

    report_periods: period_name, first_on, last_on. card_days: card, card_id, zone, created_on,
    closed_on; in another zone only where moments have a time of day. exported_amounts: card (deal,
    payment), card_id, amount before it was converted, is_base: it needed no conversion; empty where
    none did.
    """
    engine.values("report_periods", _PERIODS, sorted(periods))
    amounts = [_exported(*one, prices) for one in _PAID if prices.change(one[1], model)]
    body = listed(amounts or [_exported(*_PAID[0], prices, where="false")], "\nunion all\n")
    engine.define(fill("create or replace view exported_amounts as\n{body}", body=body))
    parts = [own_days()]
    parts += [
        _days(
            literal(zone), _day(zone, "l.created_at"), *(_day(zone, f"d.{at}_at") for at in _DEAL)
        )
        for zone in other_zones(model)
    ]
    engine.define(
        fill("create or replace view card_days as\n{parts}", parts=listed(parts, "\nunion all\n"))
    )


def _exported(card: str, table: str, prices: Prices, where: str = "true") -> Sql:
    view = f"{table}_as_exported" if where == "true" else table
    return fill(
        "select {card} as card, {card_id} as card_id, amount,\n"
        "    coalesce(currency = {base}, true) as is_base\nfrom {view}\nwhere {where}",
        card=literal(card),
        card_id=name(f"{card}_id"),
        base=literal(prices.currency or ""),
        view=name(view),
        where=Sql(where),
    )


def own_days() -> Sql:
    """The days of cards as the model has them, in the zone of the company."""
    return _days(literal(OWN), Sql("l.created_on"), *(Sql(f"d.{at}_on") for at in _DEAL))


def _days(zone: Sql, lead: Sql, created: Sql, closed: Sql) -> Sql:
    view = template("smalign.scope", "card_days.sql")
    return fill(view, zone=zone, lead=lead, created=created, closed=closed)


def other_zones(model: Model) -> tuple[str, ...]:
    """The zones in which the cards may fall on other days."""
    if model.days & _DATED:
        return ()
    here = "UTC" if is_utc(model.timezone) else model.timezone
    return tuple(zone for zone in ZONES if zone != here)


def _day(zone: str, moment: str) -> Sql:
    """The day of a UTC moment in a zone."""
    return fill("cast({at} as date)", at=local_time(moment, zone))
