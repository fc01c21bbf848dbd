"""Opening an export: find the files, read their dialect, recognise them, find the configuration."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.config import Config
from smalign.base.errors import QuestionError
from smalign.base.progress import silent
from smalign.base.toml import string
from smalign.base.workfolder import WorkFolder
from smalign.engine.duckdb import Engine
from smalign.model.across import downwards
from smalign.model.lost_lookups import without_lost
from smalign.model.recognise import recognise, require_mapped
from smalign.model.sheets import refuse_unknown_sheets
from smalign.read.busy import settled
from smalign.read.find import close, find
from smalign.read.limit import Limit
from smalign.read.probe import probe
from smalign.read.records import ReadOptions
from smalign.session.given import (
    currency_code,
    known_tables,
    refuse_idle,
    refuse_unknown_files,
    workspace_of,
    zone_name,
)
from smalign.session.left_beside import left_notes, noted
from smalign.session.session import Session
from smalign.session.settings import asked_for, load_config

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.progress import Progress
    from smalign.model.recognise import Recognition
    from smalign.read.records import Input, RawTable

COUNTED: Final = frozenset(
    {"leads", "deals", "spend", "touchpoints", "stage_log", "paths", "tasks"}
)
"""Tables without which no metric has anything to count."""


def open_exports(  # noqa: PLR0913 - each is one thing an export may not say itself
    exports: Sequence[str | Path] = (),
    *,
    config: str | Path | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    timezone: str | None = None,
    currency: str | None = None,
    tables: Mapping[str, str] | None = None,
    max_rejects: str | int | None = None,
    snapshots: Sequence[str | Path] = (),
    progress: Progress = silent,
    apart: str | Path | None = None,
    bears_lost: bool = False,
) -> Session:
    """Open files, folders, globs, standard input (`-`) or one prepared workspace.

    Without exports, the files smalign.toml names. The configuration is `config`, else the
    smalign.toml beside the exports, else the one in the current folder. A workspace was read
    when it was prepared, with the configuration it keeps: of these options it takes how much may be
    unreadable alone.
    snapshots: other exports of the same CRM, on other days, whose differences are the history of
    this one; without exports the newest of them is opened.
    `progress` is told how far a long reading is. apart: a file that is no export though it may lie
    among them: the report they are compared with. bears_lost: headers of [mapping] that are gone
    and keys of [lookups] are no mistake: whoever checks the export wants to be told with the rest.

    Raises:
        InputError: a file is missing, empty, broken, or no export at all.
        BusyError: a file is open in an office program, or changes while it is read.
        UsageError: the configuration or an option is wrong.

    """
    given = {
        "config": config,
        "encoding": encoding,
        "delimiter": delimiter,
        "sheet": sheet,
        "timezone": timezone,
        "currency": currency,
        "tables": tables,
    }
    limit = None if max_rejects is None else Limit.of(str(max_rejects))
    workspace = workspace_of(exports)
    if workspace is not None:
        session = _prepared(workspace, {**given, "snapshots": snapshots}, limit)
        session.given = {"max_rejects": max_rejects}
        return session
    paths, others, settings = asked_for(
        exports,
        config=config,
        timezone=timezone,
        currency=currency,
        tables=tables,
        snapshots=snapshots,
    )
    options = ReadOptions(encoding, delimiter, sheet)
    if others:
        from smalign.session.snapshots import together, with_history

        def one(given: Sequence[str]) -> Session:
            return open_with(given, settings, options, {}, limit, progress, bears_lost=bears_lost)

        found = together(paths, others, one)
        paths = found.paths
    session = open_with(
        paths, settings, options, tables or {}, limit, progress, apart, bears_lost=bears_lost
    )
    if not others:
        left = left_notes(paths, session.inputs, is_named=not exports)
        session.files = noted(session.files, left)
    session.given = {**given, "max_rejects": max_rejects}
    if others:
        with_history(session, found, one)
    try:
        require_known(session.files)
    except QuestionError:
        session.close()
        raise
    return session


def _prepared(workspace: Path, said: Mapping[str, object], limit: Limit | None) -> Session:
    """A prepared workspace, which keeps how it was read: it takes nothing of what is said here."""
    from smalign.session.prepared import open_workspace

    session = open_workspace(
        workspace, ["table" if one == "tables" else one for one in said if said[one]]
    )
    session.limit = limit
    return session


def open_with(  # noqa: PLR0913 - as of open_exports
    paths: Sequence[str],
    settings: Config,
    options: ReadOptions,
    tables: Mapping[str, str],
    limit: Limit | None = None,
    progress: Progress = silent,
    apart: str | Path | None = None,
    *,
    bears_lost: bool = False,
) -> Session:
    """Open paths under these settings; `tables` are those an option names.

    limit: how many rejected rows an answer bears; None = the usual. progress: told which file is
    being read. apart: a file to be left unread. bears_lost: headers of [mapping] may be gone.

    Raises:
        InputError: a file is missing, empty, broken, or no export at all.
        UsageError: a mapped header or a file of `tables` is not there.

    """
    workdir = WorkFolder()
    with ExitStack() as undo:
        undo.callback(workdir.cleanup)
        inputs = find(paths, Path(workdir.name), apart=apart)
        undo.callback(close, inputs)
        engine = Engine(Path(workdir.name), [one.descriptor for one in inputs])
        undo.callback(engine.close)
        files = recognised(
            inputs, options, settings, engine, tables, progress, bears_lost=bears_lost
        )
        undo.pop_all()
    settings, lost = without_lost(settings, files) if bears_lost else (settings, ())
    return Session(
        files,
        settings,
        workdir,
        tuple(inputs),
        limit=limit,
        progress=progress,
        engine=engine,
        lost=lost,
    )


def recognised(
    inputs: Sequence[Input],
    options: ReadOptions,
    settings: Config,
    engine: Engine,
    tables: Mapping[str, str],
    progress: Progress = silent,
    *,
    bears_lost: bool = False,
) -> tuple[tuple[RawTable, Recognition], ...]:
    """Each table of the inputs with what it is; `tables` are those told for this run.

    engine: opened with the descriptors of the inputs. bears_lost: headers of [mapping] may be gone.

    Raises:
        InputError: a file that cannot be used.
        UsageError: what was told does not fit the files.

    """
    named = tuple(one for one in (*settings.sources.tables, *settings.lookups) if "!" in one)
    told = replace(options, files=settings.sources.read, named=named)
    refuse_unknown_files(told.files, [file.name for file in inputs], "[sources.read]")
    with settled(inputs):
        probed = probe(inputs, told, engine, progress)
        raws = [downwards(engine, raw, settings) for raw in probed]
    refuse_unknown_files(
        tables, [*(one.file for one in raws), *(one.name for one in inputs)], "--table"
    )
    refuse_idle(told, raws)
    files = tuple((raw, recognise(raw, settings)) for raw in raws)
    refuse_unknown_sheets(settings.lookups, raws)
    if not bears_lost:
        require_mapped(files, settings)
    return files


def open_frames(
    frames: Mapping[str, object],
    *,
    config: str | Path | None = None,
    timezone: str | None = None,
    currency: str | None = None,
) -> Session:
    """Open tables that are in memory already: canonical table name → pandas, Polars or Arrow.

    Raises:
        UsageError: a name that is no canonical table; a table of another kind.

    """
    from smalign.read.arrowed import arrowed
    from smalign.read.frames import from_arrow

    settings = Config() if config is None else load_config(Path(config))
    settings = replace(
        settings,
        sources=replace(
            settings.sources,
            timezone=zone_name(timezone or settings.sources.timezone),
            currency=currency_code(currency) or settings.sources.currency,
            tables={name: name for name in frames},
        ),
    )
    known_tables({name: name for name in frames})
    arrow = {name: arrowed(name, frame) for name, frame in frames.items()}
    raws = [from_arrow(name, table) for name, table in arrow.items()]
    files = tuple((raw, recognise(raw, settings)) for raw in raws)
    workdir = WorkFolder()
    registered = {f"frame_{name}": table for name, table in arrow.items()}
    given = {"config": config, "timezone": timezone, "currency": currency}
    return Session(files, settings, workdir, frames=registered, given=given)


def require_known(files: Sequence[tuple[RawTable, Recognition]]) -> None:
    """Refuse an export in which nothing can be counted.

    Raises:
        QuestionError: crm_unknown.

    """
    if any(found.table in COUNTED for _, found in files):
        return
    first = files[0][0].file
    raise QuestionError(
        "crm_unknown",
        toml=f'[sources.tables]\n{string(first)} = "deals"',
        files=[raw.file for raw, _ in files],
        headers=[header for header in files[0][0].headers if header][:8] or ["—"],
    )
