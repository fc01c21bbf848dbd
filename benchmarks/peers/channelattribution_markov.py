"""Markov of order 1 by ChannelAttribution at its defaults, of the file of paths that is named."""

from __future__ import annotations

import json
import sys
import time

import pandas as pd
from ChannelAttribution import markov_model

paths = pd.read_csv(sys.argv[1], sep=";")
started = time.perf_counter()
found = markov_model(
    paths,
    "path",
    "total_conversions",
    var_value="total_conversion_value",
    var_null="total_null",
    verbose=False,
    flg_pro=False,
)
seconds = time.perf_counter() - started
credit = dict(zip(found["channel_name"], found["total_conversions"], strict=True))
print(json.dumps({"package": "ChannelAttribution 2.2.5", "seconds": seconds, "credit": credit}))
