"""`smalign report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from smalign.base.errors import UsageError
from smalign.cli import options as o
from smalign.cli.answer import Inputs, Output, deliver

_FORMS: Final = ("html", "md")
_MARKDOWN: Final = (".md", ".markdown")


def command(  # noqa: PLR0913 - a command line is its options
    exports: o.Exports = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", help="The heading of the report."),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by", metavar="FIELD", help="Cuts the section of empty fields. Default: stage."
        ),
    ] = None,
    where: o.Where = None,
    since: o.Since = None,
    until: o.Until = None,
    last: o.Last = None,
    as_of: o.AsOf = None,
    pipeline: o.Pipeline = None,
    min_n: o.MinN = None,
    form: Annotated[
        o.Form | None,
        typer.Option(
            "--format",
            "-f",
            metavar="html|md",
            help="Default: by the ending of FILE, else html.",
        ),
    ] = None,
    output: o.Output = None,
    lang: o.LangOption = None,
    quiet: o.Quiet = False,
    no_input: o.NoInput = False,
    config: o.ConfigFile = None,
    encoding: o.Encoding = None,
    delimiter: o.Delimiter = None,
    sheet: o.Sheet = None,
    timezone: o.Timezone = None,
    currency: o.Currency = None,
    table: o.TableOption = None,
) -> None:
    """Everything on one self-contained page, or as Markdown."""
    _ = no_input, quiet  # only `init` ever asks; a report has no talk
    chosen = _form(form, output)
    from smalign.render.report import report
    from smalign.session.report import report_parts

    inputs = Inputs(
        exports or [], config, encoding, delimiter, sheet, timezone, currency, table or []
    )
    with inputs.open() as session:
        parts = report_parts(
            session,
            {
                "by": by or (),
                "where": where or (),
                "since": since,
                "until": until,
                "last": last,
                "as_of": as_of,
                "pipelines": pipeline or (),
                "min_n": min_n,
            },
            title,
        )
    deliver(report(parts, Output(lang=lang).language, chosen), output)


def _form(form: o.Form | None, output: Path | None) -> Literal["html", "md"]:
    """As asked, else by the file's ending, else HTML.

    Raises:
        UsageError: format_unsupported, for a form a report does not have.

    """
    if form is None:
        is_markdown = output is not None and output.suffix.lower() in _MARKDOWN
        return "md" if is_markdown else "html"
    if form is o.Form.HTML:
        return "html"
    if form is o.Form.MD:
        return "md"
    raise UsageError("format_unsupported", format=form.value, command="report", known=_FORMS)
