"""Columns of few values in a table that can be read twice: whether the sample has all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.engine.compose import fill, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.crm.empties import Empties
    from smalign.engine.compose import Sql
    from smalign.engine.duckdb import Engine
    from smalign.model.select import Decided
    from smalign.read.records import RawTable

_TYPED: Final = frozenset({"parquet", "frame"})
_MANY: Final = 200_000
"""Rows from which it takes longer to count what else there is than to set up patterns for it."""


def settled(
    engine: Engine, raw: RawTable, columns: Sequence[Decided], empties: Empties
) -> Sequence[Decided]:
    """The columns; those all of whose cells are clean values of the sample hide nothing.

    Looked at is a table of types of its own (Parquet, a frame), and only where no other column has
    to be searched: to set up the patterns of one search takes as long as of several.
    """
    asked = {at: one for at, one in enumerate(columns) if one.typed.hides not in {None, "whole"}}
    tests = [_certain(one, empties) for one in asked.values()]
    certain = [test for test in tests if test is not None]
    is_small = raw.kind in _TYPED and raw.accepted is not None and raw.accepted < _MANY
    if not certain or len(certain) < len(tests) or not is_small:
        return columns
    counts = listed(fill("count(*) filter (where not {test})", test=test) for test in certain)
    others = engine.rows(fill("select {counts} from {scan}", counts=counts, scan=raw.scan))[0]
    clear = {at for at, count in zip(asked, others, strict=True) if not count}
    return [
        replace(one, format=replace(one.format, is_known=True)) if at in clear else one
        for at, one in enumerate(columns)
    ]


def _certain(one: Decided, empties: Empties) -> Sql | None:
    """Whether a cell holds nothing, or a value that stands for something as it is."""
    if one.format.can_fail or one.format.native is not None or not one.format.is_own:
        return None
    certain = one.format.sql_certain(one.plan.raw, empties)
    if certain is None:
        return None
    return fill("coalesce({cell} = '' or {certain}, true)", cell=one.plan.raw, certain=certain)
