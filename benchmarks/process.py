"""smalign process over a history of stages against PM4Py and against reading: whole processes.

The same deals and moves (`history.py`, with who made each move) go to both; the peer's table of
each part is compared with ours first. smalign also finds out what the files are, checks every
record, and gives shares with intervals, jumps over stages, who acts in bulk, and days of every way.

    python benchmarks/process.py                    # a million cards
    python benchmarks/process.py --cards 100000 -n 5

PM4Py is installed in an environment of its own.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from history import make
from run import HERE, _installed, cost
from stages import _output

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS: Final = ("moves", "transitions", "variants", "network")
FASTER: Final = 3.0
"""How many times as long PM4Py should take for each part."""
READINGS: Final = 2.0
"""How many times as long as reading once a part may take."""
_DAY: Final = 86_400

Table = dict[str, dict[str, object]]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=1_000_000)
    parser.add_argument("-n", type=int, default=3, help="runs of each program")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smalign-bench-") as place:
        room = Path(place)
        moves = make(room / "deals", given.cards, movers=True)
        print(f"{given.cards:,} cards, {moves:,} moves")
        python = _installed(room / "pm4py", ("pm4py", "pyarrow"))
        kept = [_part(part, python, str(room / "deals"), given.n) for part in PARTS]
    sys.exit(0 if all(kept) else 1)


def ours(part: str, folder: str) -> list[str]:
    """Our command for a part."""
    smalign = str(Path(sys.executable).with_name("smalign"))
    return [smalign, "process", folder, "--show", part, "--format", "json", "--quiet"]


def theirs(python: str, part: str, folder: str) -> list[str]:
    """The peer's command for a part."""
    return [python, str(HERE / "peers" / "pm4py_process.py"), folder, part]


def _part(part: str, python: str, folder: str, times: int) -> bool:
    """Compare the tables, then measure in turn; whether both promises were kept."""
    peer = json.loads(_output(theirs(python, part, folder)))
    differ = differences(peer, table(part, json.loads(_output(ours(part, folder)))))
    if differ:
        sys.exit(f"{part}: {differ[0]}")
    reading = [ours(part, folder)[0], "inspect", folder, "--quiet"]
    commands = (ours(part, folder), theirs(python, part, folder), reading)
    runs = [tuple(cost(command) for command in commands) for _ in range(times)]
    for name, side in zip(("ours", "PM4Py", "reading"), zip(*runs, strict=True), strict=True):
        middle = (statistics.median(getattr(one, what) for one in side) for what in _MEASURES)
        print(f"{part:12} {name:8} wall {{:7.2f}} s  CPU {{:7.2f}} s  {{:6.0f}} MB".format(*middle))
    slower = statistics.median(peer.wall / own.wall for own, peer, _ in runs)
    read = statistics.median(own.wall / once.wall for own, _, once in runs)
    kept = slower >= FASTER and read <= READINGS
    print(
        f"{part:12} PM4Py / ours {slower:.2f} (promised {FASTER}), "
        f"ours / reading {read:.2f} (promised {READINGS}): {'kept' if kept else 'BROKEN'}"
    )
    return kept


_MEASURES: Final = ("wall", "cpu", "memory")


def differences(peer: Table, mine: Table) -> list[str]:
    """What the two tables do not agree in: rows, or cells of the peer's columns."""
    found = [f"only one has {name}" for name in sorted(peer.keys() ^ mine.keys())]
    return found or [
        f"{column} of {name} is {value}, ours {mine[name][column]}"
        for name, cells in peer.items()
        for column, value in cells.items()
        if mine[name][column] != value
    ]


def table(part: str, answer: dict[str, Sequence[dict[str, object]]]) -> Table:
    """Our rows under the peer's names, durations in seconds to the tenth."""
    keys = {
        "moves": ("stage",),
        "transitions": ("from_stage", "to_stage"),
        "variants": ("variant",),
        "network": ("giver", "receiver"),
    }[part]
    rows: Table = {}
    for row in answer["rows"]:
        seconds = {
            name.removesuffix("_days"): _seconds(value)
            for name, value in row.items()
            if name.endswith("_days")
        }
        rows[" > ".join(str(row[key]) for key in keys)] = {**row, **seconds}
    rows.pop("(other)", None)
    return rows


def _seconds(days: object) -> float | None:
    return None if days is None else round(float(str(days)) * _DAY, 1)


if __name__ == "__main__":
    main()
