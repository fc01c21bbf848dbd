"""A page about a table by Evidently: its summary of a data set."""

from __future__ import annotations

import sys

import pandas as pd
from evidently import Report
from evidently.presets import DataSummaryPreset


def main() -> None:
    """`evidently_page.py TABLE.csv PAGE.html`."""
    table = pd.read_csv(sys.argv[1])
    Report([DataSummaryPreset()]).run(table, None).save_html(sys.argv[2])


if __name__ == "__main__":
    main()
