"""Stages of two public event logs against figures made by PM4Py and checked by hand.

running example: Process mining, van der Aalst 2016. receipt: CoSeLoG, 4TU.ResearchData.
"""

from __future__ import annotations

import csv
import gzip
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.scoped import company

from smalign.metrics.funnel.funnel import FUNNEL

if TYPE_CHECKING:
    from pathlib import Path

    from smalign.base.results import Result
    from smalign.engine.duckdb import Engine


def funnel_of(engine: Engine, folder: Path, log: str) -> Result:
    """The observed funnel of a log: a case is a deal, an activity a stage, in order of name."""
    with gzip.open(folder / f"{log}_events.csv.gz", "rt", encoding="utf-8") as file:
        events = [
            (row["case"], row["activity"], row["timestamp"].removesuffix("+00:00"))
            for row in csv.DictReader(file)
        ]
    order = {name: str(nth) for nth, name in enumerate(sorted({name for _, name, _ in events}), 1)}
    cases: dict[str, list[tuple[str, str]]] = {}
    for case, name, at in events:
        cases.setdefault(case, []).append((at, name))
    moves = []
    for case, steps in cases.items():
        steps.sort(key=lambda step: step[0])
        for (at, name), (left, _) in pairwise([*steps, (None, "")]):
            moves.append(
                {"card": "deal", "card_id": case, "pipeline": "P", "stage_order": order[name]}
                | {"outcome": "open", "entered_at": at, "left_at": left}
            )
    ask = company(
        engine,
        {"mode": "observed"},
        deals=[{"deal_id": case, "pipeline": "P", "status": "open"} for case in cases],
        stages=[
            {"card": "deal", "pipeline": "P", "stage": name, "stage_order": nth, "outcome": "open"}
            for name, nth in order.items()
        ],
        stage_log=moves,
    )
    return FUNNEL.compute(ask)


@pytest.mark.parametrize(("log", "activities"), [("running_example", 8), ("receipt", 27)])
def test_cases_and_stays_equal_the_reference(engine, shared, log, activities):
    """Cards that were in each stage and their share; the median and p90 stay, to the second."""
    folder = shared / "answer_keys" / "process"
    with (folder / f"GOLD_{log}_activities.csv").open(encoding="utf-8") as file:
        key = {row["activity"]: row for row in csv.DictReader(file)}
    found = {row["stage"]: row for row in funnel_of(engine, folder, log).rows}
    assert found.keys() == key.keys()
    assert len(key) == activities
    for name, row in key.items():
        assert found[name]["entered"] == int(row["cases"])
        assert found[name]["from_first"] == pytest.approx(float(row["share_of_cases"]), abs=1e-9)
        for column, days in (("sojourn_median_s", "median_days"), ("sojourn_p90_s", "p90_days")):
            stay = found[name][days]
            if row[column]:
                assert stay is not None
                assert stay * 86400 == pytest.approx(float(row[column]), abs=1)
            else:
                assert stay is None
