"""smalign diagnose against reading its files once: whole processes.

A made-up company: leads, deals, the history of their stages and owners, touches, payments, tasks
and spend, as `smalign demo` writes it, so many times over: each copy has ids, phones and e-mails of
its own, and tasks and spend stand once.

    python benchmarks/diagnose.py                            # a million leads, 3 runs
    python benchmarks/diagnose.py --leads 20000 --copies 1 -n 1
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import duckdb

from reading import kept

PROMISED: Final = 4.0
"""Times the reading, at most."""
_COPIED: Final = ("leads", "deals", "contacts", "stage_log", "owner_log", "touchpoints", "payments")
_NUMBERS: Final = 10_000_000
"""More than any id or last digits of a phone the demo writes."""


def main() -> None:
    """Command line; ends with 1 when the promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leads", type=int, default=100_000, help="of each copy")
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("-n", type=int, default=3, help="runs of each")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smalign-diagnose-") as place:
        make(Path(place), given.leads, given.copies)
        is_kept = kept("diagnose", place, given.n, PROMISED)
    sys.exit(0 if is_kept else 1)


def make(folder: Path, leads: int, copies: int) -> None:
    """Write the company so many times over into the folder, and print how much it is."""
    smalign = str(Path(sys.executable).with_name("smalign"))
    asked = [smalign, "demo", str(folder), "--crm", "generic", "--leads", str(leads), "--quiet"]
    subprocess.run(asked, check=True)
    for table in _COPIED:
        copied(folder / f"{table}.csv", copies)
    size = sum(file.stat().st_size for file in folder.iterdir())
    print(f"{leads * copies:,} leads asked for, {size / 1e6:,.0f} MB of tables")


def copied(file: Path, copies: int) -> None:
    """The file so many times over, under one header; ids, phones and e-mails differ."""
    rows = duckdb.read_csv(str(file), all_varchar=True)
    own = {
        name: f'(case when "{name}" is not null then '
        f'cast(cast("{name}" as bigint) + copy * {_NUMBERS} as varchar) end)'
        for name in rows.columns
        if name.endswith(" ID")
    }
    if "Phone" in rows.columns:
        own["Phone"] = "replace(Phone, '+7900', '+7' || cast(900 + copy as varchar))"
        own["Email"] = "cast(copy as varchar) || Email"
    told = ", ".join(f'{value} as "{name}"' for name, value in own.items())
    query = f"select * exclude (copy) replace ({told}) from rows, range({copies}) as copies (copy)"
    made = file.with_suffix(".made")
    duckdb.sql(query).write_csv(str(made))
    made.replace(file)


if __name__ == "__main__":
    main()
