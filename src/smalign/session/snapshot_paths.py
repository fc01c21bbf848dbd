"""Which exports paths of snapshots mean, and the days that stand in their names."""

from __future__ import annotations

import re
from datetime import date
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.errors import InputError
from smalign.base.places import is_folder, is_there
from smalign.read.find import SNAPSHOTS, is_snapshot, is_workspace
from smalign.read.names import is_export

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DAYS: Final = (
    re.compile(r"(?<!\d)(?P<y>20\d\d)([-_. ]?)(?P<m>\d\d)\2(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d\d)([-_. ])(?P<m>\d\d)\2(?P<y>20\d\d)(?!\d)"),
)
"""2026-03-01 and 20260301; 01.03.2026 as it is written in Europe."""


class Export(Struct, frozen=True):
    """One export of several: the paths it is made of, what it is called, the day in its name."""

    name: str
    paths: tuple[str, ...]
    day: date | None

    @property
    def is_workspace(self) -> bool:
        """Whether it is a snapshot of a prepared workspace."""
        return is_snapshot(Path(self.paths[0]).absolute())


def exports_of(paths: Sequence[str]) -> list[Export]:
    """The exports the paths name, each once, in the order of their names.

    A folder of folders holds an export in each of them; so does a workspace with its snapshots. A
    folder of files is one export, unless its files are of different days by their names. Files
    named one by one are an export each, but those of one day in one folder, or in a folder that
    is called by its day, are one together.

    Raises:
        InputError: file_missing, folder_without_exports.

    """
    found: dict[tuple[str, ...], Export] = {}
    for path in paths:
        if is_folder(path):
            groups = _folder(Path(path))
        elif has_magic(path):
            groups = _matched(path)
        elif is_there(path):
            groups = _files([Path(path)])
        else:
            raise InputError("file_missing", file=path)
        for one in groups:
            found.setdefault(tuple(str(Path(item).resolve()) for item in one.paths), one)
    return _joined(found.values())


def day_in(name: str) -> date | None:
    """The one day that stands in a name; None where there is none, or several."""
    days = set()
    for pattern in _DAYS:
        for match in pattern.finditer(name):
            try:
                days.add(date(int(match["y"]), int(match["m"]), int(match["d"])))
            except ValueError:
                continue
    return days.pop() if len(days) == 1 else None


def day_of_paths(paths: Sequence[str]) -> date | None:
    """The day all of these paths agree on by their names, or those of their folders."""
    days = {_day(Path(path).absolute()) for path in paths}
    return days.pop() if len(days) == 1 else None


def _day(path: Path) -> date | None:
    return day_in(path.name) or day_in(path.parent.name)


def _folder(folder: Path) -> list[Export]:
    if is_workspace(folder):
        kept = sorted(path for path in (folder / SNAPSHOTS).iterdir() if path.is_dir())
        return [Export(str(one), (str(one),), day_in(one.name)) for one in kept]
    if is_snapshot(folder.absolute()):
        return [Export(str(folder), (str(folder),), day_in(folder.name))]
    if day_in(folder.name) and _holds_exports(folder):
        return [_whole(folder)]
    inside = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    files = [path for path in inside if path.is_file() and is_export(path.name)]
    folders = [path for path in inside if path.is_dir() and _holds_exports(path)]
    if any(day_in(path.name) for path in folders):
        # What has no day beside them, such as costs, is no export of the CRM's cards.
        folders, files = _dated(folders), _dated(files)
        groups = list(_files(files))
    elif len({day_in(path.name) for path in files}) > 1:
        groups = list(_files(files))
    elif files:
        return [_whole(folder)]
    else:
        groups = []
    groups += [one for path in folders for one in _folder(path)]
    if not groups:
        raise InputError("folder_without_exports", file=str(folder))
    return groups


def _dated(paths: Iterable[Path]) -> list[Path]:
    return [path for path in paths if day_in(path.name)]


def _whole(folder: Path) -> Export:
    return Export(str(folder), (str(folder),), _day(folder.absolute()))


def _holds_exports(folder: Path) -> bool:
    if is_workspace(folder):
        return True
    return any(is_export(path.name) for path in folder.rglob("*") if path.is_file())


def _matched(pattern: str) -> list[Export]:
    matches = [Path(match) for match in sorted(glob(pattern, recursive=True))]  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not matches:
        raise InputError("file_missing", file=pattern)
    files = [path for path in matches if path.is_file() and is_export(path.name)]
    folders = [path for path in matches if path.is_dir() and _holds_exports(path)]
    return [*_files(files), *(one for path in folders for one in _folder(path))]


def _files(files: Iterable[Path]) -> list[Export]:
    """Files as exports: those of one folder and one day are one."""
    groups: dict[tuple[str, object], list[str]] = {}
    for file in files:
        day = _day(file.absolute())
        groups.setdefault((str(file.parent), day or file.name), []).append(str(file))
    return [
        Export(same[0], tuple(same), day if isinstance(day, date) else None)
        for (_, day), same in groups.items()
    ]


def _joined(found: Iterable[Export]) -> list[Export]:
    """Files of one folder and day that were named one by one are one export, too."""
    groups: dict[tuple[str, object], list[Export]] = {}
    for one in found:
        first = Path(one.paths[0])
        key = (str(first.resolve().parent), one.day) if first.is_file() and one.day else None
        groups.setdefault(key or (one.name, None), []).append(one)
    return sorted(_merged(groups.values()), key=lambda one: one.name)


def _merged(groups: Iterable[Sequence[Export]]) -> Iterator[Export]:
    for same in groups:
        paths = tuple(dict.fromkeys(sorted(path for one in same for path in one.paths)))
        yield Export(paths[0] if len(same) > 1 else same[0].name, paths, same[0].day)
