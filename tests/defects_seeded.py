"""Defects planted into the exports of made-up companies: are they found, and nothing else.

    python -m tests.defects_seeded -n 50

A company is written and checked; then, for each defect, a copy of its export is damaged in one way,
and checked against the baseline of the undamaged one. A new finding of the defect's rule is found;
any other new finding is a false alarm. What the undamaged export has to say is counted a second
time, with the csv module alone.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import sys
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.defects import DEFECTS, TODAY, toml

from smalign.base.baseline import Baseline
from smalign.demo import write
from smalign.session import open_exports
from smalign.session.checking import CheckAsk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.defects import Defect, Tables

    from smalign.base.findings import Checked

LEADS: Final = 400


def failures(seed: int, folder: Path, defects: Sequence[Defect] = DEFECTS) -> list[str]:
    """What is wrong with the checks of one company: a line a defect, none if all is right."""
    clean = folder / "clean"
    write(clean, "generic", seed, LEADS)
    tables = _tables(clean)
    (clean / "smalign.toml").write_text(toml(tables), encoding="utf-8")
    answer = _check(clean, TODAY, None)
    found = {(one.rule, one.table): one.failing for one in answer.findings}
    truth = _truth(tables)
    wrong = [] if found == truth else [f"clean: {found} is not {truth}"]
    signs = {rule for rule, _ in truth if rule == "complete_export"}  # no baseline bears a sign
    baseline = Baseline.of(answer.findings, answer.tables)
    for number, defect in enumerate(defects):
        damaged = folder / defect.rule
        _damage(tables, defect, random.Random(seed * 100 + number), damaged)
        new = {
            one.rule
            for one in _check(damaged, defect.today, baseline).findings
            if one.state == "new"
        }
        if defect.rule not in new:
            wrong.append(f"{defect.rule}: not found")
        more = new - {defect.rule, *defect.also, *signs}
        if more:
            wrong.append(f"{defect.rule}: {sorted(more)} found, too")
    return wrong


def _check(folder: Path, today, baseline: Baseline | None) -> Checked:
    ask = CheckAsk(today=today, baseline=baseline, wants_tables=baseline is None)
    with open_exports([folder]) as session:
        return session.check(ask)


def _tables(folder: Path) -> Tables:
    """Every file as rows, read by the standard library alone."""
    return {
        path.stem: list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        for path in sorted(folder.glob("*.csv"))
    }


def _damage(tables: Tables, defect: Defect, chance: random.Random, folder: Path) -> None:
    """Write the export with one defect in it."""
    damaged = deepcopy(tables)
    defect.plant(damaged, chance)
    folder.mkdir()
    (folder / "smalign.toml").write_text(toml(tables), encoding="utf-8")
    for name, rows in damaged.items():
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        more = defect.line if name == "deals" else ""
        (folder / f"{name}.csv").write_text(text.getvalue() + more, encoding="utf-8")


def _truth(tables: Tables) -> dict[tuple[str, str], int]:
    """What the undamaged export has to be told: (rule, table) → rows."""
    lost = {"leads": "disqualified", "deals": "lost"}
    counts = {
        ("loss_reason", name): sum(
            row["Status"] == status and row["Loss reason"] in {"", "-"} for row in tables[name]
        )
        for name, status in lost.items()
    }
    counts["tasks_done", "tasks"] = sum(
        not row["Completed at"] and row["Due at"][:10] < TODAY.isoformat()
        for row in tables["tasks"]
    )
    for name in lost:
        counts["fresh_cards", name] = sum(
            row["Status"] == "open" and row["Modified at"][:10] < _OLD for row in tables[name]
        )
        counts["complete_export", name] = len(tables[name]) in _ROUND
    return {key: count for key, count in counts.items() if count}


_ROUND: Final = frozenset({50, 100, 200, 250, 500, 1000})
"""So many rows look like a page of a longer list: a company that has exactly so many is told so."""
_OLD: Final = "2026-04-01"
"""90 days before the last day of every made-up company."""


def main() -> None:
    """Command line; ends with 1 when a defect was missed or something else was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=50, help="companies")
    given = parser.parse_args()
    missed = 0
    for seed in range(1, given.n + 1):
        with tempfile.TemporaryDirectory(prefix="smalign-defects-") as room:
            for line in failures(seed, Path(room)):
                missed += 1
                print(f"seed {seed}: {line}")
    print(f"{given.n} companies, {given.n * len(DEFECTS)} defects, {missed} wrong")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
