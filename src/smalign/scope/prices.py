"""Amounts as they are counted: without VAT where the export has it in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.config_money import WITH, Vat
from smalign.base.errors import QuestionError
from smalign.engine.compose import Sql, fill, name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.engine.duckdb import Engine

AMOUNTS: Final = {"deals": "amount", "spend": "cost", "payments": "amount"}
"""View → its amount."""
_DAYS: Final = {
    "deals": "case when t.status = 'open' then t.created_on"
    " else coalesce(t.closed_on, t.created_on) end",
    "spend": "coalesce(t.date, t.date_from, t.date_to)",
    "payments": "t.paid_on",
}
"""View → the day whose rates its amount goes by; without one it is that of the as-of."""
_SIDES: Final = {"deals": "revenue", "spend": "spend", "payments": "revenue"}
_LAST_DAY: Final = date(9999, 12, 31)
_FACTOR: Final = Decimal("1e-18")
_EXACT: Final = Context(prec=38)
_PRICED: Final = """create or replace view {view} as
select t.* replace (cast(t.{amount} * v.factor as decimal(18, 6)) as {amount})
from {asked} t
cross join run
left join vat_factors v on coalesce({day}, run.as_of_on) between v.first_on and v.last_on"""
_EARLIER: Final = """select min({day})
from {view} t
cross join run
where t.{amount} is not null and {day} < {first} and (not run.has_period or {day} >= run.since)"""


@dataclass(frozen=True, slots=True)
class Prices:
    """How the amounts of a question are made comparable; by default they are as exported."""

    vat: Vat = field(default_factory=Vat)

    def change(self, view: str) -> bool:
        """Whether the amounts of a view are not counted as exported."""
        return getattr(self.vat, _SIDES[view]) == WITH if view in AMOUNTS else False


def asked(view: str, prices: Prices) -> str:
    """What a scoped view is called before its amounts are made comparable."""
    return f"{view}_as_exported" if prices.change(view) else view


def define_factors(engine: Engine, prices: Prices) -> None:
    """Create `vat_factors`: from when to when an amount is multiplied by what, to be without VAT.

    The factor is 1 / (1 + rate) to 18 digits: of any amount that fits a column it gives what is
    left to all six places.
    """
    if not prices.vat.is_taken_out:
        return
    rows = [
        (first, last, str(_EXACT.divide(Decimal(1), 1 + rate).quantize(_FACTOR)))
        for first, last, rate in _spans(prices.vat.rates)
    ]
    columns = (("first_on", "date"), ("last_on", "date"), ("factor", "decimal(19, 18)"))
    engine.values("vat_factors", columns, rows)


def define_priced(engine: Engine, view: str, prices: Prices) -> None:
    """Create a scoped view from what it is as exported, if that is not the same.

    Raises:
        QuestionError: vat_rate_missing.

    """
    if not prices.change(view):
        return
    places = {"amount": name(AMOUNTS[view]), "day": Sql(_DAYS[view])}
    source = name(asked(view, prices))
    engine.define(fill(_PRICED, view=name(view), asked=source, **places))
    first = min(prices.vat.rates)
    query = fill(_EARLIER, view=source, first=Sql(f"date '{date.fromisoformat(first)}'"), **places)
    earlier = engine.value(query)
    if earlier is not None:
        raise QuestionError(
            "vat_rate_missing",
            toml=f'[money.vat.rates]\n"{earlier}" = 0.2',
            table=view,
            day=earlier,
            first=date.fromisoformat(first),
        )


def _spans(rates: Mapping[str, Decimal]) -> list[tuple[date, date, Decimal]]:
    """Each rate with its first and last day."""
    days = sorted((date.fromisoformat(day), rate) for day, rate in rates.items())
    ends = [*(day - timedelta(days=1) for day, _ in days[1:]), _LAST_DAY]
    return [(day, end, rate) for (day, rate), end in zip(days, ends, strict=True)]
