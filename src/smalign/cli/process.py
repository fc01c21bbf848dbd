"""`smalign process`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled

if TYPE_CHECKING:
    from smalign.session.options import Options

Show = Annotated[str, o.show("process")]
Horizon = Annotated[
    str | None,
    typer.Option(
        "--horizon",
        metavar="AGE",
        rich_help_panel=o.QUESTION,
        help="With --show after-sale: in how many days a new customer may buy again. Default: 90d.",
    ),
]


@unbundled
def command(
    inputs: Inputs,
    cards: Cards,
    output: Output,
    show: Show = "speed",
    by: o.By = None,
    horizon: Horizon = None,
) -> None:
    """How long leads wait, how cards move and change hands, and what becomes of sales."""
    asked: Options = {**cards.options(), "show": show}
    if horizon is not None:
        asked["horizon"] = horizon
    if by:
        asked["by"] = by
    answer("process", inputs, asked, output)
