"""`smalign segments`."""

from __future__ import annotations

from typing import Annotated

import typer

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled

Horizon = Annotated[
    str,
    typer.Option(
        "--horizon",
        metavar="AGE",
        rich_help_panel=o.QUESTION,
        help="Conversion is of cards this old, won by this age, as 90d. auto: the days by which "
        "nine in ten sales are made.",
        show_default=True,
    ),
]
By = Annotated[
    list[str] | None,
    o.by(
        "Only this field; repeated, their values together are one field. Default: each field "
        "that can tell cards apart."
    ),
]
Decided = Annotated[
    bool,
    typer.Option(
        "--decided",
        rich_help_panel=o.QUESTION,
        help="Conversion is of won and lost cards, whatever their age.",
    ),
]


@unbundled
def command(
    inputs: Inputs,
    cards: Cards,
    output: Output,
    by: By = None,
    horizon: Horizon = "auto",
    decided: Decided = False,
) -> None:
    """Which values of which fields go with more or fewer sales than the others."""
    answer(
        "segments",
        inputs,
        {**cards.options(), "by": by or (), "horizon": horizon, "decided": decided},
        output,
    )
