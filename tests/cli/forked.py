"""The command as processes that need not import it: each is forked from one that has, and waits.

Started by `Forks`; reads what to run as a line of JSON, answers with the exit code. The exports
it is asked of again are read by then, too.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 120
"""Seconds a command may take."""


class Forks:
    """A process that waits, with the command imported; a context manager."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Start it; in this environment it looks at what only a start can: encodings, hash seed."""
        self._waiting = subprocess.Popen(
            [sys.executable, "-m", "tests.cli.forked"],
            cwd=Path(__file__).parents[2],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def run(
        self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], stdin: bytes
    ) -> tuple[int, str, str]:
        """Exit code, stdout and stderr of one command; a signal is a negative code."""
        asked, told = self._waiting.stdin, self._waiting.stdout
        assert asked is not None
        assert told is not None
        with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
            given.write(stdin)
            given.seek(0)
            streams = [f"/proc/{os.getpid()}/fd/{one.fileno()}" for one in (given, out, err)]
            line = json.dumps([list(arguments), str(folder), dict(environment), streams])
            asked.write(line.encode() + b"\n")
            asked.flush()
            code = int(told.readline())
            out.seek(0)
            err.seek(0)
            return code, out.read().decode(), err.read().decode()

    def close(self) -> None:
        """End it."""
        self._waiting.communicate()


def _serve() -> None:
    from tests.cli.warm import prepare, warm

    import smalign.cli.app
    import smalign.cli.check
    import smalign.cli.funnel
    import smalign.cli.roi
    import smalign.cli.run  # noqa: F401
    from smalign.cli.bundles import Inputs

    Inputs.open = warm  # type: ignore[method-assign, assignment]
    gc.freeze()
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        prepare(Path(asked[1]), asked[0])
        child = os.fork()
        if not child:
            _become(*asked)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _become(
    arguments: list[str], folder: str, environment: dict[str, str], streams: list[str]
) -> NoReturn:
    """The command as the system would have started it."""
    signal.alarm(LONGEST)
    for number, (path, flags) in enumerate(
        zip(streams, (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True)
    ):
        os.dup2(os.open(path, flags), number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["smalign", *arguments]
    from smalign.cli import main

    try:
        main()
    except SystemExit as ending:
        sys.stdout.flush()
        os._exit(int(ending.code or 0))


if __name__ == "__main__":
    _serve()
