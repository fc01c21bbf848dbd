"""How the money of a question is counted, and what must be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.config_money import VAT_IN, WITH, Vat
from smalign.base.errors import UsageError
from smalign.base.results import Note
from smalign.crm.currencies import currency_of
from smalign.scope.cards import EVERY
from smalign.scope.costs import unknown_channels
from smalign.scope.filters import condition
from smalign.scope.payments import amount_notes, has_payments, kind_notes, state_notes
from smalign.scope.prices import AMOUNTS, Prices
from smalign.scope.rates import rates_used

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from decimal import Decimal

    from smalign.base.config import Config
    from smalign.base.config_money import Costs
    from smalign.base.results import Result
    from smalign.engine.duckdb import Engine
    from smalign.metrics import Metric
    from smalign.model.model import Model
    from smalign.scope.question import Question


_COMPARED: Final = frozenset({"roi"})
"""Metrics that set what was earned against what was spent."""
_ALL_PAID: Final = frozenset({"after_sale", "bases", "bonus", "plan"})
"""Metrics that count what was paid, whatever their options."""
_OF_PAYMENTS: Final = _ALL_PAID | {"roi"}
"""Metrics that may count it."""
_COUNTED: Final = {
    "roi": "cohort",
    "segments": "either",
    "reasons": "lost",
    "plan": "held",
    **dict.fromkeys(("agenda", "calls", "today"), "open"),
}
"""Metric → what puts the amount of a card into its period, where that is not the own day."""
_BESIDE_SALES: Final = frozenset({"spend"})
"""Metrics that judge what was spent by sales, and so are of the currency of both."""
_NAMES: Final = frozenset({*AMOUNTS.values(), "margin"})
"""What columns of amounts are called."""
_CARDS: Final = ("leads", "deals")
_TABLES: Final = {
    **{table: (table,) for table in AMOUNTS},
    **{view: (table,) for table, view in EVERY.items()},
    **dict.fromkeys(("costs", "plan"), ()),
}
"""View → the tables its amounts come from; those of the others are of cards."""


NO_MONEY: Final = Prices(are_left_out=True)
"""Counts alone: what is the same whatever the currencies."""


_GRAINS: Final = {"lead": "path", "deal": "deals"}
"""Whose cards a funnel counts → what puts an amount into its period, if not its own creation."""


def prices_of(metric: Metric, config: Config, question: Question) -> Prices:
    """How a metric counts amounts: in one currency, without VAT where both sides are compared.

    Amounts it does not look at stay as they are, and need no rate.
    """
    vat = config.money.vat if metric.name in _COMPARED else Vat()
    counted = "held" if question.basis == "cash" else _COUNTED.get(metric.name, "own")
    if metric.name == "funnel":
        counted = _GRAINS.get(question.counted or "", "created")
    of_views = (_TABLES.get(view, _CARDS) for view in _with_amounts(metric))
    looked_at = frozenset(table for one in of_views for table in one)
    tables = None if metric.name in _BESIDE_SALES else looked_at
    own = config.sources.currency
    return Prices(vat, own, rates_by_code(config), counted=counted, tables=tables)


def rates_by_code(config: Config) -> dict[str, dict[str, Decimal]]:
    """`[rates]` by the codes the amounts have: a name that is known is its code.

    Raises:
        UsageError: config_rates_own, of the company's own currency by another name.

    """
    found: dict[str, dict[str, Decimal]] = {}
    for name, by_day in config.rates.items():
        code = currency_of(name) or name.upper()
        if code == config.sources.currency:
            raise UsageError("config_rates_own", found=name)
        found[code] = {**found.get(code, {}), **by_day}
    return found


def _with_amounts(metric: Metric) -> Iterator[str]:
    """The views of which a metric reads an amount."""
    return (view for view, columns in metric.reads.items() if columns & _NAMES)


def costs_of(metric: str, config: Config) -> Costs | None:
    """What a metric adds to what was spent on advertising; None: nothing."""
    return config.costs if metric in _COMPARED else None


def money_notes(
    engine: Engine,
    model: Model,
    result: Result,
    config: Config,
    question: Question,
    reads: Collection[str],
) -> list[Note]:
    """VAT, rates, and kinds of payments nobody knows, where payments are the revenue.

    Where no amount was looked at, why. reads: the views of the metric.
    """
    if question.prices.are_left_out:
        return [Note(_why_counts_alone(model, question))]
    is_paid = result.params.get("revenue_by") == "payment" or result.metric in _ALL_PAID
    is_counted = result.metric in _OF_PAYMENTS and has_payments(engine, model)
    kinds = kind_notes(engine, model) if is_paid and is_counted else []
    empty = amount_notes(engine, model) if is_paid and is_counted else []
    states = state_notes(engine, model) if is_counted else []
    shows_money = any(item.unit in {"money", "mixed"} for item in result.fields)
    rates = rates_used(engine, question.prices, model, reads) if shows_money else []
    costs = costs_of(result.metric, config)
    unknown = unknown_channels(engine, costs) if costs else []
    return [*unknown, *_vat_notes(result, config.money.vat), *rates, *kinds, *states, *empty]


def _why_counts_alone(model: Model, question: Question) -> str:
    is_chosen = any(condition(model, one).field.key == "currency" for one in question.where)
    return "amounts_apart" if len(model.currencies) > 1 and not is_chosen else "counts_alone"


def _vat_notes(result: Result, vat: Vat) -> list[Note]:
    """Whether VAT is in either side, where one is divided by the other."""
    if result.metric not in _COMPARED:
        return []
    sides = {"spend": vat.spend, "revenue": vat.revenue}
    net = [side for side, said in sides.items() if said == WITH]
    unknown = [side for side, said in sides.items() if said not in VAT_IN]
    notes: list[Note] = []
    if unknown and result.total.get("roas") is not None:
        notes.append(Note(f"vat_unknown_{_named(unknown)}"))
    if net:
        rates = sorted(vat.rates.items())
        notes.append(Note(f"vat_taken_out_{_named(net)}", {"rates": rates}))
    return notes


def _named(sides: list[str]) -> str:
    return "both" if len(sides) > 1 else sides[0]
