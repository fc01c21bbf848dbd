"""`smalign roi` of one attribution model, of all heuristic ones and of all: whole processes.

Promised: all heuristic models together take at most twice the time of one.

    python benchmarks/models.py              # 10,000 and 150,000 leads
    python benchmarks/models.py -n 9
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Final

from data import make
from run import Cost, cost

HEURISTIC: Final = "source,first,last,last-non-direct,linear,position,time-decay,w-shaped,full-path"
ASKED: Final = {"one": "position", "heuristic": HEURISTIC, "all": "all"}
SIZES: Final = (10_000, 150_000)
PROMISED: Final = 2.0


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=7, help="runs of each")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smalign-bench-") as room:
        kept = [_run(Path(room) / str(leads), leads, given.n) for leads in SIZES]
    sys.exit(0 if all(kept) else 1)


def _run(folder: Path, leads: int, times: int) -> bool:
    """Make the data, measure in turn, print; whether the promise was kept."""
    make(folder, leads, "parquet")
    smalign = str(Path(sys.executable).with_name("smalign"))
    commands = {
        name: [smalign, "roi", str(folder), "--models", models, "--format", "json"]
        for name, models in ASKED.items()
    }
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(times + 1):
        for name, command in commands.items():
            runs[name].append(cost(command))
    warm = {name: costs[1:] for name, costs in runs.items()}  # the first one fills the file cache
    print(f"\n{leads:,} leads\n{'':12}{'wall s':>9}{'CPU s':>9}{'MB':>8}{'wall ratio':>12}")
    ratios = {}
    for name, costs in warm.items():
        wall, cpu, memory = (
            statistics.median(getattr(one, part) for one in costs) for part in Cost.__slots__
        )
        pairs = zip(costs, warm["one"], strict=True)
        ratios[name] = statistics.median(mine.wall / one.wall for mine, one in pairs)
        print(f"{name:12}{wall:9.3f}{cpu:9.3f}{memory:8.0f}{ratios[name]:12.2f}")
    kept = ratios["heuristic"] <= PROMISED
    print(f"  heuristic / one: promised {PROMISED:.2f}: {'kept' if kept else 'BROKEN'}")
    return kept


if __name__ == "__main__":
    main()
