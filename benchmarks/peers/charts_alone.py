"""The charts of a report, drawn and thrown away: `charts_alone.py CHARTS.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import vl_convert


def main() -> None:
    """Draw each specification of the list as SVG."""
    for spec in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
        vl_convert.vegalite_to_svg(spec, show_warnings=False, allowed_base_urls=[])


if __name__ == "__main__":
    main()
