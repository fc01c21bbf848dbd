"""`smalign reasons`."""

from __future__ import annotations

from typing import Annotated

import typer

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled
from smalign.cli.values import whole

Monthly = Annotated[
    bool,
    typer.Option(
        "--monthly", rich_help_panel=o.QUESTION, help="A row a month of the loss as well."
    ),
]
MinDays = Annotated[
    int,
    typer.Option(
        "--min-days",
        parser=whole("--min-days", least=0),
        metavar="N",
        rich_help_panel=o.QUESTION,
        help="Leave out cards lost less than N days after they were created.",
        show_default=True,
    ),
]


@unbundled
def command(
    inputs: Inputs,
    cards: Cards,
    output: Output,
    by: o.By = None,
    monthly: Monthly = False,
    min_days: MinDays = 0,
) -> None:
    """Why cards are lost, from which stage, and what changes."""
    answer(
        "reasons",
        inputs,
        {**cards.options(), "by": by or (), "monthly": monthly, "min_days": min_days},
        output,
    )
