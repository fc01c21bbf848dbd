"""The old report or the new one, whole: a sample of kills, and a disk that takes no more."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import COMMAND, bare
from tests.kills import exports, held_by, litter

ROOT = Path(__file__).resolve().parents[2]


def test_killed_at_random_moments_nothing_is_torn():
    """6 runs, half of them killed while they write; `python -m tests.kills -n 200` does more."""
    command = [sys.executable, "-m", "tests.kills", "-n", "6", "--seed", "7"]
    done = subprocess.run(
        command, cwd=ROOT, env=bare(), capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "  torn: 0\n" in done.stdout


@pytest.mark.parametrize(
    ("most", "said"),
    [(0, "no place for temporary files"), (50_000, "report.html cannot be written (File too")],
)
def test_a_disk_that_takes_no_more_keeps_the_old_report(tmp_path, most, said):
    """Files of at most so many bytes: exit 2, one sentence, the old pages, no litter."""
    made, out = exports(tmp_path), tmp_path / "out"
    command = [*COMMAND, "report", str(made["a"]), "--out-dir", str(out), "-f", "html", "-f", "md"]
    subprocess.run([*command, "-q"], env=bare(), check=True)
    before = held_by(out)
    (made["a"] / "leads.csv").write_bytes((made["b"] / "leads.csv").read_bytes())
    done = subprocess.run(
        command,
        env=bare(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert held_by(out) == before
    assert litter(out) == []
