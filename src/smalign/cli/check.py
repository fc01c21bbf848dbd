"""`smalign check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import typer
from msgspec.structs import replace

from smalign.base.errors import Exit, UsageError
from smalign.base.findings import SEVERITIES, shortened
from smalign.cli import check_options as c
from smalign.cli import options as o
from smalign.cli.answer import deliver, spare, terminal_width, uses_color
from smalign.cli.bundles import Inputs, Output
from smalign.cli.clock import today
from smalign.cli.progress import waiting
from smalign.cli.unbundle import unbundled
from smalign.cli.values import several
from smalign.render.check import FORMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.baseline import Baseline
    from smalign.base.findings import Checked, Severity
    from smalign.cli.talk import Language
    from smalign.render.check import CheckForm


_ENDINGS: Final[dict[str, CheckForm]] = {
    ".txt": "text",
    ".json": "json",
    ".xml": "junit",
    ".sarif": "sarif",
    ".md": "md",
}


@unbundled
def command(  # noqa: PLR0913 - a command line is its options
    inputs: Inputs,
    select: c.Select = None,
    ignore: c.Ignore = None,
    listing: c.Listing = False,
    by: c.By = None,
    as_of: c.Today = None,
    min_n: o.MinN = None,
    fail_on: c.FailOnOption = None,
    baseline: c.BaselineFile = None,
    update_baseline: c.Update = False,
    form: c.Format = None,
    output: c.Files = None,
    extract: c.Extract = None,
    lang: o.LangOption = None,
    quiet: o.Quiet = False,
) -> None:
    """Whether the export holds what was agreed; ends with 1 where it does not."""
    from smalign.session.checking import CheckAsk

    if listing:
        _list(select, ignore, form, output, lang)
        return
    files = [_target(text) for text in output or ()]
    before = _baseline(baseline, is_written=update_baseline)
    with waiting(quiet=quiet) as progress, inputs.open(progress, bears_lost=True) as session:
        ask = CheckAsk(
            today=as_of or today(session),
            select=several(select),
            ignore=several(ignore),
            by=tuple(by or ()),
            min_n=min_n,
            baseline=before,
            wants_tables=update_baseline,
            every_row=extract is not None,
        )
        spare(session, *(path for _, path in files), apart=baseline)
        checked = session.check(ask)
        told = fail_on.value if fail_on else session.config.checks.fail_on
    if baseline and update_baseline:
        checked = _updated(baseline, before, checked)
    fail_at = next((severity for severity in SEVERITIES if severity == told), None)
    language = Output(lang=lang).language
    if extract is not None:
        checked = _extracted(checked, extract)
    _show(checked, form.value if form else FORMS[0], files, language, fail_at)
    if fail_at is not None and checked.fails(fail_at):
        raise typer.Exit(Exit.FINDINGS)


def _list(
    select: list[str] | None,
    ignore: list[str] | None,
    form: c.Form | None,
    output: list[str] | None,
    lang: o.LangOption,
) -> None:
    """The rules themselves, to stdout.

    Raises:
        UsageError: list_form, of another form or a file; rule_unknown.

    """
    from smalign.render.check.listing import render_listing
    from smalign.session.checking import listed

    if output or form not in (None, c.Form.TEXT, c.Form.JSON):
        raise UsageError("list_form")
    rules = listed(several(select), several(ignore))
    shape: Literal["text", "json"] = "json" if form is c.Form.JSON else "text"
    deliver(render_listing(rules, shape, Output(lang=lang).language), None)


def _show(
    checked: Checked,
    form: CheckForm,
    files: Sequence[tuple[CheckForm, Path]],
    language: Language,
    fail_at: Severity | None,
) -> None:
    """To stdout and into every file; each file is the old one or the whole new one."""
    from smalign.render.check import render_check

    root = Path.cwd()
    is_terminal = sys.stdout.isatty()
    shown = render_check(
        checked,
        form,
        language,
        width=terminal_width() if is_terminal else None,
        color=uses_color() and is_terminal,
        fail_at=fail_at,
        root=root,
    )
    for kind, path in files:
        deliver(render_check(checked, kind, language, fail_at=fail_at, root=root), path)
    deliver(shown, None)


def _target(text: str) -> tuple[CheckForm, Path]:
    """Form and path of one `-o`.

    Raises:
        UsageError: check_form, output_folder_missing.

    """
    named, sign, rest = text.partition("=")
    form = next((one for one in FORMS if sign and one == named), None)
    path = Path(rest if form else text)
    form = form or _ENDINGS.get(path.suffix.lower())
    if form is None:
        known = ", ".join(f"{one}=FILE" for one in FORMS)
        raise UsageError("check_form", path=text, known=known)
    if not path.resolve().parent.is_dir():
        raise UsageError("output_folder_missing", path=str(path.parent))
    return form, path


def _baseline(path: Path | None, *, is_written: bool) -> Baseline | None:
    """The baseline that is there.

    Raises:
        UsageError: baseline_unnamed, baseline_missing, baseline_unreadable.

    """
    from smalign.base.baseline import read_baseline

    if path is None:
        if is_written:
            raise UsageError("baseline_unnamed")
        return None
    before = read_baseline(path)
    if before is None and not is_written:
        raise UsageError("baseline_missing", path=str(path))
    return before


def _extracted(checked: Checked, folder: Path) -> Checked:
    """Write the rows found; what is shown names the first of them, as always.

    Lists of an earlier run go with the rule that was not asked this time, or could not look.
    """
    from smalign.base.files import unwritable, write_atomically
    from smalign.render.check.extract import extracts, head
    from smalign.rules import NAMES

    with unwritable(folder):
        folder.mkdir(parents=True, exist_ok=True)
        ours = [f"{rule}.csv" for rule in NAMES if (folder / f"{rule}.csv").is_file()]
        earlier = [one for one in ours if (folder / one).read_bytes().startswith(head())]
    for name, content in extracts(checked, earlier).items():
        write_atomically(folder / name, content)
    for name in set(earlier).difference(f"{rule}.csv" for rule in checked.rules):
        with unwritable(folder / name):
            (folder / name).unlink()
    return shortened(checked)


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
        after = before.tightened(checked.findings, checked.tables, checked.looked)
    write_atomically(path, baseline_text(after).encode())
    return checked
