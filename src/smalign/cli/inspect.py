"""`smalign inspect`."""

from __future__ import annotations

from smalign.cli import options as o
from smalign.cli.answer import Inputs, Output, show


def command(  # noqa: PLR0913 - a command line is its options
    exports: o.Exports = None,
    form: o.Format = None,
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
    """What each file is, what each column became, and what was not read."""
    _ = no_input  # only `init` ever asks
    inputs = Inputs(
        exports or [], config, encoding, delimiter, sheet, timezone, currency, table or []
    )
    with inputs.open() as session:
        inspection = session.inspect()
    show(inspection, Output(form, output, lang, quiet=quiet))
