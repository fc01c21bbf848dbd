"""A folder held by one process at a time; the system frees it when the process ends, however."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from smalign.base.errors import BusyError
from smalign.base.files import unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK: Final = ".smalign.lock"
"""The file that is locked; it is empty and stays, for a removed one could be held twice."""


@contextmanager
def held(folder: Path, *, name: str = LOCK, waits: bool = False) -> Iterator[None]:
    """Hold `folder`; another process that does makes us wait, or refuse.

    Raises:
        BusyError: folder_busy (path), where `waits` is not set.
        UsageError: output_unwritable.

    """
    import fcntl

    with unwritable(folder):
        descriptor = os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        _take(descriptor, folder, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, folder: Path, how: int) -> None:
    import fcntl

    with unwritable(folder):  # some network disks know no locks
        try:
            fcntl.flock(descriptor, how)
        except BlockingIOError as error:
            raise BusyError("folder_busy", path=str(folder)) from error
