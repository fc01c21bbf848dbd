"""unread_values: every cell is what its column holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.engine.compose import fill, literal, name
from smalign.rules.rule import ANY, Counted, Levels, Rows, Rule, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.model.model import ReadColumn, ReadFile
    from smalign.rules.rule import Case

_ROWS: Final = "(select *, {number} as file_no, rowid as row_no from {relation})"


def find(case: Case) -> Iterator[Counted]:
    """Every filled cell is what its column holds.

    What: cells of a column of dates, amounts or yes and no that are something else («позже»).
    Why: such a cell is read as empty: the sum misses the amount, the month misses the card.
    How: each file is typed with one format a column; what does not fit is counted.
    Caveats: a column nobody can read in one way is not read at all: a note says so.
    Source: none.
    """
    for at, file in enumerate(case.model.files):
        if file.table is None:
            continue
        for column in file.columns:
            if column.column is None or column.bit is None:
                continue
            yield Counted(
                table=file.table,
                column=column.column,
                code="value_unread",
                failing=column.failures,
                of=column.rows - column.empty - column.pseudo_empty,
                facts={"examples": list(column.failed)},
                rows=_rows(case, at, file, column),
            )


def _rows(case: Case, at: int, file: ReadFile, column: ReadColumn) -> Rows | None:
    """The rows where the bit of the column is set in the mask of what did not convert."""
    table = str(file.table)
    sources = case.model.sources.get(table, ())
    number = next((place for place, raw in enumerate(sources) if raw is file.raw), None)
    if number is None or column.bit is None:
        return None
    key = key_of(table)
    return Rows(
        relation=fill(_ROWS, number=literal(number), relation=name(f"in_{table}_{at}")),
        where=fill("(failed & {bit}) <> 0", bit=literal(1 << column.bit)),
        key=key if any(one.column == key for one in file.columns) else None,
    )


RULE: Final = Rule("unread_values", "column", Levels(warning=ANY, error=Bound.of("5%")), find)
