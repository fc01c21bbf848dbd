"""Which amounts an answer counts: those that the day it goes by puts into its period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill
from smalign.scope.prices import DAYS

if TYPE_CHECKING:
    from smalign.scope.prices import Prices

PERIOD_DAYS: Final = {**DAYS, "payments": "t.paid_on"}
"""View → the day that puts its amount into a period, where the answer goes by no other."""
_BETWEEN: Final = "{day} between run.since and run.until"
_OF_LEAD: Final = "(select min(l.created_on) from m_leads l where l.lead_id = t.lead_id)"
_HELD: Final = (
    "coalesce(t.created_on, t.closed_on) <= run.until"
    " and (t.status = 'open' or coalesce(t.closed_on, t.created_on) >= run.since)"
)
_TESTS: Final = {
    ("leads", "lost"): _BETWEEN.format(day="t.closed_on"),
    ("deals", "lost"): _BETWEEN.format(day="t.closed_on"),
    ("deals", "cohort"): _BETWEEN.format(day=f"coalesce({_OF_LEAD}, t.created_on)"),
    ("deals", "either"): f"{_BETWEEN.format(day='t.created_on')}"
    f" or {_BETWEEN.format(day=_OF_LEAD)}",
    ("deals", "created"): _BETWEEN.format(day="t.created_on"),
    ("deals", "deals"): _BETWEEN.format(day="t.created_on"),
    ("deals", "path"): _BETWEEN.format(day=_OF_LEAD),
    ("leads", "deals"): "false",
    ("deals", "held"): _HELD,
    ("deals", "open"): "true",
}
"""View and what the answer goes by (`Prices.counted`) → whether a row is in the period."""
_ALONE: Final = {
    ("leads", "lost"): "t.status = 'disqualified'",
    ("deals", "lost"): "t.status = 'lost'",
    ("deals", "open"): "t.status = 'open'",
    ("deals", "path"): "t.lead_id is not null",
    ("leads", "deals"): "false",
}
"""The same → which of its cards are in the answer at all."""


def is_counted(view: str, prices: Prices) -> Sql:
    """Whether a row of a view (`t`, beside `run`) is among the amounts of the answer."""
    way = view, prices.counted
    own = _BETWEEN.format(day=PERIOD_DAYS[view])
    test, alone = Sql(_TESTS.get(way, own)), Sql(_ALONE.get(way, "true"))
    return fill("{alone} and (not run.has_period or {test})", alone=alone, test=test)


def may_be_counted(view: str, prices: Prices) -> Sql:
    """The same; what is later than the period may be counted where the answer does not say how."""
    if (view, prices.counted) in _TESTS:
        return is_counted(view, prices)
    return fill("(not run.has_period or {own} >= run.since)", own=Sql(PERIOD_DAYS[view]))
