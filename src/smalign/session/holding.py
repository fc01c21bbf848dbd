"""The folder of a workspace while `prepare` writes to it: its lock, its litter and its key."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from smalign.base.errors import Exit, InputError, SmalignError, UsageError
from smalign.read.find import MANIFEST, SNAPSHOTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEY: Final = "key"
_LOCK: Final = ".lock"
TEMPORARY: Final = ".smalign-"
_SAID: Final = re.compile(r'Could not write file [^:]*: ([^"\\]+)')
_OURS: Final = frozenset({MANIFEST, SNAPSHOTS, _KEY, _LOCK})


def workspace_folder(folder: Path) -> Path:
    """The workspace's folder, made if missing; a folder with other things in it is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = sorted(
            item.name
            for item in folder.iterdir()
            if item.name not in _OURS and not item.name.startswith(TEMPORARY)
        )
    except (FileExistsError, NotADirectoryError) as error:
        raise UsageError("workspace_not_a_folder", path=str(folder)) from error
    except OSError as error:
        raise unwritable(folder, error) from error
    is_ours = (folder / SNAPSHOTS).is_dir() or (folder / _LOCK).exists()
    if others and not is_ours:
        raise UsageError("workspace_folder_taken", path=str(folder), found=others[0])
    return folder


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the workspace; the system frees it when the process ends, however it ends."""
    import fcntl

    try:
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise SmalignError("workspace_busy", Exit.BUSY, path=str(folder)) from error
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what a killed run left behind."""
    for left in (*folder.glob(f"{TEMPORARY}*"), *folder.glob(f".{MANIFEST}.*")):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()


def key_of(folder: Path, *, is_new: bool) -> bytes:
    """The key of the hashes: made once, for its owner's eyes only."""
    from secrets import token_hex

    path = folder / _KEY
    if not path.exists():
        if not is_new:
            raise InputError("workspace_file_missing", file=str(path))
        fresh = folder / f"{TEMPORARY}key"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(token_hex(32))
            file.flush()
            os.fsync(descriptor)
        fresh.replace(path)
    try:
        return bytes.fromhex(path.read_text(encoding="ascii"))
    except ValueError as error:
        raise InputError("workspace_broken", file=str(path)) from error


def unwritable(folder: Path, error: Exception) -> UsageError:
    """What the system said of the folder, to us or to the engine that writes for us."""
    if isinstance(error, OSError):
        why = error.strerror
    else:
        found = _SAID.search(str(error))
        why = found[1] if found else str(error).splitlines()[0]
    return UsageError("output_unwritable", path=str(folder), why=why or type(error).__name__)
