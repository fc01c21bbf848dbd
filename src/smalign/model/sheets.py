"""Sheets of workbooks that smalign.toml names and the workbook does not have."""

from __future__ import annotations

from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, cast

from smalign.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.read.records import RawTable

BETWEEN: Final = "!"
"""What stands between the name of a workbook and that of its sheet."""


def sheet_facts(told: str, raws: Iterable[RawTable]) -> dict[str, object] | None:
    """What is to be said of `crm.xlsx!Poeple`: the sheets there are, and the nearest name.

    None where no sheet is named, no such workbook was read, or it has the sheet.
    """
    wanted, _, sheet = told.partition(BETWEEN)
    mine = [raw for raw in raws if raw.sheet is not None and _is_called(raw.file, wanted)]
    known = list(dict.fromkeys(name for raw in mine for name in _sheets(raw)))
    if not sheet or not known or any(fnmatchcase(name, sheet) for name in known):
        return None
    folded = {name.casefold(): name for name in known}
    near = [folded[one] for one in get_close_matches(sheet.casefold(), folded, 1)]
    return {"file": mine[0].file, "sheet": sheet, "known": known, "did_you_mean": near}


def refuse_unknown_sheets(lookups: Iterable[str], raws: Sequence[RawTable]) -> None:
    """Refuse a lookup that is a sheet its workbook does not have.

    Raises:
        UsageError: lookup_sheet_missing.

    """
    for told in lookups:
        facts = sheet_facts(told, raws)
        if facts:
            raise UsageError("lookup_sheet_missing", **facts)


def _is_called(file: str, wanted: str) -> bool:
    return any(fnmatchcase(name, wanted) for name in (file, PurePath(file).name))


def _sheets(raw: RawTable) -> Iterable[str]:
    """The sheet that was read, and those of the workbook that were not."""
    yield str(raw.sheet)
    for note in raw.notes:
        if note.code == "sheets_left_out":
            yield from cast("Iterable[str]", note.facts["sheets"])
