"""`smalign funnel`."""

from __future__ import annotations

from typing import Annotated

import typer

from smalign.cli import options as o
from smalign.cli.answer import Inputs, Output, answer


def command(  # noqa: PLR0913 - a command line is its options
    exports: o.Exports = None,
    by: o.By = None,
    mode: Annotated[
        str,
        typer.Option(
            "--mode",
            metavar="backfill|observed|strict",
            help="How a skipped stage counts.",
        ),
    ] = "backfill",
    where: o.Where = None,
    since: o.Since = None,
    until: o.Until = None,
    last: o.Last = None,
    as_of: o.AsOf = None,
    pipeline: o.Pipeline = None,
    min_n: o.MinN = None,
    form: o.Format = None,
    output: o.Output = None,
    lang: o.LangOption = None,
    sort: o.Sort = None,
    top: o.Top = None,
    sql: o.ShowSql = False,
    ids: o.ShowIds = False,
    csv: o.CsvOption = o.CsvDialect.RFC,
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
    """Where cards go, stay and are lost, stage by stage."""
    _ = no_input  # only `init` ever asks
    answer(
        Inputs(exports or [], config, encoding, delimiter, sheet, timezone, currency, table or []),
        Output(form, output, lang, sort, top, sql, ids, csv, quiet),
        lambda session: session.funnel(
            by=by or (),
            mode=mode,
            where=where or (),
            since=since,
            until=until,
            last=last,
            as_of=as_of,
            pipelines=pipeline or (),
            min_n=min_n,
            ids=ids,
        ),
    )
