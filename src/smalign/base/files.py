"""Writing a file so that it is always either the old one or the whole new one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from smalign.base.errors import UsageError


def write_atomically(path: Path | str, data: bytes) -> None:
    """Write `data` to `path` through a temporary file beside it, down to the disk.

    A symbolic link is followed: the file it points to is replaced, the link stays. An existing
    file keeps its permissions. A device or a pipe cannot be replaced and is written as it is.

    Raises:
        UsageError: output_unwritable (path, why), with the old file untouched.

    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
        elif target.is_dir():
            raise IsADirectoryError(21, "Is a directory", str(path))
        else:
            _replace(target, data)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError("output_unwritable", path=str(path), why=why) from error


def _replace(target: Path, data: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), _mode(target))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


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
