"""`smalign report`."""

from __future__ import annotations

import typer

from smalign.cli import options as o
from smalign.cli import report_options as r
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.report_mail import Mailing
from smalign.cli.unbundle import unbundled


@unbundled
def command(  # noqa: PLR0913 - a command line is its options
    inputs: Inputs,
    cards: Cards,
    schedule: r.Schedule,
    mailing: Mailing,
    title: r.Title = None,
    by: r.By = None,
    template: r.Template = None,
    form: r.Formats = None,
    output: o.Output = None,
    lang: o.LangOption = None,
    quiet: o.Quiet = False,
) -> None:
    """Everything on one self-contained page, as Markdown, in short on a terminal or as a mail."""
    schedule.check(output)
    from smalign.cli.report_asked import Asked
    from smalign.cli.report_run import reported

    forms = schedule.forms(form or r.form_of(template, output), output)
    mailing.check(forms)
    asked = Asked(
        inputs=inputs,
        cards=cards,
        schedule=schedule,
        forms=forms,
        title=title,
        by=tuple(by or ()),
        templates=r.templates_of(template, forms),
        output=output,
        language=Output(lang=lang).language,
        says_language=lang is not None,
        is_quiet=quiet,
        mailing=mailing,
    )
    code = reported(asked)
    if code:
        raise typer.Exit(code)
