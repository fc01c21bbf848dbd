"""smalign nurture against reading what it looks at once: whole processes.

Deals with the history of their stages (`history.py`) and letters to half of them, six and a half
events a deal. Read once is what `smalign inspect` does: find out what the files are, check every
byte, type every canonical column.

    python benchmarks/nurture.py                       # a million deals, 3 runs
    python benchmarks/nurture.py --cards 100000 -n 1
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Final

import duckdb

from history import make
from reading import kept

PROMISED: Final = 2.0
"""Times the reading, at most."""

_LETTERS: Final = """
copy (
    select
        row_number() over () as "Touch ID",
        "Deal ID",
        "Created at" + to_seconds(3600 + (hash("Deal ID" * 31 + n) % (40 * 86400))::bigint)
            as "Touched at",
        'email' as "Kind",
        'out' as "Direction",
        'marketing' as "Side",
        'Letter ' || (hash("Deal ID" * 37 + n) % 20) as "Content"
    from read_csv('{deals}'), range(2) as letters (n)
    where hash("Deal ID" * 41 + n) % 4 = 0
) to '{letters}' (format csv, timestampformat '%Y-%m-%d %H:%M:%S')
"""


def main() -> None:
    """Command line; ends with 1 when the promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=1_000_000)
    parser.add_argument("-n", type=int, default=3, help="runs of each")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smalign-nurture-") as place:
        folder = Path(place)
        moves = make(folder, given.cards)
        files = {"deals": folder / "deals.csv", "letters": folder / "touchpoints.csv"}
        duckdb.sql(_LETTERS.format(**files))
        print(f"{given.cards:,} deals, {moves:,} moves, letters to half of them")
        is_kept = kept("nurture", place, given.n, PROMISED)
    sys.exit(0 if is_kept else 1)


if __name__ == "__main__":
    main()
