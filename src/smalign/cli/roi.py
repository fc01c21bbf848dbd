"""`smalign roi`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled
from smalign.cli.values import several, whole

if TYPE_CHECKING:
    from smalign.session.options import Options

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
Models = Annotated[
    list[str] | None,
    typer.Option(
        "--models",
        metavar="MODEL",
        rich_help_panel=o.TOUCHES,
        help="Who gets the credit for a sale: source (the card's own channel), or of its touches "
        "first, last, last-non-direct, linear, position, time-decay, w-shaped, full-path, markov, "
        "shapley, shapley-rate; or all. May be repeated or comma-separated. "
        "Default: source; of added-up paths all.",
    ),
]
Lookback = Annotated[
    str | None,
    typer.Option(
        "--lookback",
        metavar="AGE",
        rich_help_panel=o.TOUCHES,
        help="Only touches at most this long before the sale, as 90d. "
        "Default: [attribution] lookback, else all of them.",
    ),
]
LookbackSteps = Annotated[
    int | None,
    typer.Option(
        "--lookback-steps",
        parser=whole("--lookback-steps", least=1),
        metavar="N",
        rich_help_panel=o.TOUCHES,
        help="Only the last N touches before the sale.",
    ),
]
Transform = Annotated[
    str,
    typer.Option(
        "--transform",
        metavar="KIND",
        rich_help_panel=o.TOUCHES,
        help="What becomes of repeats. unique: every touch is a step. exposure: touches of one "
        "channel in a row are one step. first: each channel once, where it was met first. "
        "frequency: the same, and how often it was met.",
        show_default=True,
    ),
]
HalfLife = Annotated[
    str | None,
    typer.Option(
        "--half-life",
        metavar="AGE",
        rich_help_panel=o.TOUCHES,
        help="In time-decay, a touch so much older earns half. "
        "Default: [attribution] half_life, else 7d.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="CHANNEL",
        rich_help_panel=o.TOUCHES,
        help="A channel last-non-direct passes over, besides direct visits and "
        "[attribution] ignore. May be repeated.",
    ),
]
Order = Annotated[
    int,
    typer.Option(
        "--order",
        metavar="N",
        rich_help_panel=o.TOUCHES,
        parser=whole("--order", least=1),
        help="How many steps a state of markov remembers: 1, 2 or 3.",
        show_default=True,
    ),
]
Nulls = Annotated[
    bool,
    typer.Option(
        "--nulls/--no-nulls",
        rich_help_panel=o.TOUCHES,
        help="Whether markov counts journeys that ended in no conversion.",
    ),
]

Bootstrap = Annotated[
    bool,
    typer.Option(
        "--bootstrap",
        rich_help_panel=o.QUESTION,
        help="Also 95% intervals of ROAS and ROMI, from resamples of the cards.",
    ),
]

Velocity = Annotated[
    bool,
    typer.Option(
        "--velocity",
        rich_help_panel=o.QUESTION,
        help="Also sales velocity, money a day: open deals × win rate × average sale / median days "
        "to a sale; and what a tenth more of each brings.",
    ),
]
Ltv = Annotated[
    str | None,
    typer.Option(
        "--ltv",
        metavar="AGE",
        rich_help_panel=o.QUESTION,
        help="Also lifetime value: what new customers bought within this time of their first sale, "
        "as 180d, of those seen that long; all: up to the end of the data.",
    ),
]


Counts = Annotated[
    bool,
    typer.Option(
        "--counts",
        rich_help_panel=o.QUESTION,
        help="Leads, deals, sales and their shares alone: no amount or cost is looked at, so that "
        "several currencies are no hindrance.",
    ),
]


class More(Struct, frozen=True):
    """Columns that are there only when asked for, and whether any of money is."""

    bootstrap: Bootstrap = False
    velocity: Velocity = False
    ltv: Ltv = None
    counts: Counts = False

    def options(self) -> Options:
        """The same as the session calls it."""
        return {
            "bootstrap": self.bootstrap,
            "velocity": self.velocity,
            "ltv": self.ltv,
            "counts": self.counts,
        }


class Credit(Struct, frozen=True):
    """Who gets the credit, and for which touches."""

    models: Models = None
    lookback: Lookback = None
    lookback_steps: LookbackSteps = None
    transform: Transform = "unique"
    half_life: HalfLife = None
    ignore: Ignore = None
    order: Order = 1
    nulls: Nulls = True

    def options(self) -> Options:
        """The same as the session calls it."""
        return {
            "models": several(self.models),
            "lookback": self.lookback,
            "lookback_steps": self.lookback_steps,
            "transform": self.transform,
            "half_life": self.half_life,
            "ignore": self.ignore or (),
            "order": self.order,
            "nulls": self.nulls,
        }


@unbundled
def command(
    inputs: Inputs,
    cards: Cards,
    credit: Credit,
    more: More,
    output: Output,
    by: o.By = None,
    basis: Basis = "cohort",
) -> None:
    """What each channel costs, brings and returns."""
    asked: Options = {"by": by or (), "basis": basis}
    shared: Options = {**cards.options(), **credit.options(), **more.options(), **asked}
    answer("roi", inputs, shared, output)
