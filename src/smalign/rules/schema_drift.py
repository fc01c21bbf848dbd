"""schema_drift: the columns are those of the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.baseline import ATTRIBUTE
from smalign.model.recognise_columns import unmapped
from smalign.rules.portraits import columns_of
from smalign.rules.rule import ANY, Cannot, Counted, Levels, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.rules.rule import Case


def find(case: Case) -> Iterator[Counted | Cannot]:
    """The columns are those of the baseline.

    What: columns that are gone (an error; also one that `[mapping]` or `[lookups]` names), that are
        read as something else now (a warning), that are new, or are called otherwise and read as
        before (a notice).
    Why: a field renamed in the CRM is an empty column in every report that knows it by its name.
    How: the headers of every table, and the canonical column each was recognised as.
    Caveats: but for these only against a baseline. A table that is not there at all is told
        by row_count.
    Source: dbt's contracts of models.
    """
    lost = [*_unmapped(case)]
    yield from lost
    if case.baseline is None:
        yield from () if lost else [Cannot("no_baseline")]
        return
    for table, before in case.baseline.tables.items():
        now = columns_of(case, table)
        if not now:
            continue
        yield Counted(table, None, "column_gone", failing=0, of=len(now))
        renamed = before.renamed(now)
        for header, column in before.columns.items():
            if header in renamed:
                facts = {"was": header, "column_now": column}
                yield _one(table, renamed[header], "column_renamed", Levels(notice=ANY), facts)
            elif header not in now:
                yield _one(table, header, *_gone(column))
            elif now[header] != column:
                yield _one(table, header, *_otherwise(column, now[header]))
        for header in now.keys() - before.columns.keys() - set(renamed.values()):
            yield _one(table, header, "column_new", Levels(notice=ANY))


def _unmapped(case: Case) -> Iterator[Counted]:
    """Headers that `[mapping]` or `[lookups]` names and no file has."""
    for table, column, facts in unmapped(case.found, case.config):
        told = {"place": f"[mapping.{table}] {column}", "did_you_mean": facts["hint"]}
        yield _one(table, str(facts["found"]), "told_column_gone", Levels(error=ANY), told)
    for place, gone, of in case.lost:
        facts = {"place": place, "did_you_mean": None}
        yield Counted(
            of, gone, "told_column_gone", 1, 1, facts, levels=Levels(error=ANY), is_header=True
        )


def _gone(was: str) -> tuple[str, Levels, dict[str, object]]:
    """The code of the finding, how grave it is, its facts."""
    if was == ATTRIBUTE:
        return "field_gone", Levels(error=ANY), {}
    return "column_gone", Levels(error=ANY), {"was": was}


def _otherwise(was: str, now: str) -> tuple[str, Levels, dict[str, object]]:
    """The same of a column that is read as something else."""
    if now == ATTRIBUTE:
        return "column_unread", Levels(warning=ANY), {"was": was}
    if was == ATTRIBUTE:
        return "field_read", Levels(warning=ANY), {"column_now": now}
    return "column_otherwise", Levels(warning=ANY), {"was": was, "column_now": now}


def _one(
    table: str,
    header: str,
    code: str,
    levels: Levels,
    facts: Mapping[str, object] | None = None,
) -> Counted:
    return Counted(table, header, code, 1, 1, facts or {}, levels=levels, is_header=True)


RULE: Final = Rule("schema_drift", "export", Levels(notice=ANY, warning=ANY, error=ANY), find)
