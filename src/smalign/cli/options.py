"""The options commands share, each written once."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smalign.base.parts import PARTS, part_named
from smalign.cli.values import OneOf, day, whole

if TYPE_CHECKING:
    from typer.models import OptionInfo

QUESTION = "The question"
TOUCHES = "Who gets the credit"
CARDS = "Which cards"
OUTPUT = "How it is shown"
SCHEDULE = "In a scheduled job"
INPUT = "How the files are read"
PANELS = (QUESTION, TOUCHES, CARDS, OUTPUT, SCHEDULE, INPUT)
"""The panels of `--help`, in order."""


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


class Shell(StrEnum):
    """The shells that can be taught what may be typed."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


class Against(StrEnum):
    """What a period is compared with."""

    PREVIOUS = "previous"
    YEAR = "year"


class Grave(StrEnum):
    """From which status of a step on a diagnosis ends with 1."""

    BROKEN = "broken"
    ATTENTION = "attention"


class Partner(StrEnum):
    """What else a period is compared with."""

    PLAN = "plan"


class CsvDialect(StrEnum):
    """How CSV is written."""

    RFC = "rfc"
    EXCEL_RU = "excel-ru"


_question = partial(typer.Option, rich_help_panel=QUESTION)
_cards = partial(typer.Option, rich_help_panel=CARDS)
_output = partial(typer.Option, rich_help_panel=OUTPUT)
_input = partial(typer.Option, rich_help_panel=INPUT)


def show(command: str) -> OptionInfo:
    """The option `--show` of a command that answers with several tables."""
    option: OptionInfo = _question(
        "--show",
        parser=partial(part_named, command),
        metavar="PART",
        help=f"Which table: {', '.join(PARTS[command])}.",
        show_default=True,
    )
    return option


def by(told: str) -> OptionInfo:
    """The option `--by` of a command; told: what a field does to its answer."""
    option: OptionInfo = _question("--by", metavar="FIELD", help=told)
    return option


Exports = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="EXPORTS",
        help="A folder, files, patterns, or - for stdin. Default: what smalign.toml names.",
    ),
]
By = Annotated[
    list[str] | None,
    by("The rows of the table: any field of the cards, several as A,B. May be repeated."),
]
Where = Annotated[
    list[str] | None,
    _cards(
        "--where",
        metavar="CONDITION",
        help="'FIELD = VALUE', also != > < >= <= ~ (contains), 'FIELD empty', "
        "'FIELD not empty'. May be repeated; all must hold.",
    ),
]
Since = Annotated[
    date | None,
    _cards(
        "--since",
        parser=day("--since"),
        metavar="DATE",
        help="First day, as 2026-01-31; inclusive.",
    ),
]
Until = Annotated[
    date | None,
    _cards("--until", parser=day("--until"), metavar="DATE", help="Last day, inclusive."),
]
Last = Annotated[
    str | None,
    _cards("--last", metavar="PERIOD", help="The last 90d, 12w, 3m or 1y before the as-of."),
]
AsOf = Annotated[
    date | None,
    _cards(
        "--as-of",
        parser=day("--as-of"),
        metavar="DATE",
        help="Read the export as it stood at the end of this day.",
    ),
]
Pipeline = Annotated[
    list[str] | None,
    _cards("--pipeline", metavar="NAME", help="Only deals of this pipeline. May be repeated."),
]
MinN = Annotated[
    int | None,
    _cards(
        "--min-n",
        parser=whole("--min-n", least=1),
        metavar="N",
        help="Cards a row needs before its rates are read as more than chance. "
        "Default: [thresholds] min_n, 30.",
    ),
]
Format = Annotated[
    Form | None,
    _output(
        "--format",
        "-f",
        parser=OneOf(Form, "--format"),
        metavar="FORM",
        help="table, plain (TSV), json, jsonl, csv, xlsx, md or html. Default: by the ending of "
        "-o FILE, else table on a terminal and plain elsewhere.",
    ),
]
Csv = Annotated[
    CsvDialect | None,
    _output(
        "--csv",
        parser=OneOf(CsvDialect, "--csv"),
        metavar="DIALECT",
        help="CSV as rfc (commas) or excel-ru (as a Russian Excel opens it).",
    ),
]
Output = Annotated[
    Path | None,
    _output(
        "--output",
        "-o",
        metavar="FILE",
        help="Write here instead of stdout: the whole file or nothing.",
    ),
]
LangOption = Annotated[
    Lang | None,
    _output("--lang", parser=OneOf(Lang, "--lang"), metavar="ru|en", help="Default: the locale's."),
]
Sort = Annotated[
    str | None,
    _output(
        "--sort",
        metavar="COLUMN",
        help="Order rows by this column: greatest first, words from A. -COLUMN turns it round.",
    ),
]
Top = Annotated[
    int | None,
    _output(
        "--top",
        parser=whole("--top", least=1),
        metavar="N",
        help="The first N rows; the total is still of all.",
    ),
]
ShowSql = Annotated[
    bool, _output("--sql", help="Print the script that makes the numbers in a bare DuckDB.")
]
ShowIds = Annotated[bool, _output("--ids", help="Print the cards behind the numbers.")]
ShowPersonal = Annotated[
    bool,
    _output(
        "--show-personal",
        help="Show what people are called and reached at: in calls and today --show agenda whom to "
        "call, of --by a name, phone or e-mail as it is, and the examples of inspect. Without it "
        "by form alone.",
    ),
]
Quiet = Annotated[bool, _output("--quiet", "-q", help="No talk on stderr.")]
Snapshots = Annotated[
    list[str] | None,
    _input(
        "--snapshots",
        metavar="PATH",
        help="Other exports of the same CRM, taken on other days: a folder of them, a pattern, or "
        "one. What differs between them is the history. Without EXPORTS the newest is read. "
        "May be repeated.",
    ),
]
NoInput = Annotated[bool, _input("--no-input", help="Never ask. This command never does.")]
ConfigFile = Annotated[
    Path | None,
    _input("--config", metavar="FILE", help="Default: smalign.toml beside the exports, else here."),
]
Encoding = Annotated[
    str | None,
    _input(
        "--encoding",
        metavar="NAME",
        help="Encoding of CSV files, such as cp1251. Default: found out.",
    ),
]
Delimiter = Annotated[
    str | None,
    _input(
        "--delimiter",
        metavar="SIGN",
        help="What separates columns of CSV files. Default: found out.",
    ),
]
Sheet = Annotated[
    str | None,
    _input(
        "--sheet",
        metavar="NAME",
        help="Which sheet of a workbook. Default: every sheet that holds a known table.",
    ),
]
Timezone = Annotated[
    str | None,
    _input(
        "--timezone",
        metavar="ZONE",
        help="The zone the exports' times are written in, such as Europe/Moscow.",
    ),
]
Currency = Annotated[
    str | None,
    _input(
        "--currency",
        metavar="CODE",
        help="The currency of amounts that do not say theirs, such as RUB.",
    ),
]
TableOption = Annotated[
    list[str] | None,
    _input(
        "--table",
        metavar="FILE=TABLE",
        help="What a file holds, where it is not recognised. May be repeated.",
    ),
]
MaxRejects = Annotated[
    str | None,
    _input(
        "--max-rejects",
        metavar="N|N%",
        help="How many records of a file may be unreadable: rows, or a share of them. "
        "Default: 1%, but one row always; no limit for inspect, 0 for check.",
    ),
]
