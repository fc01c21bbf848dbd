"""Charts drawn ahead: in a process of its own, while the next questions are asked.

The drawing engine takes half a second to begin, and holds the interpreter while it draws: a thread
of ours would gain nothing. What is drawn there is what would be drawn here, whatever the order. A
chart that was not drawn is drawn here, so that what is wrong with it is told as ever.
"""

from __future__ import annotations

import json
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Self

from smalign.base.beside import processors
from smalign.render.report.blocks import charts_in
from smalign.render.report.ours import command_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from smalign.render.report.blocks import Chart
    from smalign.render.report.parts import ReportParts

_PATIENCE: Final = 60.0
"""Seconds for the last charts, after which they are drawn here."""


class Ahead:
    """The charts of one report in one language; use it as a context manager.

    is_meant: whether there will be a page with charts at all. With one processor there is nobody to
    draw ahead.
    """

    def __init__(self, lang: str, *, is_meant: bool = True) -> None:
        """Nothing is started yet."""
        self._lang = lang
        self._is_meant = is_meant and processors() > 1
        self._process: subprocess.Popen[str] | None = None
        self._sent: list[str] = []
        self._seen: set[str] = set()

    def __enter__(self) -> Self:
        """Start the process; it makes itself ready meanwhile."""
        if self._is_meant:
            with suppress(OSError):  # no process to be had: all is drawn here
                self._process = subprocess.Popen(  # noqa: S603 - ourselves
                    command_of("smalign.render.report.ahead_inside"),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    encoding="utf-8",
                )
                self._say(self._lang)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave no process behind."""
        self._stop()

    @property
    def process_number(self) -> int | None:
        """The id of the process, None: all is drawn in this one."""
        return None if self._process is None else self._process.pid

    def see(self, parts: ReportParts) -> None:
        """Begin with the charts of the sections whose last answer is there."""
        if self._process is None:
            return
        from smalign.render.report.chapters import CHAPTERS

        for chapter in CHAPTERS:
            if chapter.anchor in self._seen or chapter.parts[-1] not in parts.answers:
                continue
            self._seen.add(chapter.anchor)
            if parts.result(chapter.parts[0]) is not None:
                self._send(charts_in(chapter.build(parts, self._lang)))

    def drawn(self, charts: Iterable[Chart]) -> Callable[[Chart], str]:
        """What gives the SVG of each of these charts, which are all there are."""
        from smalign.render.report.charts import svg

        self._send(charts)
        known = dict(zip(self._sent, self._told(), strict=False))

        def of(chart: Chart) -> str:
            return known.get(_line(chart)) or svg(chart, self._lang)

        return of

    def _send(self, charts: Iterable[Chart]) -> None:
        for line in map(_line, charts):
            if line not in self._sent and self._say(line):
                self._sent.append(line)

    def _say(self, line: str) -> bool:
        """Whether the process was told a line."""
        pipe = None if self._process is None else self._process.stdin
        if pipe is None:
            return False
        try:
            pipe.write(f"{line}\n")
            pipe.flush()
        except OSError:
            self._stop()
            return False
        return True

    def _told(self) -> list[str | None]:
        """What was drawn, in the order of what was sent; nothing where the process failed."""
        if self._process is None:
            return []
        with suppress(ValueError, OSError, subprocess.TimeoutExpired):
            told, _ = self._process.communicate(timeout=_PATIENCE)
            found: list[str | None] = json.loads(told)
            return found
        return []

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what nobody reads any more
                    pipe.close()
        process.wait()


def _line(chart: Chart) -> str:
    """All that is drawn of a chart."""
    return json.dumps([chart.spec, chart.rows])
