"""What the rules ask is counted: one pass over each table, then the first rows at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, name
from smalign.rules.rule import Counted, Rows, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.engine.duckdb import Engine
    from smalign.rules.rule import Test

_COUNTED: Final = "select {counts} from (select {flags} from {source}) as tested"
_FIRST: Final = "select file_no, row_no, {key} from {source} where {where} order by 1, 2, 3 {limit}"


def counted(engine: Engine, tests: Sequence[Test]) -> list[Counted]:
    """The tests with their counts, in the same order; each relation is gone through once."""
    found: dict[int, Counted] = {}
    for source in dict.fromkeys(test.source for test in tests):
        mine = [(at, test) for at, test in enumerate(tests) if test.source == source]
        flags, counts = [], []
        for at, test in mine:
            looked, fails = name(f"a{at}"), name(f"f{at}")
            flags += [
                fill("({test}) as {flag}", test=test.applies, flag=looked),
                fill("({test}) as {flag}", test=test.fails, flag=fails),
            ]
            counts += [
                fill("count(*) filter (where {a})", a=looked),
                fill("count(*) filter (where {a} and {f})", a=looked, f=fails),
            ]
        query = fill(_COUNTED, counts=listed(counts), flags=listed(flags), source=source)
        row = [int(str(cell)) for cell in engine.rows(query)[0]]
        for place, (at, test) in enumerate(mine):
            found[at] = _counted(test, row[2 * place], row[2 * place + 1])
    return [found[at] for at in range(len(tests))]


def _counted(test: Test, of: int, failing: int) -> Counted:
    where = fill("({a}) and ({f})", a=test.applies, f=test.fails)
    return Counted(
        table=test.table,
        column=test.column,
        code=test.code,
        failing=failing,
        of=of,
        facts=test.facts,
        rows=Rows(test.source, where, key_of(test.table)),
        levels=test.levels,
    )


def rows_at_fault(
    engine: Engine, rows: Rows, limit: int | None
) -> list[tuple[int, int, str | None]]:
    """(file, row of its scan, id) of the first rows at fault, in the order of the files."""
    query = fill(
        _FIRST,
        key=Sql("cast(null as varchar)") if rows.key is None else name(rows.key),
        source=rows.relation,
        where=rows.where,
        limit=Sql("" if limit is None else f"limit {int(limit)}"),
    )
    return [
        (int(str(file)), int(str(row)), None if key is None else str(key))
        for file, row, key in engine.rows(query)
    ]
