"""`smalign bonus`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Inputs, Output
from smalign.cli.unbundle import unbundled

if TYPE_CHECKING:
    from smalign.session.options import Options

Show = Annotated[str, o.show("bonus")]
WhatIf = Annotated[
    list[str] | None,
    typer.Option(
        "--if",
        metavar="KEY=VALUE",
        rich_help_panel=o.QUESTION,
        help="What the plans would pay with this changed, beside what they do pay, as cap=100000, "
        "base=won, threshold=90%, rates.100%=0.04 or cap=none. May be repeated.",
    ),
]
Cohort = Annotated[
    str | None,
    typer.Option(
        "--cohort",
        metavar="WIDTH",
        rich_help_panel=o.QUESTION,
        help="Of --show spend: month or quarter. Default: quarter.",
    ),
]
Horizon = Annotated[
    str | None,
    typer.Option(
        "--horizon",
        metavar="AGE",
        rich_help_panel=o.QUESTION,
        help="Of --show spend: the age at which sales are counted, as 90d. Default: auto, the days "
        "by which nine in ten sales are made.",
    ),
]


@unbundled
def command(  # noqa: PLR0913 - each is one thing to choose
    inputs: Inputs,
    output: Output,
    show: Show = "statement",
    what_if: WhatIf = None,
    by: o.By = None,
    cohort: Cohort = None,
    horizon: Horizon = None,
    where: o.Where = None,
    since: o.Since = None,
    until: o.Until = None,
    last: o.Last = None,
    as_of: o.AsOf = None,
    pipeline: o.Pipeline = None,
) -> None:
    """What marketing is paid for sales, what other terms would pay, and whether money follows."""
    asked: Options = {
        "show": show,
        "what_if": what_if or (),
        "by": by or (),
        "where": where or (),
        "since": since,
        "until": until,
        "last": last,
        "as_of": as_of,
        "pipelines": pipeline or (),
    }
    if cohort is not None:
        asked["cohort"] = cohort
    if horizon is not None:
        asked["horizon"] = horizon
    answer("bonus", inputs, asked, output)
