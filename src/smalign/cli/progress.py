"""A bar on stderr for a long reading: only for a person, and only past one second."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean
from smalign.base.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress as Drawn

    from smalign.base.progress import Progress

_PATIENCE: Final = 1.0


@contextmanager
def waiting(*, quiet: bool) -> Iterator[Progress]:
    """Give what a long reading reports to; the bar is gone before anything else is printed."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield silent
        return
    bar = Bar(_PATIENCE)
    try:
        yield bar
    finally:
        bar.close()


class Bar:
    """Draws nothing until `patience` seconds have passed: then another thread begins to.

    The engine may work for long without a report; the bar shows that time goes on.
    """

    def __init__(self, patience: float) -> None:
        """Begin to wait."""
        self._lock = Lock()
        self._state: tuple[str, int, int] = ("", 0, 0)
        self._drawn: Drawn | None = None
        self._is_closed = False
        self._timer = Timer(patience, self._show)
        self._timer.daemon = True
        self._timer.start()

    def __call__(self, file: str, done: int, total: int) -> None:
        """Take notice of how far the reading is."""
        self._state = (file, done, total)
        if self._drawn is not None:
            self._update(self._drawn)

    def close(self) -> None:
        """Take the bar away."""
        self._timer.cancel()
        with self._lock:
            self._is_closed = True
            if self._drawn is not None:
                self._drawn.stop()

    def _show(self) -> None:
        with self._lock:
            if self._is_closed:
                return
            drawn = _bar()
            drawn.add_task("", total=None)
            self._update(drawn)
            drawn.start()
            self._drawn = drawn

    def _update(self, drawn: Drawn) -> None:
        file, done, total = self._state
        task = drawn.tasks[0].id
        drawn.update(task, description=clean(file), completed=done, total=total or None)


def _bar() -> Drawn:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
