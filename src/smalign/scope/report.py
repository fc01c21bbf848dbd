"""What a marketing report is compared over: its periods, and the days of cards in other zones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, literal, template
from smalign.model.typing.records import is_utc
from smalign.scope.moments import local_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

OWN: Final = "own"
"""The zone of the company, in which every day of the model is."""
ZONES: Final = ("UTC", "Europe/Moscow")
"""Where reports are made if not at home: what programs use, and what Russian cabinets do."""
_DEAL: Final = ("created", "closed")
_PERIODS: Final = (("period_name", "varchar"), ("first_on", "date"), ("last_on", "date"))
_DATED: Final = frozenset({"leads.created_at", "deals.created_at", "deals.closed_at"})


def define_report(engine: Engine, model: Model, periods: Sequence[tuple[str, date, date]]) -> None:
    """Create `report_periods` and the view `card_days`.

    report_periods: period_name, first_on, last_on. card_days: card, card_id, zone, created_on,
    closed_on; in another zone only where moments have a time of day.
    """
    engine.values("report_periods", _PERIODS, sorted(periods))
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
