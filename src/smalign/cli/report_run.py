"""One run of `smalign report`: made of one session, then written, or not, and told in a line."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from time import monotonic
from typing import TYPE_CHECKING

from smalign import __version__
from smalign.base.errors import Exit
from smalign.base.files import made_folder, sweep, write_together
from smalign.base.findings import SEVERITIES
from smalign.base.lock import held
from smalign.base.results import Inspection, Note, Period
from smalign.base.run_manifest import (
    NAME,
    FileSum,
    RunManifest,
    identity_of,
    is_whole,
    manifest_text,
    read_manifest,
)
from smalign.cli.answer import deliver
from smalign.cli.clock import today
from smalign.cli.progress import waiting
from smalign.cli.report_options import FORMS
from smalign.cli.report_told import Told
from smalign.render.human import as_of_day
from smalign.render.report import report
from smalign.session.checking import CheckAsk
from smalign.session.fingerprint import configuration_of, inputs_of
from smalign.session.report import report_parts
from smalign.session.worth import counts_nothing, refuse_stale

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from smalign.cli.bundles import Cards, Inputs
    from smalign.cli.report_options import Page, Schedule
    from smalign.cli.talk import Language
    from smalign.render.report import ReportParts
    from smalign.session import Session


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; `forms` has one, but for a folder."""

    inputs: Inputs
    cards: Cards
    schedule: Schedule
    forms: tuple[Page, ...]
    title: str | None
    by: tuple[str, ...]
    output: Path | None
    language: Language
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A report that is not written yet: its pages by form, and what the run was."""

    pages: Mapping[Page, bytes]
    run: RunManifest


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing to write, and why."""

    why: Note
    exit_code: int


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
    if folder is not None:
        made_folder(folder)
    with _hold(folder, is_meant=schedule.lock):
        with waiting(quiet=told.is_barless) as progress, asked.inputs.open(progress) as session:
            found = _made(asked, session)
        if isinstance(found, Nothing):
            told.of(found.why, exit_code=found.exit_code)
            return found.exit_code
        run = found.run
        if folder is None:
            deliver(next(iter(found.pages.values())), asked.output)
        else:
            with _hold(folder, is_meant=not schedule.lock, waits=True):
                run = _written(folder, found)
    if folder is not None or schedule.log_format is not None:
        told.of_written(run, folder or asked.output, monotonic() - began)
    if run.exit_code:
        told.of_findings(run)
    return run.exit_code


def _hold(
    folder: Path | None, *, is_meant: bool, waits: bool = False
) -> AbstractContextManager[None]:
    """Hold the folder, where that is meant: for the whole run, or else while it writes."""
    return held(folder, waits=waits) if folder is not None and is_meant else nullcontext()


def _made(asked: Asked, session: Session) -> Made | Nothing:
    schedule = asked.schedule
    run = _begun(asked, session)
    if schedule.if_changed and schedule.out_dir is not None:
        earlier = read_manifest(schedule.out_dir)
        if (
            earlier is not None
            and earlier.identity == run.identity
            and is_whole(schedule.out_dir, earlier.written)
        ):
            _check_age(asked, session, earlier.latest)
            why = Note("report_unchanged", {"path": str(schedule.out_dir)})
            return Nothing(why, earlier.exit_code)
    parts = report_parts(session, {**asked.cards.options(), "by": asked.by}, asked.title)
    run = replace(run, latest=session.latest())  # now, when all is read: it would be read again
    _check_age(asked, session, run.latest)
    if schedule.skip_if_empty and counts_nothing(parts):
        return Nothing(Note("report_empty"), Exit.OK)
    pages = {form: report(parts, asked.language, form).encode() for form in asked.forms}
    return Made(pages, _checked(asked, session, _ended(run, parts)))


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


def _check_age(asked: Asked, session: Session, latest: date | None) -> None:
    if asked.schedule.max_age is not None:
        refuse_stale(latest, asked.cards.as_of or today(session), asked.schedule.max_age)


def _begun(asked: Asked, session: Session) -> RunManifest:
    """What is known of the run before anything is read; only a folder is told of the inputs."""
    options = _options(asked)
    inputs = () if asked.schedule.out_dir is None else inputs_of(session)
    configuration = configuration_of(session)
    is_checked = asked.schedule.fail_at is not None
    checked_on = (asked.cards.as_of or today(session)) if is_checked else None
    return RunManifest(
        version=__version__,
        options=options,
        inputs=inputs,
        configuration=configuration,
        period=Period(),
        as_of=None,
        latest=None,
        rows={},
        exit_code=Exit.OK,
        identity=identity_of(__version__, options, inputs, configuration, checked_on),
    )


def _options(asked: Asked) -> dict[str, object]:
    """What was asked, as JSON; what was left out is left out. smalign.toml is known by its hash."""
    given: dict[str, object] = {
        **asked.inputs.options(),
        "max_rejects": asked.inputs.max_rejects,
        **asked.cards.options(),
        "by": asked.by,
        "title": asked.title,
        "formats": asked.forms,
        "lang": asked.language,
        "fail_on": asked.schedule.fail_at,
    }
    del given["config"]
    return {name: _plain(value) for name, value in given.items() if value not in (None, (), [], {})}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _ended(run: RunManifest, parts: ReportParts) -> RunManifest:
    """What the run was, after it was made."""
    first = parts.results[0] if parts.results else None
    as_of = as_of_day(first) if first else None
    files = parts.inspection.files if isinstance(parts.inspection, Inspection) else ()
    return replace(
        run,
        period=first.period if first else Period(),
        as_of=as_of.date() if isinstance(as_of, datetime) else as_of,
        rows={
            "read": sum(file.rows_read for file in files),
            "accepted": sum(file.rows_accepted for file in files),
            "rejected": sum(file.rows_rejected for file in files),
        },
    )


def _written(folder: Path, made: Made) -> RunManifest:
    """Write the pages under their stable names, last what the run was.

    Raises:
        UsageError: output_unwritable; where the disk is full, the old report stays.

    """
    pages = {f"report.{form}": page for form, page in made.pages.items()}
    sums = tuple(FileSum.of(name, page) for name, page in pages.items())
    run = replace(made.run, written=sums)
    sweep(folder, [*(f"report.{form}" for form in FORMS), NAME])
    files = {**pages, NAME: manifest_text(run).encode()}
    write_together({folder / name: data for name, data in files.items()})
    return run
