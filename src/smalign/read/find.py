"""Paths become opened inputs: folders and patterns expanded, every file opened exactly once.

From here on a file is its descriptor: a name like `sales[1].csv` can no longer mean another file,
and a file replaced while we read is still the one we opened.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections import Counter
from contextlib import ExitStack
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from msgspec.structs import replace

from smalign.base.errors import InputError
from smalign.base.places import is_file, is_folder
from smalign.read.busy import refuse_locked, settled, stamp_of
from smalign.read.kind import head_of
from smalign.read.names import ZIP_SIGNATURES, is_export
from smalign.read.ours import is_ours
from smalign.read.records import Input
from smalign.read.unpack import room

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STDIN: Final = "-"
MANIFEST: Final = "manifest.json"
SNAPSHOTS: Final = "snapshots"
"""What a prepared workspace holds."""


def find(
    paths: Sequence[str | Path],
    workdir: Path,
    stdin: BinaryIO | None = None,
    apart: str | Path | None = None,
) -> list[Input]:
    """Open what the user named, in the order named; the same file named twice is one input.

    Args:
        paths: files, folders (their export files, by name; nested folders only when they hold
            the only ones), patterns, or `-`. Archives are opened like folders.
        workdir: where standard input is spooled and archives are unpacked.
        stdin: what `-` reads; None is the process's own.
        apart: a file that is no export, wherever it lies: what is compared with them.

    Raises:
        InputError: file_missing, folder_without_exports, not_a_file, file_unreadable; what is
            wrong with an archive.
        BusyError: file_locked, file_changing.

    """
    inputs: dict[tuple[int, int], Input] = {}
    with ExitStack() as undo:
        undo.callback(lambda: close(inputs.values()))
        for path in paths:
            for opened in _opened(str(path), workdir, stdin):
                _keep(inputs, opened)
        _put_apart(inputs, apart)
        if not inputs and apart is not None:
            raise InputError("folder_without_exports", file=str(paths[0]))
        undo.pop_all()
    return _unpacked(_told_apart(list(inputs.values())), workdir)


def _unpacked(files: list[Input], workdir: Path) -> list[Input]:
    """The exports of every archive in its place; an archive itself is closed then."""
    found: list[Input] = []
    waiting = files[::-1]
    with ExitStack() as undo:
        undo.callback(lambda: close([*found, *waiting]))
        while waiting:
            file = waiting[-1]
            with settled([file]), room(file.name, workdir):
                members = _members(file, workdir)
            found += members
            waiting.pop()
            if file not in members:
                os.close(file.descriptor)
        undo.pop_all()
    return found


def _members(file: Input, workdir: Path) -> list[Input]:
    """The exports inside an archive; any other file is its own only one."""
    if not head_of(file, 4).startswith(ZIP_SIGNATURES):
        return [file]
    from smalign.read.archive import opened

    return opened(file, workdir)


def close(inputs: Iterable[Input]) -> None:
    """Close every descriptor."""
    for one in inputs:
        os.close(one.descriptor)


def is_workspace(folder: Path) -> bool:
    """Whether a folder is what `prepare` writes: its Parquet files are no exports."""
    return is_file(folder / MANIFEST) and is_folder(folder / SNAPSHOTS)


def is_snapshot(folder: Path) -> bool:
    """Whether a folder is one of the snapshots of a workspace."""
    return folder.parent.name == SNAPSHOTS and is_workspace(folder.parent.parent)


def _told_apart(inputs: list[Input]) -> list[Input]:
    """Files of the same name in two folders are shown with their whole path."""
    times = Counter(one.name for one in inputs)
    return [
        replace(one, name=one.path) if times[one.name] > 1 and one.path else one for one in inputs
    ]


def _keep(inputs: dict[tuple[int, int], Input], opened: Input) -> None:
    status = os.fstat(opened.descriptor)
    identity = (status.st_dev, status.st_ino)
    if identity in inputs:
        os.close(opened.descriptor)
    else:
        inputs[identity] = opened


def _put_apart(inputs: dict[tuple[int, int], Input], path: str | Path | None) -> None:
    """Close a file that is among the inputs and is none of them."""
    if path is None or not is_file(Path(path)):
        return
    status = Path(path).stat()
    found = inputs.pop((status.st_dev, status.st_ino), None)
    if found is not None:
        os.close(found.descriptor)


def _opened(path: str, workdir: Path, stdin: BinaryIO | None) -> Iterator[Input]:
    if path == STDIN:
        yield _spooled(workdir, sys.stdin.buffer if stdin is None else stdin)
        return
    for name, file in _files(path):
        refuse_locked(name, Path(file))
        descriptor = _open(name, file)
        yield Input(name, str(Path(file).absolute()), descriptor, stamp_of(descriptor))


def _files(path: str) -> Iterator[tuple[str, str]]:
    """Display name and path of each file behind one argument."""
    if is_folder(path):
        folder = Path(path)
        found = _exports(folder)
        if not found:
            raise InputError("folder_without_exports", file=path)
        yield from ((str(file.relative_to(folder)), str(file)) for file in found)
    elif has_magic(path) and not os.path.lexists(path):
        hits = glob(path, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
        matches = sorted(match for match in hits if not Path(match).is_dir())
        if not matches:
            raise InputError("file_missing", file=path)
        yield from ((match, match) for match in matches)
    else:
        yield path, path


def _exports(folder: Path) -> list[Path]:
    """The export files of a folder; those of nested folders when it holds none itself."""
    nested: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not is_workspace(Path(place) / name)
        )
        exports = (Path(place) / name for name in sorted(names) if is_export(name))
        found = [file for file in exports if not is_ours(file)]
        if found and Path(place) == folder:
            return found
        nested += found
    return nested


def _open(name: str, file: str) -> int:
    """A descriptor of a regular file; a device or a pipe is never opened, it might block."""
    try:
        if not stat.S_ISREG(Path(file).stat().st_mode):
            raise InputError("not_a_file", file=name)
        return os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise InputError("file_missing", file=name) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise InputError("file_unreadable", file=name, why=_why(error)) from error


def _why(error: OSError | ValueError) -> str:
    return (error.strerror or "") if isinstance(error, OSError) else str(error)


def _spooled(workdir: Path, stdin: BinaryIO) -> Input:
    spool = workdir / "stdin"
    with room(STDIN, workdir), spool.open("wb") as target:
        shutil.copyfileobj(stdin, target, 1 << 20)
    return Input(STDIN, None, os.open(spool, os.O_RDONLY | os.O_CLOEXEC))
