"""`smalign explain`."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final

import typer

from smalign.base.errors import UsageError
from smalign.cli import options as o
from smalign.cli.answer import deliver
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.progress import waiting
from smalign.cli.unbundle import unbundled
from smalign.cli.values import one_of, several

if TYPE_CHECKING:
    from smalign.render.explain import ExplainedForm
    from smalign.session.options import Options

_FORMS: Final = ("md", "html", "json")

Row = Annotated[
    list[str] | None,
    typer.Option(
        "--row",
        metavar="VALUE",
        rich_help_panel=o.QUESTION,
        help="The row, by a value of it, such as a channel or a stage. May be repeated; all must "
        "be in the row. Default: the total, or every row where that says nothing.",
    ),
]
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="NAME",
        rich_help_panel=o.QUESTION,
        help="Only these numbers, as JSON calls them: cpl, win_rate. May be repeated.",
    ),
]
Everything = Annotated[
    bool,
    typer.Option(
        "--all",
        rich_help_panel=o.QUESTION,
        help="Every metric on one page, for both departments to sign; then no METRIC is given.",
    ),
]
Models = Annotated[
    list[str] | None,
    typer.Option(
        "--models",
        metavar="MODEL",
        rich_help_panel=o.QUESTION,
        help="With roi: attribution models, as `smalign roi` takes them.",
    ),
]
Basis = Annotated[
    str | None,
    typer.Option(
        "--basis", metavar="BASIS", rich_help_panel=o.QUESTION, help="With roi: cohort or cash."
    ),
]
Mode = Annotated[
    str | None,
    typer.Option(
        "--mode",
        metavar="MODE",
        rich_help_panel=o.QUESTION,
        help="With funnel: backfill, observed or strict.",
    ),
]
Format = Annotated[
    o.Form | None,
    typer.Option(
        "--format",
        "-f",
        parser=one_of(o.Form, "--format"),
        metavar="md|html|json",
        rich_help_panel=o.OUTPUT,
        help="Default: by the ending of -o FILE, else md, which also reads well as text.",
    ),
]


@unbundled
def command(  # noqa: PLR0913 - a command line is its options
    inputs: Inputs,
    cards: Cards,
    by: o.By = None,
    row: Row = None,
    column: Column = None,
    models: Models = None,
    basis: Basis = None,
    mode: Mode = None,
    everything: Everything = False,
    form: Format = None,
    output: o.Output = None,
    lang: o.LangOption = None,
    quiet: o.Quiet = False,
) -> None:
    """What stands behind a number: METRIC, then EXPORTS."""
    chosen = _form(Output(form=form, file=output))
    from smalign.render.explain import explained
    from smalign.session.explain import explain, known_metric, signed_page

    own = {"by": by, "models": several(models), "basis": basis, "mode": mode}
    options: Options = {**cards.options(), **{name: given for name, given in own.items() if given}}  # type: ignore[typeddict-item] # the names above
    given = list(inputs.exports or ())
    metric, exports = ("", given) if everything or not given else (given[0], given[1:])
    if not everything:
        known_metric(metric)
    opened = replace(inputs, exports=exports or None)
    with waiting(quiet=quiet) as progress, opened.open(progress) as session:
        what = (
            signed_page(session, options)
            if everything
            else explain(session, metric, options, row or (), several(column))
        )
    is_read_here = output is None and sys.stdout.isatty()
    text = explained(what, chosen, Output(lang=lang).language, has_script=not is_read_here)
    deliver(text, output)


def _form(output: Output) -> ExplainedForm:
    """As asked, else by the file's ending, else Markdown.

    Raises:
        UsageError: format_unsupported, output_form.

    """
    if output.form is None and output.file is None:
        return "md"
    asked = output.shown_form
    if asked not in _FORMS:
        raise UsageError("format_unsupported", format=asked, command="explain", known=_FORMS)
    return asked
