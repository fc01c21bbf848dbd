"""The options commands share, each written once."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

_SCOPE = "Scope"
_OUTPUT = "Output"
_INPUT = "Input"


class Form(StrEnum):
    """The forms of `--format`."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"
    HTML = "html"


class Lang(StrEnum):
    """The languages of the output."""

    RU = "ru"
    EN = "en"


class CsvDialect(StrEnum):
    """How CSV is written."""

    RFC = "rfc"
    EXCEL_RU = "excel-ru"


class Partner(StrEnum):
    """What a period is compared with."""

    PREVIOUS = "previous"
    YEAR = "year"


def day(text: str) -> date:
    """A date option; `typer.BadParameter` when it is none."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a local calendar day
    except ValueError:
        message = f"{text!r} is not a date: write it as 2026-01-31"
        raise typer.BadParameter(message) from None


Exports = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[EXPORTS]...", help="A folder, files, globs, or - for stdin.", show_default=False
    ),
]
By = Annotated[
    list[str] | None,
    typer.Option(
        "--by", metavar="FIELD", help="Rows of the table; may be repeated.", rich_help_panel=_SCOPE
    ),
]
Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="'FIELD OP VALUE'",
        rich_help_panel=_SCOPE,
        help="= != > < >= <= ~ (contains), 'FIELD empty', 'FIELD not empty'.",
    ),
]
Since = Annotated[
    date | None,
    typer.Option(
        "--since", parser=day, metavar="DATE", help="First day, inclusive.", rich_help_panel=_SCOPE
    ),
]
Until = Annotated[
    date | None,
    typer.Option(
        "--until", parser=day, metavar="DATE", help="Last day, inclusive.", rich_help_panel=_SCOPE
    ),
]
Last = Annotated[
    str | None,
    typer.Option(
        "--last",
        metavar="3m",
        rich_help_panel=_SCOPE,
        help="The last N days (d), weeks (w), months (m) or years (y) before the as-of.",
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=day,
        metavar="DATE",
        rich_help_panel=_SCOPE,
        help="Read the export as it stood at the end of this day.",
    ),
]
Pipeline = Annotated[
    list[str] | None,
    typer.Option(
        "--pipeline", metavar="NAME", help="Only deals of this pipeline.", rich_help_panel=_SCOPE
    ),
]
MinN = Annotated[
    int | None,
    typer.Option(
        "--min-n",
        min=1,
        rich_help_panel=_SCOPE,
        help="Cards a row needs before its rates are read as more than chance.",
    ),
]
Format = Annotated[
    Form | None,
    typer.Option(
        "--format",
        "-f",
        rich_help_panel=_OUTPUT,
        help="Default: table on a terminal, plain elsewhere.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write here instead of stdout.",
        rich_help_panel=_OUTPUT,
    ),
]
LangOption = Annotated[
    Lang | None,
    typer.Option("--lang", help="Default: the locale's.", rich_help_panel=_OUTPUT),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="COLUMN",
        rich_help_panel=_OUTPUT,
        help="Order rows by this column, greatest first; -COLUMN for smallest first.",
    ),
]
Top = Annotated[
    int | None,
    typer.Option(
        "--top",
        min=1,
        rich_help_panel=_OUTPUT,
        help="Show the first N rows; the total is still of all.",
    ),
]
ShowSql = Annotated[
    bool,
    typer.Option(
        "--sql",
        rich_help_panel=_OUTPUT,
        help="Print the script that makes the numbers in a bare DuckDB.",
    ),
]
ShowIds = Annotated[
    bool,
    typer.Option("--ids", rich_help_panel=_OUTPUT, help="Print the cards behind the numbers."),
]
CsvOption = Annotated[
    CsvDialect,
    typer.Option("--csv", help="How CSV is written.", rich_help_panel=_OUTPUT),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="No talk on stderr.", rich_help_panel=_OUTPUT)
]
NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask.", rich_help_panel=_OUTPUT)]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        rich_help_panel=_INPUT,
        help="Default: smalign.toml beside the exports or here.",
    ),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Of CSV files.", rich_help_panel=_INPUT)
]
Delimiter = Annotated[
    str | None, typer.Option("--delimiter", help="Of CSV files.", rich_help_panel=_INPUT)
]
Sheet = Annotated[str | None, typer.Option("--sheet", help="Of workbooks.", rich_help_panel=_INPUT)]
Timezone = Annotated[
    str | None,
    typer.Option(
        "--timezone",
        metavar="Europe/Moscow",
        rich_help_panel=_INPUT,
        help="The zone the exports' times are written in.",
    ),
]
Currency = Annotated[
    str | None,
    typer.Option(
        "--currency",
        metavar="RUB",
        rich_help_panel=_INPUT,
        help="The currency of amounts that do not say theirs.",
    ),
]
TableOption = Annotated[
    list[str] | None,
    typer.Option(
        "--table",
        metavar="FILE=TABLE",
        rich_help_panel=_INPUT,
        help="What a file holds, where it is not recognised.",
    ),
]
