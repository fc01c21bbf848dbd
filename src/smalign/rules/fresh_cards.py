"""fresh_cards: no open card lies untouched."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from smalign.rules.rule import Case

_DAYS: Final = 90
_NEWS: Final = {
    "leads": ("created_at", "assigned_at", "first_attempt_at", "qualified_at", "modified_at"),
    "deals": ("created_at", "assigned_at", "modified_at"),
}


def find(case: Case) -> Iterator[Test | Cannot]:
    """No open card lies untouched.

    What: open leads and deals that nobody changed for more than `days` (90) days.
    Why: such a card is in every forecast, and in nobody's mind.
    How: the latest date of the card against the last day of the export, or the day of the check
        where that is earlier: an old export makes no card older.
    Caveats: a robot that changes every card at night hides them all.
    Source: none; a usual question of a head of sales.
    """
    day = _last_day(case)
    tables = [table for table in _NEWS if case.has(table, "modified_at")]
    if not tables or day is None:
        yield Cannot("no_column", {"columns": ["modified_at"]})
        return
    days = case.config.checks.fresh_cards.days or _DAYS
    since = literal(day - timedelta(days=days))
    for table in tables:
        dates = listed(
            name(one.removesuffix("_at") + "_on") for one in _NEWS[table] if case.has(table, one)
        )
        last = fill("greatest({dates})", dates=dates)
        applies = fill("status = 'open' and {last} is not null", last=last)
        fails = fill("{last} < {since}", last=last, since=since)
        yield Test(table, "modified_at", "card_old", applies, Sql(fails), {"days": days})


def _last_day(case: Case) -> date | None:
    latest = case.model.local_day(case.model.believed)
    return None if latest is None else min(latest, case.today)


RULE: Final = Rule("fresh_cards", "card", Levels(notice=ANY, warning=Bound.of("50%")), find)
