"""What a session was opened over, by content: a run with the same need not be made again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from smalign.base.run_manifest import FileSum
from smalign.model.workspace.manifest import config_hash
from smalign.model.workspace.tables import sha256_of

if TYPE_CHECKING:
    from smalign.session.session import Session


def inputs_of(session: Session) -> tuple[FileSum, ...]:
    """Every input with its size and SHA-256, by name.

    Of a workspace those it was prepared from. Take it before anything is read: a file that
    changes between the two is refused by the reading.
    """
    if session.workspace is not None:
        kept = session.workspace.snapshot.inputs
        found = [FileSum(one.name, one.size, one.sha256) for one in kept]
    else:
        found = [
            FileSum(one.name, os.fstat(one.descriptor).st_size, sha256_of(one.descriptor))
            for one in session.inputs
        ]
    return tuple(sorted(found, key=lambda one: (one.file, one.sha256)))


def configuration_of(session: Session) -> str:
    """The SHA-256 of the configuration; of a workspace also of how its exports were read."""
    if session.workspace is None:
        return config_hash(session.config)
    return f"{config_hash(session.config)} {session.workspace.snapshot.folder.name}"
