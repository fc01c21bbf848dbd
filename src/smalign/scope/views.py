"""The scoped views: what the metrics read, for one question."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.base.results import Period
from smalign.base.schema import NONE
from smalign.engine.compose import Sql, fill, listed, literal, template
from smalign.scope.fields import resolve
from smalign.scope.filters import condition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.fields import FieldRef
    from smalign.scope.filters import Condition

SEPARATOR: Final = "\x1f"
"""What joins several `--by` values inside a segment; cleaned texts never hold it."""

_ALWAYS: Final = Period()
_FIRST_DAY: Final = date(1, 1, 1)
_LAST_DAY: Final = date(9999, 12, 31)
_DAY_NAME: Final = {"leads": "created_at", "deals": "created_at", "touchpoints": "touched_at"}
_SPANS: Final = frozenset({"leads.created_at", "deals.created_at", "deals.closed_at"})
_STAYS: Final = frozenset({"stage_log.entered_at", "stage_log.left_at"})
_OTHER: Final = {"leads": "deals", "deals": "leads"}
_SPENT: Final = Sql(
    "(coalesce(t.date, t.date_from) is null"
    " or coalesce(t.date, t.date_from) <= (select as_of_on from run))"
)
_TOUCHED: Final = Sql(
    "(t.lead_id in (select lead_id from leads) or t.deal_id in (select deal_id from deals)"
    " or t.contact_id in (select contact_id from deals union select contact_id from leads))"
)
"""Touches without the field are those of the cards that have it."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, before it meets the data."""

    by: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    pipelines: tuple[str, ...] = ()
    period: Period = _ALWAYS
    as_of: date | None = None
    basis: str = "cohort"
    mode: str = "backfill"
    min_n: int = 30


@dataclass(frozen=True, slots=True)
class Scope:
    """A question that met the data.

    by: display names of the `--by` fields, in order. spend_has: whether every `--by` and
    `--where` field is one that spend carries.
    """

    question: Question
    by: tuple[str, ...]
    as_of: datetime | None
    spend_is_split: bool
    spend_is_filtered: bool
    touches_have: bool


def open_scope(engine: Engine, model: Model, question: Question) -> Scope:
    """Create the view `run` and the scoped views.

    Raises:
        UsageError: an unknown field, a condition that cannot be read or that no card has, an
            unknown pipeline.

    """
    by = [resolve(model, field) for field in question.by]
    where = [condition(model, text) for text in question.where]
    for part in where:
        _refuse_off_cards(model, part.field)
    _refuse_unknown_pipelines(engine, question.pipelines)
    as_of = _as_of(model, question)
    _run(engine, model, question, as_of)
    rewound = as_of is not None and model.as_of is not None and as_of < model.as_of
    for table in ("deals", "leads", "touchpoints", "spend"):
        engine.define(_view(model, table, by, where, rewound=rewound, question=question))
    engine.define(_deal_touches(model))
    engine.define(template("smalign.scope", "payments.sql"))
    engine.define(template("smalign.scope", "stage_log.sql"))
    if model.states:
        engine.define(_cells(model))
    return Scope(
        question=question,
        by=tuple(field.shown for field in by),
        as_of=as_of,
        spend_is_split=all("spend" in field.own for field in by),
        spend_is_filtered=all("spend" in part.field.own for part in where),
        touches_have=all("touchpoints" in field.own for field in by),
    )


def currencies_of(engine: Engine) -> list[str]:
    """The currencies of the amounts in scope, in order."""
    queries = [
        fill(
            "select distinct currency from {view} where currency is not null"
            " and {amount} is not null",
            view=Sql(view),
            amount=Sql(amount),
        )
        for view, amount in (("deals", "amount"), ("spend", "cost"), ("payments", "amount"))
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
    rows = engine.rows("select distinct pipeline from m_deals where pipeline is not null")
    known = sorted(str(row[0]) for row in rows)
    for pipeline in pipelines:
        if pipeline not in known:
            near = difflib.get_close_matches(pipeline, known, 3)
            raise UsageError("unknown_pipeline", found=pipeline, did_you_mean=near, known=known)


def _as_of(model: Model, question: Question) -> datetime | None:
    """The end of the asked day in the company's zone, or the latest moment in the data."""
    if question.as_of is None:
        return model.as_of
    from zoneinfo import ZoneInfo

    midnight = datetime.combine(
        question.as_of + timedelta(days=1), datetime.min.time(), ZoneInfo(model.timezone)
    )
    return midnight.astimezone(ZoneInfo("UTC")).replace(tzinfo=None) - timedelta(microseconds=1)


def _run(engine: Engine, model: Model, question: Question, as_of: datetime | None) -> None:
    period = question.period
    engine.values(
        "run",
        (
            ("as_of", "timestamp"),
            ("as_of_on", "date"),
            ("since", "date"),
            ("until", "date"),
            ("has_period", "boolean"),
            ("grain", "varchar"),
            ("basis", "varchar"),
            ("mode", "varchar"),
            ("min_n", "integer"),
            ("days_whole", "boolean"),
            ("stays_whole", "boolean"),
        ),
        [
            (
                as_of,
                model.local_day(as_of),
                period.since or _FIRST_DAY,
                period.until or _LAST_DAY,
                period.since is not None or period.until is not None,
                model.grain,
                question.basis,
                question.mode,
                question.min_n,
                bool(model.days & _SPANS),
                bool(model.days & _STAYS),
            )
        ],
    )


def _view(
    model: Model,
    table: str,
    by: Sequence[FieldRef],
    where: Sequence[Condition],
    *,
    rewound: bool,
    question: Question,
) -> Sql:
    tests = [_where(model, part, table) for part in where]
    if table in _DAY_NAME:
        tests.append(
            fill(
                "(t.{at} is null or t.{at} <= (select as_of from run))",
                at=Sql(_DAY_NAME[table]),
            )
            if rewound
            else Sql("true")
        )
    if table == "spend" and rewound:
        tests.append(_SPENT)
    if table == "deals" and question.pipelines:
        named = listed(literal(pipeline) for pipeline in question.pipelines)
        tests.append(fill("t.pipeline in ({named})", named=named))
    return fill(
        "create or replace view {table} as\n"
        "select t.*{replaced}, {segment} as segment\nfrom m_{table} t\n{join}where {tests}",
        table=Sql(table),
        replaced=_rewound(table) if rewound else Sql(""),
        segment=_segment(model, by, table),
        join=_join(model, table, [*by, *(part.field for part in where)]),
        tests=listed(tests, " and ") if tests else Sql("true"),
    )


def _rewound(table: str) -> Sql:
    """Closings after the as-of are open again; owner, amount and source stay as exported."""
    if table not in _OTHER:
        return Sql("")
    return Sql(" " + template("smalign.scope", f"rewound_{table}.sql"))


def _segment(model: Model, by: Sequence[FieldRef], table: str) -> Sql:
    if not by:
        return Sql("''")
    parts: list[Sql] = []
    for field in by:
        text = _text(model, field, table)
        if text is None:
            # Spend and touches that lack the field are not split: their segment is unknown.
            return Sql("cast(null as varchar)")
        parts.append(fill("coalesce({text}, {none})", text=text, none=literal(NONE)))
    return listed(parts, f" || {literal(SEPARATOR)} || ")


def _text(model: Model, field: FieldRef, table: str) -> Sql | None:
    own = field.text(table, "t")
    if own is not None:
        return own
    other = _OTHER.get(table)
    if other is not None and other in field.own and model.is_linked:
        return field.text(other, "other")
    return literal(NONE) if table in _OTHER else None


def _where(model: Model, part: Condition, table: str) -> Sql:
    field = part.field
    if table in field.own:
        return part.sql(field.value(table, "t"), Sql(field.text(table, "t") or ""))
    other = _OTHER.get(table)
    if other is not None and other in field.own and model.is_linked:
        return part.sql(field.value(other, "other"), Sql(field.text(other, "other") or ""))
    if table == "touchpoints":
        return _TOUCHED
    # Spend without the field cannot be filtered by it; the note says so.
    return Sql("false")


def _join(model: Model, table: str, fields: Sequence[FieldRef]) -> Sql:
    other = _OTHER.get(table)
    needed = any(table not in field.own and other in field.own for field in fields)
    if other is None or not needed or not model.is_linked:
        return Sql("")
    key = Sql("deal_id" if other == "deals" else "lead_id")
    return fill("left join m_{other} other on other.{key} = t.{key}\n", other=Sql(other), key=key)


def _deal_touches(model: Model) -> Sql:
    """Only the ways touches are really linked by are joined; each touch counts once a deal."""
    mapped = model.mapped.get("touchpoints", frozenset())
    ways = [key for key in ("deal_id", "lead_id", "contact_id") if key in mapped]
    one = template("smalign.scope", "deal_touches.sql")
    branches = [fill(one, key=Sql(key)) for key in ways]
    if not branches:
        branches = [fill(one + " and false", key=Sql("lead_id"))]
    body = listed(branches, "\nunion\n")
    return fill("create or replace view deal_touches as\n{body}", body=body)


def _cells(model: Model) -> Sql:
    return listed(
        [
            Sql("create or replace view cells as"),
            listed(
                (
                    fill(
                        template("smalign.scope", "cells.sql"),
                        table=Sql(table),
                        key=Sql(key),
                        states=listed(Sql(state) for state in sorted(model.states[table])),
                    )
                    for table, key in (("leads", "lead_id"), ("deals", "deal_id"))
                    if model.states.get(table)
                ),
                "\nunion all\n",
            ),
        ],
        "\n",
    )
