"""`smalign diagnose`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smalign.base.errors import Exit, UsageError
from smalign.cli import options as o
from smalign.cli.answer import deliver, spare, terminal_width, uses_color
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.compare import Horizon, Vs
from smalign.cli.progress import waiting
from smalign.cli.reconcile import Measure
from smalign.cli.unbundle import unbundled
from smalign.cli.values import OneOf

if TYPE_CHECKING:
    from smalign.base.diagnosis import Diagnosis
    from smalign.session.options import Options

FailOn = Annotated[
    o.Grave | None,
    typer.Option(
        "--fail-on",
        parser=OneOf(o.Grave, "--fail-on"),
        metavar="STATUS",
        rich_help_panel=o.OUTPUT,
        help="broken or attention: end with 1 where a step is that, or worse.",
    ),
]
Report = Annotated[
    str | None,
    typer.Option(
        "--report",
        metavar="FILE",
        rich_help_panel=o.QUESTION,
        help="Marketing's own report, to be set beside the CRM as reconcile does.",
    ),
]
ReportSheet = Annotated[
    str | None,
    typer.Option(
        "--report-sheet",
        metavar="NAME",
        rich_help_panel=o.QUESTION,
        help="Which sheet of that report. Default: the first that can be understood.",
    ),
]
State = Annotated[
    Path | None,
    typer.Option(
        "--state",
        metavar="DIR",
        rich_help_panel=o.OUTPUT,
        help="A folder that remembers what was agreed: what has changed since is told.",
    ),
]


@unbundled
def command(  # noqa: PLR0913 - a command line is its options
    inputs: Inputs,
    cards: Cards,
    vs: Vs = None,
    horizon: Horizon = "auto",
    report: Report = None,
    report_sheet: ReportSheet = None,
    measure: Measure = None,
    fail_on: FailOn = None,
    state: State = None,
    form: o.Format = None,
    file: o.Output = None,
    csv: o.Csv = None,
    lang: o.LangOption = None,
    quiet: o.Quiet = False,
) -> None:
    """Which of the six links breaks first, which costs most, and whose matter it is."""
    output = Output(form=form, file=file, csv=csv, lang=lang, quiet=quiet)
    asked: Options = {**cards.options(), "horizon": horizon, "vs": vs.value if vs else None}
    if report is not None:
        from smalign.read.records import ReadOptions
        from smalign.session.marketing import read_report

        asked["report"] = read_report(report, ReadOptions(sheet=report_sheet), measure)
    elif report_sheet is not None:
        raise UsageError("option_needs", option="--report-sheet", needed="--report FILE")
    with waiting(quiet=quiet) as progress, inputs.open(progress, report) as session:
        spare(session, output.file, apart=report)
        found = session.diagnose(**asked)
        config = session.config
    if state is not None:
        from smalign.session.agreed import remember_terms, with_changes

        found = with_changes(found, config, state)
        remember_terms(found, config, state)
    _show(found, output)
    if fail_on is not None and _is_grave(found, fail_on.value):
        raise typer.Exit(Exit.FINDINGS)


def _show(found: Diagnosis, output: Output) -> None:
    from smalign.render.diagnose import render_diagnosis

    content = render_diagnosis(
        found,
        output.shown_form,
        output.language,
        width=terminal_width(),
        color=uses_color(),
        csv_dialect="excel-ru" if output.csv == "excel-ru" else "rfc",
    )
    deliver(content, output.file)


def _is_grave(found: Diagnosis, least: str) -> bool:
    grave = ("broken",) if least == "broken" else ("broken", "attention")
    return any(one.status in grave for one in found.steps)
