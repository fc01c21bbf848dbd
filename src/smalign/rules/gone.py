"""Columns that smalign.toml names and the export has lost: a finding, for that is what to find.

That the others are looked at, too, is the point of a check; only what a baseline never had is taken
for a mistake in smalign.toml.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.errors import UsageError
from smalign.rules.rule import ANY, Counted, Levels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.rules.rule import Case

_ERROR: Final = Levels(error=ANY)


def gone(case: Case, field: str, place: str, tables: Sequence[str]) -> Iterator[Counted]:
    """A finding on each of the tables that had the field, on none by name where nobody knows.

    place: the section of smalign.toml that names it.

    Raises:
        UsageError: unknown_field, where the baseline knows the tables, and no such field.

    """
    had = _had(case, field, tables)
    if had == []:
        raise UsageError("unknown_field", field=field)
    near = get_close_matches(fold_header(field), {fold_header(one) for one in _headers(case)}, 1)
    shown = [one for one in _headers(case) if fold_header(one) in near][:1]
    for table in had or _only(tables):
        yield Counted(
            table=table,
            column=field,
            code="told_column_gone",
            failing=1,
            of=0,
            facts={"place": place, "did_you_mean": shown},
            levels=_ERROR,
            is_header=True,
        )


def _had(case: Case, field: str, tables: Sequence[str]) -> list[str] | None:
    """The tables that had it when the baseline was written; None without a baseline of them."""
    before = case.baseline.tables if case.baseline is not None else {}
    known = [table for table in tables if table in before]
    if not known:
        return None
    wanted = fold_header(field)
    return [
        table
        for table in known
        if any(wanted in (fold_header(one), own) for one, own in before[table].columns.items())
    ]


def _headers(case: Case) -> list[str]:
    return sorted({header for raw, found in case.found if found.table for header in raw.headers})


def _only(tables: Sequence[str]) -> list[str | None]:
    """The one table it can be of; else none by name."""
    return [*tables] if len(tables) == 1 else [None]
