"""JSON lines: a row a line, the same values as in `--format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.render.exact import exact, flat
from smalign.render.json import dumps, row_object

if TYPE_CHECKING:
    from smalign.base.results import Result


def render_jsonl(result: Result) -> str:
    """The rows of `result` (the cards, where cards were asked for), without the total."""
    return "".join(f"{dumps(row_object(row))}\n" for row in exact(flat(result)).rows)
