"""`smalign reasons`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from smalign.base.errors import UsageError
from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled
from smalign.cli.values import whole

if TYPE_CHECKING:
    from smalign.session.options import Options

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
Unworked = Annotated[
    bool,
    typer.Option(
        "--unworked",
        rich_help_panel=o.QUESTION,
        help="Instead: what was disqualified without a single attempt to reach the person, by "
        "owner. --ids gives the cards.",
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
    unworked: Unworked = False,
) -> None:
    """Why cards are lost, from which stage, and what changes."""
    shared: Options = {**cards.options(), "by": by or ()}
    if not unworked:
        asked: Options = {**shared, "monthly": monthly, "min_days": min_days}
        answer("reasons", inputs, asked, output)
        return
    if monthly or min_days:
        raise UsageError("unworked_alone")
    answer("unworked", inputs, shared, output)
