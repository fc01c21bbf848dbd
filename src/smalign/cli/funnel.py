"""`smalign funnel`."""

from __future__ import annotations

from typing import Annotated

import typer

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled

Mode = Annotated[
    str,
    typer.Option(
        "--mode",
        metavar="MODE",
        rich_help_panel=o.QUESTION,
        help="How a stage without a trace counts. backfill: a later stage proves it. observed: "
        "only what the history says. strict: only cards that passed every stage.",
        show_default=True,
    ),
]


@unbundled
def command(
    inputs: Inputs, cards: Cards, output: Output, by: o.By = None, mode: Mode = "backfill"
) -> None:
    """Where cards go, stay and are lost, stage by stage."""
    answer("funnel", inputs, {**cards.options(), "by": by or (), "mode": mode}, output)
