"""Added-up paths: smalign's solved chain and game against packages that simulate or count them.

PathData of ChannelAttribution (10,000 rows, 12 channels) and the same a hundred times over. Whole
processes in turn, as in run.py; beside them, the seconds of the model alone, with the data loaded.
First the answers: our removal effects are exact, so ChannelAttribution's simulation is held against
them; DP6 plays another game, so of it only the sum is compared.

    python benchmarks/paths.py PathData.csv          # installs each peer by itself, 7 runs
    python benchmarks/paths.py PathData.csv -n 3
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import smalign
from run import HERE, Cost, _installed, cost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PEERS: Final = {
    "markov": ("channelattribution_markov.py", ("ChannelAttribution==2.2.5", "matplotlib")),
    "shapley-rate": ("dp6_shapley.py", ("marketing_attribution_models==2.1.1",)),
}
"""Our model → the peer's script and what it needs installed."""

TIMES: Final = (1, 100)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, help="PathData.csv")
    parser.add_argument("-n", type=int, default=7, help="runs of each program")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smalign-paths-") as room:
        peers = {
            model: [
                _installed(Path(room) / script.removesuffix(".py"), packages),
                str(HERE / "peers" / script),
            ]
            for model, (script, packages) in PEERS.items()
        }
        for times in TIMES:
            _measure(_repeated(given.paths, times, Path(room)), times, peers, given.n)


def _repeated(paths: Path, times: int, room: Path) -> Path:
    """The rows of the file so many times."""
    head, *rows = paths.read_text(encoding="utf-8").splitlines()
    copy = room / f"paths_{times}.csv"
    copy.write_text("\n".join([head, *(rows * times)]) + "\n", encoding="utf-8")
    return copy


def _measure(paths: Path, times: int, peers: Mapping[str, Sequence[str]], runs: int) -> None:
    """Compare the answers, then print what each program takes."""
    print(f"\nPathData x {times}\n")
    print(f"{'':28}{'wall s':>9}{'CPU s':>9}{'MB':>9}{'model s':>10}")
    for model, peer in peers.items():
        told = json.loads(subprocess.check_output([*peer, str(paths)], text=True).splitlines()[-1])
        ours, seconds = _ours(paths, model)
        command = [str(Path(sys.executable).with_name("smalign")), "roi", "--models", model]
        costs: list[tuple[Cost, Cost]] = [
            (cost([*command, "--format", "json", str(paths)]), cost([*peer, str(paths)]))
            for _ in range(runs)
        ]
        _show(f"smalign {model}", [pair[0] for pair in costs], seconds)
        _show(told["package"], [pair[1] for pair in costs], told["seconds"])
        wall, cpu, memory = (
            statistics.median(getattr(b, part) / getattr(a, part) for a, b in costs)
            for part in Cost.__slots__
        )
        alone = told["seconds"] / seconds
        print(
            f"  times ours: wall {wall:.1f}, CPU {cpu:.1f}, memory {memory:.1f}, model {alone:.1f}"
        )
        off = sum(abs(ours[name] - part) for name, part in told["credit"].items())
        print(f"  differs from ours by {off / sum(ours.values()):.2%} of the conversions\n")


def _show(name: str, costs: Sequence[Cost], seconds: float) -> None:
    wall, cpu, memory = (
        statistics.median(getattr(one, part) for one in costs) for part in Cost.__slots__
    )
    print(f"{name:28}{wall:9.2f}{cpu:9.2f}{memory:9.0f}{seconds:10.3f}")


def _ours(paths: Path, model: str) -> tuple[dict[str, float], float]:
    """Our credit, and the seconds of a second question: the file is read, the sums are not made."""
    with smalign.open(paths) as export:
        export.roi(models=["last"], sql=False)
        export.roi(models=[model], sql=False)
        started = time.perf_counter()
        result = export.roi(models=[model], sql=False)
        seconds = time.perf_counter() - started
    return {str(row["channel"]): float(row["won"]) for row in result.rows}, seconds


if __name__ == "__main__":
    main()
