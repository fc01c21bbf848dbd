"""`smalign report` killed at random moments and on a full disk: `python -m tests.kills -n 200`.

Two exports take turns, so that every run would replace the report of the other. Half of the runs
are killed at any moment, half while they write: from the moment the first temporary file is seen.
After each kill every page, the manifest and the state are byte for byte those of one of the two
exports. A run that was killed between two files leaves a manifest that does not agree with them,
and `--if-changed` writes all of them again. With `--disk`, as root, the report is also written to
memory disks that are too small by more and more. Ends with 1 where anything is torn.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from smalign.base.run_manifest import is_whole, read_manifest
from smalign.base.state import STATE

if TYPE_CHECKING:
    from collections.abc import Iterator

LEADS = "Lead ID,Created at,Status,Channel\n"
ROWS = {"a": 40, "b": 55}
"""Leads of the two exports."""

PAGES = ("report.html", "report.md", "report.json")
PATIENCE = 60.0
PAGE = 4096
QUICKER = 0.9
"""A machine that was busy when it was measured gets faster: kills come earlier then."""


def exports(folder: Path) -> dict[str, Path]:
    """The two exports."""
    made = {}
    for name, rows in ROWS.items():
        made[name] = folder / name
        made[name].mkdir()
        lines = (f"{row},2025-01-{row % 28 + 1:02},open,c{row % 5}\n" for row in range(rows))
        (made[name] / "leads.csv").write_text(LEADS + "".join(lines), encoding="utf-8")
    return made


def started(export: Path, out: Path, *more: str) -> int:
    """A run in a process of its own, which has all imports behind it; its id."""
    child = os.fork()
    if child:
        return child
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        from smalign.cli.run import run

        written = ("-f", "html", "-f", "md", "--lang", "en", "--out-dir", str(out))
        os._exit(run(["report", str(export), *written, "--state", str(out), *more]))
    finally:
        os._exit(99)


def ended(child: int) -> int:
    """The exit code of a run; 128 and the signal of a killed one."""
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code if code >= 0 else 128 - code


def held_by(out: Path) -> dict[str, bytes]:
    """What a reader finds: the pages, the manifest, the state."""
    names = [*PAGES, STATE]
    return {name: (out / name).read_bytes() for name in names if (out / name).exists()}


def litter(out: Path) -> list[str]:
    """Temporary files."""
    return [one.name for one in out.iterdir() if one.name.startswith(".") and one.suffix != ".lock"]


def warm() -> None:
    """Import what a run imports, and start no thread."""
    from importlib import import_module

    from smalign.cli.app import build

    build(["report"])
    for name in ("duckdb", "jinja2", "babel.numbers", "smalign.cli.report_run"):
        import_module(name)


def settled(made: dict[str, Path], out: Path) -> tuple[dict[str, dict[str, bytes]], float, float]:
    """The reports of both exports, each after the other; seconds of a run and of its writing."""
    whole, seconds, writing = {}, [], []
    for name in ("a", "b", "a", "b"):
        began = time.monotonic()
        child = started(made[name], out)
        seen = first_written(out, child)
        code = ended(child)
        seconds.append(time.monotonic() - began)
        writing.append(time.monotonic() - seen)
        if code:
            sys.exit(f"a run that nobody kills ends with {code}")
        whole[name] = held_by(out)
    return whole, min(seconds), max(writing)


def first_written(out: Path, child: int) -> float:
    """The moment the first temporary file is seen, or the run is over."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if out.is_dir() and litter(out):
            break
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            break
        time.sleep(0.0005)
    return time.monotonic()


def killed(count: int, seed: int) -> int:
    """Kill `count` runs; how many left something torn."""
    chance = random.Random(seed)
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as work:
        made, out = exports(Path(work)), Path(work) / "out"
        whole, seconds, writing = settled(made, out)
        while found["killed"] < count and not found["torn"]:
            export = chance.choice(sorted(made))
            child = started(made[export], out)
            if found["killed"] % 2:
                first_written(out, child)
                time.sleep(chance.uniform(0, writing))
            else:
                time.sleep(chance.uniform(0, seconds))
            os.kill(child, signal.SIGKILL)
            if ended(child) != 128 + signal.SIGKILL:  # over before; such a run proves nothing
                found["over before"] += 1
                seconds, writing = seconds * QUICKER, writing * QUICKER
                continue
            found["killed"] += 1
            found["litter"] += bool(litter(out))
            found[judged(out, whole)] += 1
            if not agrees(out):
                found["repaired"] += ended(started(made[export], out, "--if-changed")) == 0
                found["not repaired"] += held_by(out) != whole[export]
        last = ended(started(made["a"], out))
        found["litter at the end"] = len(litter(out))
        found["torn"] += last != 0 or held_by(out) != whole["a"]
    print(f"{count} kills, seed {seed}; a run {seconds:.2f} s, its writing {writing * 1000:.0f} ms")
    for what, times in sorted(found.items()):
        print(f"  {what}: {times}")
    return found["torn"] + found["not repaired"] + found["litter at the end"]


def judged(out: Path, whole: dict[str, dict[str, bytes]]) -> str:
    """Whether a reader finds one report, files of both, or something nobody wrote."""
    now = held_by(out)
    for name in [*PAGES, STATE]:
        if now.get(name) not in (whole["a"][name], whole["b"][name]):
            return "torn"
    pages = {name: now[name] for name in PAGES}
    is_one = any(pages == {name: one[name] for name in PAGES} for one in whole.values())
    return "one whole report" if is_one else "whole files of both reports"


def agrees(out: Path) -> bool:
    """Whether the manifest agrees with the pages."""
    run = read_manifest(out)
    return run is not None and is_whole(out, run.written)


def filled() -> int:
    """Write to memory disks too small by more and more; how many left something torn."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as work:
        made, out = exports(Path(work)), Path(work) / "out"
        whole, _, _ = settled(made, out)
        sizes = {name: sum(-(-len(data) // PAGE) for data in one.values())
                 for name, one in whole.items()}  # fmt: skip
        for pages in range(sizes["a"] + 3, sizes["a"] + sizes["b"] + 12, 4):
            with disk(Path(work) / "disk", pages * PAGE) as small:
                for name, data in whole["a"].items():
                    (small / name).write_bytes(data)
                code = ended(started(made["b"], small))
                now = held_by(small)
                is_new = {name: now.get(name) == whole["b"][name] for name in PAGES}
                is_old = {name: now.get(name) == whole["a"][name] for name in PAGES}
                if code == 2 and all(is_old.values()) and not litter(small):
                    found["full: exit 2, the old report"] += 1
                elif code in (0, 2) and all(is_new.values()) and not litter(small):
                    found[f"exit {code}, the new report"] += 1
                else:
                    found["torn"] += 1
    print(f"{sum(found.values())} disks")
    for what, times in sorted(found.items()):
        print(f"  {what}: {times}")
    return found["torn"]


@contextmanager
def disk(place: Path, size: int) -> Iterator[Path]:
    """A disk of so many bytes; for root alone."""
    place.mkdir(exist_ok=True)
    mount = shutil.which("mount") or "mount"
    subprocess.run([mount, "-t", "tmpfs", "-o", f"size={size}", "none", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run([shutil.which("umount") or "umount", str(place)], check=True)


def main() -> None:
    """Kill, fill, and end with 1 where anything is torn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=200, help="kills")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--disk", action="store_true", help="also disks that are too small")
    told = parser.parse_args()
    warm()
    torn = killed(told.n, told.seed)
    if told.disk:
        torn += filled()
    sys.exit(1 if torn else 0)


if __name__ == "__main__":
    main()
