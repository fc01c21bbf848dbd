"""Tab-separated values for pipes: machine names first, then a row a line, nothing wrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.clean import clean
from smalign.render.csv import TRIGGERS, bare
from smalign.render.exact import exact, flat

if TYPE_CHECKING:
    from smalign.base.results import Result, Value


def render_plain(result: Result) -> str:
    """The rows of `result` (the cards, where cards were asked for); values as in CSV.

    Tabs and line ends inside a text become blanks, so that `cut -f` and `wc -l` are right.
    """
    shown = exact(flat(result))
    lines = [[plain_cell(item.name) for item in shown.fields]]
    lines += [[plain_cell(row.get(item.name)) for item in shown.fields] for row in shown.rows]
    return "".join("\t".join(line) + "\n" for line in lines)


def plain_cell(value: Value) -> str:
    """One cell: text on one line and harmless in a spreadsheet, anything else bare."""
    if not isinstance(value, str):
        return bare(value)
    safe = clean(value)
    return f"'{safe}" if safe[:1] in TRIGGERS else safe
