"""`smalign calls`."""

from __future__ import annotations

from typing import Annotated

import typer

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled
from smalign.cli.values import whole

Show = Annotated[str, o.show("calls")]
Fresh = Annotated[
    int,
    typer.Option(
        "--fresh",
        parser=whole("--fresh", least=0),
        metavar="DAYS",
        rich_help_panel=o.QUESTION,
        help="How many days a touch is a reason to call.",
        show_default=True,
    ),
]


@unbundled
def command(
    inputs: Inputs, cards: Cards, output: Output, show: Show = "list", fresh: Fresh = 7
) -> None:
    """Which open leads and deals are worth a call today; whether such touches were used before."""
    answer("calls", inputs, {**cards.options(), "show": show, "fresh": fresh}, output)
