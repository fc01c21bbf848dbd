"""The bar of a long reading: on a terminal only, past its patience, and gone at the end."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest
from tests.cli.conftest import bare

from smalign.base.progress import silent
from smalign.cli.progress import waiting

LONG = """
import sys, time
from smalign.cli import progress
progress._PATIENCE = 0.05
with progress.waiting(quiet=False) as told:
    told("deals [bold].csv", 1, 4)
    time.sleep(1)
    told("deals [bold].csv", 3, 4)
    time.sleep(0.3)
sys.stderr.write("after\\n")
"""


def on_terminal(*command, **environment):
    """What a command writes to a terminal that is its stderr."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        command, stderr=theirs, stdout=subprocess.DEVNULL, env=bare(TERM="xterm", **environment)
    )
    os.close(theirs)
    seen = b""
    try:
        while piece := os.read(ours, 65536):
            seen += piece
    except OSError:
        pass  # Linux tells the end of a terminal like this
    os.close(ours)
    assert done.wait(60) == 0
    return seen.decode()


def test_a_long_reading_shows_its_file_and_is_wiped_before_the_answer():
    """The file is named as it is called, and the last line is erased before more is said."""
    seen = on_terminal(sys.executable, "-c", LONG)
    assert "deals [bold].csv" in seen
    assert "0:00:01" in seen
    assert seen.rindex("\x1b[2K") < seen.index("after")


def test_a_short_reading_shows_nothing():
    """What is over before the bar's patience leaves no trace on the terminal."""
    short = LONG.replace("0.05", "60").replace("time.sleep(1)", "pass")
    assert on_terminal(sys.executable, "-c", short) == "after\r\n"


@pytest.mark.parametrize("quiet", [True, False])
def test_off_a_terminal_nothing_is_ever_drawn(quiet, monkeypatch):
    """Neither into a file nor with --quiet: what reads report to takes no notice."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: quiet, raising=False)
    with waiting(quiet=quiet) as told:
        assert told is silent
