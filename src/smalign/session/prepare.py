"""`prepare`: exports are read once, and a workspace of Parquet files answers every question.

A snapshot is made in a temporary folder inside the workspace and renamed when it is whole; then
the manifest that points at it is replaced. Killed at any moment, the workspace is the old one or
the new one. Snapshots are never changed or removed.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from smalign.base.errors import UsageError
from smalign.base.files import sync_folder, write_atomically
from smalign.engine.duckdb import Engine, EngineError
from smalign.model.inspection import unread_notes
from smalign.model.told_names import without_codes
from smalign.model.workspace.manifest import (
    SCHEMA_VERSION,
    Entry,
    Snapshot,
    Workspace,
    config_hash,
    read_workspace,
    snapshot_bytes,
    workspace_bytes,
)
from smalign.model.workspace.tables import write_tables
from smalign.read.find import MANIFEST, SNAPSHOTS, close, find
from smalign.read.limit import Limit
from smalign.read.records import ReadOptions
from smalign.session.fingerprint import hashed, hashed_exports
from smalign.session.given import workspace_of
from smalign.session.holding import TEMPORARY, key_of, locked, sweep, unwritable, workspace_folder
from smalign.session.left_beside import left_notes, noted
from smalign.session.opening import open_with, recognised, require_known
from smalign.session.prepared import verified
from smalign.session.refusals import refuse_rejected
from smalign.session.session import Session
from smalign.session.settings import asked_for
from smalign.session.snapshots import Together, together, with_history
from smalign.session.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Config
    from smalign.base.results import Note
    from smalign.model.workspace.manifest import Hashed
    from smalign.model.workspace.tables import Stored
    from smalign.session.snapshots import Open

_UNDATED: Final = "undated"


class Prepared(Struct, frozen=True):
    """What `prepare` did.

    state: a snapshot was "added"; the current one was "unchanged"; an earlier one with the same
    inputs is the current one "again". rows: table → rows. notes: what was not read.
    """

    folder: Path
    snapshot: str
    state: Literal["added", "unchanged", "again"]
    rows: Mapping[str, int]
    notes: tuple[Note, ...] = ()


@spoken()
def prepare(  # noqa: PLR0913 - each is one thing an export may not say itself
    *exports: str | Path,
    to: str | Path,
    config: str | Path | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    timezone: str | None = None,
    currency: str | None = None,
    tables: Mapping[str, str] | None = None,
    max_rejects: str | int | None = None,
    snapshots: Sequence[str | Path] = (),
) -> Prepared:
    """Read exports and write what they hold to the workspace `to`, which `open` opens.

    Args:
        exports: as for `open`; none: what smalign.toml names.
        to: the folder of the workspace; made if missing.
        config: as for `open`, and so are the others. The workspace keeps the configuration.
        encoding: of CSV files.
        delimiter: of CSV files.
        sheet: of workbooks.
        timezone: zone the times are written in.
        currency: of amounts that do not say theirs.
        tables: file → canonical table.
        max_rejects: how many records of a file may be rejected; no limit, if it is not given.
        snapshots: as for `open`; what they tell of the past is written to the workspace.

    Raises:
        InputError: an export, or the workspace that is there, cannot be used.
        UsageError: the configuration or an option is wrong; `to` holds something else.
        BusyError: an export is open elsewhere or still being written.
        SmalignError: workspace_busy (exit code 75).

    """
    source = workspace_of(exports)
    if source is not None:
        raise UsageError("workspace_again", path=str(source))
    paths, others, settings = asked_for(
        exports,
        config=config,
        timezone=timezone,
        currency=currency,
        tables=tables,
        snapshots=snapshots,
    )
    limit = None if max_rejects is None else Limit.of(str(max_rejects))
    options = ReadOptions(encoding, delimiter, sheet)
    folder = workspace_folder(Path(to))
    try:
        with locked(folder):
            found = _found(paths, others, lambda given: open_with(given, settings, options, {}))
            is_named = not exports and not others
            return _prepared(
                folder, found, settings, options, tables or {}, limit, is_named=is_named
            )
    except OSError as error:
        raise unwritable(folder, error) from error


def _found(paths: Sequence[str], others: Sequence[str], opened: Open) -> Together:
    """What is to be read: of several exports, which is the newest."""
    if not others:
        return Together([*paths], (), None)
    return together(paths, others, opened)


def _prepared(
    folder: Path,
    found: Together,
    settings: Config,
    options: ReadOptions,
    tables: Mapping[str, str],
    limit: Limit | None,
    *,
    is_named: bool,
) -> Prepared:
    """Read the inputs, or find that they were read before, in a folder that is held."""
    with ExitStack() as stack:
        sweep(folder)
        workdir = tempfile.TemporaryDirectory(prefix=TEMPORARY, dir=folder)
        stack.callback(workdir.cleanup)
        place = Path(workdir.name)
        inputs = find(found.paths, place)
        undo = stack.enter_context(ExitStack())
        undo.callback(close, inputs)
        own = tuple(hashed(one) for one in inputs)
        earlier = hashed_exports(found.earlier, place)
        left = [] if found.earlier else left_notes(found.paths, inputs, is_named=is_named)
        identity = _identity((*own, *earlier), settings, options, left)
        old = read_workspace(folder) if (folder / MANIFEST).exists() else None
        known = _known(old, identity)
        if old is not None and known is not None:
            return _again(old, known, limit)
        engine = Engine(place, [one.descriptor for one in inputs])
        undo.callback(engine.close)
        files = noted(recognised(inputs, options, settings, engine, tables), left)
        require_known(files)
        undo.pop_all()
        session = Session(files, settings, workdir, tuple(inputs), engine=engine)
        stack.enter_context(session)
        if found.earlier:
            with_history(session, found, lambda given: open_with(given, settings, options, {}))
        if limit is not None:
            refuse_rejected(session.built(None)[1], limit)
        made = _written(session, place / "snapshot", own, key_of(folder, is_new=old is None))
        return _published(folder, old, made, identity)


def _identity(
    inputs: Sequence[Hashed], settings: Config, options: ReadOptions, left: Sequence[Note]
) -> str:
    """The SHA-256 of everything a snapshot's content depends on, its notes among it."""
    from smalign import __version__

    said = (__version__, SCHEMA_VERSION, config_hash(settings))
    told = (options.encoding, options.delimiter, options.sheet)
    read = sorted((one.name, one.sha256) for one in inputs)
    return sha256(
        repr((said, told, read, *((one.code, one.facts) for one in left))).encode()
    ).hexdigest()


def _known(old: Workspace | None, identity: str) -> Entry | None:
    entries = () if old is None else old.snapshots
    return next((one for one in entries if one.identity == identity), None)


def _again(old: Workspace, known: Entry, limit: Limit | None) -> Prepared:
    """The same inputs once more: nothing is written, but where the pointer stands elsewhere."""
    from smalign import __version__

    moved = Workspace(old.folder, known.name, old.snapshots)
    snapshot = verified(moved)
    if limit is not None:
        refuse_rejected(snapshot.model, limit)
    if old.current != known.name:
        write_atomically(old.folder / MANIFEST, workspace_bytes(moved, __version__))
    state: Literal["unchanged", "again"] = "unchanged" if old.current == known.name else "again"
    return Prepared(old.folder, known.name, state, _rows(snapshot.tables))


def _written(
    session: Session, place: Path, inputs: tuple[Hashed, ...], key: bytes
) -> tuple[Snapshot, tuple[Note, ...]]:
    """The snapshot in a folder that is not in its place yet, down to the disk."""
    from smalign import __version__

    engine, model = session.whole()
    place.mkdir()
    try:
        tables = write_tables(engine, model, place, key)
    except EngineError as error:
        raise unwritable(place.parent.parent, error) from error
    found = tuple(one for _, one in session.files)
    told = without_codes(session.config, model)
    snapshot = Snapshot(place, told, found, model, inputs, tables)
    write_atomically(place / MANIFEST, snapshot_bytes(snapshot, __version__))
    return snapshot, tuple(unread_notes(model))


def _published(
    folder: Path,
    old: Workspace | None,
    made: tuple[Snapshot, tuple[Note, ...]],
    identity: str,
) -> Prepared:
    """Put a written snapshot in its place and point at it."""
    from smalign import __version__

    snapshot, notes = made
    as_of = snapshot.model.local_day(snapshot.model.as_of)
    day = _UNDATED if as_of is None else as_of.isoformat()
    name = f"{day}-{identity[:8]}"
    manifest = sha256((snapshot.folder / MANIFEST).read_bytes()).hexdigest()
    (folder / SNAPSHOTS).mkdir(exist_ok=True)
    target = folder / SNAPSHOTS / name
    if target.exists():  # a run was killed before it pointed at it
        shutil.rmtree(target)
    snapshot.folder.rename(target)
    sync_folder(folder / SNAPSHOTS)
    sync_folder(folder)
    entry = Entry(name, None if as_of is None else day, identity, manifest, snapshot.inputs)
    earlier = () if old is None else old.snapshots
    workspace = Workspace(folder, name, (*earlier, entry))
    write_atomically(folder / MANIFEST, workspace_bytes(workspace, __version__))
    return Prepared(folder, name, "added", _rows(snapshot.tables), notes)


def _rows(tables: Sequence[Stored]) -> dict[str, int]:
    """Rows of the tables that have some."""
    from smalign.base.schema import TABLES

    counted = ((one.file.removesuffix(".parquet"), one.rows) for one in tables)
    return {table: rows for table, rows in counted if rows and table in TABLES}
