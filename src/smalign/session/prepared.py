"""A prepared workspace as a session: nothing is recognised or typed, its tables are opened."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.errors import InputError, UsageError
from smalign.base.workfolder import WorkFolder
from smalign.model.known import PSEUDO_TOKENS, define_pseudo_tokens
from smalign.model.workspace.manifest import read_snapshot, read_workspace
from smalign.model.workspace.tables import define_stored, sha256_of
from smalign.read.find import is_snapshot
from smalign.scope.ladder import LADDER
from smalign.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.model.workspace.manifest import Snapshot, Workspace
    from smalign.model.workspace.tables import Stored


class Opened(Struct, frozen=True):
    """A snapshot whose Parquet files are open, in the order of its tables."""

    snapshot: Snapshot
    descriptors: tuple[int, ...]

    @property
    def has_ladder(self) -> bool:
        """Whether the ladder was written: the first workspaces lack it, and had no rules."""
        return any(stored.relation == LADDER for stored in self.snapshot.tables)

    def close(self) -> None:
        """Close the files."""
        for descriptor in self.descriptors:
            os.close(descriptor)

    def restored(self, engine: Engine) -> Model:
        """Create the tables in an engine; what is known of them."""
        folder = self.snapshot.folder.absolute()
        define_stored(
            engine,
            (
                (stored, descriptor, str(folder / stored.file))
                for stored, descriptor in zip(self.snapshot.tables, self.descriptors, strict=True)
            ),
        )
        if not any(stored.relation == PSEUDO_TOKENS for stored in self.snapshot.tables):
            define_pseudo_tokens(engine, ())  # the first workspaces lack it
        return self.snapshot.model


def open_workspace(folder: Path, options: Sequence[str] = ()) -> Session:
    """Open a snapshot of a workspace; every file of it must be as it was written.

    Args:
        folder: the workspace, of which the current snapshot is opened, or one of its snapshots.
        options: names of options that were given and say how exports are read.

    Raises:
        UsageError: workspace_option, when there are any.
        InputError: a file of the workspace is missing, changed, broken or of a newer version.

    """
    if options:
        raise UsageError("workspace_option", path=str(folder), option=f"--{options[0]}")
    snapshot = read_snapshot(_chosen(folder.absolute()))
    opened = Opened(snapshot, _descriptors(snapshot))
    files = zip(snapshot.model.files, snapshot.recognitions, strict=True)
    return Session(
        tuple((read.raw, found) for read, found in files),
        snapshot.config,
        WorkFolder(),
        workspace=opened,
    )


def _chosen(folder: Path) -> Workspace:
    """The workspace, with the snapshot that is named as the current one."""
    if not is_snapshot(folder):
        return read_workspace(folder)
    workspace = read_workspace(folder.parent.parent)
    if folder.name not in {entry.name for entry in workspace.snapshots}:
        raise InputError("workspace_file_missing", file=str(folder))
    return replace(workspace, current=folder.name)


def verified(workspace: Workspace) -> Snapshot:
    """The current snapshot, every file of which is as it was written.

    Raises:
        InputError: as `open_workspace`.

    """
    snapshot = read_snapshot(workspace)
    for descriptor in _descriptors(snapshot):
        os.close(descriptor)
    return snapshot


def _descriptors(snapshot: Snapshot) -> tuple[int, ...]:
    """Every table's file, open; none stays open where one cannot be used."""
    descriptors: list[int] = []
    with ExitStack() as undo:
        for stored in snapshot.tables:
            descriptor = _opened(snapshot.folder / stored.file, stored)
            undo.callback(os.close, descriptor)
            descriptors.append(descriptor)
        undo.pop_all()
    return tuple(descriptors)


def _opened(path: Path, stored: Stored) -> int:
    """The descriptor of a Parquet file that is byte for byte what was written."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise InputError("workspace_file_missing", file=str(path)) from error
    except OSError as error:
        raise InputError("file_unreadable", file=str(path), why=error.strerror or "") from error
    is_same = os.fstat(descriptor).st_size == stored.size
    if not is_same or sha256_of(descriptor) != stored.sha256:
        os.close(descriptor)
        raise InputError("workspace_file_changed", file=str(path))
    return descriptor
