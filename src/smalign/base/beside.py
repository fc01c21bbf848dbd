"""Work done beside: in a copy of this process, while this one goes on.

The interpreter does one thing at a time, however many threads there are. A copy has all that this
process has opened and read, so nothing is read twice. What it finds is what would be found here:
where no copy can be made, or it fails, nothing is found, and whoever wanted it works it out.
"""

from __future__ import annotations

import os
import signal
import threading
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Generic, NoReturn, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE: Final = 60_000
"""Milliseconds for the copy once it is waited for."""
_DIES_WITH_PARENT: Final = 1
"""The number of PR_SET_PDEATHSIG for prctl."""
_ASKING_TO_END: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_THREADS: Final = "/proc/self/task"
_Found = TypeVar("_Found")


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0))


class Beside(Generic[_Found]):
    """One piece of work; use it as a context manager.

    A copy holds no thread but the one that made it. Threads of the interpreter may be left behind:
    they hold nothing the work needs. Those of a library may, so beside them no copy is made.
    """

    def __init__(self, work: Callable[[], _Found]) -> None:
        """Nothing is started yet; what the work gives must be possible to pickle."""
        self._work = work
        self._copy: int | None = None
        self._pipe = -1

    def __enter__(self) -> Self:
        """Begin, where there is somebody to do it."""
        if processors() > 1 and _is_free():
            with suppress(OSError):  # no process to be had
                self._begin()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave no process behind."""
        if self._copy is None:
            return
        os.close(self._pipe)
        with suppress(ProcessLookupError):
            os.kill(self._copy, signal.SIGKILL)
        os.waitpid(self._copy, 0)
        self._copy = None

    @property
    def process_number(self) -> int | None:
        """The id of the copy, None: there is none."""
        return self._copy

    def found(self) -> _Found | None:
        """What the work gave, waited for; None: it was not done, or failed."""
        if self._copy is None:
            return None
        import pickle

        with suppress(EOFError, pickle.UnpicklingError):  # it ended before it had written all
            found: _Found = pickle.loads(self._told())  # noqa: S301 - our own copy wrote it
            return found
        return None

    def _begin(self) -> None:
        reading, writing = os.pipe()
        parent = os.getpid()
        # For ever in the copy: what this process does at a signal is not the copy's to do.
        unblocked = signal.pthread_sigmask(signal.SIG_BLOCK, _ASKING_TO_END)
        try:
            with warnings.catch_warnings():
                # Of threads that are left behind: which ones may be, was looked at.
                warnings.simplefilter("ignore", DeprecationWarning)
                self._copy = os.fork()
            if self._copy == 0:
                _do(self._work, writing, parent)
        except OSError:
            os.close(reading)
            raise
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, unblocked)
            os.close(writing)
        self._pipe = reading

    def _told(self) -> bytes:
        """All the copy wrote; nothing where it takes too long."""
        import select

        waiting = select.poll()
        waiting.register(self._pipe, select.POLLIN)
        told: list[bytes] = []
        while waiting.poll(_PATIENCE):
            piece = os.read(self._pipe, 1 << 20)
            if not piece:
                return b"".join(told)
            told.append(piece)
        return b""


def _is_free() -> bool:
    """Whether all threads of this process are the interpreter's."""
    return sum(1 for _ in os.scandir(_THREADS)) == threading.active_count()


def _do(work: Callable[[], object], writing: int, parent: int) -> NoReturn:
    """Work, write what was found, and end without a word: whatever is wrong is told over there."""
    try:
        _end_with(parent)
        import pickle

        found = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        with open(writing, "wb") as pipe:
            pipe.write(found)
    finally:
        os._exit(0)  # nothing of what this process would do at its end is the copy's to do


def _end_with(parent: int) -> None:
    """See to it that the copy ends when its parent does, however that ends."""
    import ctypes

    ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
