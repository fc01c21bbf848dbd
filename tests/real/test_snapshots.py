"""A real history of 1,434 building permits cut into monthly exports: what they show is found."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from tests.handmade import by

import smalign
from smalign.engine.duckdb import Engine

HEADER = ("deal_id", "created_at", "modified_at", "stage", "status", "owner")


@pytest.fixture(scope="module")
def permits(shared, tmp_path_factory):
    """Case → its (moment, stage, person), in order."""
    file = shared / "event_logs/receipt_events.parquet"
    copy = tmp_path_factory.mktemp("log") / "events.parquet"
    copy.write_bytes(file.read_bytes())
    found = defaultdict(list)
    with Engine(copy.parent) as engine:
        sql = (
            'select case_id, "time:timestamp", "concept:name", "org:resource"'
            f" from read_parquet('{copy}')"
        )
        for case, moment, stage, person in engine.rows(sql):
            at = datetime.fromisoformat(str(moment)).astimezone(UTC).replace(tzinfo=None)
            found[case].append((at, stage, person))
    return {case: sorted(events, key=lambda one: one[0]) for case, events in found.items()}


def at_end_of(events, day):
    """The last event by the end of a day, if there is one."""
    return next((one for one in reversed(events) if one[0].date() <= day), None)


@pytest.fixture(scope="module")
def exported(permits, tmp_path_factory):
    """The folder of exports, every thirty days, and what each shows of every case."""
    folder = tmp_path_factory.mktemp("exports")
    last = max(events[-1][0] for events in permits.values()).date()
    days = [date(2010, 11, 1) + timedelta(days=30 * step) for step in range(15)]
    shown = defaultdict(list)
    for day in [*(one for one in days if one < last), last]:
        place = folder / day.isoformat()
        place.mkdir()
        with (place / "deals.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(HEADER)
            for case, events in permits.items():
                if seen := at_end_of(events, day):
                    shown[case].append(seen)
                    rows.writerow((case, events[0][0], seen[0], seen[1], "open", seen[2]))
    return folder, shown


def test_every_move_the_exports_show_is_found(permits, exported):
    """205 of the 7,143 there were: most stages take hours."""
    folder, shown = exported
    seen = Counter(
        (before[1], after[1])
        for states in shown.values()
        for before, after in pairwise(states)
        if before[1] != after[1]
    )
    assert sum(len(events) - 1 for events in permits.values()) == 7143
    assert seen.total() == 205
    with smalign.open(snapshots=[folder], timezone="UTC") as session:
        result = session.ask("process", {"show": "transitions"})
        rows = by(result, "from_stage", "to_stage")
        assert {pair: row["moves"] for pair, row in rows.items()} == seen
        assert {
            row["median_days"] for row in result.rows if (row["median_days"] or 99) <= 30
        } == set()
        changes = Counter(
            after[2]
            for states in shown.values()
            for before, after in pairwise(states)
            if before[2] != after[2]
        )
        owners = session.ask("process", {"show": "handovers"}).rows
        assert {row["owner"]: row["received"] for row in owners if row["received"]} == changes
