"""known_sources: cards come from where somebody knows of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import fill, name
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test, has, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case


def find(case: Case) -> Iterator[Test | Cannot]:
    """Cards come from where somebody knows of.

    What: cards with a source that is not in `known`; where that is not said, with a channel that
        no line of `[channels]` leads to.
    Why: a new spelling of a source is a channel of its own, with leads and without spend.
    How: whole values, without case.
    Caveats: an empty source is no unknown one: see empty_share.
    Source: none.
    """
    known = [value.lower() for value in case.config.checks.known_sources.known]
    channels = [value.lower() for value in case.config.channels.values()]
    if not known and not channels:
        yield Cannot("not_told", {"key": "[checks.known_sources] known"})
        return
    column = "source" if known else "channel"
    tables = [table for table in ("leads", "deals") if _has(case, table, column)]
    if not tables:
        yield Cannot("no_column", {"columns": [column]})
    for table in tables:
        fails = fill(
            "lower(trim({column})) not in ({known})",
            column=name(column),
            known=words(known or channels),
        )
        yield Test(table, column, f"{column}_unknown", has(column), fails)


def _has(case: Case, table: str, column: str) -> bool:
    made = case.model.derived.get(table, frozenset())
    return case.has(table, column) or (case.has(table) and column in made)


RULE: Final = Rule("known_sources", "card", Levels(warning=ANY), find)
