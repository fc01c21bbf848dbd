"""The other side of `ahead`: draws one chart a line, and tells all of them in the end."""

from __future__ import annotations

import json
import os
import sys
from typing import Final

from smalign.render.report.blocks import Chart
from smalign.render.report.charts import begin, svg

_LAST: Final = 10
"""How far behind those who ask: their answers are waited for, charts only in the end."""


def main() -> None:
    """Read a language, then charts; write their SVG as one list of JSON, null where one failed.

    Nothing is written before the last chart is read: so neither side waits for the other.
    """
    os.nice(_LAST)
    lang = sys.stdin.readline().strip()
    begin()
    drawn = [_drawn(line, lang) for line in sys.stdin]
    sys.stdout.write(json.dumps(drawn))
    sys.stdout.flush()
    os._exit(0)  # threads of the drawing engine need not end


def _drawn(line: str, lang: str) -> str | None:
    try:
        spec, rows = json.loads(line)
        return svg(Chart(spec, tuple(rows), ""), lang)
    except Exception:  # noqa: BLE001 - it is drawn again where it can be told
        return None
