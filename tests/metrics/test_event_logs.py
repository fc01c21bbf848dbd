"""Two public event logs through the session: equal to PM4Py's figures, checked by hand.

running example: Process mining, van der Aalst 2016. receipt: CoSeLoG, 4TU.ResearchData. A case is a
deal, an activity a stage, a resource who moved the card.
"""

from __future__ import annotations

import csv
import gzip
import json

import pytest

from smalign.session import open_exports

DAY = 86_400
LOGS = ("running_example", "receipt")


def key_rows(shared, log, table):
    """The rows of an answer key."""
    file = shared / "answer_keys" / "process" / f"GOLD_{log}_{table}.csv"
    with file.open(encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


def equal(found, cell):
    """A duration in days equals a cell in seconds, whose ten digits are what was written."""
    if cell == "":
        return found is None
    return found is not None and found * DAY == pytest.approx(float(cell), rel=1e-9, abs=1e-6)


@pytest.fixture(scope="module", params=LOGS)
def logged(request, shared, tmp_path_factory):
    """The log's name, its summary and the five answers."""
    folder = tmp_path_factory.mktemp(request.param)
    packed = shared / "answer_keys" / "process" / f"{request.param}_events.csv.gz"
    with gzip.open(packed, "rt", encoding="utf-8") as opened:
        events = list(csv.DictReader(opened))
    begun = {}
    for event in events:
        begun.setdefault(event["case"], event["timestamp"])
    with (folder / "deals.csv").open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(("Deal ID", "Created at", "Status"))
        writer.writerows((case, at, "open") for case, at in begun.items())
    with (folder / "stage_log.csv").open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(("case:concept:name", "concept:name", "time:timestamp", "org:resource"))
        for event in events:
            cells = (event[name] for name in ("case", "activity", "timestamp", "resource"))
            writer.writerow(cells)
    key = shared / "answer_keys" / "process" / f"GOLD_{request.param}_summary.json"
    summary = json.loads(key.read_text(encoding="utf-8"))["summary"]
    with open_exports([folder]) as session:
        names = ("moves", "transitions", "variants", "network")
        return request.param, summary, {name: session.ask(name, {}) for name in names}


def test_activities_equal_the_key(logged, shared):
    """Events, cases, rework, returns and sojourn times of every activity."""
    log, _, answers = logged
    rows = {row["stage"]: row for row in answers["moves"].rows}
    key = key_rows(shared, log, "activities")
    assert rows.keys() == {row["activity"] for row in key}
    counts = {
        "events": "entries",
        "cases": "cards",
        "cases_rework": "repeated",
        "extra_occurrences": "repeats",
        "returns_nonconsecutive": "returns",
        "cases_with_return": "returned",
        "sojourn_n": "stays",
    }
    for cells in key:
        row = rows[cells["activity"]]
        for theirs, ours in counts.items():
            assert row[ours] == int(cells[theirs] or 0), (cells["activity"], theirs)
        for part in ("mean", "median", "p90"):
            assert equal(row[f"{part}_days"], cells[f"sojourn_{part}_s"]), cells["activity"]


def test_the_directly_follows_graph_equals_the_key(logged, shared):
    """Every pair of activities: its count and the mean, median, p90, least and greatest time."""
    log, _, answers = logged
    rows = {(row["from_stage"], row["to_stage"]): row for row in answers["transitions"].rows}
    key = key_rows(shared, log, "dfg")
    assert rows.keys() == {(row["from"], row["to"]) for row in key}
    for cells in key:
        row = rows[cells["from"], cells["to"]]
        assert row["moves"] == int(cells["count"])
        for theirs, ours in (("mean", "mean"), ("median", "median"), ("p90", "p90")):
            assert equal(row[f"{ours}_days"], cells[f"{theirs}_s"]), cells
        assert equal(row["least_days"], cells["min_s"])
        assert equal(row["most_days"], cells["max_s"])


def test_variants_equal_the_key(logged, shared):
    """The 50 most frequent in the key's order, their share and median throughput time."""
    log, _, answers = logged
    key = key_rows(shared, log, "variants_top50")
    rows = answers["variants"].rows[: len(key)]
    assert [row["variant"] for row in rows] == [cells["variant"] for cells in key]
    for row, cells in zip(rows, key, strict=True):
        assert row["cards"] == int(cells["cases"])
        assert row["share"] == pytest.approx(float(cells["share"]), rel=1e-9)
        assert equal(row["median_days"], cells["median_throughput_s"])


def test_handovers_of_work_equal_the_key(logged, shared):
    """Every pair of resources with its count, those who follow themselves apart."""
    log, _, answers = logged
    key = key_rows(shared, log, "handover")
    found = {
        (row["giver"], row["receiver"]): (row["moves"], row["kind"])
        for row in answers["network"].rows
    }
    assert found == {
        (cells["resource"], cells["nres"]): (
            int(cells["count"]),
            "kept" if cells["self"] == "True" else "handed",
        )
        for cells in key
    }


def test_summaries_equal_the_key(logged):
    """Cases, events, variants, throughput, where cases begin and end, handovers, rework."""
    _, summary, answers = logged
    moves, ways = answers["moves"], answers["variants"]
    total = moves.total
    assert (total["cards"], total["entries"]) == (summary["cases"], summary["events"])
    assert len(moves.rows) == summary["activities"]
    assert total["repeated"] == summary["cases_with_any_rework"]
    assert total["returned"] == summary["cases_with_any_return"]
    for count, name in (("begun", "start_activities"), ("ended", "end_activities")):
        found = {row["stage"]: row[count] for row in moves.rows if row[count]}
        assert found == summary[name]
    assert ways.params["variants"] == summary["variants"]
    times = summary["throughput_s"]
    names = {"mean": "mean", "median": "median", "p90": "p90", "min": "least", "max": "most"}
    for theirs, ours in names.items():
        assert equal(ways.total[f"{ours}_days"], times[theirs])
    network = answers["network"]
    assert network.params["moves"] == summary["handovers_total"]
    assert network.total["moves"] == summary["handovers_between_people"]
    per_case = summary["handovers_per_case_mean"]
    assert network.total["per_card"] == pytest.approx(per_case, rel=1e-12)
