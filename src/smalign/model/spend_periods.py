"""Months of spend: a table of costs by month, quarter or year has the days these are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.named_periods import periods_of
from smalign.engine.compose import Sql

if TYPE_CHECKING:
    from collections.abc import Collection

    from smalign.engine.duckdb import Engine

JOINED: Final = Sql(
    "left join spend_periods p on p.period = d.period and d.date is null and d.date_from is null"
)
"""The days of a row that names a period and no day of its own."""
REPLACED: Final = Sql(
    ", coalesce(d.date_from, p.first_on) as date_from, coalesce(d.date_to, p.last_on) as date_to"
)

_PERIODS: Final = (("period", "varchar"), ("first_on", "date"), ("last_on", "date"))
_TEXTS: Final = "select distinct period from spend_all where period is not null order by period"


def define_spend_periods(engine: Engine, spend: Collection[str]) -> bool:
    """Create `spend_periods` (period, first_on, last_on); whether spend names periods at all.

    A text that names none has no row: spend of it has no day.
    """
    if "period" not in spend:
        return False
    named = periods_of(str(text) for (text,) in engine.rows(_TEXTS))
    rows = [(text, one.first, one.last) for text, one in sorted(named.items())]
    engine.values("spend_periods", _PERIODS, rows)
    return True
