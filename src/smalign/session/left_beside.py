"""Exports that lie beside those smalign.toml names, look like them, and are not read.

A list a month comes into a folder, and a list of files in smalign.toml is that of last month.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.results import Note
from smalign.read.names import is_export

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

    Files = tuple[tuple[RawTable, Recognition], ...]

_NUMBERS: Final = re.compile(r"(?: ?\(\d+\)|\d+(?:[-_.]\d+)*)+")
"""What one file's name and the next one's differ in: a day, a number, a second download."""


def told_beside(files: Files, beside: Sequence[str]) -> Files:
    """The files, the first with a note on those that are left unread beside them."""
    if not beside:
        return files
    pattern = _NUMBERS.sub("*", beside[0])
    note = Note("files_beside", {"files": list(beside), "pattern": pattern})
    (raw, recognition), *others = files
    return ((replace(raw, notes=(*raw.notes, note)), recognition), *others)


def left_beside(named: Sequence[str]) -> list[str]:
    """Names of exports that differ from a named one in numbers alone, and are not named.

    named: the paths smalign.toml names; none where the command line names others.
    """
    read = {Path(path).resolve() for path in named}
    kinds: dict[Path, set[str]] = {}
    for path in read:
        if path.is_file():
            kinds.setdefault(path.parent, set()).add(_kind(path.name))
    return sorted(
        entry.name
        for folder, names in kinds.items()
        for entry in os.scandir(folder)
        if is_export(entry.name) and _kind(entry.name) in names
        if entry.is_file() and Path(entry.path).resolve() not in read
    )


def _kind(name: str) -> str:
    """A name without what tells one month from another."""
    return _NUMBERS.sub("", name).lower()
