"""Exports that lie beside those that are read, and are not: nothing is left out without a word.

A list a month comes into a folder, and a list of files in smalign.toml is that of last month. Of a
folder with exports the folders inside it are not read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.places import is_folder
from smalign.base.results import Note
from smalign.read.find import is_workspace
from smalign.read.names import is_export
from smalign.read.ours import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.model.recognise import Recognition
    from smalign.read.records import Input, RawTable

    Files = tuple[tuple[RawTable, Recognition], ...]

_NUMBERS: Final = re.compile(r"(?: ?\(\d+\)|\d+(?:[-_.]\d+)*)+")
"""What one file's name and the next one's differ in: a day, a number, a second download."""


def noted(files: Files, notes: Sequence[Note]) -> Files:
    """The files, the first with more notes."""
    (raw, found), *others = files
    return ((replace(raw, notes=(*raw.notes, *notes)), found), *others)


def left_notes(paths: Sequence[str], inputs: Sequence[Input], *, is_named: bool) -> list[Note]:
    """What is told of exports that are left unread beside these paths, and inside them.

    inputs: the files they were opened as. is_named: whether smalign.toml names the paths: who names
    one file on the command line means it.
    """
    read = frozenset(Path(one.path).resolve() for one in inputs if one.path)
    notes = [Note("folders_unread", facts) for facts in _inside(paths, read)]
    beside = _beside(paths, read) if is_named else []
    if beside:
        pattern = _NUMBERS.sub("*", beside[0])
        notes.append(Note("files_beside", {"files": beside, "pattern": pattern}))
    return notes


def _inside(paths: Sequence[str], read: frozenset[Path]) -> Iterator[dict[str, object]]:
    """Each folder that is read with the folders right inside it that hold exports, and are not."""
    of = {file.parent for file in read}
    for path in paths:
        if not is_folder(path) or Path(path).resolve() not in of:
            continue  # of a folder without exports those inside it are read
        folders = sorted(
            entry.name
            for entry in Path(path).iterdir()
            if entry.is_dir() and not entry.name.startswith(".")
            if entry.resolve() not in of and not is_workspace(entry) and _holds_exports(entry)
        )
        if folders:
            yield {"folder": Path(path).name or path, "folders": folders}


def _holds_exports(folder: Path) -> bool:
    try:
        files = (one for one in folder.iterdir() if is_export(one.name) and one.is_file())
        return not all(map(is_ours, files))
    except OSError:  # a folder nobody may look into holds nothing for us
        return False


def _beside(named: Sequence[str], read: frozenset[Path]) -> list[str]:
    """Names of exports that differ from a named one in numbers alone, and are not read."""
    kinds: dict[Path, set[str]] = {}
    for path in map(Path, named):
        if path.is_file():
            kinds.setdefault(path.parent, set()).add(_kind(path.name))
    return sorted(
        entry.name
        for folder, names in kinds.items()
        for entry in folder.iterdir()
        if is_export(entry.name) and _kind(entry.name) in names
        if entry.is_file() and entry.resolve() not in read
    )


def _kind(name: str) -> str:
    """A name without what tells one month from another."""
    return _NUMBERS.sub("", name).lower()
