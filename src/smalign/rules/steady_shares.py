"""steady_shares: no value has become much more or much less frequent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.rules.portraits import portraits
from smalign.rules.rule import ANY, Cannot, Counted, Levels, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case

_POINTS: Final = 10


def find(case: Case) -> Iterator[Counted | Cannot]:
    """No value has become much more or much less frequent.

    What: a status, a channel or a pipeline whose share of the cards moved by more than `points`
        (10) points of per cent from the baseline.
    Why: a channel that halves overnight is more often a lost UTM mark than a lost market.
    How: shares of all cards of the export, now and in the baseline, where both have `min_n`.
    Caveats: a real change looks the same: it is a question, not an error.
    Source: Elementary's test of the distribution of dimensions.
    """
    if case.baseline is None:
        yield Cannot("no_baseline")
        return
    told = case.config.checks.steady_shares
    most, min_n = told.points or _POINTS, told.min_n or case.min_n
    now = portraits(case)
    for table, before in case.baseline.tables.items():
        after = now.get(table)
        if after is None or min(before.rows, after.rows) < min_n:
            continue
        for column, shares in before.shares.items():
            if column not in after.shares:
                continue
            yield Counted(table, column, "share_moved", failing=0, of=len(shares))
            for value in sorted(shares.keys() | after.shares[column].keys()):
                was, share = shares.get(value, 0.0), after.shares[column].get(value, 0.0)
                if abs(share - was) * 100 > most:
                    facts = {"value": value, "before": was, "now": share}
                    yield Counted(table, column, "share_moved", 1, 1, facts, segment=value)


RULE: Final = Rule("steady_shares", "column", Levels(warning=ANY), find)
