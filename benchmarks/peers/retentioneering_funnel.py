"""A funnel with Retentioneering 5: paths that passed the stages one after the other."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pandas as pd

os.environ["RETENTIONEERING_NO_TRACK"] = "1"

STAGES = ["New", "Call", "Demo", "Offer", "Contract", "Invoice", "Paid"]
SCHEMA = {"path_cols": ["Deal ID"], "event_col": "Stage", "timestamp_col": "Entered at"}


def main() -> None:
    """One run: the table as JSON, stage by stage."""
    from retentioneering.eventstream import Eventstream

    columns = ["Deal ID", "Stage", "Entered at"]
    events = pd.read_csv(Path(sys.argv[1]) / "stage_log.csv", engine="pyarrow", usecols=columns)
    steps = Eventstream(events, SCHEMA).funnel_data(steps=STAGES)["steps"]
    table = {step["step"]: {"entered": int(step["unique_paths"])} for step in steps}
    json.dump(table, sys.stdout)


main()
