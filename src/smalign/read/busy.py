"""Files that somebody has open, or is still writing."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from smalign.base.errors import BusyError
from smalign.base.places import is_there

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from smalign.read.records import Input

_LOCKS: Final = ("~${}", ".~lock.{}#")
"""What Excel and LibreOffice put beside a file they have open."""


def refuse_locked(name: str, file: Path) -> None:
    """Refuse a file an office program has open: what is on disk may not be what is on screen.

    Raises:
        BusyError: file_locked (lock).

    """
    for pattern in _LOCKS:
        lock = pattern.format(file.name)
        if is_there(file.with_name(lock)):
            raise BusyError("file_locked", file=name, lock=lock)


def stamp_of(descriptor: int) -> tuple[int, int]:
    """Size and time of the last change."""
    status = os.fstat(descriptor)
    return status.st_size, status.st_mtime_ns


@contextmanager
def settled(inputs: Iterable[Input]) -> Iterator[None]:
    """Refuse files that change while they are read, also where half of one made any reader stumble.

    A file replaced by another one is no such case: the one we opened is read to its end.

    Raises:
        BusyError: file_changing.

    """
    try:
        yield
    except Exception:
        _refuse_changed(inputs)
        raise
    _refuse_changed(inputs)


def _refuse_changed(inputs: Iterable[Input]) -> None:
    for one in inputs:
        if one.stamp is not None and one.stamp != stamp_of(one.descriptor):
            raise BusyError("file_changing", file=one.name)
