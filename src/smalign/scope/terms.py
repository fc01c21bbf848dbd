"""Terms: whether what is due is due by a day or by a moment, and whether that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.engine.compose import Sql, fill
from smalign.scope.moments import local_time

if TYPE_CHECKING:
    from smalign.model.model import Model


def is_by_day(model: Model, due: str) -> Sql:
    """SQL: whether `due` (its columns `_at` and `_on`) has no time of day.

    Midnight on the company's clocks is what a day without one is kept as.
    """
    local = local_time(f"{due}_at", model.timezone)
    return fill("{local} = cast({day}_on as timestamp)", local=local, day=Sql(due))


def is_over(model: Model, due: str, *, of_days: bool) -> Sql:
    """SQL: whether `due` was before the as-of of `r`; of_days: whether it is a column of days.

    A day without a time of day lasts until its end.
    """
    over = fill("{due}_on < r.as_of_on", due=Sql(due))
    if of_days:
        return over
    parts = {"is_day": is_by_day(model, due), "over": over, "due": Sql(due)}
    return fill("case when {is_day} then {over} else {due}_at < r.as_of end", **parts)
