"""Spend and plans written across: a column a month, or a month a row with a column a source.

Budgets and plans are kept so in workbooks. Such a table becomes one of a row a number, with its
period and source or measure, before it is recognised; sums and empty cells are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.results import Note
from smalign.engine.compose import fill, name
from smalign.engine.scans import all_text, values_scan
from smalign.model.across_layout import is_sum, layout_of, planned_measure
from smalign.read.records import SAMPLE_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.config import Config
    from smalign.engine.compose import Sql
    from smalign.engine.duckdb import Engine
    from smalign.model.across_layout import Layout
    from smalign.read.records import RawTable

_BLANK: Final = frozenset({"", "-", "–", "—"})
Found = tuple[int, list[str]]
"""The physical line of a number, and the cells of its row."""


def downwards(engine: Engine, raw: RawTable, config: Config) -> RawTable:
    """A table of spend or of a plan with a row a number, where `raw` has them across.

    Any other table is returned as it is. Periods across are months, or quarters where there are no
    months; a year that no header has is taken from the name of the file or sheet. Of a plan one
    column names the measures. Sources across stand beside a column of periods, and most of them
    are known ones.

    Raises:
        InputError: no record of such a table can be accepted.

    """
    layout = layout_of(raw, config)
    if layout is None:
        return raw
    from smalign.read.lines import line_numbers

    used, rows = _rows(engine, raw)
    lines = line_numbers(used, range(len(rows)))
    left = [at for at, row in enumerate(rows) if not _is_read(layout, row)]
    found = [
        (lines[at], cells)
        for at, row in enumerate(rows)
        if at not in left
        for cells in _downwards(layout, row)
    ]
    return _turned(used, layout, found, len(left))


def _rows(engine: Engine, raw: RawTable) -> tuple[RawTable, list[list[str]]]:
    """The table as it could be read, and its rows; a script has them as constants."""
    from smalign.read.load import load

    width = len(raw.headers)

    def build(scan: Sql) -> Sql:
        return fill("create or replace temp table across as {rows}", rows=all_text(scan, width))

    mark = engine.mark()
    used = load(engine, raw, build)
    engine.rewind(mark)
    rows = engine.rows(all_text(name("across"), width))
    return used, [["" if cell is None else str(cell) for cell in row] for row in rows]


def _is_read(layout: Layout, row: Sequence[str]) -> bool:
    """Whether a row is no sum of others, and of a plan names a measure that has a column."""
    if any(is_sum(row[place]) for place in layout.kept):
        return False
    return layout.measures is None or planned_measure(row[layout.measures]) in layout.named


def _downwards(layout: Layout, row: Sequence[str]) -> Iterator[list[str]]:
    """A row a number: what the row is of, its period or source, the number under its header."""
    before = [row[place] for place in layout.kept]
    at = 0 if layout.measures is None else layout.named.index(planned_measure(row[layout.measures]))
    for place, of in layout.amounts.items():
        if row[place].strip() not in _BLANK:
            numbers = [""] * len(layout.named)
            numbers[at] = row[place]
            yield [*before, of, *numbers]


def _turned(raw: RawTable, layout: Layout, found: Sequence[Found], left: int) -> RawTable:
    headers = (*(raw.headers[place] for place in layout.kept), *layout.headers)
    cells = [row for _, row in found]
    scan = values_scan(cells, (None,) * len(headers))
    facts = {
        "file": raw.file,
        "columns": len(layout.amounts),
        "first": raw.headers[min(layout.amounts)],
        "last": raw.headers[max(layout.amounts)],
        "sums": len(layout.sums),
        "rows": left,
    }
    return replace(
        raw,
        headers=headers,
        native=(None,) * len(headers),
        sample=tuple(map(tuple, cells[:SAMPLE_ROWS])),
        scan=scan,
        printed=scan,
        accepted=len(cells),
        text=None,
        records=None,
        jumps=tuple((at, line) for at, (line, _) in enumerate(found)),
        notes=(*raw.notes, Note(f"{layout.table}_across", facts)),
    )
