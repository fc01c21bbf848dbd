"""smalign funnel with history against PM4Py and Retentioneering 5: whole processes.

The same deals and moves (`history.py`) go to each; the peer's table is compared with ours first.
PM4Py tells cards, stays and returns of each stage, Retentioneering the cards that passed the stages
in order. smalign also finds out what the files are, checks every record, and gives shares with
intervals, money, reasons, waits of the cards still standing and who is overdue.

    python benchmarks/stages.py                    # a million cards
    python benchmarks/stages.py --cards 100000 -n 5

Each peer is installed in an environment of its own.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from history import make
from run import HERE, _installed, cost

if TYPE_CHECKING:
    from collections.abc import Sequence

PEERS: Final = {
    "PM4Py": ("pm4py_stages.py", ("pm4py", "pyarrow"), "observed", 3.0),
    "Retentioneering": ("retentioneering_funnel.py", ("retentioneering>=5",), "strict", 1.5),
}
"""Name → script, packages, our mode that gives the same table, how much slower it should be."""


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=1_000_000)
    parser.add_argument("-n", type=int, default=3, help="runs of each program")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smalign-bench-") as place:
        room = Path(place)
        moves = make(room / "deals", given.cards)
        print(f"{given.cards:,} cards, {moves:,} moves")
        kept = [_against(name, room, given.n) for name in PEERS]
    sys.exit(0 if all(kept) else 1)


def _against(name: str, room: Path, times: int) -> bool:
    """Compare the tables, then measure in turn; whether the peer takes as long as promised."""
    script, packages, mode, promised = PEERS[name]
    folder = str(room / "deals")
    theirs = [_installed(room / name, packages), str(HERE / "peers" / script), folder]
    ours = [str(Path(sys.executable).with_name("smalign")), "funnel", folder, "--mode", mode]
    ours += ["--format", "json", "--quiet"]
    peer, mine = json.loads(_output(theirs)), _table(json.loads(_output(ours)))
    for stage, cells in peer.items():
        for column, value in cells.items():
            if mine[stage][column] != value:
                sys.exit(f"{name}: {column} of {stage} is {value}, ours {mine[stage][column]}")
    runs = [(cost(ours), cost(theirs)) for _ in range(times)]
    kept = True
    for part in ("wall", "cpu", "memory"):
        pairs = [(getattr(own, part), getattr(other, part)) for own, other in runs]
        middle = [statistics.median(side) for side in zip(*pairs, strict=True)]
        ratio = statistics.median(other / own for own, other in pairs)
        print(
            f"{name:16} {part:7} ours {middle[0]:9.2f}  theirs {middle[1]:9.2f}  ratio {ratio:.2f}"
        )
        kept = kept and (part != "wall" or ratio >= promised)
    print(f"{name:16} promised {promised}: {'kept' if kept else 'BROKEN'}")
    return kept


def _output(command: Sequence[str]) -> str:
    """What a peer prints: the last line, for PM4Py greets."""
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout if done.stdout.startswith("{") else done.stdout.splitlines()[-1]


def _table(answer: dict[str, list[dict[str, object]]]) -> dict[str, dict[str, object]]:
    """Our rows by stage, stays in seconds to the tenth."""
    rows: dict[str, dict[str, object]] = {}
    for row in answer["rows"]:
        seconds = {
            name: None if row[days] is None else round(float(str(row[days])) * 86_400, 1)
            for name, days in (("median", "median_days"), ("p90", "p90_days"))
        }
        rows[str(row["stage"])] = {**row, **seconds}
    return rows


if __name__ == "__main__":
    main()
