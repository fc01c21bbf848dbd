"""One run of `smalign report`: made of one session, then written, or not, and told in a line."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.errors import Exit
from smalign.base.files import made_folder, sweep, write_together
from smalign.base.findings import SEVERITIES
from smalign.base.headline import Headline, Since
from smalign.base.lock import held
from smalign.base.results import Note
from smalign.base.run_manifest import (
    NAME,
    EarlierRun,
    FileSum,
    RunManifest,
    is_whole,
    manifest_text,
    read_manifest,
)
from smalign.cli.answer import deliver, terminal_width, uses_color
from smalign.cli.clock import now_ns, today
from smalign.cli.progress import waiting
from smalign.cli.report_asked import settled
from smalign.cli.report_manifest import begun, ended
from smalign.cli.report_options import FILES
from smalign.cli.report_told import Told
from smalign.render.report import report
from smalign.render.report.ahead import Ahead
from smalign.session.agreed import remember_terms, with_changes
from smalign.session.checking import CheckAsk
from smalign.session.remembered import headline_of, remember, remembered, section_of
from smalign.session.report import report_parts
from smalign.session.worth import counts_nothing, refuse_stale, refuse_unsettled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from smalign.base.diagnosis import Diagnosis
    from smalign.cli.report_asked import Asked
    from smalign.cli.report_options import Page, Schedule
    from smalign.render.report import ReportParts
    from smalign.session import Session
    from smalign.session.options import Options


class Made(Struct, frozen=True):
    """A report that is not written yet: its pages by form, what the run was, what to remember.

    since: the last report beside this one, where one is remembered.
    """

    pages: Mapping[Page, bytes]
    run: RunManifest
    headline: Headline | None = None
    diagnosis: Diagnosis | None = None
    since: Since | None = None


class Nothing(Struct, frozen=True):
    """Nothing to write, and why; findings: what `check` found in the run whose report stays."""

    why: Note
    exit_code: int
    findings: Mapping[str, object] | None = None


def reported(asked: Asked) -> int:
    """Make the report and write it; the exit code.

    Raises:
        BusyError: folder_busy; an input is open elsewhere or still being written.
        InputError: export_stale; the exports cannot be used.
        UsageError: output_unwritable; an option, or the configuration, is wrong.

    """
    began = monotonic()
    schedule = asked.schedule
    folder = schedule.out_dir
    told = Told(asked.language, schedule.log_format, is_quiet=asked.is_quiet)
    for kept in (folder, schedule.state):
        if kept is not None:
            made_folder(kept)
    with _hold(schedule.held, is_meant=schedule.lock):
        with waiting(quiet=told.is_barless) as progress, asked.inputs.open(progress) as session:
            asked = settled(asked, session.config.report)
            found = _made(asked, session)
        if isinstance(found, Nothing):
            told.of(found.why, exit_code=found.exit_code)
            if found.exit_code and found.findings:
                told.of_findings(found.exit_code, found.findings)
            return found.exit_code
        run = found.run
        if folder is None:
            deliver(next(iter(found.pages.values())), asked.output)
        else:
            with _hold(folder, is_meant=not schedule.lock, waits=True):
                run = _written(folder, found)
        if schedule.state is not None and found.headline is not None:
            remember(schedule.state, section_of(run.options), found.headline)
        if schedule.state is not None and found.diagnosis is not None:
            remember_terms(found.diagnosis, session.config, schedule.state)
    told.of_older(found.since, is_meant=asked.cards.as_of is not None)
    if folder is not None or schedule.log_format is not None:
        told.of_written(run, folder or asked.output, monotonic() - began)
    if run.exit_code:
        told.of_findings(run.exit_code, run.findings)
    return run.exit_code


def _hold(
    folder: Path | None, *, is_meant: bool, waits: bool = False
) -> AbstractContextManager[None]:
    """Hold the folder, where that is meant: for the whole run, or else while it writes."""
    return held(folder, waits=waits) if folder is not None and is_meant else nullcontext()


def _made(asked: Asked, session: Session) -> Made | Nothing:
    schedule = asked.schedule
    if schedule.settle is not None:
        refuse_unsettled(session, now_ns(), schedule.settle)
    run = begun(asked, session)
    there = _there(schedule, run) if schedule.if_changed else None
    if there is not None:
        _check_age(asked, session, there.latest)
        why = Note("report_unchanged", {"path": str(schedule.out_dir)})
        return Nothing(why, there.exit_code, there.findings)
    with Ahead(asked.language, is_meant="html" in asked.forms and not asked.templates) as ahead:
        return _made_anew(asked, session, run, ahead)


def _made_anew(asked: Asked, session: Session, run: RunManifest, ahead: Ahead) -> Made | Nothing:
    schedule = asked.schedule
    options: Options = {**asked.cards.options(), "by": asked.by}
    parts = report_parts(session, options, asked.title, ahead.see)
    run = replace(run, latest=session.latest())  # now, when all is read: it would be read again
    _check_age(asked, session, run.latest)
    if schedule.skip_if_empty and counts_nothing(parts):
        return Nothing(Note("report_empty"), Exit.OK)
    headline = None
    if schedule.state is not None:
        headline = headline_of(parts, run)
        known = remembered(schedule.state, section_of(run.options))
        then = known.earlier(run.identity) if known else None
        parts = replace(parts, since=Since(then, headline) if then else None)
        if parts.diagnosis is not None:
            told = with_changes(parts.diagnosis, session.config, schedule.state)
            parts = replace(parts, diagnosis=told)
    pages = {form: _page(asked, parts, form, ahead) for form in asked.forms}
    run = _checked(asked, session, ended(run, parts))
    return Made(pages, run, headline, parts.diagnosis, parts.since)


def _page(asked: Asked, parts: ReportParts, form: Page, ahead: Ahead) -> bytes:
    """A page; a file is the same bytes whatever the terminal it was made from."""
    if form == "eml":
        folder = asked.schedule.out_dir if "html" in asked.forms else None
        envelope = asked.mailing.envelope(folder and folder / FILES["html"])
        return report(parts, asked.language, form, envelope=envelope).encode()
    if asked.output is not None or asked.schedule.out_dir is not None:
        return report(parts, asked.language, form, asked.templates, ahead=ahead).encode()
    width, color = terminal_width(), uses_color()
    return report(
        parts, asked.language, form, asked.templates, width=width, color=color, ahead=ahead
    ).encode()


def _there(schedule: Schedule, run: RunManifest) -> EarlierRun | None:
    """The run that wrote this very report, where the report is there, whole and remembered."""
    folder = schedule.out_dir
    earlier = None if folder is None else read_manifest(folder)
    if folder is None or earlier is None or earlier.identity != run.identity:
        return None
    if schedule.state is not None:
        known = remembered(schedule.state, section_of(run.options))
        if known is None or known.last.identity != run.identity:
            return None
    return earlier if is_whole(folder, earlier.written) else None


def _check_age(asked: Asked, session: Session, latest: date | None) -> None:
    if asked.schedule.max_age is not None:
        refuse_stale(latest, asked.cards.as_of or today(session), asked.schedule.max_age)


def _checked(asked: Asked, session: Session, run: RunManifest) -> RunManifest:
    """What `check` finds, and the exit code; nothing where it is not asked.

    Raises:
        InputError: nothing_checked.

    """
    fail_at = asked.schedule.fail_at
    if fail_at is None:
        return run
    on = asked.cards.as_of or today(session)
    checked = session.check(CheckAsk(today=on))
    findings: dict[str, object] = {"on": on.isoformat()}
    findings |= {severity: checked.count(severity) for severity in SEVERITIES}
    code = Exit.FINDINGS if checked.fails(fail_at) else Exit.OK
    return replace(run, exit_code=code, findings=findings)


def _written(folder: Path, made: Made) -> RunManifest:
    """Write the pages under their stable names, last what the run was.

    Raises:
        UsageError: output_unwritable; where the disk is full, the old report stays.

    """
    pages = {FILES[form]: page for form, page in made.pages.items()}
    sums = tuple(FileSum.of(name, page) for name, page in pages.items())
    run = replace(made.run, written=sums)
    sweep(folder, [*FILES.values(), NAME])
    files = {**pages, NAME: manifest_text(run).encode()}
    write_together({folder / name: data for name, data in files.items()})
    return run
