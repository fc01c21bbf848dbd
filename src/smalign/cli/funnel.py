"""`smalign funnel`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from smalign.base.errors import UsageError
from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled

if TYPE_CHECKING:
    from smalign.session.options import Options


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


Cohort = Annotated[
    str | None,
    typer.Option(
        "--cohort",
        metavar="WIDTH",
        rich_help_panel=o.QUESTION,
        help="Rows by when cards were created, instead of stages: week, month or quarter. How "
        "many were won, so far and by one age.",
    ),
]
Horizon = Annotated[
    str | None,
    typer.Option(
        "--horizon",
        metavar="AGE",
        rich_help_panel=o.QUESTION,
        help="With --cohort: the age at which cohorts are compared, as 90d. Default: auto, the "
        "days by which nine in ten sales are made.",
    ),
]


Curves = Annotated[
    bool,
    typer.Option(
        "--curves",
        rich_help_panel=o.QUESTION,
        help="With --cohort: rows by age, too: the share won within so many days of creation, as "
        "far as the youngest card of a cohort was followed.",
    ),
]


Grain = Annotated[
    str | None,
    typer.Option(
        "--grain",
        metavar="GRAIN",
        rich_help_panel=o.QUESTION,
        help="What is counted. lead: each lead with its earliest deal, one path from the first "
        "stage of leads to won. deal: deals only. contact: each contact once, by the card that got "
        "furthest. Default: every lead and every deal, each in its own pipeline.",
    ),
]
Basis = Annotated[
    str,
    typer.Option(
        "--basis",
        metavar="BASIS",
        rich_help_panel=o.QUESTION,
        help="What the rates are of: cards, or amount (their money).",
        show_default=True,
    ),
]
Window = Annotated[
    str | None,
    typer.Option(
        "--window",
        metavar="TIME",
        rich_help_panel=o.QUESTION,
        help="Only what happened within this time of an entry into the first stage, as 30d, 12h "
        "or 2w; --mode strict then asks for the stages one after the other.",
    ),
]


class Stages(Struct, frozen=True):
    """How stages are counted."""

    mode: Mode = "backfill"
    grain: Grain = None
    basis: Basis = "cards"
    window: Window = None

    def options(self) -> Options:
        """The same for the session."""
        return {
            "mode": self.mode,
            "grain": self.grain,
            "basis": self.basis,
            "window": self.window,
        }


@unbundled
def command(  # noqa: PLR0913 - a command line is its options
    inputs: Inputs,
    cards: Cards,
    output: Output,
    stages: Stages,
    by: o.By = None,
    cohort: Cohort = None,
    horizon: Horizon = None,
    curves: Curves = False,
) -> None:
    """Where cards go, stay and are lost, stage by stage."""
    shared: Options = {**cards.options(), "by": by or ()}
    if cohort is None:
        if horizon is not None or curves:
            raise UsageError("needs_cohort", option="--curves" if curves else "--horizon")
        answer("funnel", inputs, {**shared, **stages.options()}, output)
        return
    if stages != Stages():
        raise UsageError("cohort_has_no_mode")
    asked: Options = {**shared, "cohort": cohort, "horizon": horizon or "auto"}
    answer("maturity" if curves else "cohorts", inputs, asked, output)
