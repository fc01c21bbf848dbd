"""`smalign inspect`."""

from __future__ import annotations

from smalign.cli import options as o
from smalign.cli.answer import ROWS_ALONE, show, spare
from smalign.cli.bundles import Inputs, Output
from smalign.cli.progress import waiting
from smalign.cli.talk import say
from smalign.cli.unbundle import unbundled


@unbundled
def command(
    inputs: Inputs,
    form: o.Format = None,
    file: o.Output = None,
    csv: o.Csv = None,
    lang: o.LangOption = None,
    show_personal: o.ShowPersonal = False,
    quiet: o.Quiet = False,
) -> None:
    """What each file is, what each column became, and what was not read."""
    output = Output(form=form, file=file, csv=csv, lang=lang, quiet=quiet)
    output.check()
    with waiting(quiet=quiet) as progress, inputs.open(progress) as session:
        spare(session, file)
        inspection = session.inspect(personal=show_personal)
    show(inspection, output)
    if output.shown_form in ROWS_ALONE and not quiet:
        from smalign.render.lists import talk

        for text in talk(inspection, output.language):
            say(text)
