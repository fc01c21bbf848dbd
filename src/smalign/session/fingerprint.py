"""What a session was opened over, by content: a run with the same need not be made again."""

from __future__ import annotations

import os
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign.base.run_manifest import FileSum
from smalign.model.workspace.manifest import Hashed, config_hash, content_of
from smalign.model.workspace.tables import sha256_of
from smalign.read.find import MANIFEST, close, find

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smalign.read.records import Input
    from smalign.session.session import Session
    from smalign.session.snapshot_paths import Export


def hashed(one: Input) -> Hashed:
    """An opened input by its content."""
    return Hashed(one.name, os.fstat(one.descriptor).st_size, sha256_of(one.descriptor))


def hashed_exports(exports: Iterable[Export], place: Path) -> list[Hashed]:
    """The files of earlier exports, of which a history is made; of a prepared one its manifest.

    place: where archives are unpacked.

    Raises:
        InputError: a file is missing, or cannot be read.

    """
    found: list[Hashed] = []
    for export in exports:
        if export.is_workspace:
            content = content_of(Path(export.paths[0]) / MANIFEST)
            inside = [Hashed(MANIFEST, len(content), sha256(content).hexdigest())]
        else:
            with ExitStack() as undo:
                inputs = find(export.paths, place)
                undo.callback(close, inputs)
                inside = [hashed(one) for one in inputs]
        found += (
            one if one.name in export.paths else replace(one, name=f"{export.name}/{one.name}")
            for one in inside
        )
    return found


def inputs_of(session: Session) -> tuple[FileSum, ...]:
    """Every input with its size and SHA-256, by name; those of earlier exports, too.

    Of a workspace those it was prepared from. Take it before anything is read: a file that
    changes between the two is refused by the reading.
    """
    if session.workspace is not None:
        kept = [*session.workspace.snapshot.inputs]
    else:
        kept = [hashed(one) for one in session.inputs]
    if session.history is not None:
        kept += hashed_exports(session.history.exports, Path(session.workdir.name))
    found = [FileSum(one.name, one.size, one.sha256) for one in kept]
    return tuple(sorted(found, key=lambda one: (one.file, one.sha256)))


def configuration_of(session: Session) -> str:
    """The SHA-256 of the configuration; of a workspace also of how its exports were read."""
    if session.workspace is None:
        return config_hash(session.config)
    return f"{config_hash(session.config)} {session.workspace.snapshot.folder.name}"
