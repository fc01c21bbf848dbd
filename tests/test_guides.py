"""Every command line of the guides does what its page says it does."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from tests.cli.conftest import Ended, bare, inside, kept_exports, warm_exports
from tests.guides import lines, stand_in, undated, what_is_there, words

LINES = lines()
PAGES = sorted({line.page for line in LINES})
SHELL = re.compile(r"[|;&<>]")
WRITE = {"-o", "--out-dir", "--extract", "--baseline"}

__all__ = ["inside", "kept_exports", "warm_exports"]


@pytest.fixture(scope="module")
def once() -> set[str]:
    """Lines that ended well already and depend on nothing but the samples."""
    return set()


def test_every_guide_has_lines():
    """What is not found is not run: the first page has lines, and the last one."""
    assert len(LINES) > 180
    assert {"README.md", "docs/01-getting-started.md", "docs/30-snapshots.md"} < set(PAGES)


@pytest.mark.usefixtures("warm_exports")
@pytest.mark.parametrize("page", PAGES)
def test_every_line_of_a_page_runs(page, tmp_path, inside, monkeypatch, once):
    """In their order, each ends with 0, says or writes something, and there is no traceback."""
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    what_is_there(tmp_path)
    for line in (one for one in LINES if one.page == page and one.text not in once):
        told = words(line, tmp_path)
        stand_in(line, told, tmp_path)
        is_piped = SHELL.search(line.text.partition(" #")[0])
        ended = in_a_shell(undated(line.text), tmp_path) if is_piped else inside(*told[1:])
        where = f"{page}: {line.text}\n{ended.err}"
        assert ended.code == 0, f"{where}what it reads may need a stand-in in tests/guides.py"
        assert "Traceback" not in ended.err, where
        written = [told[at + 1].rpartition("=")[2] for at, one in enumerate(told) if one in WRITE]
        assert ended.out or (told[1] == "demo" and ended.err) or written, where
        assert all((tmp_path / one).exists() for one in written if one != "-"), where
        if " samples/" in line.text and not written:
            once.add(line.text)


def in_a_shell(line: str, folder) -> Ended:
    """A line of several commands, in a shell that finds the command."""
    shim = folder / "bin" / "smalign"
    shim.parent.mkdir(exist_ok=True)
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m smalign "$@"\n')
    shim.chmod(0o755)
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=folder,
        env=bare(PATH=f"{shim.parent}{os.pathsep}{os.environ['PATH']}"),
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)
