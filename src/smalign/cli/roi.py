"""`smalign roi`."""

from __future__ import annotations

from typing import Annotated

import typer

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled
from smalign.cli.values import several

Models = Annotated[
    list[str] | None,
    typer.Option(
        "--models",
        metavar="MODEL",
        rich_help_panel=o.QUESTION,
        help="Who gets the credit for a sale: source (the card's own channel), or of its touches "
        "first, last, linear, position. May be repeated or comma-separated. Default: source.",
    ),
]
Basis = Annotated[
    str,
    typer.Option(
        "--basis",
        metavar="BASIS",
        rich_help_panel=o.QUESTION,
        help="cohort: cards created in the period, with all that became of them. "
        "cash: what happened in the period, each by its own day.",
        show_default=True,
    ),
]


@unbundled
def command(
    inputs: Inputs,
    cards: Cards,
    output: Output,
    by: o.By = None,
    models: Models = None,
    basis: Basis = "cohort",
) -> None:
    """What each channel costs, brings and returns."""
    answer(
        "roi",
        inputs,
        {
            **cards.options(),
            "by": by or (),
            "models": several(models) or ("source",),
            "basis": basis,
        },
        output,
    )
