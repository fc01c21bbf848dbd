"""`smalign check`."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smalign.base.errors import Exit, UsageError
from smalign.base.findings import SEVERITIES
from smalign.cli import options as o
from smalign.cli.answer import deliver, terminal_width, uses_color
from smalign.cli.bundles import Inputs, Output
from smalign.cli.progress import waiting
from smalign.cli.unbundle import unbundled
from smalign.cli.values import day, one_of, several

if TYPE_CHECKING:
    from smalign.base.baseline import Baseline
    from smalign.base.findings import Checked
    from smalign.session import Session


class Form(StrEnum):
    """The forms of what was found."""

    TEXT = "text"
    JSON = "json"


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
By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="FIELD",
        rich_help_panel=o.QUESTION,
        help="Shares of empty cells are judged in each value of the field, too. May be repeated.",
    ),
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
        parser=one_of(FailOn, "--fail-on"),
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
        parser=one_of(Form, "--format"),
        metavar="FORM",
        rich_help_panel=o.OUTPUT,
        help="text or json.",
    ),
]


@unbundled
def command(  # noqa: PLR0913 - a command line is its options
    inputs: Inputs,
    select: Select = None,
    ignore: Ignore = None,
    by: By = None,
    as_of: Today = None,
    min_n: o.MinN = None,
    fail_on: FailOnOption = None,
    baseline: BaselineFile = None,
    update_baseline: Update = False,
    form: Format = None,
    file: o.Output = None,
    lang: o.LangOption = None,
    quiet: o.Quiet = False,
) -> None:
    """Whether the export holds what was agreed; ends with 1 where it does not."""
    output = Output(file=file, lang=lang, quiet=quiet)
    output.check()
    from smalign.base.baseline import read_baseline
    from smalign.render.check import render_check
    from smalign.session.checking import CheckAsk

    if update_baseline and baseline is None:
        raise UsageError("baseline_unnamed")
    before = read_baseline(baseline) if baseline else None
    if baseline and before is None and not update_baseline:
        raise UsageError("baseline_missing", path=str(baseline))
    with waiting(quiet=quiet) as progress, inputs.open(progress) as session:
        ask = CheckAsk(
            today=as_of or _today(session),
            select=several(select),
            ignore=several(ignore),
            by=tuple(by or ()),
            min_n=min_n,
            baseline=before,
            wants_tables=update_baseline,
        )
        checked = session.check(ask)
        fail_at = fail_on.value if fail_on else session.config.checks.fail_on
    if baseline and update_baseline:
        checked = _updated(baseline, before, checked)
    is_terminal = file is None and sys.stdout.isatty()
    shown = render_check(
        checked,
        form.value if form else "text",
        output.language,
        width=terminal_width() if is_terminal else None,
        color=uses_color() and is_terminal,
    )
    deliver(shown, file)
    if any(severity == fail_at and checked.fails(severity) for severity in SEVERITIES):
        raise typer.Exit(Exit.FINDINGS)


def _updated(path: Path, before: Baseline | None, checked: Checked) -> Checked:
    """Write the baseline; against a first one nothing that can be counted is new."""
    from smalign.base.baseline import Baseline, baseline_text
    from smalign.base.files import write_atomically

    if before is None:
        after = Baseline.of(checked.findings, checked.tables)
        findings = tuple(
            replace(one, state="known") if one.state == "new" and after.bears(one) else one
            for one in checked.findings
        )
        checked = replace(checked, findings=findings)
    else:
        after = before.tightened(checked.findings, checked.tables, checked.rules)
    write_atomically(path, baseline_text(after).encode())
    return checked


def _today(session: Session) -> date:
    """The day it is in the company's zone."""
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(session.config.sources.timezone or "UTC")).date()
