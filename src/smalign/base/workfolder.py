"""A folder of our own for temporary files, and the end of those that killed runs left behind."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX: Final = "smalign-"
_LOCK: Final = ".lock"
"""Held as long as its run lives: whoever can take it has found the folder of a killed one."""


class WorkFolder(tempfile.TemporaryDirectory[str]):
    """Removed by `cleanup`; where the process is killed before, by the next run.

    Raises:
        UsageError: no_work_folder (why), the disk is full or nothing may be written to.

    """

    def __init__(self) -> None:
        """Make it where TMPDIR says."""
        self._held: int | None = None
        try:
            super().__init__(prefix=_PREFIX)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise UsageError("no_work_folder", why=why.partition(" in [")[0]) from error
        own = Path(self.name)
        with suppress(OSError):  # some disks know no locks: then nobody takes it for a dead one's
            self._held = _hold(own)
        for left in _left_behind(own.parent):
            shutil.rmtree(left, ignore_errors=True)

    def cleanup(self) -> None:
        """Remove it; held to the end, so that no other run finds it free and removes it as well."""
        try:
            super().cleanup()
        finally:
            if self._held is not None:
                os.close(self._held)
                self._held = None


def _hold(folder: Path) -> int:
    """Lock the folder: the lock is held before it has its name, so that nobody finds it free."""
    import fcntl

    unnamed = folder / f"{_LOCK}-"
    descriptor = os.open(unnamed, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        unnamed.rename(folder / _LOCK)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _left_behind(place: Path) -> Iterator[Path]:
    """The folders of runs of this user that were killed."""
    import fcntl

    with suppress(OSError), os.scandir(place) as entries:
        ours = [entry for entry in entries if entry.name.startswith(_PREFIX)]
        for entry in ours:
            with suppress(OSError):  # it is not ours, is in use, or went meanwhile
                if entry.is_symlink() or entry.stat().st_uid != os.getuid():
                    continue
                descriptor = os.open(Path(entry.path) / _LOCK, os.O_RDWR | os.O_CLOEXEC)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    yield Path(entry.path)
                finally:
                    os.close(descriptor)
