"""complete_export: the export holds every card and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.model.complete import column_notes, complete_notes, gap_notes
from smalign.rules.rule import ANY, Counted, Levels, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case

_COLUMNS: Final = "columns_not_exported"
_FOLDERS: Final = "folders_unread"
_FILES: Final = frozenset({"files_without_rows", "files_beside", _FOLDERS})
_MILD: Final = frozenset({_COLUMNS, _FOLDERS})
"""Signs that are notices: an archive may well lie in a folder of exports."""


def find(case: Case) -> Iterator[Counted]:
    """The export holds every card and every column.

    What: signs of a filter, a page, missing rights: a header without rows beside other files,
        files beside those smalign.toml names, no closed cards, sales without a loss, one owner
        only, a round number of rows, numbers missing between ids, leads that begin long after the
        deals; folders inside that are not read, and columns the system exports and the file lacks
        (both notices).
    Why: what was not exported is missing from every number, and nothing shows it.
    How: the same signs as `inspect` warns of.
    Caveats: a sign is no proof. A small team may have one owner.
    Source: none; what users of each CRM stumble over.
    """
    rows = sum(file.rows or 0 for file in case.model.files if file.table)
    yield Counted(None, None, "complete", failing=0, of=rows)
    told = [note for raw, _ in case.found for note in raw.notes if note.code in _FILES]
    signs = [*told, *complete_notes(case.engine, case.model), *gap_notes(case.engine, case.model)]
    for note in (*signs, *column_notes(case.found, None)):
        table = note.facts.get("table")
        yield Counted(
            table=None if table is None else str(table),
            column=None,
            code=note.code,
            failing=1,
            of=1,
            facts=note.facts,
            levels=Levels(notice=ANY) if note.code in _MILD else None,
            places=((str(note.facts["file"]), None),) if "file" in note.facts else (),
        )


RULE: Final = Rule("complete_export", "export", Levels(warning=ANY), find)
