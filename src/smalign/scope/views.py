"""The scoped views: what the metrics read, for one question."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_value
from smalign.base.errors import UsageError
from smalign.base.schema import NONE
from smalign.engine.compose import Sql, fill, listed, template
from smalign.scope.attempts import define_attempts
from smalign.scope.cards import EVERY, every_rows, scoped_rows
from smalign.scope.costs import define_costs
from smalign.scope.fields import of_cards, resolve
from smalign.scope.filters import condition
from smalign.scope.ladder import define_ladder_view
from smalign.scope.linked import define_linked
from smalign.scope.payments import define_payments
from smalign.scope.personal import by_form, define_people, is_personal
from smalign.scope.prices import asked, define_factors, define_priced
from smalign.scope.purchases import define_copies, define_purchases
from smalign.scope.question import Scope, counts_attempts
from smalign.scope.rates import refuse_earlier
from smalign.scope.run import define_run, is_rewound, moment_of
from smalign.scope.touches import define_touches
from smalign.scope.values import define_card_values

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.fields import FieldRef
    from smalign.scope.question import Question


_OF_WORK: Final = frozenset(
    {
        *("card_plans", "card_signals", "logged_owners", "tasks", "person_records"),
        *("report_periods", "sent_touches", "card_stays", "card_alike"),
        *("work_days", "card_work", "regulation", "owner_log"),
        *("card_contacts", "card_keys", "survey_answers", "sent_ways"),
    }
)
"""Views that `scope.work` makes; few questions need them."""
_OF_CONTACTS: Final = frozenset({"card_contacts", "card_signals", "logged_owners"})
"""What is made of the touches of sales, beside attempts."""
_OF_FIELDS: Final = frozenset({"cells", "due_fields", "field_changes"})
"""Views on the cells of cards that `scope.card_fields` makes."""
_SENT: Final = "sent_touches"
"""What the answers read whose rows are what was sent."""
_STATIC: Final = ("card_outcomes", "grain_cards", "lost_cards", "paths", "stage_log", "plan")
"""Views that are the same whatever is asked."""


def open_scope(engine: Engine, model: Model, question: Question, reads: Collection[str]) -> Scope:
    """Create the view `run` and the scoped views; of the costlier ones those in `reads`.

    Raises:
        UsageError: an unknown field, a condition that cannot be read or that no card has, an
            unknown pipeline.
        QuestionError: a day without a rate.

    """
    by = [resolve(model, field) for field in question.by]
    if _SENT not in reads:
        by = [of_cards(field) for field in by]
    masked = [field for field in by if is_personal(field) and not question.shows_personal]
    by = [by_form(field) if field in masked else field for field in by]
    where = [condition(model, text) for text in question.where]
    for part in where:
        _refuse_off_cards(model, part.field)
    _refuse_unknown_pipelines(engine, question.pipelines)
    as_of = moment_of(model, question)
    define_run(engine, model, question, as_of)
    rewound = is_rewound(model, as_of)
    prices = question.prices
    define_factors(engine, prices)
    for table in ("deals", "leads", "touchpoints", "spend"):
        rows = scoped_rows(model, table, by, where, rewound=rewound, pipelines=question.pipelines)
        view = Sql(asked(table, table, prices, model))
        engine.define(fill("create or replace view {view} as\n{rows}", view=view, rows=rows))
        refuse_earlier(engine, table, prices, model)
        define_priced(engine, table, table, prices, model)
    for table, every in EVERY.items():
        rows = every_rows(table, rewound=rewound, pipelines=question.pipelines)
        made = Sql(asked(every, table, prices, model))
        engine.define(fill("create or replace view {view} as\n{rows}", view=made, rows=rows))
        define_priced(engine, every, table, prices, model)
    # conditions choose cards: a chosen one keeps its touches, of whatever channel they are
    touches = scoped_rows(model, "touchpoints", by, (), rewound=rewound, pipelines=())
    engine.define(fill("create or replace view every_touch as\n{rows}", rows=touches))
    has_copies = not {"copies", "purchases"}.isdisjoint(reads)
    if has_copies:
        define_copies(engine, model, prices, question.copy_days, is_told="purchases" in reads)
    with_copies = has_copies and question.copy_days is not None
    define_payments(engine, model, prices, with_copies=with_copies)
    refuse_earlier(engine, "payments", prices, model)
    define_priced(engine, "payments", "payments", prices, model)
    if question.costs and question.costs.names:
        day = model.local_day(as_of)
        define_costs(engine, question.costs, question.period, day, by, where)
    _define_costlier(engine, model, question, reads, [field.shown for field in by])
    if "new_cards" in reads:
        from smalign.scope.compared import define_compared

        define_compared(engine, model, question, by, reads)
    return Scope(
        question=question,
        by=tuple(field.shown for field in by),
        as_of=as_of,
        spend_is_split=all("spend" in field.own for field in by),
        spend_is_filtered=all("spend" in part.field.own for part in where),
        touches_lack=tuple(field.shown for field in by if "touchpoints" not in field.own),
        by_form=tuple(field.shown for field in masked),
    )


def _define_reasons(engine: Engine, question: Question) -> None:
    """The classes of `[reasons]`, by the reason as it is compared."""
    columns = (
        *(("reason", "varchar"), ("reason_class", "varchar")),
        *(("below_attempts", "integer"), ("otherwise", "varchar")),
    )
    rows = [
        (fold_value(one.reason), one.name, one.below_attempts, one.otherwise)
        for one in sorted(question.reasons, key=lambda one: fold_value(one.reason))
    ]
    engine.values("reason_classes", columns, rows)


def _define_losses(
    engine: Engine, model: Model, question: Question, reads: Collection[str]
) -> None:
    """What tells whose matter a loss is."""
    if "reason_classes" in reads:
        _define_reasons(engine, question)
    wanted = counts_attempts(question, reads)
    if wanted or not _OF_CONTACTS.isdisjoint(reads):
        define_linked(engine, model, "card_contacts")
    if "card_attempts" in reads:
        define_attempts(engine, wanted=wanted)


def _define_costlier(
    engine: Engine, model: Model, question: Question, reads: Collection[str], by: Sequence[str]
) -> None:
    """The views that not every metric reads."""
    if "deal_touches" in reads:
        with_paid = question.basis == "cash"
        define_touches(engine, model, with_lost=question.lost_journeys, with_paid=with_paid)
    for view in _STATIC:
        if view in reads:
            has_none = view == "plan" and view not in model.mapped
            file = "plan_none.sql" if has_none else f"{view}.sql"
            engine.define(template("smalign.scope", file))
    _define_losses(engine, model, question, reads)
    if "purchases" in reads:
        define_purchases(engine)
    if "card_people" in reads:
        define_people(engine, are_shown=question.shows_personal)
    if "card_values" in reads:
        define_card_values(engine, model, by)
    if not _OF_WORK.isdisjoint(reads):
        from smalign.scope.work import define_work

        define_work(engine, model, question, reads)
    if "ladder" in reads:
        define_ladder_view(engine, model, question.copy_days)
    if not _OF_FIELDS.isdisjoint(reads) and {"leads", "deals"} & model.states.keys():
        from smalign.scope.card_fields import define_fields

        define_fields(engine, model, question.required, reads)


def currencies_of(
    engine: Engine, tables: Sequence[str], *, with_margins: bool = False
) -> list[str]:
    """The currencies of the amounts these tables have in scope, in order; of margins, if wanted."""
    of_deals = Sql("coalesce(amount, margin)" if with_margins else "amount")
    amounts = {"spend": Sql("cost"), "deals": of_deals}
    queries = [
        fill(
            "select distinct currency from {view} where currency is not null"
            " and {amount} is not null",
            view=Sql(table),
            amount=amounts.get(table, Sql("amount")),
        )
        for table in tables
    ]
    return sorted(str(row[0]) for row in engine.rows(listed(queries, " union ")))


def _refuse_off_cards(model: Model, field: FieldRef) -> None:
    """A condition on what only spend or touches have would leave every card out."""
    cards = {"leads", "deals"} & model.mapped.keys()
    if cards and not cards & field.own.keys():
        raise UsageError("where_not_on_cards", field=field.shown, tables=sorted(field.own))


def _refuse_unknown_pipelines(engine: Engine, pipelines: Sequence[str]) -> None:
    if not pipelines:
        return
    rows = engine.rows("select distinct pipeline from m_deals")
    known = sorted(str(row[0]) for row in rows if row[0] is not None)
    if not known:
        raise UsageError("no_pipelines", found=pipelines[0])
    if (None,) in rows:
        known.append(NONE)
    for pipeline in pipelines:
        if pipeline not in known:
            near = difflib.get_close_matches(pipeline, known, 3)
            raise UsageError("unknown_pipeline", found=pipeline, did_you_mean=near, known=known)
