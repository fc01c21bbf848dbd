"""Writing a file so that it is always either the old one or the whole new one."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_TAIL: Final = re.compile(r"[a-z0-9_]{8}")
"""What `mkstemp` puts at the end of a name."""


def write_atomically(path: Path | str, data: bytes) -> None:
    """Write `data` to `path` through a temporary file beside it, down to the disk.

    A symbolic link is followed: the file it points to is replaced, the link stays. An existing
    file keeps its permissions. A device or a pipe cannot be replaced and is written as it is.

    Raises:
        UsageError: output_unwritable (path, why), with the old file untouched.

    """
    target = Path(os.path.realpath(path))
    with unwritable(path):
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
        elif target.is_dir():
            raise IsADirectoryError(21, "Is a directory", str(path))
        else:
            _replace(target, data)


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write several files: none is touched before all of them are whole on the disk.

    They are put in their places in the order given, so the last one tells that the others are
    there. A run killed between two of them leaves each file whole, the old one or the new one.

    Raises:
        UsageError: output_unwritable (path, why); where the disk is full, all are the old ones.

    """
    with ExitStack() as undo:
        staged = []
        for path, data in files.items():
            target = Path(os.path.realpath(path))
            with unwritable(path):
                if target.is_dir():
                    raise IsADirectoryError(21, "Is a directory", str(path))
                temporary = _staged(target, data)
            undo.callback(temporary.unlink, missing_ok=True)
            staged.append((path, temporary, target))
        for path, temporary, target in staged:
            with unwritable(path):
                temporary.replace(target)
    for folder in {target.parent for _, _, target in staged}:
        with unwritable(folder):
            sync_folder(folder)


def sweep(folder: Path, names: Iterable[str]) -> None:
    """Remove the temporary files that killed runs left beside these files, and nothing else.

    Only for who holds the folder: those of a run that is under way look the same.

    Raises:
        UsageError: output_unwritable.

    """
    beginnings = tuple(_beginning(name) for name in names)
    with unwritable(folder):
        for left in folder.iterdir():
            of = next((one for one in beginnings if left.name.startswith(one)), None)
            if of is None or not _TAIL.fullmatch(left.name.removeprefix(of)):
                continue
            if left.is_file() and not left.is_symlink():
                left.unlink(missing_ok=True)


def made_folder(folder: Path) -> Path:
    """The folder itself, made if it is missing.

    Raises:
        UsageError: output_unwritable.

    """
    with unwritable(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def unwritable(path: Path | str) -> Iterator[None]:
    """Turn what the system says of `path` into output_unwritable (path, why)."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError("output_unwritable", path=str(path), why=why) from error


def _replace(target: Path, data: bytes) -> None:
    temporary = _staged(target, data)
    try:
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def _staged(target: Path, data: bytes) -> Path:
    """A temporary file beside `target`, with its data and permissions, down to the disk."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=_beginning(target.name))
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), _mode(target))
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _beginning(name: str) -> str:
    """How the temporary files of a file begin."""
    return f".{name[:40]}."


def _mode(target: Path) -> int:
    """The old file's permissions, else those any new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """Make the new name itself durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
