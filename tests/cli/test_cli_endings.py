"""Signals and closed pipes have exit codes of their own, and leave nothing behind."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.cli.conftest import COMMAND, bare

ROWS = 400_000
FEW_ROWS = 20_000
FIRST_OUTPUT_SECONDS = 60


def _leads(folder: Path, rows: int) -> Path:
    file = folder / "leads.csv"
    with file.open("w") as out:
        out.write("Lead ID,Created time,Source,Status\n")
        out.writelines(f"{row},2026-01-{row % 28 + 1:02},s{row % 9},New\n" for row in range(rows))
    return file


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """An export that takes seconds."""
    return _leads(tmp_path_factory.mktemp("many"), ROWS)


@pytest.fixture(scope="module")
def some(tmp_path_factory) -> Path:
    """An export whose cards do not fit into a pipe's buffer."""
    return _leads(tmp_path_factory.mktemp("some"), FEW_ROWS)


def _until(scratch: Path) -> None:
    """Wait until the command has made its work directory: it is past its imports."""
    for _ in range(FIRST_OUTPUT_SECONDS * 100):
        if any(scratch.iterdir()):
            return
        time.sleep(0.01)
    pytest.fail("the command never began")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("seconds", [0.0, 0.4])
def test_a_signal_ends_it_quietly(tmp_path, many, number, code, seconds):
    """Ctrl-C is 130 and SIGTERM 143, while reading and inside the engine; no word, no rest."""
    process = subprocess.Popen(
        [*COMMAND, "roi", str(many), "--ids", "--table", "leads.csv=leads"],
        env=bare(TMPDIR=str(tmp_path)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    _until(tmp_path)
    time.sleep(seconds)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (code, b"", b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_pipe_is_141(some, unbuffered):
    """`| head -1` takes a line and goes: exit 141 without a traceback, buffered or not."""
    shell = f"{' '.join(COMMAND)} roi {some} --table leads.csv=leads --ids -q | head -n 1; "
    done = subprocess.run(
        ["bash", "-c", shell + "echo ${PIPESTATUS[0]}"],
        env=bare(PYTHONUNBUFFERED=unbuffered),
        capture_output=True,
        check=True,
        text=True,
    )
    header, code = done.stdout.splitlines()
    assert header.startswith("card\tcard_id\tchannel")
    assert (code, done.stderr) == ("141", "")


def test_a_slow_reader_gets_every_row(some):
    """A pipe that takes its time under PYTHONUNBUFFERED still gets all rows and the header."""
    shell = f"{' '.join(COMMAND)} roi {some} --table leads.csv=leads --ids -q | (sleep 1; wc -l)"
    done = subprocess.run(
        ["bash", "-c", shell],
        env=bare(PYTHONUNBUFFERED="1"),
        capture_output=True,
        check=True,
        text=True,
    )
    assert int(done.stdout) == FEW_ROWS + 1


def test_a_full_disk_is_one_sentence(bitrix24):
    """No space left behind stdout: exit 2 and one sentence."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "roi", str(bitrix24), "-q"],
            env=bare(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "smalign: stdout cannot be written (No space left on device); name another place.\n"
    )
