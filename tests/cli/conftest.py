"""The command as a process: what a shell sees of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from tests.cli import warm
from tests.cli.forked import Forks

from smalign.base import beside
from smalign.cli.bundles import Inputs
from smalign.cli.run import run
from smalign.render.report import ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
COMMAND = (sys.executable, "-m", "smalign")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """What stderr says, without the name of the command; fails unless it is one line."""
        assert self.err.startswith("smalign: "), self.err
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err.removeprefix("smalign: ").rstrip("\n")


class Run(Protocol):
    """Run `smalign` with these arguments."""

    def __call__(self, *arguments: object, stdin: bytes = b"", **environment: str) -> Ended:
        """Arguments are shown as text; environment is added to a bare one."""


def bare(**more: str) -> dict[str, str]:
    """An environment that says nothing about language, colour or width."""
    names = ("PATH", "HOME", "TMPDIR", "PYTHONPATH")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", **more}


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """The command, imported once for all tests of a worker."""
    waiting = Forks(bare())
    yield waiting
    waiting.close()


@pytest.fixture
def smalign(tmp_path: Path, forks: Forks) -> Run:
    """The command as a process of its own, run in an empty folder; what it imports is there."""

    def run(*arguments: object, stdin: bytes = b"", **environment: str) -> Ended:
        return Ended(*forks.run([*map(str, arguments)], tmp_path, bare(**environment), stdin))

    return run


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """The command as a shell starts it: for what an interpreter looks at before our first line."""

    def run(*arguments: object, stdin: bytes = b"", **environment: str) -> Ended:
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            cwd=tmp_path,
            env=bare(**environment),
            input=stdin,
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Ended]]:
    """The command in this process, in an empty folder: what a run costs is mostly its imports.

    All of a page is made in this process, too: another one would begin anew for every page.
    """
    numbers = (signal.SIGINT, signal.SIGTERM)
    handlers = {number: signal.getsignal(number) for number in numbers}
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for of in (ahead, beside):
        monkeypatch.setattr(of, "processors", lambda: 1)

    def ended(*arguments: object) -> Ended:
        capfd.readouterr()
        code = run([str(one) for one in arguments])
        return Ended(code, *capfd.readouterr())

    yield ended
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture(scope="session")
def kept_exports() -> Iterator[None]:
    """What was read of exports in this process is kept until the last test."""
    yield
    warm.close()


@pytest.fixture
def warm_exports(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands `inside` this process find the exports read that they ask for again."""
    request.getfixturevalue("kept_exports")
    monkeypatch.setattr(Inputs, "open", warm.warming)


@pytest.fixture(scope="session")
def bitrix24() -> Path:
    """The sample export of a Bitrix24 company."""
    return SAMPLES / "bitrix24"


@pytest.fixture(scope="session")
def generic() -> Path:
    """The sample export of a company with histories and touches."""
    return SAMPLES / "generic"
