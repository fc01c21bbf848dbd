"""`smalign compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled
from smalign.cli.values import one_of

if TYPE_CHECKING:
    from smalign.session.options import Options

Show = Annotated[str, o.show("compare")]
Vs = Annotated[
    o.Against | None,
    typer.Option(
        "--vs",
        parser=one_of(o.Against, "--vs"),
        metavar="PERIOD",
        rich_help_panel=o.QUESTION,
        help="previous: the equal period before; year: the same days a year before. Default: the "
        "one before, and the year before beside it.",
    ),
]
Horizon = Annotated[
    str,
    typer.Option(
        "--horizon",
        metavar="AGE",
        rich_help_panel=o.QUESTION,
        help="Both periods are read at this age of their cards, as 90d. auto: the days by which "
        "nine in ten sales are made.",
        show_default=True,
    ),
]


@unbundled
def command(
    inputs: Inputs,
    cards: Cards,
    output: Output,
    show: Show = "bridge",
    by: o.By = None,
    vs: Vs = None,
    horizon: Horizon = "auto",
) -> None:
    """What made the sales of one period differ from those of another, and whose matter it is."""
    asked: Options = {
        "show": show,
        "by": by or (),
        "vs": vs.value if vs else None,
        "horizon": horizon,
    }
    answer("compare", inputs, {**cards.options(), **asked}, output)
