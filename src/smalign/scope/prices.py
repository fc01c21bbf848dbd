"""Amounts as they are counted: in one currency, and without VAT where the export has it in."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.base.config_money import WITH, Vat
from smalign.engine.compose import Sql, fill, listed, literal, name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

AMOUNTS: Final = {"leads": "amount", "deals": "amount", "spend": "cost", "payments": "amount"}
"""View → its amount."""
_BESIDE: Final = {"deals": ("margin",)}
"""View → what else is in the currency of the amount; VAT is in none of it."""
DAYS: Final = {
    "leads": "t.created_on",
    "deals": "case when t.status = 'open' then t.created_on"
    " else coalesce(t.closed_on, t.created_on) end",
    "spend": "coalesce(t.date, t.date_from, t.date_to)",
    "payments": "t.rated_on",
}
"""View → the day whose rates its amount goes by; without one it is that of the as-of."""
_SIDES: Final = {"deals": "revenue", "spend": "spend", "payments": "revenue"}
_LAST_DAY: Final = date(9999, 12, 31)
_FACTOR: Final = Decimal("1e-18")
_EXACT: Final = Context(prec=38)
_SPANS: Final = (("first_on", "date"), ("last_on", "date"))
_RATED: Final = """left join currency_rates r on r.currency = t.currency
    and coalesce({day}, run.as_of_on) between r.first_on and r.last_on"""
_TAXED: Final = """left join vat_factors v
    on coalesce({day}, run.as_of_on) between v.first_on and v.last_on"""
_IN_BASE: Final = (
    "cast({amount} * case when t.currency in ({rated}) then r.rate"
    " else cast(1 as decimal(18, 12)) end as decimal(18, 6))"
)
_NET: Final = "cast({amount} * v.factor as decimal(18, 6))"
_PRICED: Final = """create or replace view {view} as
select t.* replace ({replaced})
from {asked} t
cross join run
{joins}"""
_PRICED_PAYMENTS: Final = """create or replace view {view} as
with priced as (
    select t.* replace ({replaced})
    from {asked} t
    cross join run
    {joins}
)

select
    p.* replace (
        cast(
            sum(p.amount) over (partition by p.deal_id, p.paid_in, p.nth) as decimal(18, 6)
        ) as amount
    )
from priced p
qualify row_number() over (partition by p.deal_id, p.paid_in, p.nth order by p.part) = 1"""
"""What is given back is a row a payment it gives back, and one again once each is priced."""

_WITHOUT: Final = """create or replace view {view} as
select t.* replace ({replaced})
from {asked} t{where}"""
_OF_MONEY_ALONE: Final = frozenset({"spend", "payments"})
"""Views whose rows say nothing but amounts."""


class Prices(Struct, frozen=True):
    """How the amounts of a question are made comparable; by default they are as exported.

    currency: what amounts are converted to. rates: currency → first day of a rate → units of
    `currency` for one of it. are_left_out: no amount is looked at, nothing was spent or paid.
    counted: what puts a card into the period of the answer: its own day (of closing, of an open
    one of creation), "cohort" (the creation of its lead, else its own), "either" of the two
    creations, its own one ("created"; "deals": and no lead is in it), "path" (deals: that of their
    lead, without one none is in it), "lost" (cards lost in it), "held" (open or closed in it),
    "open" (open now, whatever it is). tables: those whose amounts the answer looks at, None: all.
    """

    vat: Vat = field(default_factory=Vat)
    currency: str | None = None
    rates: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    are_left_out: bool = False
    counted: str = "own"
    tables: frozenset[str] | None = None

    def reads(self, table: str) -> bool:
        """Whether the answer looks at the amounts of a table."""
        return self.tables is None or table in self.tables

    def taxes(self, table: str) -> bool:
        """Whether VAT is taken out of the amounts of a table."""
        return table in _SIDES and getattr(self.vat, _SIDES[table]) == WITH

    def change(self, view: str, model: Model) -> bool:
        """Whether the amounts of a view are not counted as exported."""
        mapped = model.mapped.get(view, frozenset())
        if view not in AMOUNTS or mapped.isdisjoint({AMOUNTS[view], *_BESIDE.get(view, ())}):
            return False
        if not self.reads(view):
            return False
        return self.are_left_out or self.taxes(view) or self.converts(view, model)

    def converts(self, view: str, model: Model) -> bool:
        """Whether some amounts of a view may be in a currency that has rates."""
        if view == "leads":  # theirs are not among the currencies of the model
            return bool(self.rates) and "currency" in model.mapped["leads"]
        return not self.rates.keys().isdisjoint(model.currencies)


def asked(view: str, table: str, prices: Prices, model: Model) -> str:
    """What a scoped view of a table is called before its amounts are made comparable."""
    return f"{view}_as_exported" if prices.change(table, model) else view


def define_factors(engine: Engine, prices: Prices) -> None:
    """Create `vat_factors` and `currency_rates`: from when to when an amount is multiplied by what.

    The factor of VAT is 1 / (1 + rate) to 18 digits: of any amount that fits a column it gives
    what is left to all six places.
    """
    if prices.vat.is_taken_out:
        taxes = [
            (first, last, str(_EXACT.divide(Decimal(1), 1 + rate).quantize(_FACTOR)))
            for first, last, rate in _spans(prices.vat.rates)
        ]
        engine.values("vat_factors", (*_SPANS, ("factor", "decimal(19, 18)")), taxes)
    if prices.rates:
        rates = [
            (currency, first, last, str(rate))
            for currency, by_day in sorted(prices.rates.items())
            for first, last, rate in _spans(by_day)
        ]
        columns = (("currency", "varchar"), *_SPANS, ("rate", "decimal(18, 12)"))
        engine.values("currency_rates", columns, rates)


def define_priced(engine: Engine, view: str, table: str, prices: Prices, model: Model) -> None:
    """Create a scoped view of a table from what it is as exported, if that is not the same.

    An amount older than every rate it could go by is null: `refuse_earlier` comes before.
    """
    if not prices.change(table, model):
        return
    if prices.are_left_out:
        _define_without(engine, view, table, prices, model)
        return
    amount, joins, replaced = Sql(f"t.{AMOUNTS[table]}"), [], []
    day = Sql(DAYS[table])
    if prices.converts(table, model):
        rated = listed(literal(currency) for currency in sorted(prices.rates))
        amount = fill(_IN_BASE, amount=amount, rated=rated)
        joins.append(fill(_RATED, day=day))
        base = literal(prices.currency)
        said = "case when t.currency in ({rated}) then {base} else t.currency end as currency"
        replaced.append(fill(said, rated=rated, base=base))
        replaced += [
            fill(f"{_IN_BASE} as {{column}}", amount=Sql(f"t.{one}"), rated=rated, column=name(one))
            for one in _BESIDE.get(table, ())
            if one in model.mapped[table]
        ]
    if prices.taxes(table):
        amount = fill(_NET, amount=amount)
        joins.append(fill(_TAXED, day=day))
    replaced.append(fill("{amount} as {column}", amount=amount, column=name(AMOUNTS[table])))
    engine.define(
        fill(
            _PRICED_PAYMENTS if table == "payments" else _PRICED,
            view=name(view),
            asked=name(asked(view, table, prices, model)),
            replaced=listed(replaced, ",\n    "),
            joins=listed(joins, "\n"),
        )
    )


def _define_without(engine: Engine, view: str, table: str, prices: Prices, model: Model) -> None:
    """The view without its amounts; of spend and payments nothing is left."""
    amounts = [AMOUNTS[table], *_BESIDE.get(table, ())]
    known = [one for one in amounts if one in model.mapped[table]]
    nothing = [fill("cast(null as decimal(18, 6)) as {column}", column=name(one)) for one in known]
    engine.define(
        fill(
            _WITHOUT,
            view=name(view),
            asked=name(asked(view, table, prices, model)),
            replaced=listed(nothing),
            where=Sql("\nwhere false") if table in _OF_MONEY_ALONE else Sql(""),
        )
    )


def _spans(rates: Mapping[str, Decimal]) -> Iterator[tuple[date, date, Decimal]]:
    """Each rate with its first and last day."""
    days = sorted((date.fromisoformat(day), rate) for day, rate in rates.items())
    ends = [*(day - timedelta(days=1) for day, _ in days[1:]), _LAST_DAY]
    return ((day, end, rate) for (day, rate), end in zip(days, ends, strict=True))
