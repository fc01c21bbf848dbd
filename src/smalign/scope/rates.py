"""Which rates the amounts of a question go by, and where there is none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from smalign.base.errors import QuestionError
from smalign.base.results import Note
from smalign.base.toml import header
from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.scope.counted import is_counted, may_be_counted
from smalign.scope.prices import AMOUNTS, DAYS, asked

if TYPE_CHECKING:
    from collections.abc import Collection

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.prices import Prices

_IS_THERE: Final = "select count(*) from information_schema.tables where table_name = {relation}"
_DAY_COLUMNS: Final = ("date", "date_from", "date_to", "paid_on", "closed_on", "created_on")
_EARLIER: Final = """select {day} as day
from {view} t
cross join run
where t.{amount} is not null and {day} < {first} and {counted} and {which}
order by 1
limit 1"""

_USED: Final = """select t.currency, {day} - r.first_on as days{whose}
from {view} t
cross join run
join currency_rates r on r.currency = t.currency
    and coalesce({day}, run.as_of_on) between r.first_on and r.last_on
where t.{amount} is not null and {counted}"""
_USED_IN_PARTS: Final = (
    "select currency, max(days) as days from ({used}) as parts group by currency, deal_id, nth"
)
"""Money given back is a row a payment it gives back, and one amount."""
_USED_BY_CURRENCY: Final = (
    "select currency, count(*), count(*) filter (where days > 0), max(days)"
    " from ({used}) as used group by currency order by currency"
)


def refuse_earlier(engine: Engine, view: str, prices: Prices, model: Model) -> None:
    """Refuse an amount of the period that is older than every rate it could go by.

    Raises:
        QuestionError: rate_missing, vat_rate_missing.

    """
    if not prices.change(view, model):
        return
    if prices.converts(view, model):
        for currency, by_day in sorted(prices.rates.items()):
            which = fill("t.currency = {currency}", currency=literal(currency))
            first = date.fromisoformat(min(by_day))
            if (day := _earlier(engine, view, prices, model, first, which)) is not None:
                raise QuestionError(
                    "rate_missing",
                    toml=f'{header(("rates", currency))}\n"{day}" = …',
                    currency=currency,
                    day=day,
                    first=first,
                    **_place(engine, view, model, currency, day),
                )
    if prices.taxes(view):
        first = date.fromisoformat(min(prices.vat.rates))
        if (day := _earlier(engine, view, prices, model, first, Sql("true"))) is not None:
            raise QuestionError(
                "vat_rate_missing",
                toml=f'[money.vat.rates]\n"{day}" = 0.2',
                table=view,
                day=day,
                first=first,
            )


def _earlier(
    engine: Engine, view: str, prices: Prices, model: Model, first: date, which: Sql
) -> date | None:
    """The day of the oldest amount of the period that is older than `first`."""
    query = fill(
        _EARLIER,
        view=name(asked(view, view, prices, model)),
        amount=name(AMOUNTS[view]),
        day=Sql(DAYS[view]),
        counted=may_be_counted(view, prices),
        first=literal(first),
        which=which,
    )
    found = next((row[0] for row in engine.rows(query)), None)
    return found if isinstance(found, date) else None


def _place(engine: Engine, view: str, model: Model, currency: str, day: date) -> dict[str, object]:
    """The file of such an amount, and its line where the rows of the file are its lines.

    A prepared workspace no longer knows the lines.
    """
    files = [(at, file.raw) for at, file in enumerate(model.files) if file.table == view]
    for at, raw in files:
        relation = f"in_{view}_{at}"
        known = engine.value(fill(_IS_THERE, relation=literal(relation)))
        columns = engine.columns(relation) if known else {}
        days = [name(column) for column in _DAY_COLUMNS if column in columns]
        if not days or not {AMOUNTS[view], "currency"} <= columns.keys():
            continue
        query = fill(
            "select min(rowid) from {relation}"
            " where currency = {currency} and {day} in ({days}) and {amount} is not null",
            relation=name(relation),
            currency=literal(currency),
            days=listed(days),
            day=literal(day),
            amount=name(AMOUNTS[view]),
        )
        row = engine.value(query)
        if isinstance(row, int):
            line = {} if raw.rejects else {"line": raw.header_line + 1 + row}
            return {"file": raw.file, **line}
    return {"file": files[0][1].file} if len(files) == 1 else {}


def rates_used(engine: Engine, prices: Prices, model: Model, reads: Collection[str]) -> list[Note]:
    """How many amounts of the period are converted, and how old a rate some of them go by.

    reads: the views an answer rests on; payments and spend it does not read are none of it.
    """
    queries = [
        _used(view, prices, model)
        for view in AMOUNTS
        if view in {"leads", "deals", *reads}
        and prices.change(view, model)
        and prices.converts(view, model)
    ]
    if not queries:
        return []
    query = fill(_USED_BY_CURRENCY, used=listed(queries, " union all "))
    return [
        Note(
            "rates_used" if earlier else "rates_of_the_day",
            {"count": count, "from": code, "to": prices.currency, "earlier": earlier, "days": days},
        )
        for code, count, earlier, days in engine.rows(query)
    ]


def _used(view: str, prices: Prices, model: Model) -> Sql:
    """Each amount of a view that is converted: its currency, and how old its rate is."""
    is_in_parts = view == "payments"
    used = fill(
        _USED,
        whose=Sql(", t.deal_id, t.nth" if is_in_parts else ""),
        view=name(asked(view, view, prices, model)),
        amount=name(AMOUNTS[view]),
        day=Sql(DAYS[view]),
        counted=is_counted(view, prices),
    )
    return fill(_USED_IN_PARTS, used=used) if is_in_parts else used
