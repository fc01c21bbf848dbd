"""A small table of texts for a terminal: the first column shortens before two others go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

_WIDEST: Final = 34
_LEAST: Final = 22
_GAP: Final = 2


def draw(
    console: Console,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
) -> tuple[str, ...]:
    """Print `rows` under `heads`; empty columns are left out, long texts end in an ellipsis.

    The heads of what found no room come back: first the last column goes, then the first one gets
    shorter, then the next to last goes.
    """
    from rich.box import SIMPLE
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    sizes = [
        min(_WIDEST, max(map(cell_len, (head, *(clean(row[at]) for row in rows)))))
        for at, head in enumerate(heads)
    ]
    shown = [at for at in range(len(heads)) if at == 0 or any(row[at] for row in rows)]
    gone: list[str] = []
    while (over := sum(sizes[at] + _GAP for at in shown) - _GAP - console.width) > 0:
        spare = sizes[0] - _LEAST
        if gone and spare >= over:
            sizes[0] -= over
        elif len(shown) > 1:
            gone.append(heads[shown.pop()])
        else:
            break
    table = Table(box=SIMPLE, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0))
    for at in shown:
        table.add_column(
            Text(heads[at]),
            justify="right" if right[at] else "left",
            width=sizes[at],
            no_wrap=True,
            overflow="ellipsis",
        )
    for row in rows:
        table.add_row(*(Text(clean(row[at])) for at in shown))
    console.print(table)
    return tuple(reversed(gone))
