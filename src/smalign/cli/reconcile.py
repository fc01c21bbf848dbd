"""`smalign reconcile`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from smalign.base.errors import UsageError
from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled

if TYPE_CHECKING:
    from smalign.session.options import Options

Measure = Annotated[
    str | None,
    typer.Option(
        "--measure",
        metavar="MEASURE",
        rich_help_panel=o.QUESTION,
        help="What the report's numbers count where it does not say: leads, qualified, deals, won, "
        "revenue or spend.",
    ),
]
Tolerance = Annotated[
    str,
    typer.Option(
        "--tolerance",
        metavar="SHARE",
        rich_help_panel=o.QUESTION,
        help="How far a number may be off and still agree.",
        show_default=True,
    ),
]


@unbundled
def command(
    inputs: Inputs,
    cards: Cards,
    output: Output,
    by: o.By = None,
    measure: Measure = None,
    tolerance: Tolerance = "2%",
) -> None:
    """Marketing's REPORT beside the CRM's EXPORTS: REPORT, then EXPORTS."""
    from smalign.read.records import ReadOptions
    from smalign.session.marketing import read_report

    if not inputs.exports:
        raise UsageError("reconcile_report")
    reading = ReadOptions(sheet=inputs.sheet)
    report = read_report(inputs.exports[0], reading, measure)
    asked: Options = {**cards.options(), "report": report, "tolerance": tolerance}
    if by:
        asked["by"] = by
    opened = replace(inputs, exports=inputs.exports[1:] or None, sheet=None)
    answer("reconcile", opened, asked, output)
