"""The options of `smalign report`."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer
from msgspec import Struct

from smalign.base.errors import UsageError
from smalign.base.findings import SEVERITIES
from smalign.cli import options as o
from smalign.cli.bundles import page_form
from smalign.cli.check_options import FailOn
from smalign.cli.values import OneOf, age, patience

if TYPE_CHECKING:
    from smalign.base.findings import Severity
    from smalign.render.report.custom.records import Templates

Page = Literal["html", "md", "table", "eml"]

FORMS: Final[tuple[Page, ...]] = ("html", "md", "table", "eml")
"""The first where nothing says otherwise."""
FILES: Final[dict[Page, str]] = {
    "html": "report.html",
    "md": "report.md",
    "table": "report.txt",
    "eml": "report.eml",
}
"""Form → its name in a folder."""


class PageForm(StrEnum):
    """The same, as an option takes them."""

    HTML = "html"
    MD = "md"
    TABLE = "table"
    EML = "eml"


class LogForm(StrEnum):
    """The forms of what is said on stderr."""

    TEXT = "text"
    JSON = "json"


def _page_form(text: str) -> PageForm:
    """One of them; a form of other commands is known, and told to be none of this one."""
    if text in [*o.Form] and text not in FORMS:
        raise UsageError("format_unsupported", format=text, command="report", known=FORMS)
    return OneOf(PageForm, "--format")(text)


_schedule = partial(typer.Option, rich_help_panel=o.SCHEDULE)

Title = Annotated[
    str | None,
    typer.Option(
        "--title", metavar="TEXT", rich_help_panel=o.OUTPUT, help="The heading of the report."
    ),
]
By = Annotated[
    list[str] | None,
    o.by("Cuts the section of empty fields. May be repeated. Default: stage."),
]
Formats = Annotated[
    list[PageForm] | None,
    typer.Option(
        "--format",
        "-f",
        parser=_page_form,
        metavar="html|md|table|eml",
        rich_help_panel=o.OUTPUT,
        help="table: a summary on one screen; eml: a mail. Default: by the ending of -o FILE "
        "(.txt: table), else table on a terminal and html elsewhere. May be repeated with "
        "--out-dir.",
    ),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="DIR",
        rich_help_panel=o.OUTPUT,
        help="Parts of the HTML page in this folder stand in place of ours: header.html.j2, "
        "footer.html.j2, brand.css and others.",
    ),
]
OutDir = Annotated[
    Path | None,
    _schedule(
        "--out-dir",
        metavar="DIR",
        help="Write report.html, report.md, report.txt, report.eml, as --format says, and "
        "report.json, what the run was, into this folder.",
    ),
]
IfChanged = Annotated[
    bool,
    _schedule(
        "--if-changed",
        help="Write nothing where inputs, options and configuration are those of the report in "
        "--out-dir; end as the run that wrote it.",
    ),
]
SkipIfEmpty = Annotated[
    bool,
    _schedule(
        "--skip-if-empty",
        help="Write nothing where nothing meets the period and the conditions; end with 0.",
    ),
]
MaxAge = Annotated[
    int | None,
    _schedule(
        "--max-age",
        parser=age("--max-age"),
        metavar="2d|1w",
        help="Refuse an export whose latest moment lies longer before today, or before --as-of; "
        "end with 3.",
    ),
]
Settle = Annotated[
    int | None,
    _schedule(
        "--settle",
        parser=patience("--settle"),
        metavar="30s|5m",
        help="Refuse a file that changed less long ago: it may still be written; end with 75.",
    ),
]
Lock = Annotated[
    bool,
    _schedule(
        "--lock",
        help="Hold --out-dir, else --state, for the whole run; end with 75 where another does.",
    ),
]

State = Annotated[
    Path | None,
    _schedule(
        "--state",
        metavar="DIR",
        help="Remember the main numbers and notes in this folder, and say what changed since the "
        "last report of the same question.",
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    _schedule(
        "--fail-on",
        parser=OneOf(FailOn, "--fail-on"),
        metavar="SEVERITY",
        help="Write the report, then end with 1 where `check` finds something this grave: error, "
        "warning, notice or never. Default: never.",
    ),
]
LogFormatOption = Annotated[
    LogForm | None,
    _schedule(
        "--log-format",
        parser=OneOf(LogForm, "--log-format"),
        metavar="text|json",
        help="What is said on stderr as sentences or as JSON, an object a line.",
    ),
]


class Schedule(Struct, frozen=True):
    """How a report runs where nobody looks on."""

    out_dir: OutDir = None
    state: State = None
    if_changed: IfChanged = False
    skip_if_empty: SkipIfEmpty = False
    max_age: MaxAge = None
    settle: Settle = None
    lock: Lock = False
    fail_on: FailOnOption = None
    log_format: LogFormatOption = None

    @property
    def fail_at(self) -> Severity | None:
        """From which severity on the run ends with 1; None: `check` is not asked."""
        told = self.fail_on.value if self.fail_on else None
        return next((one for one in SEVERITIES if one == told), None)

    def check(self, output: Path | None) -> None:
        """Refuse options that cannot stand together.

        Raises:
            UsageError: two_places; option_needs.

        """
        if self.out_dir is not None and output is not None:
            raise UsageError("two_places", first="--out-dir", second="-o")
        if self.if_changed and self.out_dir is None:
            raise UsageError("option_needs", option="--if-changed", needed="--out-dir DIR")
        if self.lock and self.held is None:
            raise UsageError("option_needs", option="--lock", needed="--out-dir DIR")

    @property
    def held(self) -> Path | None:
        """The folder that `--lock` holds."""
        return self.state if self.out_dir is None else self.out_dir

    def forms(self, asked: list[PageForm] | None, output: Path | None) -> tuple[Page, ...]:
        """The forms to write, in their order; of a folder as many as are asked for.

        A terminal is shown what it can show, as by other commands.

        Raises:
            UsageError: format_unsupported, output_form; several_forms.

        """
        if not asked and output is None and self.out_dir is None and sys.stdout.isatty():
            return ("table",)
        found = {page_form(form, output, FORMS, "report") for form in asked or (None,)}
        if len(found) > 1 and self.out_dir is None:
            raise UsageError("several_forms")
        return tuple(form for form in FORMS if form in found)


def form_of(template: Path | None, output: Path | None) -> list[PageForm] | None:
    """What templates are for, where no form is named and a terminal would be shown another one."""
    is_shown = template is not None and output is None and sys.stdout.isatty()
    return [PageForm.HTML] if is_shown else None


def templates_of(folder: Path | None, forms: tuple[Page, ...]) -> Templates | None:
    """The parts of the page in a folder, read before anything else is.

    Raises:
        UsageError: option_needs: no page is asked for; a code template_…

    """
    if folder is None:
        return None
    if "html" not in forms:
        raise UsageError("option_needs", option="--template", needed="--format html")
    from smalign.render.report.custom.folder import read_templates

    return read_templates(folder)
