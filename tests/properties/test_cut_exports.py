"""An export in parts says what it says whole: months that overlap, each saved in its own way."""

from __future__ import annotations

import csv
import io
import random
from typing import TYPE_CHECKING, Final

from smalign.demo import write
from smalign.session import open_exports

if TYPE_CHECKING:
    from pathlib import Path

ASKED: Final = ("roi", "funnel", "reasons", "fields", "process", "nurture", "tasks")
SAVED: Final = (("utf-8-sig", ";"), ("cp1251", ","), ("utf-16", "\t"), ("utf-8", "|"))
"""Encoding and delimiter of each part."""
WHOLE: Final = frozenset({"spend.csv"})
"""Its rows have no ids: nothing tells that one stands in two parts."""
KEYS: Final = {"stage_log.csv": 1, "owner_log.csv": 1}
"""The column that names the card, where it is not the first."""
SHARED: Final = 9
"""Cards that a part has in common with the next one."""


def cut(source: Path, target: Path, mixing: random.Random) -> None:
    """The files of a folder, each in four parts whose columns stand in an order of their own."""
    target.mkdir()
    for file in sorted(source.glob("*.csv")):
        text = file.read_text(encoding="utf-8")
        if file.name in WHOLE:
            (target / file.name).write_text(text, encoding="utf-8")
            continue
        header, *rows = csv.reader(io.StringIO(text))
        at = KEYS.get(file.name, 0)
        ids = sorted({row[at] for row in rows}, key=lambda one: (len(one), one))
        size = -(-len(ids) // len(SAVED))
        for number, (encoding, delimiter) in enumerate(SAVED):
            mine = set(ids[number * size : (number + 1) * size + SHARED])
            order = mixing.sample(range(len(header)), len(header))
            part = [header, *(row for row in rows if row[at] in mine)]
            name = f"{file.stem}_{number}.csv"
            with (target / name).open("w", encoding=encoding, newline="") as opened:
                writer = csv.writer(opened, delimiter=delimiter)
                writer.writerows([row[place] for place in order] for row in part)


def told(folder: Path) -> dict[str, object]:
    """Rows, totals and exclusions of every question."""
    with open_exports([folder], timezone="Europe/Moscow") as session:
        results = {name: session.ask(name, {}) for name in ASKED}
    return {name: (one.rows, one.total, one.excluded) for name, one in results.items()}


def test_parts_that_overlap_are_the_whole(tmp_path):
    """Every card, touch, payment, task and move that two parts share is there once."""
    write(tmp_path / "whole", "generic", 3, 60)
    cut(tmp_path / "whole", tmp_path / "parts", random.Random(1))
    expected, found = told(tmp_path / "whole"), told(tmp_path / "parts")
    assert {name for name in ASKED if found[name] != expected[name]} == set()
