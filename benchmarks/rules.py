"""Fifty rules on a wide export: `smalign check` against Great Expectations and pandera on Polars.

Deals with sixty columns: forty bounds on empty cells, one id a deal, dates in order and not in the
future, known stages, sources and currencies, amounts within bounds, a reason on every lost deal.
The peers are told every type; smalign finds out what the file is, reads each byte strictly and
names the first lines of each finding. What each counts is compared first.

    python benchmarks/rules.py                     # 100,000 rows
    python benchmarks/rules.py --rows 1000000 -n 1

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

from checks import COLUMNS, NAMED, OTHER
from columns import write
from run import HERE, _installed, cost

if TYPE_CHECKING:
    from collections.abc import Sequence

PEERS: Final = {
    "Great Expectations": (
        "great_expectations_rules.py",
        ("great_expectations", "pandas", "pyarrow"),
        20.0,
    ),
    "pandera": ("pandera_rules.py", ("pandera[polars]", "polars"), 3.0),
}
"""Name → script, packages, how many times our time it should take."""

BOUNDED: Final = [f"Field {number}" for number in range(10, 50)]
SELECTED: Final = (
    "empty_share,unique_id,dates_in_order,future_dates,known_stages,known_sources,"
    "known_currencies,sane_amounts,loss_reason"
)
TOML: Final = """
[sources]
timezone = "UTC"
[sources.tables]
"deals.csv" = "deals"
[stages]
order = ["New", "Demo", "Offer"]
[checks.known_sources]
known = ["ads", "seo", "fair", "call"]
[checks.known_currencies]
known = ["RUB"]
[checks.sane_amounts]
most = "100000000"
[checks.empty_share.most]
source = "100%"
{bounds}
"""


def main() -> None:
    """Command line; ends with 1 when a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("-n", type=int, default=3, help="runs of each")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smalign-rules-") as place:
        room = Path(place)
        folder = make(room / "exports", given.rows)
        kept = [_against(name, room, folder, given.n) for name in PEERS]
    sys.exit(0 if all(kept) else 1)


def make(folder: Path, rows: int) -> Path:
    """The export and what was agreed of it."""
    folder.mkdir(parents=True)
    write(folder / "deals.csv", rows, COLUMNS, NAMED, ("Field", OTHER), "format csv, header")
    bounds = "\n".join(f'"{field}" = "10%"' for field in BOUNDED)
    (folder / "smalign.toml").write_text(TOML.format(bounds=bounds), encoding="utf-8")
    return folder


def ours(folder: Path) -> list[str]:
    """The command: these rules alone, whatever they find."""
    smalign = str(Path(sys.executable).with_name("smalign"))
    asked = ["--select", SELECTED, "--fail-on", "never", "--format", "json", "--quiet"]
    return [smalign, "check", str(folder), *asked]


def counts(answer: dict[str, list[dict[str, object]]]) -> dict[str, int]:
    """Rule and column → rows at fault, of the rules that found any."""
    return {
        f"{one['rule']} {one['column']}": int(str(one["failing"])) for one in answer["findings"]
    }


def _against(name: str, room: Path, folder: Path, times: int) -> bool:
    """Compare what is counted, then measure in turn; whether the peer takes as long as promised."""
    script, packages, promised = PEERS[name]
    theirs = [_installed(room / script, packages), str(HERE / "peers" / script), str(folder)]
    peer = {rule: count for rule, count in json.loads(_output(theirs)).items() if count}
    mine = counts(json.loads(_output(ours(folder))))
    if peer != mine:
        sys.exit(f"{name} counts {sorted(peer.items())}, we {sorted(mine.items())}")
    runs = [(cost(ours(folder)), cost(theirs)) for _ in range(times)]
    ratios = {}
    for part in ("wall", "cpu", "memory"):
        pairs = [(getattr(own, part), getattr(other, part)) for own, other in runs]
        middle = [statistics.median(side) for side in zip(*pairs, strict=True)]
        ratios[part] = statistics.median(other / own for own, other in pairs)
        numbers = f"ours {middle[0]:9.2f}  theirs {middle[1]:9.2f}  ratio {ratios[part]:.2f}"
        print(f"{name:20} {part:7} {numbers}")
    is_kept = ratios["cpu"] >= promised
    print(f"{name:20} promised {promised} of CPU time: {'kept' if is_kept else 'BROKEN'}")
    return is_kept


def _output(command: Sequence[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
