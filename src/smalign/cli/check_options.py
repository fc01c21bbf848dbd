"""The options of `smalign check`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from smalign.cli import options as o
from smalign.cli.values import OneOf, day


class Form(StrEnum):
    """The forms of what was found."""

    TEXT = "text"
    JSON = "json"
    JUNIT = "junit"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    MD = "md"


class FailOn(StrEnum):
    """From which severity on the command ends with 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    NEVER = "never"


Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        rich_help_panel=o.QUESTION,
        help="Only these rules. May be repeated, or hold several with commas.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore", metavar="RULE", rich_help_panel=o.QUESTION, help="All but these rules."
    ),
]
Listing = Annotated[
    bool,
    typer.Option(
        "--list",
        rich_help_panel=o.QUESTION,
        help="Print the rules, what each looks for and its bounds, and read nothing. As text or "
        "json.",
    ),
]
By = Annotated[
    list[str] | None,
    o.by("Shares of empty cells are judged in each value of the field, too. May be repeated."),
]
Today = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=day("--as-of"),
        metavar="DATE",
        rich_help_panel=o.QUESTION,
        help="The day of the check, in the company's zone: what is later lies in the future. "
        "Default: today.",
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        parser=OneOf(FailOn, "--fail-on"),
        metavar="SEVERITY",
        rich_help_panel=o.QUESTION,
        help="End with 1 from this severity on: error, warning, notice or never. "
        "Default: [checks] fail_on, error.",
    ),
]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        rich_help_panel=o.QUESTION,
        help="What was found before and is borne with: a finding counts only where it got worse.",
    ),
]
Update = Annotated[
    bool,
    typer.Option(
        "--update-baseline",
        rich_help_panel=o.QUESTION,
        help="Write FILE anew: what got better may not get worse again, and nothing new is borne "
        "with. Where there is no FILE yet, everything found now is.",
    ),
]
Format = Annotated[
    Form | None,
    typer.Option(
        "--format",
        "-f",
        parser=OneOf(Form, "--format"),
        metavar="FORM",
        rich_help_panel=o.OUTPUT,
        help="text, json, junit, sarif, github, gitlab or md, on stdout. Default: text.",
    ),
]


Files = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="[FORM=]FILE",
        rich_help_panel=o.OUTPUT,
        help="Write a file, too: its form by its ending (.txt .json .xml .sarif .md), or as "
        "gitlab=codequality.json. May be repeated.",
    ),
]
Extract = Annotated[
    Path | None,
    typer.Option(
        "--extract",
        metavar="DIR",
        rich_help_panel=o.OUTPUT,
        help="Write the rows found into this folder, a CSV a rule: id, file and line of each.",
    ),
]
