"""A benchmark that compares unequal tables is no benchmark: its scripts answer as smalign does."""

from __future__ import annotations

import csv
import importlib
import importlib.util
import json
import subprocess
import sys
from collections import Counter
from itertools import groupby, pairwise
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(scope="module", params=["parquet", "csv"])
def folder(request, tmp_path_factory):
    """The benchmark's own made-up company, small."""
    spec = importlib.util.spec_from_file_location("benchmark_data", BENCHMARKS / "data.py")
    data = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(data)
    place = tmp_path_factory.mktemp(request.param) / "exports"
    data.make(place, 500, request.param)
    return place


def module(name):
    """A module of the benchmarks, which import each other by name."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(BENCHMARKS))


def test_fifty_rules_count_what_the_csv_module_counts(tmp_path):
    """Empty cells of forty columns and lost deals without a reason; nothing else is at fault."""
    rules = module("rules")
    folder = rules.make(tmp_path / "exports", 300)
    done = subprocess.run(rules.ours(folder), check=True, capture_output=True, text=True)
    with (folder / "deals.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    empty = {f"empty_share {one}": sum(not row[one] for row in rows) for one in rules.BOUNDED}
    lost = sum(row["status"] == "lost" and not row["loss_reason"] for row in rows)
    assert rules.counts(json.loads(done.stdout)) == empty | {"loss_reason loss_reason": lost}


def table(*command: str) -> object:
    """Rows and total a command prints."""
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer = json.loads(done.stdout)
    return answer["rows"], answer["total"]


def test_every_script_gives_our_table(folder):
    """The four scripts know nothing of smalign: an independent answer to every column."""
    smalign = str(Path(sys.executable).with_name("smalign"))
    ours = table(smalign, "roi", "--models", "position", "--format", "json", str(folder))
    for script in ("pandas_script", "polars_script", "duckdb_views", "duckdb_tables"):
        peer = str(BENCHMARKS / "peers" / f"{script}.py")
        assert table(sys.executable, peer, str(folder)) == ours, script


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """The benchmark's own made-up histories, small, and its module."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        process = importlib.import_module("process")
        make = importlib.import_module("history").make
    finally:
        sys.path.remove(str(BENCHMARKS))
    place = tmp_path_factory.mktemp("history") / "deals"
    make(place, 300, movers=True)
    with (place / "stage_log.csv").open(encoding="utf-8") as opened:
        rows = sorted(csv.DictReader(opened), key=lambda row: (row["Deal ID"], row["Entered at"]))
    cards = [list(events) for _, events in groupby(rows, key=lambda row: row["Deal ID"])]
    return process, place, cards


def counted(part, cards):
    """The table of a part, counted one event after the other."""
    found = Counter()
    if part == "moves":
        entries = Counter(event["Stage"] for events in cards for event in events)
        inside = [Counter(event["Stage"] for event in events) for events in cards]
        return {
            stage: {
                "entries": many,
                "cards": sum(stage in one for one in inside),
                "repeated": sum(one[stage] > 1 for one in inside),
            }
            for stage, many in entries.items()
        }
    if part == "variants":
        for events in cards:
            way = [event["Stage"] for event in events]
            found[" > ".join(way[:-1] if way[-1] == "Paid" else way)] += 1
        first = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:50]
        return {way: {"cards": many} for way, many in first}
    what = {"transitions": "Stage", "network": "Changed by"}[part]
    for events in cards:
        found.update(f"{one[what]} > {after[what]}" for one, after in pairwise(events))
    return {pair: {"moves": many} for pair, many in found.items()}


@pytest.mark.parametrize("part", ["moves", "transitions", "variants", "network"])
def test_tables_of_histories_are_compared_cell_by_cell(history, part):
    """Ours equals a count by hand, and a cell that is one off is named."""
    process, place, cards = history
    done = subprocess.run(
        process.ours(part, str(place)), check=True, capture_output=True, text=True
    )
    mine, peer = process.table(part, json.loads(done.stdout)), counted(part, cards)
    assert process.differences(peer, mine) == []
    name, cells = next(iter(peer.items()))
    wrong = {**peer, name: {column: value + 1 for column, value in cells.items()}}
    assert len(process.differences(wrong, mine)) == len(cells)
    assert process.differences({**peer, "?": {}}, mine) == ["only one has ?"]
