"""`smalign fields`."""

from __future__ import annotations

from typing import Annotated

import typer

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled

Require = Annotated[
    list[str] | None,
    typer.Option(
        "--require",
        metavar="FIELD@STAGE",
        rich_help_panel=o.QUESTION,
        help="Whom it would have stopped to require the field at the stage, by owner, and which "
        "sales passed without it, as budget@Demo. May be repeated.",
    ),
]
Values = Annotated[
    bool,
    typer.Option(
        "--values",
        rich_help_panel=o.QUESTION,
        help="What the fields hold: the share of one value, spellings of one thing, and whether "
        "any value is associated with sales.",
    ),
]
Show = Annotated[str, o.show("fields")]
Suggest = Annotated[
    bool,
    typer.Option(
        "--suggest",
        rich_help_panel=o.QUESTION,
        help="Which fields to require from which stage, with the lines for smalign.toml and the "
        "clicks in the CRM.",
    ),
]


@unbundled
def command(  # noqa: PLR0913 - a command line is its options
    inputs: Inputs,
    cards: Cards,
    output: Output,
    by: o.By = None,
    require: Require = None,
    suggest: Suggest = False,
    values: Values = False,
    show: Show = "empty",
) -> None:
    """Which fields stay empty, in which segment."""
    answer(
        "fields",
        inputs,
        {
            **cards.options(),
            "by": by or (),
            "require": tuple(require or ()),
            "suggest": suggest,
            "values": values,
            "show": show,
        },
        output,
    )
