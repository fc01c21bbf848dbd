"""Folders for temporary files: removed at the end, or by the next run after a kill."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from smalign.base.errors import UsageError
from smalign.base.workfolder import WorkFolder

KILLED = """
import os, pathlib
from smalign.base.workfolder import WorkFolder
folder = WorkFolder()
pathlib.Path(folder.name, "spill").mkdir()
pathlib.Path(folder.name, "spill", "1.tmp").write_bytes(b"x" * 1000)
print(folder.name, flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """Where temporary files go."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def killed(place: Path) -> Path:
    """The folder of a run that was killed."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED],
        env={**os.environ, "TMPDIR": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -9, done.stderr
    return Path(done.stdout.strip())


def test_what_a_killed_run_left_goes_with_the_next(place):
    """A disk that cron fills up night after night is emptied, spilled tables and all."""
    left = killed(place)
    assert (left / "spill" / "1.tmp").exists()
    folder = WorkFolder()
    assert sorted(place.iterdir()) == [Path(folder.name)]
    folder.cleanup()
    assert not list(place.iterdir())


def test_the_folder_of_a_run_under_way_stays(place):
    """Two runs at once: neither takes the other's folder for one left behind."""
    first = WorkFolder()
    Path(first.name, "decoded.csv").write_text("a", encoding="utf-8")
    second = WorkFolder()
    assert Path(first.name, "decoded.csv").exists()
    first.cleanup()
    second.cleanup()
    assert not list(place.iterdir())


def test_what_is_not_ours_stays(place):
    """A folder that only looks like ours, or a link to one elsewhere, is never removed."""
    other = place / "smalign-notes"
    other.mkdir()
    (other / "plan.txt").write_text("a", encoding="utf-8")
    elsewhere = place / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".lock").touch()
    (place / "smalign-linked00").symlink_to(elsewhere)
    WorkFolder().cleanup()
    assert sorted(item.name for item in place.iterdir()) == [
        "elsewhere",
        "smalign-linked00",
        "smalign-notes",
    ]
    assert (elsewhere / ".lock").exists()


def test_no_place_for_temporary_files_is_said(monkeypatch, tmp_path):
    """TMPDIR names a folder that is not there: one sentence, no traceback."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    with pytest.raises(UsageError) as caught:
        WorkFolder()
    assert caught.value.code == "no_work_folder"
