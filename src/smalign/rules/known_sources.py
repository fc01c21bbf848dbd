"""known_sources: cards come from where somebody knows of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import fill
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test, has, is_one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case


def find(case: Case) -> Iterator[Test | Cannot]:
    """Cards come from where somebody knows of.

    What: leads and deals with a source that is not in `known`.
    Why: a new spelling of a source is a channel of its own, with leads and without spend.
    How: whole values, without case and ё.
    Caveats: an empty source is no unknown one: see empty_share. `[channels]` is no list of known
        sources: what it does not name is its own channel.
    Source: none.
    """
    known = case.config.checks.known_sources.known
    if not known:
        yield Cannot("not_told", {"key": "[checks.known_sources] known"})
        return
    tables = [table for table in ("leads", "deals") if case.has(table, "source")]
    if not tables:
        yield Cannot("no_column", {"columns": ["source"]})
    for table in tables:
        fails = fill("not {known}", known=is_one_of("source", known))
        yield Test(table, "source", "source_unknown", has("source"), fails)


RULE: Final = Rule("known_sources", "card", Levels(warning=ANY), find)
