"""What the user says of the exports, checked before anything is read."""

from __future__ import annotations

import difflib
import re
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.errors import UsageError
from smalign.base.results import Note
from smalign.base.schema import TABLES
from smalign.model.sheets import sheet_facts
from smalign.read.find import is_snapshot, is_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.base.config import Config
    from smalign.read.records import Kind, RawTable, ReadOptions

_ABOUT: Final[Mapping[str, tuple[Kind, ...]]] = {
    "encoding": ("csv", "html"),
    "delimiter": ("csv",),
    "sheet": ("xlsx",),
}
"""Option of reading → the kinds of files it is about."""
_SHOWN: Final = {"csv": "CSV", "html": "HTML", "xlsx": "XLSX"}
_CURRENCY: Final = re.compile(r"[A-Z]{3}\Z")


def workspace_of(exports: Sequence[str | Path]) -> Path | None:
    """The workspace, or the snapshot of one, that is to be opened, if one is.

    Raises:
        UsageError: workspace_alone, when something else is named beside it.

    """
    paths = [Path(item) for item in exports]
    found = [path for path in paths if is_workspace(path) or is_snapshot(path.absolute())]
    if found and len(exports) > 1:
        raise UsageError("workspace_alone", path=str(found[0]))
    return found[0] if found else None


def zone_name(timezone: str | None) -> str | None:
    """The zone, if it is one.

    Raises:
        UsageError: timezone_unknown.

    """
    if timezone is None:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(timezone).key
    except (ZoneInfoNotFoundError, ValueError, IsADirectoryError):
        raise UsageError("timezone_unknown", found=timezone) from None


def currency_code(currency: str | None) -> str | None:
    """The code, if it looks like one.

    Raises:
        UsageError: currency_unknown.

    """
    if currency is not None and not _CURRENCY.match(currency):
        raise UsageError("currency_unknown", found=currency)
    return currency


def known_tables(tables: Mapping[str, str]) -> Mapping[str, str]:
    """File → table, as given, if every table exists.

    Raises:
        UsageError: table_unknown.

    """
    for table in tables.values():
        if table not in TABLES:
            near = difflib.get_close_matches(table, TABLES, 3)
            raise UsageError("table_unknown", found=table, did_you_mean=near, known=list(TABLES))
    return tables


def unnamed_notes(config: Config, raws: Sequence[RawTable]) -> list[Note]:
    """What smalign.toml says of files that were not read: it may be of others, or misspelt.

    So may a sheet that its workbook does not have.
    """
    names = sorted({name for raw in raws for name in (raw.file, PurePath(raw.file).name)})
    said = (("[sources.tables]", config.sources.tables), ("[lookups]", config.lookups))
    tables = (sheet_facts(told, raws) for told in config.sources.tables)
    sheets = [Note("told_of_no_sheet", facts) for facts in tables if facts]
    return sheets + [
        Note(
            "told_of_no_file",
            {"place": place, "found": told, "hint": difflib.get_close_matches(told, names, 1)},
        )
        for place, keys in said
        for told in keys
        if not _is_named(told, names)
    ]


def unheaded_notes(config: Config, headers: Iterable[str]) -> list[Note]:
    """Headers of [formats] that are nowhere in the files: what is said of them changes nothing."""
    names = {fold_header(header): header for header in headers}
    return [
        Note(
            "format_of_no_column",
            {
                "found": told,
                "hint": [
                    names[near] for near in difflib.get_close_matches(fold_header(told), names, 1)
                ],
            },
        )
        for told in config.formats
        if fold_header(told) not in names
    ]


def _is_named(told: str, names: Iterable[str]) -> bool:
    """Whether a name, a pattern, or a sheet of a workbook is that of a file."""
    wanted = told.partition("!")[0]
    return any(name == wanted or fnmatchcase(name, wanted) for name in names)


def refuse_idle(options: ReadOptions, raws: Iterable[RawTable]) -> None:
    """Refuse an option, or a line of `[sources.read]`, about a kind of file of which there is none.

    Raises:
        UsageError: option_idle, read_as_idle.

    """
    read = list(raws)
    for option, about in _ABOUT.items():
        shown = ", ".join(_SHOWN[one] for one in about)
        if getattr(options, option) is not None and not any(raw.kind in about for raw in read):
            raise UsageError("option_idle", option=option, kind=shown)
        for told, said in options.files.items():
            mine = (raw for raw in read if _is_named(told, _names(raw)))
            if getattr(said, option) is not None and not any(raw.kind in about for raw in mine):
                raise UsageError("read_as_idle", option=option, found=told, kind=shown)


def _names(raw: RawTable) -> tuple[str, str]:
    """What the file of a table may be called; that of a sheet is before the exclamation mark."""
    file = raw.file.partition("!")[0]
    return file, PurePath(file).name


def refuse_unknown_files(said: Iterable[str], files: Sequence[str], place: str) -> None:
    """Refuse what is said, at `place`, of a file that is not there: it would change nothing.

    Raises:
        UsageError: said_of_no_file.

    """
    names = {name for file in files for name in (file, PurePath(file).name)}
    for told in said:
        if not _is_named(told, names):
            raise UsageError("said_of_no_file", place=place, found=told, known=sorted(names))
