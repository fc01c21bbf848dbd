"""`smalign nurture`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled
from smalign.cli.values import whole

if TYPE_CHECKING:
    from smalign.session.options import Options

Show = Annotated[str, o.show("nurture")]
Days = Annotated[
    int | None,
    typer.Option(
        "--days",
        parser=whole("--days", least=1),
        metavar="DAYS",
        rich_help_panel=o.QUESTION,
        help="How many days after a touch a card may take to move on (default 14), or after a loss "
        "to come back; how recent a purchase is (default 90).",
    ),
]
Alike = Annotated[
    list[str] | None,
    typer.Option(
        "--alike",
        metavar="FIELD",
        rich_help_panel=o.QUESTION,
        help="Cards are compared with untouched ones that have the same value of it. May be "
        "repeated. Default: the channel.",
    ),
]


@unbundled
def command(
    inputs: Inputs,
    cards: Cards,
    output: Output,
    show: Show = "effect",
    by: o.By = None,
    days: Days = None,
    alike: Alike = None,
) -> None:
    """Whether what marketing sends goes with moving on, what it misses, and whom to ask."""
    asked: Options = {**cards.options(), "show": show, "days": days, "alike": alike or ()}
    if by:
        asked["by"] = by
    answer("nurture", inputs, asked, output)
