"""row_count: no fewer rows than there were, or than there must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.rules.rule import ANY, Cannot, Counted, Levels, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case


def find(case: Case) -> Iterator[Counted | Cannot]:
    """No fewer rows than there were, or than there must be.

    What: a table with fewer rows than `least` says (an error), or than in the baseline: a warning,
        of more than a tenth of them an error; a table of the baseline that is not there any more.
    Why: half an export answers every question, and wrongly.
    How: rows of all files of the table, as they were read.
    Caveats: an export of a sliding period shrinks when business does; give it no baseline, or
        other bounds.
    Source: Elementary's test of volume.
    """
    least = case.config.checks.row_count.least
    before = case.baseline.tables if case.baseline else {}
    if not least and not before:
        yield Cannot("no_baseline")
    for table, rows in least.items():
        yield _fewer(case, table, rows, "rows_fewer_than_least", Levels(error=ANY))
    for table, portrait in before.items():
        yield _fewer(case, table, portrait.rows, "rows_fewer_than_before", None)


def _fewer(case: Case, table: str, rows: int, code: str, levels: Levels | None) -> Counted:
    now = case.rows(table)
    facts = {"before": rows, "now": now}
    return Counted(table, None, code, max(rows - now, 0), rows, facts, levels=levels)


RULE: Final = Rule("row_count", "export", Levels(warning=ANY, error=Bound.of("10%")), find)
