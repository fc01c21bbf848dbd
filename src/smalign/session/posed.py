"""What a metric is asked: the question, and what the options and the configuration add to it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.config import Stages
from smalign.base.config_mistakes import CURRENCY
from smalign.base.errors import QuestionError, UsageError
from smalign.base.toml import header
from smalign.metrics import Ask
from smalign.model.inspection import records_rejected
from smalign.model.told_names import with_pipelines
from smalign.scope.regulation import worked_seconds
from smalign.scope.run import grain_of
from smalign.scope.views import currencies_of
from smalign.session.bonus_asked import paid_in, what_if
from smalign.session.options import horizon_of, journeys_of, ltv_of
from smalign.session.takes import takes

if TYPE_CHECKING:
    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.metrics import Metric
    from smalign.metrics.reconcile.report import Comparison
    from smalign.model.model import Model
    from smalign.scope.compared import Compared
    from smalign.scope.question import Question, Scope
    from smalign.session.options import Options

_ADDS_MONEY: Final = frozenset({"bases", "bonus", "spend", "plan", "reconcile", "roi"})
"""Metrics that add up amounts of every card."""
_MONEY: Final = ("deals", "spend", "payments")
_CARDS: Final = frozenset({"leads", "deals"})
_OF_TOUCHES: Final = frozenset({"nurture", "topics"})
"""Metrics whose rows are what was sent."""
_OF_CARDS: Final = frozenset(
    {
        *("cells", "compare", "counterfactual", "diff", "funnel", "reasons", "required"),
        *("suggested", "worth"),
    }
)
"""Metrics that show the amounts on cards beside their counts."""


def ask_of(
    metric: Metric,
    engine: Engine,
    model: Model,
    scope: Scope,
    options: Options,
    config: Config,
    comparison: Comparison | None = None,
) -> Ask:
    """The `Ask` of a metric over an opened scope; `comparison`: with a report, if with one.

    Raises:
        QuestionError: two_currencies, of a metric that adds amounts up; bonus_currency.
        UsageError: an option that says nothing; by_not_on_touches.

    """
    question = scope.question
    if metric.name in _OF_TOUCHES and options.get("by"):
        _refuse_off_touches(model, scope)
    currencies = _currencies(metric, engine, model, question, options)
    currency = currencies[0] if len(currencies) == 1 else model.currency
    margin = config.money.margin
    return Ask(
        engine=engine,
        period=question.period,
        as_of=scope.as_of,
        grain=grain_of(model, question),
        by=scope.by,
        alike=question.alike,
        topics=config.nurture.topics,
        answers=config.nurture.answers,
        has_touches="touchpoints" in model.mapped,
        touches_lack=scope.touches_lack,
        is_part=bool(question.where or question.pipelines),
        basis=question.basis,
        models=tuple(options.get("models") or ("source",)),
        journeys=journeys_of(options, config),
        mode=question.mode,
        min_n=question.min_n,
        monthly=question.monthly,
        min_days=question.min_days,
        currency=paid_in(metric.name, config, currency),
        margin=None if margin is None else Decimal(margin),
        want_ids=options.get("ids", False),
        want_sql=options.get("sql", True),
        pipelines=question.pipelines,
        has_cards=bool({"leads", "deals"} & model.mapped.keys()),
        cohort=options.get("cohort", "quarter" if metric.name == "spend" else "month"),
        horizon=horizon_of(options.get("horizon")),
        order=options.get("order", 1),
        nulls=options.get("nulls", True),
        bootstrap=options.get("bootstrap", False),
        velocity=options.get("velocity", False),
        ltv=ltv_of(options.get("ltv")),
        decided=options.get("decided", False),
        counted=question.counted,
        window=question.window,
        rate_of=options.get("basis", "cards"),
        adds_money=len(currencies) <= 1 and not question.prices.are_left_out,
        calendar=config.calendar.changed,
        hours=config.calendar.hours,
        costs=question.costs.names if question.costs else (),
        systems=tuple(sorted({one.crm for one in model.files if one.table in _CARDS})),
        own_pipelines=tuple(with_pipelines(config, model).pipelines),
        has_stages=config.stages != Stages(),
        comparison=comparison,
        zones=_zones(model) if comparison else (),
        bonus=config.bonus,
        vs=options.get("vs"),
        to=options.get("to"),
        names=options.get("names", False),
        people=options.get("people", True),
        shows_personal=question.shows_personal,
        overturn=options.get("overturn", True),
        what_if=what_if(config.bonus, options),
        thresholds=config.thresholds,
        rejected=records_rejected(model),
        wait=worked_seconds(config.agreement.wait, config.calendar),
        attempt=worked_seconds(config.agreement.attempt, config.calendar),
        compared=_compared(engine, model, question),
    )


def _refuse_off_touches(model: Model, scope: Scope) -> None:
    """What touches do not have would leave all of them in one row without a name."""
    if "touchpoints" in model.mapped and scope.touches_lack:
        raise UsageError("by_not_on_touches", fields=list(scope.touches_lack))


def _compared(engine: Engine, model: Model, question: Question) -> Compared | None:
    if question.earlier is None:
        return None
    from smalign.scope.compared import Compared
    from smalign.session.diffing import side_of

    return Compared(question.earlier.side, side_of(engine, model))


def _zones(model: Model) -> tuple[str, ...]:
    from smalign.scope.report import other_zones

    return other_zones(model)


def _currencies(
    metric: Metric, engine: Engine, model: Model, question: Question, options: Options
) -> tuple[str, ...]:
    """The currencies of the amounts a metric shows; one at most where it adds them up."""
    currencies, of_cards = model.currencies, metric.name in _OF_CARDS
    of_leads = of_cards and "amount" in metric.reads.get("leads", ()) and _has_amounts(model)
    if len(currencies) > 1 or question.prices.rates or of_leads:
        looked_at = tuple(one for one in _MONEY if question.prices.reads(one))
        tables = ("deals", *(("leads",) if of_leads else ())) if of_cards else looked_at
        with_margins = "margin" in metric.reads.get("deals", ())
        if tables:
            currencies = tuple(currencies_of(engine, tables, with_margins=with_margins))
    is_of_money = of_cards and options.get("basis") == "amount"
    if (metric.name in _ADDS_MONEY or is_of_money) and len(currencies) > 1:
        raise QuestionError(
            "two_currencies",
            toml=_rates(currencies, question.prices.currency),
            where_one=f"--where 'currency = {currencies[0]}'",
            currencies=list(currencies),
            **({"counts": "--counts"} if takes(metric.name, "counts") else {}),
        )
    return currencies


def _has_amounts(model: Model) -> bool:
    """Whether leads have amounts that say their currency."""
    return {"amount", "currency"} <= model.mapped.get("leads", frozenset())


_USUAL: Final = "RUB"
"""What amounts are added up in where the export names no currency by its code."""


def _rates(currencies: tuple[str, ...], base: str | None) -> str:
    """What smalign.toml would have to say for all of them to be added up."""
    base = base or next((one for one in currencies if CURRENCY.match(one)), _USUAL)
    others = (f'{header(("rates", one))}\n"2026-01-01" = …' for one in currencies if one != base)
    return "\n".join((f'[sources]\ncurrency = "{base}"', *others))
