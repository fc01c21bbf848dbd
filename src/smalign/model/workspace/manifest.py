"""The manifests of a workspace: which snapshot is the current one, and what a snapshot holds.

workspace/
  manifest.json                     the current snapshot, and every one there is
  key                               of the hashes of e-mails and phones; only its owner reads it
  snapshots/2026-03-31-1a2b3c4d/    one reading of the exports; never changed afterwards
    manifest.json                   how each input was read, and what is known of the tables
    leads.parquet …                 the tables
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import Struct, to_builtins

from smalign.base.config_plain import from_plain, to_plain
from smalign.base.errors import InputError
from smalign.model.workspace.facts_of_model import packed_model, unpacked_model
from smalign.model.workspace.files import packed_file, unpacked_file
from smalign.model.workspace.tables import Stored
from smalign.read.find import MANIFEST, SNAPSHOTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from smalign.base.config import Config
    from smalign.model.model import Model
    from smalign.model.recognise_records import Recognition
    from smalign.model.workspace.facts import Json

SCHEMA_VERSION: Final = 2
"""Of both manifests and of the tables beside them; a reader refuses a greater one."""

_VERSION_KEY: Final = "smalign_workspace"
_Made = TypeVar("_Made")


class Hashed(Struct, frozen=True):
    """One input: its name as the user gave it, its bytes and their SHA-256."""

    name: str
    size: int
    sha256: str


class Entry(Struct, frozen=True):
    """One snapshot in the list of a workspace; manifest is the SHA-256 of its own manifest.

    identity: of everything its content depends on; equal ones are the same snapshot.
    """

    name: str
    as_of: str | None
    identity: str
    manifest: str
    inputs: tuple[Hashed, ...]


class Workspace(Struct, frozen=True):
    """A workspace's own manifest; the snapshots are in the order they were added."""

    folder: Path
    current: str
    snapshots: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        """The current snapshot."""
        return next(one for one in self.snapshots if one.name == self.current)


class Snapshot(Struct, frozen=True):
    """One reading of the exports, as it stands on disk."""

    folder: Path
    config: Config
    recognitions: tuple[Recognition, ...]
    model: Model
    inputs: tuple[Hashed, ...]
    tables: tuple[Stored, ...]


def workspace_bytes(workspace: Workspace, version: str) -> bytes:
    """The text of a workspace's manifest."""
    return _bytes(
        {
            _VERSION_KEY: SCHEMA_VERSION,
            "smalign": version,
            "current": workspace.current,
            "snapshots": [to_builtins(entry) for entry in workspace.snapshots],
        }
    )


def snapshot_bytes(snapshot: Snapshot, version: str) -> bytes:
    """The text of a snapshot's manifest."""
    model = snapshot.model
    return _bytes(
        {
            _VERSION_KEY: SCHEMA_VERSION,
            "smalign": version,
            "config_sha256": config_hash(snapshot.config),
            "config": to_plain(snapshot.config),
            "inputs": [to_builtins(one) for one in snapshot.inputs],
            "files": [
                packed_file(read, found)
                for read, found in zip(model.files, snapshot.recognitions, strict=True)
            ],
            "tables": [to_builtins(one) for one in snapshot.tables],
            "model": packed_model(model),
        }
    )


def config_hash(config: Config) -> str:
    """The SHA-256 of a configuration, whatever its file looks like."""
    return sha256(_bytes(to_plain(config))).hexdigest()


def read_workspace(folder: Path) -> Workspace:
    """The manifest of a workspace.

    Raises:
        InputError: workspace_file_missing, workspace_broken, workspace_newer.

    """
    path = folder / MANIFEST

    def made(plain: Json) -> Workspace:
        entries = (
            Entry(**{**one, "inputs": tuple(Hashed(**file) for file in one["inputs"])})
            for one in plain["snapshots"]
        )
        workspace = Workspace(folder, plain["current"], tuple(entries))
        names = [one.name for one in workspace.snapshots]
        if workspace.current not in names or any("/" in name for name in names):
            raise ValueError(workspace.current)
        return workspace

    return _read(path, content_of(path), made)


def read_snapshot(workspace: Workspace) -> Snapshot:
    """The current snapshot.

    Raises:
        InputError: workspace_file_missing, workspace_file_changed, workspace_broken,
            workspace_newer.

    """
    folder = workspace.folder / SNAPSHOTS / workspace.current
    path = folder / MANIFEST
    content = content_of(path)
    if sha256(content).hexdigest() != workspace.entry.manifest:
        raise InputError("workspace_file_changed", file=str(path))

    def made(plain: Json) -> Snapshot:
        files = [unpacked_file(one) for one in plain["files"]]
        return Snapshot(
            folder=folder,
            config=from_plain(plain["config"]),
            recognitions=tuple(found for _, found in files),
            model=unpacked_model(plain["model"], tuple(read for read, _ in files)),
            inputs=tuple(Hashed(**one) for one in plain["inputs"]),
            tables=tuple(Stored(**one) for one in plain["tables"]),
        )

    return _read(path, content, made)


def content_of(path: Path) -> bytes:
    """A manifest as it stands on disk.

    Raises:
        InputError: workspace_file_missing, file_unreadable.

    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("workspace_file_missing", file=str(path)) from error
    except OSError as error:
        raise InputError("file_unreadable", file=str(path), why=error.strerror or "") from error


def _read(path: Path, content: bytes, made: Callable[[Json], _Made]) -> _Made:
    try:
        plain: Any = json.loads(content)
        version = plain[_VERSION_KEY]
        if isinstance(version, int) and version > SCHEMA_VERSION:
            facts: dict[str, object] = {"found": version, "known": SCHEMA_VERSION}
            raise InputError("workspace_newer", file=str(path), **facts)
        return made(plain)
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration) as error:
        raise InputError("workspace_broken", file=str(path)) from error


def _bytes(plain: Json | Sequence[Json]) -> bytes:
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()
