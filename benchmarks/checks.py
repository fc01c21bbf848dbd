"""Checking a wide export against counting its cells: `smalign check` and one query of DuckDB.

Deals with sixty columns: `smalign check` finds out what every column is, reads each byte strictly
and runs every rule; DuckDB is told everything and counts the filled cells of each column. The rules
alone, over an export that is read, are timed apart; without uniqueness and drift.

    python benchmarks/checks.py            # a million rows, 3 runs
    python benchmarks/checks.py --rows 200000 -n 1
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from columns import write
from run import cost

PROMISED: Final = 2.0
"""Times the query, at most."""

NAMED: Final = {
    "deal_id": "(100000 + i)::varchar",
    "created_at": "strftime(timestamp '2024-01-01' + to_seconds(i * 30), '%Y-%m-%d %H:%M:%S')",
    "closed_at": "strftime(timestamp '2024-01-02' + to_seconds(i * 30), '%Y-%m-%d %H:%M:%S')",
    "status": "(['open', 'won', 'lost'])[1 + roll(i, 2, 3)]",
    "stage": "(['New', 'Demo', 'Offer'])[1 + roll(i, 3, 3)]",
    "source": "(['ads', 'seo', 'fair', 'call', ''])[1 + roll(i, 4, 5)]",
    "owner": "'Manager ' || (1 + roll(i, 5, 25))",
    "amount": "roll(i, 6, 9000000)::decimal(12, 2)::varchar",
    "currency": "'RUB'",
    "loss_reason": "(['Price', 'Terms', ''])[1 + roll(i, 8, 3)]",
}
OTHER: Final = (
    "(['Moscow', 'Omsk', 'Tula', ''])[1 + roll(i, {n}, 4)]",
    "case when roll(i, {n}, 3) = 0 then '' else roll(i, {n}, 100000)::varchar end",
    "(['yes', 'no', ''])[1 + roll(i, {n}, 3)]",
    "case when roll(i, {n}, 2) = 0 then '' else 'field ' || roll(i, {n}, 1000) end",
)
COLUMNS: Final = 60
_COUNT: Final = (
    "import duckdb; duckdb.sql(\"select {counts} from read_csv('{path}', delim = ',',"
    " quote = '\\\"', header = true, auto_detect = false, columns = {columns})\").fetchall()"
)


_ALONE: Final = """
import time
from datetime import date
from smalign.session import checking, open_exports
whole = checking.checked
def timed(*asked):
    started = time.process_time()
    found = whole(*asked)
    print(time.process_time() - started)
    return found
checking.checked = timed
ask = checking.CheckAsk(date(2026, 1, 1), ignore=("unique_id", "schema_drift", "steady_shares"))
with open_exports(["{path}"], tables={{"deals.csv": "deals"}}) as session:
    session.check(ask)
"""


def main() -> None:
    """Command line; ends with 1 when the promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("-n", type=int, default=3, help="runs of each")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smalign-checks-") as room:
        path = Path(room) / "deals.csv"
        write(path, given.rows, COLUMNS, NAMED, ("Field", OTHER), "format csv, header")
        columns = "{" + ", ".join(f"'c{n}': 'VARCHAR'" for n in range(COLUMNS)) + "}"
        counts = ", ".join(f"count(c{n})" for n in range(COLUMNS))
        told = ["--table", "deals.csv=deals", "--as-of", "2026-01-01", "--fail-on", "never"]
        ours = [str(Path(sys.executable).with_name("smalign")), "check", str(path), *told]
        theirs = [sys.executable, "-c", _COUNT.format(counts=counts, path=path, columns=columns)]
        pairs = [(cost(ours), cost(theirs)) for _ in range(given.n)]
        alone = [sys.executable, "-c", _ALONE.format(path=path)]
        done = subprocess.run(alone, check=True, capture_output=True, text=True)
        rules = float(done.stdout.split()[-1])
    for name, place in (("smalign check", 0), ("count of cells", 1)):
        wall = statistics.median(pair[place].wall for pair in pairs)
        cpu = statistics.median(pair[place].cpu for pair in pairs)
        print(f"{name:15} wall {wall:7.2f} s   CPU {cpu:7.2f} s")
    ratio = statistics.median(our.cpu / their.cpu for our, their in pairs)
    print(f"{ratio:.2f} times the CPU time of the query (promised {PROMISED})")
    query = statistics.median(their.cpu for _, their in pairs)
    print(f"{rules / query:.2f} times by the rules alone, {rules:.2f} s")
    sys.exit(0 if ratio <= PROMISED else 1)


if __name__ == "__main__":
    main()
