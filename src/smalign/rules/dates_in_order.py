"""dates_in_order: what happens later has the later date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.base.schema import TABLES
from smalign.engine.compose import fill, name
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.engine.compose import Sql
    from smalign.rules.rule import Case

_ORDER: Final = {
    "leads": (
        *(("created_at", later) for later in ("assigned_at", "first_attempt_at", "qualified_at")),
        ("created_at", "closed_at"),
        ("created_at", "modified_at"),
    ),
    "deals": (
        ("created_at", "assigned_at"),
        ("created_at", "closed_at"),
        ("created_at", "modified_at"),
    ),
    "stage_log": (("entered_at", "left_at"),),
    "tasks": (("created_at", "completed_at"),),
    "spend": (("date_from", "date_to"),),
}
"""Table → (earlier, later)."""


def find(case: Case) -> Iterator[Test | Cannot]:
    """What happens later has the later date.

    What: cards closed, assigned, contacted, qualified or changed before they were created; stays
        in a stage left before they were entered; costs whose last day is before their first.
    Why: such a card has a negative age: it spoils every median of days and every cohort.
    How: moments are compared; where one of the two says the day alone, days are.
    Caveats: cards brought in by an import often have the day of the import as their creation. In a
        workspace the stays of a history are put in order already, and are not looked at.
    Source: none; what the words mean.
    """
    tested = False
    for table, pairs in _ORDER.items():
        for earlier, later in () if table == "stage_log" and case.is_prepared else pairs:
            if case.has(table, earlier, later):
                first, last = _compared(case, table, earlier, later)
                facts = {"earlier": case.header(table, earlier)}
                known = fill("{a} is not null and {b} is not null", a=first, b=last)
                code = f"before_{earlier}"
                tested = True
                yield Test(table, later, code, known, fill("{b} < {a}", a=first, b=last), facts)
    if not tested:
        yield Cannot("no_column", {"columns": ["closed_at", "modified_at"]})


def _compared(case: Case, table: str, earlier: str, later: str) -> tuple[Sql, Sql]:
    """The physical columns that can be compared."""
    columns = [TABLES[table].column(one) for one in (earlier, later)]
    days = any(f"{table}.{one.name}" in case.model.days for one in columns)
    first, last = (
        name(one.date_name if days and one.type == "time" else one.name) for one in columns
    )
    return first, last


RULE: Final = Rule("dates_in_order", "card", Levels(warning=ANY, error=Bound.of("5%")), find)
