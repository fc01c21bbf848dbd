"""What `[checks]` could say: how empty each column may be, as it is now and a chance more."""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

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

_Z: Final = 3.09
"""Of a normal deviate no greater in 999 of 1,000: an export has tens of columns."""

_BUSIEST: Final = (
    "select max(n) from (select count(*) as n from m_{table} where created_on is not null "
    "group by year(created_on), month(created_on)) t"
)
_COUNTS: Final = "select count(*), {counts} from m_{table}"


def shares_of(engine: Engine, model: Model) -> tuple[DraftShare, ...]:
    """The columns of leads and deals with their empty cells, the emptiest first.

    A bound holds for every column of that name: the widest of theirs is taken, and none where one
    of them is mostly empty. What a month of other cards moves a share by chance is left
    room for, but in a column that is never empty: there one empty cell is news.
    """
    found = [share for table in _CARDS for share in _of_table(engine, model, table)]
    worst: dict[str, DraftShare] = {}
    left_out: set[str] = set()
    for share in found:
        names = {fold_header(share.header), fold_header(share.column)}
        if share.column in _BY_OUTCOME or share.percent > _EMPTIEST:
            left_out |= names
        for named in names:
            known = worst.setdefault(named, share)
            if share.bound > known.bound:
                worst[named] = share
    headers = {fold_header(share.header): share.header for share in found}
    kept = [
        replace(worst[folded], header=header)
        for folded, header in headers.items()
        if folded not in left_out
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
    busiest = engine.rows(fill(_BUSIEST, table=name(table)))[0][0]
    month = cards if busiest is None else int(str(busiest))
    for state, cells in zip(states, empty if cards >= _FEWEST else (), strict=False):
        column = state.removeprefix("state_")
        yield DraftShare(headers[column], column, cells, cards, _most(cells, cards, month))


def _most(empty: int, cards: int, month: int) -> int:
    """Per cent, rounded up, that a share stays within when a month of the cards is replaced.

    The share then moves by sqrt(2 × month) / cards deviations of a card: the upper end of Wilson's
    interval (1927) with that many. An export that grows by a month moves less.
    """
    if not empty:
        return 0
    share, z = empty / cards, _Z * sqrt(2 * month / cards)
    middle = share + z * z / (2 * cards)
    spread = z * sqrt(share * (1 - share) / cards + (z / (2 * cards)) ** 2)
    return min(100, ceil(100 * (middle + spread) / (1 + z * z / cards)))
