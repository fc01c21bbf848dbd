"""smalign against pandas, Polars and DuckDB scripts that compute the same table: whole processes.

Every program answers once and its table is compared with ours to the last digit; then all run in
turn, A B A B, so that what else the machine does meets all of them. Wall time, CPU time (user and
system) and the greatest resident memory are the operating system's own (`os.wait4`).

    python benchmarks/run.py --venv             # each program in an environment of its own
    python benchmarks/run.py --only 10k -n 9    # this environment, one size
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data import make

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data import Form

HERE: Final = Path(__file__).parent
PEERS: Final = {
    "pandas": ("pandas_script.py", ("pandas", "pyarrow")),
    "polars": ("polars_script.py", ("polars",)),
    "duckdb views": ("duckdb_views.py", ("duckdb",)),
    "duckdb tables": ("duckdb_tables.py", ("duckdb",)),
}
"""Name → its script and what it needs installed."""

_USUAL: Final = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""The environment of a usual machine: modules are compiled once, not by every process."""
OURS: Final = "smalign"
BEST_DUCKDB: Final = "better duckdb"


@dataclass(frozen=True, slots=True)
class Case:
    """One size and form of the data, and what was promised: peer → greatest ratio of wall time."""

    name: str
    leads: int
    form: Form
    promised: dict[str, float]


CASES: Final = (
    Case("10k", 10_000, "parquet", {"pandas": 1.0}),
    Case("1m", 1_000_000, "csv", {BEST_DUCKDB: 1.25, "polars": 1.0, "pandas": 1.0}),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: seconds of wall and CPU time, MB of memory at its greatest."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--venv", action="store_true", help="install each program by itself first")
    parser.add_argument("--only", choices=[case.name for case in CASES], help="one size")
    parser.add_argument("-n", type=int, default=7, help="runs of each program")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smalign-bench-") as room:
        commands = _commands(Path(room), own=given.venv)
        kept = [_run(case, commands, Path(room), given.n) for case in _chosen(given.only)]
    sys.exit(0 if all(kept) else 1)


def _chosen(only: str | None) -> list[Case]:
    return [case for case in CASES if only in {None, case.name}]


def _commands(room: Path, *, own: bool) -> dict[str, list[str]]:
    """Name → the command, without the folder of exports it is given."""
    python = _installed(room / OURS, (str(HERE.parent),)) if own else sys.executable
    ours = [str(Path(python).with_name("smalign")), "roi", "--models", "position"]
    commands = {OURS: [*ours, "--format", "json"]}
    for name, (script, packages) in PEERS.items():
        python = _installed(room / script.removesuffix(".py"), packages) if own else sys.executable
        commands[name] = [python, str(HERE / "peers" / script)]
    return commands


def _installed(place: Path, packages: Sequence[str]) -> str:
    """Python of a new environment that holds the packages."""
    venv.create(place, with_pip=True)
    python = str(place / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return python


def _run(case: Case, commands: dict[str, list[str]], room: Path, times: int) -> bool:
    """Make the data, compare the answers, measure, print; whether every promise was kept."""
    folder = room / case.name
    make(folder, case.leads, case.form)
    answers = {
        name: _answer([*command, str(folder)], room / "answer.json")
        for name, command in commands.items()
    }
    for name, answer in answers.items():
        if answer != answers[OURS]:
            sys.exit(f"{case.name}: {name} gives another table than {OURS}")
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            costs[name].append(cost([*command, str(folder)]))
    return _print(case, costs)


def _answer(command: Sequence[str], place: Path) -> tuple[object, object]:
    """Rows and total of the table, and so a warm file cache for every program."""
    with place.open("wb") as target:
        subprocess.run(command, check=True, stdout=target)
    table = json.loads(place.read_text(encoding="utf-8"))
    return table["rows"], table["total"]


def cost(command: Sequence[str]) -> Cost:
    """What a command takes as a whole process, its output thrown away."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=_USUAL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _print(case: Case, costs: dict[str, list[Cost]]) -> bool:
    """The table of medians, then each promise with the median ratio of the runs side by side."""
    print(f"\n{case.name}: {case.leads:,} leads, {case.form}, equal answers\n")
    print(f"{'':16}{'wall s':>9}{'CPU s':>9}{'MB':>8}{'wall ratio':>12}{'CPU ratio':>11}")
    for name, runs in costs.items():
        wall, cpu = (_ratio(costs[OURS], runs, measure) for measure in ("wall", "cpu"))
        middle = [statistics.median(getattr(run, part) for run in runs) for part in Cost.__slots__]
        print(f"{name:16}{middle[0]:9.3f}{middle[1]:9.3f}{middle[2]:8.0f}{wall:12.2f}{cpu:11.2f}")
    kept = True
    for name, promised in case.promised.items():
        found = max(
            _ratio(costs[OURS], costs[peer], "wall")
            for peer in (costs if name == BEST_DUCKDB else [name])
            if name != BEST_DUCKDB or peer.startswith("duckdb")
        )
        kept = kept and found <= promised
        verdict = "kept" if found <= promised else "BROKEN"
        print(f"  {OURS} / {name}: {found:.2f} (promised {promised:.2f}) {verdict}")
    return kept


def _ratio(ours: Sequence[Cost], theirs: Sequence[Cost], measure: str) -> float:
    """Median of the ratios of neighbouring runs."""
    pairs = zip(ours, theirs, strict=True)
    return statistics.median(getattr(a, measure) / getattr(b, measure) for a, b in pairs)


if __name__ == "__main__":
    main()
