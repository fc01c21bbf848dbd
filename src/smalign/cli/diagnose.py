"""`smalign diagnose`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from smalign.base.errors import Exit
from smalign.cli import options as o
from smalign.cli.answer import deliver, terminal_width, uses_color
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.compare import Vs
from smalign.cli.progress import waiting
from smalign.cli.unbundle import unbundled
from smalign.cli.values import one_of

if TYPE_CHECKING:
    from smalign.base.diagnosis import Diagnosis
    from smalign.session.options import Options

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
FailOn = Annotated[
    o.Grave | None,
    typer.Option(
        "--fail-on",
        parser=one_of(o.Grave, "--fail-on"),
        metavar="STATUS",
        rich_help_panel=o.OUTPUT,
        help="broken or attention: end with 1 where a step is that, or worse.",
    ),
]


@unbundled
def command(  # noqa: PLR0913 - a command line is its options
    inputs: Inputs,
    cards: Cards,
    vs: Vs = None,
    horizon: Horizon = "auto",
    fail_on: FailOn = None,
    form: o.Format = None,
    file: o.Output = None,
    csv: o.Csv = None,
    lang: o.LangOption = None,
    quiet: o.Quiet = False,
) -> None:
    """Which of the six links breaks first, which costs most, and whose matter it is."""
    output = Output(form=form, file=file, csv=csv, lang=lang, quiet=quiet)
    asked: Options = {**cards.options(), "horizon": horizon, "vs": vs.value if vs else None}
    with waiting(quiet=quiet) as progress, inputs.open(progress) as session:
        found = session.diagnose(**asked)
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
