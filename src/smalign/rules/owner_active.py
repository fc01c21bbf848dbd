"""owner_active: whoever is responsible still works here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test, is_one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case


def find(case: Case) -> Iterator[Test | Cannot]:
    """Whoever is responsible for an open card still works here.

    What: open leads and deals of an owner who is `inactive`, or not among the `active`.
    Why: the cards of who has left are nobody's, and look as if they were somebody's.
    How: whole names, without case and ё, after `[aliases.owners]`.
    Caveats: only where smalign.toml says who works here, or who does not.
    Source: none.
    """
    told = case.config.checks.owner_active
    if not told.active and not told.inactive:
        yield Cannot("not_told", {"key": "[checks.owner_active] active"})
        return
    tables = [table for table in ("leads", "deals") if case.has(table, "owner")]
    if not tables:
        yield Cannot("no_column", {"columns": ["owner"]})
    for table in tables:
        gone, here = (is_one_of("owner", names) for names in (told.inactive, told.active))
        strange = fill("not {here}", here=here) if told.active else Sql("false")
        fails = fill("{gone} or {strange}", gone=gone, strange=strange)
        applies = Sql("status = 'open' and owner is not null")
        yield Test(table, "owner", "owner_gone", applies, fails)


RULE: Final = Rule("owner_active", "card", Levels(warning=ANY), find)
