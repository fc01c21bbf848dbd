"""Packed bytes to plain ones in the work directory, without filling the disk."""

from __future__ import annotations

import errno
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from smalign.base.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedIOBase
    from pathlib import Path
    from typing import IO

INFLATED_FREE: Final = 64 << 20
"""Bytes that may be unpacked whatever their packed size is."""
INFLATED_RATIO: Final = 200
"""Times its packed size; a table shrinks five to fifty times."""

_CHUNK: Final = 1 << 20
_LOOK_EVERY: Final = 64 << 20
_RESERVE: Final = 256 << 20
"""Bytes of the disk that are left to everybody else."""
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def inflate(file: str, path: str, target: Path) -> None:
    """Unpack a gzip stream.

    Raises:
        InputError: gzip_broken; inflates_too_much, by the bytes taken in so far, so that a bomb
            is told after 64 MB and not after gigabytes; no_space.

    """
    import gzip
    import zlib

    with room(file, target.parent), open(path, "rb") as packed, target.open("wb") as sink:  # noqa: PTH123 - a descriptor's path
        try:
            with gzip.open(packed, "rb") as source:
                copied(file, source, sink, target.parent, packed)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise InputError("gzip_broken", file=file) from error


def copied(
    file: str,
    source: IO[bytes] | BufferedIOBase,
    sink: IO[bytes],
    folder: Path,
    packed: IO[bytes] | None = None,
) -> None:
    """Copy a stream that is unpacked while it is read.

    Args:
        file: display name, for errors.
        source: gives the unpacked bytes.
        sink: takes them.
        folder: where `sink` is; its disk is watched.
        packed: what `source` takes its bytes from, where their number is no limit yet.

    Raises:
        InputError: inflates_too_much (limit), no_space.

    """
    written = looked = 0
    while chunk := source.read(_CHUNK):
        written += sink.write(chunk)
        if packed is not None and written > INFLATED_FREE:
            limit = max(INFLATED_FREE, INFLATED_RATIO * packed.tell())
            if written > limit:
                raise InputError("inflates_too_much", file=file, limit=limit)
        if written - looked > _LOOK_EVERY:
            looked = written
            if shutil.disk_usage(folder).free < _RESERVE:
                raise InputError("no_space", file=file, folder=str(folder.parent))


@contextmanager
def room(file: str, folder: Path) -> Iterator[None]:
    """Turn a full disk into a sentence: work copies need about as much room as the export.

    Raises:
        InputError: no_space.

    """
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise InputError("no_space", file=file, folder=str(folder.parent)) from error
        raise
