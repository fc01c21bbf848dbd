"""Which tasks are done or cancelled where a status says so and no day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.crm.task_words import CANCELLED, DONE, OPEN
from smalign.engine.compose import Sql, fill, listed, literal

if TYPE_CHECKING:
    from collections.abc import Collection

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_STATUS: Final = Sql("t.status")


def is_told(engine: Engine, model: Model) -> bool:
    """Whether the export says which tasks are done: by a day, or by a status that is known."""
    mapped = model.mapped.get("tasks", frozenset())
    if "completed_at" in mapped:
        return True
    if "status" not in mapped:
        return False
    known = _is_one_of(DONE | CANCELLED | OPEN)
    return bool(engine.value(fill("select count(*) from tasks_all t where {known}", known=known)))


def told(engine: Engine, model: Model) -> Sql:
    """SQL: whether it is known of the task `t` if it was done by the as-of of `r`.

    What a status alone says is that of the day of the export: of an earlier day nobody knows it.
    """
    mapped = model.mapped.get("tasks", frozenset())
    if not is_told(engine, model):
        return Sql("false")
    if "status" not in mapped or model.as_of is None:
        return Sql("true")
    is_now = fill("r.as_of >= cast({as_of} as timestamp)", as_of=literal(model.as_of))
    if "completed_at" not in mapped:
        return is_now
    return fill(
        "(t.completed_at is not null or not {settled} or {is_now})",
        settled=_is_one_of(DONE | CANCELLED),
        is_now=is_now,
    )


def ticked(model: Model) -> Sql:
    """SQL: whether the status of the task `t` says it is done, as far as the as-of of `r` goes."""
    return _stands(model, DONE)


def cancelled(model: Model) -> Sql:
    """SQL: whether its status says that nobody will do it."""
    return _stands(model, CANCELLED)


def open_tasks(columns: Collection[str]) -> Sql:
    """SQL: whether a task of the export is neither done nor cancelled; columns: those it has."""
    undone = Sql("completed_at is null" if "completed_at" in columns else "true")
    if "status" not in columns:
        return undone
    settled = _is_one_of(DONE | CANCELLED, Sql("status"))
    return fill("{undone} and not {settled}", undone=undone, settled=settled)


def wanted_tasks(columns: Collection[str]) -> Sql:
    """SQL: whether a task of the export is not cancelled; columns: those it has."""
    if "status" not in columns:
        return Sql("true")
    return fill("not {cancelled}", cancelled=_is_one_of(CANCELLED, Sql("status")))


def _stands(model: Model, words: Collection[str]) -> Sql:
    """A status is that of the day of the export: before, nobody knows it."""
    if "status" not in model.mapped.get("tasks", ()) or model.as_of is None:
        return Sql("false")
    return fill(
        "{said} and r.as_of >= cast({as_of} as timestamp)",
        said=_is_one_of(words),
        as_of=literal(model.as_of),
    )


def _is_one_of(words: Collection[str], column: Sql = _STATUS) -> Sql:
    return fill(
        "coalesce(lower(trim({column})) in ({words}), false)",
        column=column,
        words=listed(literal(word) for word in sorted(words)),
    )
