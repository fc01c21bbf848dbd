"""`smalign report`."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import typer

from smalign.cli import options as o
from smalign.cli.answer import deliver
from smalign.cli.bundles import Cards, Inputs, Output, page_form
from smalign.cli.progress import waiting
from smalign.cli.unbundle import unbundled
from smalign.cli.values import one_of

_FORMS: Final[tuple[Literal["html", "md"], ...]] = ("html", "md")
"""The first where nothing says otherwise."""

Title = Annotated[
    str | None,
    typer.Option(
        "--title", metavar="TEXT", rich_help_panel=o.OUTPUT, help="The heading of the report."
    ),
]
By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="FIELD",
        rich_help_panel=o.QUESTION,
        help="Cuts the section of empty fields. May be repeated. Default: stage.",
    ),
]
Format = Annotated[
    o.Form | None,
    typer.Option(
        "--format",
        "-f",
        parser=one_of(o.Form, "--format"),
        metavar="html|md",
        rich_help_panel=o.OUTPUT,
        help="Default: by the ending of -o FILE, else html.",
    ),
]


@unbundled
def command(  # noqa: PLR0913 - a command line is its options
    inputs: Inputs,
    cards: Cards,
    title: Title = None,
    by: By = None,
    form: Format = None,
    output: o.Output = None,
    lang: o.LangOption = None,
    quiet: o.Quiet = False,
) -> None:
    """Everything on one self-contained page, or as Markdown."""
    chosen = page_form(form, output, _FORMS, "report")
    from smalign.render.report import report
    from smalign.session.report import report_parts

    with waiting(quiet=quiet) as progress, inputs.open(progress) as session:
        parts = report_parts(session, {**cards.options(), "by": by or ()}, title)
    deliver(report(parts, Output(lang=lang).language, chosen), output)
