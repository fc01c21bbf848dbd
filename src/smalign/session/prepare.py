"""`prepare`: exports are read once, and a workspace of Parquet files answers every question.

A snapshot is made in a temporary folder inside the workspace and renamed when it is whole; then
the manifest that points at it is replaced. Killed at any moment, the workspace is the old one or
the new one. Snapshots are never changed or removed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from smalign.base.errors import Exit, InputError, SmalignError, UsageError
from smalign.base.files import sync_folder, write_atomically
from smalign.model.inspection import unread_notes
from smalign.model.workspace.manifest import (
    SCHEMA_VERSION,
    Entry,
    Hashed,
    Snapshot,
    Workspace,
    config_hash,
    read_workspace,
    snapshot_bytes,
    workspace_bytes,
)
from smalign.model.workspace.tables import sha256_of, write_tables
from smalign.read.find import MANIFEST, SNAPSHOTS, close, find
from smalign.read.records import ReadOptions
from smalign.session.opening import recognised, settled
from smalign.session.prepared import open_workspace, workspace_of
from smalign.session.session import Session
from smalign.session.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.config import Config
    from smalign.base.results import Note
    from smalign.model.workspace.tables import Stored
    from smalign.read.records import Input

_KEY: Final = "key"
_LOCK: Final = ".lock"
_TEMPORARY: Final = ".smalign-"
_OURS: Final = frozenset({MANIFEST, SNAPSHOTS, _KEY, _LOCK})
_UNDATED: Final = "undated"


@dataclass(frozen=True, slots=True)
class Prepared:
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

    Raises:
        InputError: an export, or the workspace that is there, cannot be used.
        UsageError: the configuration or an option is wrong; `to` holds something else.
        SmalignError: workspace_busy, input_changing (exit code 75).

    """
    source = workspace_of(exports)
    if source is not None:
        raise UsageError("workspace_again", path=str(source))
    paths, settings = settled(
        exports, config=config, timezone=timezone, currency=currency, tables=tables
    )
    options = ReadOptions(encoding, delimiter, sheet)
    folder = _folder(Path(to))
    with _locked(folder), ExitStack() as stack:
        _sweep(folder)
        workdir = tempfile.TemporaryDirectory(prefix=_TEMPORARY, dir=folder)
        stack.callback(workdir.cleanup)
        place = Path(workdir.name)
        inputs = find(paths, place)
        undo = stack.enter_context(ExitStack())
        undo.callback(close, inputs)
        hashed = tuple(_hashed(one) for one in inputs)
        before = [_stamp(one) for one in inputs]
        identity = _identity(hashed, settings, options)
        old = read_workspace(folder) if (folder / MANIFEST).exists() else None
        known = _known(old, identity)
        if old is not None and known is not None:
            return _again(old, known)
        files = recognised(inputs, options, settings, place, tables or {})
        undo.pop_all()
        descriptors = tuple(one.descriptor for one in inputs)
        session = stack.enter_context(Session(files, settings, workdir, descriptors))
        made = _written(session, place / "snapshot", hashed, _key(folder, old))
        for one, stamp in zip(inputs, before, strict=True):
            if _stamp(one) != stamp:
                raise SmalignError("input_changing", Exit.BUSY, file=one.name)
        return _published(folder, old, made, identity)


def _folder(folder: Path) -> Path:
    """The workspace's folder, made if missing; a folder with other things in it is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = sorted(
            item.name
            for item in folder.iterdir()
            if item.name not in _OURS and not item.name.startswith(_TEMPORARY)
        )
    except (FileExistsError, NotADirectoryError) as error:
        raise UsageError("workspace_not_a_folder", path=str(folder)) from error
    except OSError as error:
        raise _unwritable(folder, error) from error
    is_ours = (folder / SNAPSHOTS).is_dir() or (folder / _LOCK).exists()
    if others and not is_ours:
        raise UsageError("workspace_folder_taken", path=str(folder), found=others[0])
    return folder


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the workspace; the system frees it when the process ends, however it ends."""
    import fcntl

    try:
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise SmalignError("workspace_busy", Exit.BUSY, path=str(folder)) from error
    finally:
        os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove what a killed run left behind."""
    for left in folder.glob(f"{_TEMPORARY}*"):
        shutil.rmtree(left)
    for left in folder.glob(f".{MANIFEST}.*"):
        left.unlink()


def _hashed(one: Input) -> Hashed:
    return Hashed(one.name, os.fstat(one.descriptor).st_size, sha256_of(one.descriptor))


def _stamp(one: Input) -> tuple[int, int]:
    """What changes when a file is written to."""
    status = os.fstat(one.descriptor)
    return status.st_size, status.st_mtime_ns


def _identity(inputs: Sequence[Hashed], settings: Config, options: ReadOptions) -> str:
    """The SHA-256 of everything a snapshot's content depends on."""
    from smalign import __version__

    said = (__version__, SCHEMA_VERSION, config_hash(settings))
    told = (options.encoding, options.delimiter, options.sheet)
    read = sorted((one.name, one.sha256) for one in inputs)
    return sha256(repr((said, told, read)).encode()).hexdigest()


def _known(old: Workspace | None, identity: str) -> Entry | None:
    entries = () if old is None else old.snapshots
    return next((one for one in entries if one.identity == identity), None)


def _again(old: Workspace, known: Entry) -> Prepared:
    """The same inputs once more: nothing is written, but where the pointer stands elsewhere."""
    from smalign import __version__

    moved = Workspace(old.folder, known.name, old.snapshots)
    if old.current != known.name:
        write_atomically(old.folder / MANIFEST, workspace_bytes(moved, __version__))
    with open_workspace(old.folder) as session:  # every file of it is as it was written
        tables = () if session.workspace is None else session.workspace.snapshot.tables
    state: Literal["unchanged", "again"] = "unchanged" if old.current == known.name else "again"
    return Prepared(old.folder, known.name, state, _rows(tables))


def _key(folder: Path, old: Workspace | None) -> bytes:
    """The key of the hashes: made once, for its owner's eyes only."""
    from secrets import token_hex

    path = folder / _KEY
    if not path.exists():
        if old is not None:
            raise InputError("workspace_file_missing", file=str(path))
        fresh = folder / f"{_TEMPORARY}key"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(token_hex(32))
            file.flush()
            os.fsync(descriptor)
        fresh.replace(path)
    try:
        return bytes.fromhex(path.read_text(encoding="ascii"))
    except ValueError as error:
        raise InputError("workspace_broken", file=str(path)) from error


def _written(
    session: Session, place: Path, inputs: tuple[Hashed, ...], key: bytes
) -> tuple[Snapshot, tuple[Note, ...]]:
    """The snapshot in a folder that is not in its place yet, down to the disk."""
    from smalign import __version__

    engine, model = session.whole()
    place.mkdir()
    tables = write_tables(engine, model, place, key)
    found = tuple(one for _, one in session.files)
    snapshot = Snapshot(place, session.config, found, model, inputs, tables)
    with (place / MANIFEST).open("wb") as file:
        file.write(snapshot_bytes(snapshot, __version__))
        file.flush()
        os.fsync(file.fileno())
    sync_folder(place)
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
    try:
        (folder / SNAPSHOTS).mkdir(exist_ok=True)
        target = folder / SNAPSHOTS / name
        if target.exists():  # a run was killed before it pointed at it
            shutil.rmtree(target)
        snapshot.folder.rename(target)
        sync_folder(folder / SNAPSHOTS)
        sync_folder(folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
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


def _unwritable(folder: Path, error: OSError) -> UsageError:
    return UsageError("output_unwritable", path=str(folder), why=error.strerror or "")
