"""`smalign roi`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled
from smalign.cli.values import several, whole

if TYPE_CHECKING:
    from smalign.session.options import Options

Models = Annotated[
    list[str] | None,
    typer.Option(
        "--models",
        metavar="MODEL",
        rich_help_panel=o.QUESTION,
        help="Who gets the credit for a sale: source (the card's own channel), or of its touches "
        "first, last, linear, position; of added-up paths also markov, shapley, shapley-rate, and "
        "all. May be repeated or comma-separated. Default: source; of added-up paths all.",
    ),
]
Order = Annotated[
    int,
    typer.Option(
        "--order",
        metavar="N",
        rich_help_panel=o.QUESTION,
        parser=whole("--order", least=1),
        help="How many steps a state of markov remembers: 1, 2 or 3.",
        show_default=True,
    ),
]
Nulls = Annotated[
    bool,
    typer.Option(
        "--nulls/--no-nulls",
        rich_help_panel=o.QUESTION,
        help="Whether markov counts journeys that ended in no conversion.",
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


@dataclass(frozen=True, slots=True)
class Credit:
    """Who gets the credit for a sale."""

    models: Models = None
    order: Order = 1
    nulls: Nulls = True

    def options(self) -> Options:
        """The same as the session calls it."""
        return {"models": several(self.models), "order": self.order, "nulls": self.nulls}


@unbundled
def command(
    inputs: Inputs,
    cards: Cards,
    output: Output,
    credit: Credit,
    by: o.By = None,
    basis: Basis = "cohort",
) -> None:
    """What each channel costs, brings and returns."""
    answer(
        "roi",
        inputs,
        {
            **cards.options(),
            "by": by or (),
            **credit.options(),
            "basis": basis,
        },
        output,
    )
