"""One table of a history of stages with PM4Py: stages, pairs of stages, ways, or the network.

What PM4Py gives of itself is taken from it: the performance graph, the variants, the handover of
work. How long cards stay in a stage it does not give; that is done in pandas on its sorted log.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pandas as pd
import pm4py

_LAST = "Paid"
_SHOWN = 50


def main() -> None:
    """One run: a table as JSON, row by row."""
    columns = ["Deal ID", "Stage", "Entered at"]
    part = sys.argv[2]
    wanted = [*columns, "Changed by"] if part == "network" else columns
    raw = pd.read_csv(Path(sys.argv[1]) / "stage_log.csv", engine="pyarrow", usecols=wanted)
    log = pm4py.format_dataframe(
        raw.rename(columns={"Changed by": "org:resource"}),
        case_id="Deal ID",
        activity_key="Stage",
        timestamp_key="Entered at",
    )
    tables = {"moves": moves, "transitions": transitions, "variants": variants, "network": network}
    json.dump(tables[part](log), sys.stdout)


def moves(log: pd.DataFrame) -> dict[str, object]:
    """Each stage: cards, entries, cards that entered it more than once, how long they stayed."""
    entries = pm4py.get_event_attribute_values(log, "concept:name")
    cards = pm4py.get_event_attribute_values(log, "concept:name", count_once_per_case=True)
    rework = pm4py.get_rework_cases_per_activity(log)
    cases = log["case:concept:name"]
    stay = log["time:timestamp"].diff().shift(-1).dt.total_seconds()
    by_stage = stay.mask(cases != cases.shift(-1)).groupby(log["concept:name"], observed=True)
    middle, slow = by_stage.quantile(0.5), by_stage.quantile(0.9)
    return {
        stage: {
            "cards": int(cards[stage]),
            "entries": int(entries[stage]),
            "repeated": int(rework.get(stage, 0)),
            "median": seconds(middle[stage]),
            "p90": seconds(slow[stage]),
        }
        for stage in entries
    }


def transitions(log: pd.DataFrame) -> dict[str, object]:
    """Each pair of stages: how often, and the median of the time between."""
    counts, _, _ = pm4py.discover_dfg(log)
    times, _, _ = pm4py.discover_performance_dfg(log)
    return {
        f"{before} > {after}": {
            "moves": int(many),
            "median": seconds(times[before, after]["median"]),
        }
        for (before, after), many in counts.items()
    }


def variants(log: pd.DataFrame) -> dict[str, object]:
    """The fifty most frequent ways, without the won stage at their end."""
    found: Counter[str] = Counter()
    for way, many in pm4py.get_variants(log).items():
        stages = way[:-1] if way[-1] == _LAST else way
        found[" > ".join(stages) or "(none)"] += many
    first = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
    return {way: {"cards": int(many)} for way, many in first}


def network(log: pd.DataFrame) -> dict[str, object]:
    """Each pair of people who follow each other; PM4Py gives shares of all pairs."""
    shares = pm4py.discover_handover_of_work_network(log).connections
    pairs = len(log) - log["case:concept:name"].nunique()
    return {
        f"{giver} > {receiver}": {"moves": round(share * pairs)}
        for (giver, receiver), share in shares.items()
        if share
    }


def seconds(stay: float) -> float | None:
    """Seconds to the tenth; None where no stay ended."""
    return None if pd.isna(stay) else round(float(stay), 1)


main()
