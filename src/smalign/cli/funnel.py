"""`smalign funnel`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from smalign.base.errors import UsageError
from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled

if TYPE_CHECKING:
    from smalign.session.options import Options

_BACKFILL: Final = "backfill"

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


@unbundled
def command(
    inputs: Inputs,
    cards: Cards,
    output: Output,
    by: o.By = None,
    mode: Mode = _BACKFILL,
    cohort: Cohort = None,
    horizon: Horizon = None,
) -> None:
    """Where cards go, stay and are lost, stage by stage."""
    shared: Options = {**cards.options(), "by": by or ()}
    if cohort is None:
        if horizon is not None:
            raise UsageError("needs_cohort")
        answer("funnel", inputs, {**shared, "mode": mode}, output)
        return
    if mode != _BACKFILL:
        raise UsageError("cohort_has_no_mode")
    asked: Options = {**shared, "cohort": cohort, "horizon": horizon or "auto"}
    answer("cohorts", inputs, asked, output)
