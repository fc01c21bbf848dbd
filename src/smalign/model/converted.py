"""What of a typed table did not convert: how many cells of which column, and what stood there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.model.names import state_name
from smalign.model.select import failable
from smalign.model.typing import failures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.select import Decided
    from smalign.read.records import RawTable

_MOST: Final = 5000
"""Values of a column that are looked at."""


def rows_found(engine: Engine, relation: str, columns: Sequence[Decided]) -> tuple[int, bool]:
    """Rows of a typed table, and whether nothing was read from all cells of some row."""
    kept = [one.plan for one in columns if not one.plan.is_constant]
    # The engine knows of a block of numbers whether it holds a null: these are asked first.
    kept.sort(key=lambda plan: plan.column.type in {"id", "text"})
    tests = listed(
        (
            fill("{state} <> 0", state=name(state_name(plan.key)))
            if plan.is_counted
            else fill("{key} is null", key=name(plan.key))
            for plan in kept
        ),
        " and ",
    )
    counts = fill(
        "select (select count(*) from {relation}), exists (select 1 from {relation} where {tests})",
        relation=name(relation),
        tests=tests if kept else Sql("true"),
    )
    rows, blank = engine.rows(counts)[0]
    return int(str(rows)), bool(blank)


def count_failing(engine: Engine, relation: str, columns: Sequence[Decided]) -> dict[str, int]:
    """Column → cells that did not convert; columns without any are not in it."""
    able = failable(columns)
    counts = [
        fill("count(*) filter (where (failed & {bit}) <> 0)", bit=literal(1 << place))
        for place in range(len(able))
    ]
    if not counts:
        return {}
    query = "select {counts} from {relation} where failed <> 0"
    row = engine.rows(fill(query, counts=listed(counts), relation=name(relation)))[0]
    found = {one.plan.key: int(str(count)) for one, count in zip(able, row, strict=True)}
    return {key: cells for key, cells in found.items() if cells}


def failing_values(
    engine: Engine,
    raw: RawTable,
    columns: Sequence[Decided],
    failing: Mapping[str, int],
    config: Config,
) -> dict[str, list[str]]:
    """Sorted distinct cells that did not convert, from the whole file."""
    zone = config.sources.timezone or "UTC"
    return {
        one.plan.key: [
            str(row[0])
            for row in engine.rows(failures(one.typed, Sql(raw.scan), zone, limit=_MOST))
        ]
        for one in columns
        if one.plan.key in failing
    }
