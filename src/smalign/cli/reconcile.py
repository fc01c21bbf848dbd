"""`smalign reconcile`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from msgspec.structs import replace

from smalign.base.errors import UsageError
from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled
from smalign.cli.values import whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.session.options import Options

_MINUTES: Final = 60
By = Annotated[
    list[str] | None,
    o.by(
        "The field whose values the rows of the report name, such as utm_campaign. Default: "
        "channel, source, UTM source, campaign or owner, whichever they name most of."
    ),
]
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
    str | None,
    typer.Option(
        "--tolerance",
        metavar="SHARE",
        rich_help_panel=o.QUESTION,
        help="How far a number may be off and still agree. Default: 2%.",
    ),
]

Records = Annotated[
    str | None,
    typer.Option(
        "--records",
        metavar="FILE",
        rich_help_panel=o.QUESTION,
        help="Instead of a report: a log of calls or forms, such as a call tracker's. Which of its "
        "records have no card, and which cards no record? Then all that follows is EXPORTS.",
    ),
]
Within = Annotated[
    int | None,
    typer.Option(
        "--within",
        parser=whole("--within", least=0),
        metavar="MINUTES",
        rich_help_panel=o.QUESTION,
        help="Of --records: how far a card may be made from its record. Default: 60.",
    ),
]


@unbundled
def command(  # noqa: PLR0913 - a command line is its options
    inputs: Inputs,
    cards: Cards,
    output: Output,
    by: By = None,
    measure: Measure = None,
    tolerance: Tolerance = None,
    records: Records = None,
    within: Within = None,
) -> None:
    """Marketing's REPORT beside the CRM's EXPORTS: REPORT, then EXPORTS."""
    if records is not None:
        others = {
            "--by": by,
            "--measure": measure,
            "--tolerance": tolerance,
            "--where": cards.where,
            "--pipeline": cards.pipeline,
        }
        _records(inputs, records, within, cards, output, others)
        return
    if within is not None:
        raise UsageError("option_needs", option="--within", needed="--records")
    from smalign.read.records import ReadOptions
    from smalign.session.marketing import read_report

    if not inputs.exports:
        raise UsageError("reconcile_report")
    reading = ReadOptions(sheet=inputs.sheet)
    report = read_report(inputs.exports[0], reading, measure)
    asked: Options = {**cards.options(), "report": report}
    if tolerance is not None:
        asked["tolerance"] = tolerance
    if by:
        asked["by"] = by
    opened = replace(inputs, exports=inputs.exports[1:] or None, sheet=None)
    answer("reconcile", opened, asked, output, apart=inputs.exports[0])


def _records(
    inputs: Inputs,
    records: str,
    within: int | None,
    cards: Cards,
    output: Output,
    others: Mapping[str, object],
) -> None:
    """A log beside the CRM. Conditions on cards would hide the records that have none.

    Raises:
        UsageError: records_alone, of an option that is of reports or of cards.

    """
    for option, value in others.items():
        if value:
            raise UsageError("records_alone", option=option)
    asked: Options = {
        "since": cards.since,
        "until": cards.until,
        "last": cards.last,
        "as_of": cards.as_of,
        "within": _MINUTES if within is None else within,
    }
    told = [*(inputs.table or ()), f"{Path(records).name}=touchpoints"]
    beside = replace(inputs, exports=[*(inputs.exports or ()), records], table=told)
    answer("records", beside, asked, output)
