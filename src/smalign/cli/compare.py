"""`smalign compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled
from smalign.cli.values import OneOf

if TYPE_CHECKING:
    from smalign.session.options import Options

Show = Annotated[str, o.show("compare")]
Vs = Annotated[
    o.Against | None,
    typer.Option(
        "--vs",
        parser=OneOf(o.Against, "--vs"),
        metavar="PERIOD",
        rich_help_panel=o.QUESTION,
        help="previous: the equal period before; year: the same days a year before. Default: the "
        "one before, and the year before beside it.",
    ),
]
To = Annotated[
    o.Partner | None,
    typer.Option(
        "--to",
        parser=OneOf(o.Partner, "--to"),
        metavar="PARTNER",
        rich_help_panel=o.QUESTION,
        help="plan: the plan of the same period instead of an earlier one.",
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


ShowNames = Annotated[
    bool,
    typer.Option(
        "--show-names",
        rich_help_panel=o.OUTPUT,
        help="Managers by name instead of by code.",
    ),
]


class Periods(Struct, frozen=True):
    """Which periods, read at which age."""

    vs: Vs = None
    to: To = None
    horizon: Horizon = "auto"
    show_names: ShowNames = False

    def options(self) -> Options:
        """The same as the session calls it."""
        against = self.vs.value if self.vs else None
        partner = self.to.value if self.to else None
        named: Options = {"vs": against, "to": partner}
        return {**named, "horizon": self.horizon, "names": self.show_names}


@unbundled
def command(
    inputs: Inputs,
    cards: Cards,
    periods: Periods,
    output: Output,
    show: Show = "bridge",
    by: o.By = None,
) -> None:
    """What made the sales of one period differ from those of another, and whose matter it is."""
    asked: Options = {"show": show, "by": by or (), **periods.options()}
    answer("compare", inputs, {**cards.options(), **asked}, output)
