"""unread_values: every cell is what its column holds."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.rules.rule import ANY, Counted, Levels, Rows, Rule, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.model.model import ReadColumn, ReadFile
    from smalign.rules.rule import Case

_ROWS: Final = (
    "select {number} as file_no, rowid as row_no, {id} as id, failed & {bit} as unread"
    " from {relation}"
)
_EXAMPLES: Final = 3


def find(case: Case) -> Iterator[Counted]:
    """Every filled cell is what its column holds.

    What: cells of a column of dates, amounts or yes and no that are something else («позже»).
    Why: such a cell is read as empty: the sum misses the amount, the month misses the card.
    How: each file is typed with one format a column; what does not fit is counted, over all files
        of the table.
    Caveats: a column nobody can read in one way is not read at all: the finding says so.
    Source: none.
    """
    columns: dict[tuple[str, str], list[tuple[int, ReadFile, ReadColumn]]] = defaultdict(list)
    for at, file in enumerate(case.model.files):
        for column in file.columns if file.table and not case.is_copy(file) else ():
            if column.column is not None and column.bit is not None:
                columns[str(file.table), column.column].append((at, file, column))
    for (table, key), parts in columns.items():
        read = [column for _, _, column in parts]
        is_read = any(column.format for column in read if column.failures)
        examples = dict.fromkeys(one for column in read for one in column.failed)
        yield Counted(
            table=table,
            column=key,
            code="value_unread" if is_read else "values_of_no_kind",
            failing=sum(column.failures for column in read),
            of=sum(column.rows - column.empty - column.pseudo_empty for column in read),
            facts={"examples": list(examples)[:_EXAMPLES]},
            rows=_rows(case, table, parts),
        )


def _rows(case: Case, table: str, parts: Sequence[tuple[int, ReadFile, ReadColumn]]) -> Rows | None:
    """The rows where the bit of the column is set in the mask of what did not convert."""
    sources = case.model.sources.get(table, ())
    key = key_of(table)
    selects = [
        fill(
            _ROWS,
            number=literal(number),
            id=name(str(key)) if any(one.column == key for one in file.columns) else Sql("null"),
            bit=literal(1 << (column.bit or 0)),
            relation=name(f"in_{table}_{at}"),
        )
        for at, file, column in parts
        if column.failures
        for number, raw in enumerate(sources)
        if raw is file.raw
    ]
    if not selects:
        return None
    relation = fill("({selects})", selects=listed(selects, " union all "))
    return Rows(relation, Sql("unread <> 0"), key="id")


RULE: Final = Rule("unread_values", "column", Levels(warning=ANY, error=Bound.of("5%")), find)
