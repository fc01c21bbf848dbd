"""future_dates: nothing has happened tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, fill, literal, name
from smalign.rules.rule import ANY, Levels, Rule, Test, has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case

_AHEAD: Final = frozenset({"expected_close_at", "due_at", "next_activity_at"})
"""Dates that are meant to lie ahead."""

_TABLES: Final = (
    "leads",
    "deals",
    "contacts",
    "companies",
    "payments",
    "touchpoints",
    "stage_log",
    "tasks",
)

_STAYS: Final = Sql(
    "(select 0 as file_no, 0 as row_no, * from m_stage_log where inferred is not true)"
)
"""The history as a workspace keeps it; its rows stand in no file any more."""


def find(case: Case) -> Iterator[Test]:
    """Nothing has happened tomorrow.

    What: dates of creation, closing, payment, calls and stages after the day of the check.
    Why: the latest date of an export is its as-of: one card of the year 2205 makes all others old.
    How: local days are compared with today, or with `--as-of`. Expected closings, terms of
        tasks and activities that are planned lie ahead, and are not looked at.
    Caveats: where a CRM has one date for the expected and the real closing, that of an open deal
        is the expected one. In a workspace a stay of a history ends with the next one: only its
        beginning is looked at.
    Source: none; what the words mean.
    """
    for table in _TABLES:
        is_settled = table == "stage_log" and case.is_prepared
        for column in TABLES[table].columns:
            if column.type == "time" and column.name not in _AHEAD and case.has(table, column.name):
                if is_settled and column.name == "left_at":
                    continue
                day = name(column.date_name)
                fails = fill("{day} > {today}", day=day, today=literal(case.today))
                yield Test(
                    *(table, column.name, "in_future", has(str(day)), fails),
                    facts={"today": case.today},
                    relation=_STAYS if is_settled else None,
                )


RULE: Final = Rule("future_dates", "card", Levels(error=ANY), find)
