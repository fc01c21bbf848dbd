"""smalign diagnose against reading its files once: whole processes.

A made-up company in five tables: leads, deals, the history of their stages, touches and spend, as
`smalign demo` writes it. Read once is what `smalign inspect` does: find out what the files are,
check every byte, type every canonical column.

    python benchmarks/diagnose.py                   # 100,000 leads, the most demo writes, 3 runs
    python benchmarks/diagnose.py --leads 20000 -n 1
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from run import cost

PROMISED: Final = 4.0
"""Times the reading, at most."""


def main() -> None:
    """Command line; ends with 1 when the promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leads", type=int, default=100_000)
    parser.add_argument("-n", type=int, default=3, help="runs of each")
    given = parser.parse_args()
    smalign = str(Path(sys.executable).with_name("smalign"))
    with tempfile.TemporaryDirectory(prefix="smalign-diagnose-") as place:
        subprocess.run(
            [smalign, "demo", place, "--crm", "generic", "--leads", str(given.leads), "--quiet"],
            check=True,
        )
        size = sum(file.stat().st_size for file in Path(place).iterdir())
        print(f"{given.leads:,} leads asked for, {size / 1e6:,.0f} MB of tables")
        ours = [smalign, "diagnose", place, "--format", "json", "--quiet"]
        read = [smalign, "inspect", place, "--format", "json", "--quiet"]
        pairs = [(cost(ours), cost(read)) for _ in range(given.n)]
    ratios = []
    for part in ("wall", "cpu"):
        own, once = (
            statistics.median(getattr(one, part) for one in side)
            for side in zip(*pairs, strict=True)
        )
        ratios.append(statistics.median(getattr(a, part) / getattr(b, part) for a, b in pairs))
        print(f"{part:4} diagnose {own:6.2f} s   reading {once:6.2f} s   ratio {ratios[-1]:.2f}")
    sys.exit(0 if ratios[0] <= PROMISED else 1)


if __name__ == "__main__":
    main()
