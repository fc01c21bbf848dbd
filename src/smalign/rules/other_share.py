"""other_share: "other" is not the usual answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.engine.compose import Sql
from smalign.rules.rule import Cannot, Levels, Rule, Test, is_one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case

OTHER: Final = (
    *("other", "others", "other reason", "misc", "unknown", "no reason", "not specified"),
    *("другое", "другая", "другая причина", "прочее", "прочие", "иное", "иная причина"),
    *("причина не указана", "без причины", "неизвестно"),
)
_LOST: Final = {"leads": "disqualified", "deals": "lost"}


def find(case: Case) -> Iterator[Test | Cannot]:
    """“Other” is not the usual answer.

    What: a reason of a loss, or a source, that says “other” in more than 20 % of the cards that
        have one.
    Why: a list with a comfortable “other” is filled, and says nothing.
    How: whole cells are compared, without case and ё: “other”, «другое», «прочее» and their
        like, and the `words` of the rule.
    Caveats: a long text that means “other” is not recognised.
    Source: the usual advice on lists of reasons: avoid “other”.
    """
    other = (*OTHER, *case.config.checks.other_share.words)
    tested = False
    for table, lost in _LOST.items():
        if case.has(table, "loss_reason"):
            tested = True
            applies = Sql(f"status = '{lost}' and loss_reason is not null")
            fails = is_one_of("loss_reason", other)
            yield Test(table, "loss_reason", "other_reason", applies, fails)
        if case.has(table, "source"):
            tested = True
            fails = is_one_of("source", other)
            yield Test(table, "source", "other_source", Sql("source is not null"), fails)
    if not tested:
        yield Cannot("no_column", {"columns": ["loss_reason", "source"]})


RULE: Final = Rule("other_share", "card", Levels(warning=Bound.of("20%")), find)
