"""Stages of an event log with PM4Py: cards, median and p90 of the stays, cards that came back.

PM4Py gives the cards of each stage; how long they stay it gives between pairs of stages only, so
that is done in pandas on the log it has sorted.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pandas as pd
import pm4py


def main() -> None:
    """One run: the table as JSON, stage by stage."""
    raw = pd.read_csv(Path(sys.argv[1]) / "stage_log.csv", engine="pyarrow")
    log = pm4py.format_dataframe(
        raw, case_id="Deal ID", activity_key="Stage", timestamp_key="Entered at"
    )
    entered = pm4py.get_event_attribute_values(log, "concept:name", count_once_per_case=True)
    cases = log["case:concept:name"].to_numpy()
    stage = log["concept:name"]
    place = log["Stage order"].to_numpy()
    stay = log["time:timestamp"].diff().shift(-1).dt.total_seconds()
    is_last = pd.Series(cases != pd.Series(cases).shift(-1).to_numpy(), index=log.index)
    by_stage = stay.mask(is_last).groupby(stage, observed=True)
    middle, slow = by_stage.quantile(0.5), by_stage.quantile(0.9)
    highest = pd.Series(place, index=log.index).groupby(cases).cummax()
    back = pd.DataFrame({"case": cases, "highest": highest, "is_back": highest > place})
    per_case = back.groupby("case").agg({"highest": "max", "is_back": "any"})
    returned = per_case.loc[per_case["is_back"], "highest"].value_counts()
    order = dict(zip(stage, place, strict=True))
    json.dump(
        {
            name: {
                "entered": int(entered[name]),
                "returned": int(returned.get(place, 0)),
                "median": seconds(middle[name]),
                "p90": seconds(slow[name]),
            }
            for name, place in sorted(order.items(), key=lambda item: item[1])
        },
        sys.stdout,
    )


def seconds(stay: float) -> float | None:
    """Seconds to the tenth; None where no stay ended."""
    return None if pd.isna(stay) else round(float(stay), 1)


main()
