"""owner_present: somebody is responsible for every open card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.engine.compose import Sql
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case


def find(case: Case) -> Iterator[Test | Cannot]:
    """Somebody is responsible for every open card.

    What: open leads and deals without an owner.
    Why: nobody calls a client who is nobody's.
    How: cards whose status says they are open.
    Caveats: a closed card without an owner is not looked at: nothing can be done about it.
    Source: the article, step 4: a process with people responsible for it.
    """
    tables = [table for table in ("leads", "deals") if case.has(table, "owner")]
    if not tables:
        yield Cannot("no_column", {"columns": ["owner"]})
    for table in tables:
        yield Test(table, "owner", "no_owner", Sql("status = 'open'"), Sql("owner is null"))


RULE: Final = Rule("owner_present", "card", Levels(warning=ANY, error=Bound.of("20%")), find)
