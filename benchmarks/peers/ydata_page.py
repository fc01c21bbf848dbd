"""A page about a table by ydata-profiling, minimal as its guide says for large ones."""

from __future__ import annotations

import sys

import pandas as pd
from ydata_profiling import ProfileReport


def main() -> None:
    """`ydata_page.py TABLE.csv PAGE.html`."""
    table = pd.read_csv(sys.argv[1])
    ProfileReport(table, minimal=True, progress_bar=False).to_file(sys.argv[2], silent=True)


if __name__ == "__main__":
    main()
