"""What `[checks]` could say: how empty each column is now, as the bound from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.draft import DraftShare
from smalign.engine.compose import fill, listed, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_CARDS: Final = ("leads", "deals")
_FEWEST: Final = 30
"""Cards below which a share is no bound."""

_EMPTIEST: Final = 50
"""Per cent; a column that is emptier nobody has agreed to fill."""

_BY_OUTCOME: Final = frozenset({
    "loss_reason", "closed_at", "expected_close_at", "qualified_at", "assigned_at",
    "first_attempt_at",
})  # fmt: skip
"""Columns that are filled when a card moves on: how many are empty says how many have."""

_COUNTS: Final = "select count(*), {counts} from m_{table}"


def shares_of(engine: Engine, model: Model) -> tuple[DraftShare, ...]:
    """The columns of leads and deals with their empty cells, the emptiest first.

    A bound holds for every column of that name: the one of the emptiest of them is taken, and
    none where that is mostly empty.
    """
    found = [share for table in _CARDS for share in _of_table(engine, model, table)]
    worst: dict[str, DraftShare] = {}
    by_outcome: set[str] = set()
    for share in found:
        names = {fold_header(share.header), fold_header(share.column)}
        by_outcome |= names if share.column in _BY_OUTCOME else set()
        for named in names:
            known = worst.setdefault(named, share)
            if share.percent > known.percent:
                worst[named] = share
    headers = {fold_header(share.header): share.header for share in found}
    kept = [
        DraftShare(header, worst[folded].column, worst[folded].empty, worst[folded].cards)
        for folded, header in headers.items()
        if worst[folded].percent <= _EMPTIEST and folded not in by_outcome
    ]
    return tuple(sorted(kept, key=lambda one: (-one.percent, one.header)))


def _of_table(engine: Engine, model: Model, table: str) -> Iterator[DraftShare]:
    """Every column of a table that a file gives."""
    headers = {column: header for header, column in model.attributes.get(table, {}).items()}
    for file in model.files:
        if file.table == table:
            headers |= {one.column: one.header for one in file.columns if one.column}
    states = [one for one in model.states.get(table, ()) if headers.get(one.removeprefix("state_"))]
    if not states:
        return
    counts = listed(
        fill("count(*) filter (where {state} <> 0)", state=name(state)) for state in states
    )
    cards, *empty = (
        int(str(cell)) for cell in engine.rows(fill(_COUNTS, counts=counts, table=name(table)))[0]
    )
    for state, cells in zip(states, empty if cards >= _FEWEST else (), strict=False):
        column = state.removeprefix("state_")
        yield DraftShare(headers[column], column, cells, cards)
