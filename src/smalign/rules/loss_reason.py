"""loss_reason: every lost card says why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.engine.compose import Sql
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case

_LOST: Final = {"leads": "disqualified", "deals": "lost"}


def find(case: Case) -> Iterator[Test | Cannot]:
    """Every lost card says why.

    What: lost deals and disqualified leads without a reason.
    Why: what marketing learns of sales is the reason: without it a loss teaches nothing.
    How: cards whose status says they are lost; a pseudo-empty («-») is no reason.
    Caveats: a reason nobody exported is not looked at: the answer says that it was not.
    Source: the article, step 2: the main reasons for a refusal.
    """
    tables = [table for table in _LOST if case.has(table, "loss_reason")]
    if not tables:
        yield Cannot("no_column", {"columns": ["loss_reason"]})
    for table in tables:
        lost = Sql(f"status = '{_LOST[table]}'")
        yield Test(table, "loss_reason", "lost_without_reason", lost, Sql("loss_reason is null"))


RULE: Final = Rule("loss_reason", "card", Levels(warning=ANY, error=Bound.of("20%")), find)
