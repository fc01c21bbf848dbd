"""A zip of exports is opened like a folder: its members are unpacked and become inputs.

Limits: 1000 members, 8 GB unpacked, and 200 times the size of the archive once that is more than
64 MB. What a member is called never says where it is written: names may hold `..`.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from smalign.base.errors import InputError
from smalign.read.kind import head_of
from smalign.read.names import HIDDEN, ZIP_SIGNATURES, is_export
from smalign.read.records import Input
from smalign.read.unpack import INFLATED_FREE, INFLATED_RATIO, copied, room
from smalign.read.workdir import fresh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MEMBERS: Final = 1000
UNPACKED: Final = 8 << 30
_DOCUMENTS: Final = frozenset({"[Content_Types].xml", "mimetype"})
"""Members every office document has: it is read, or refused, as a workbook."""

_NAME_AT: Final = 30
_LONGEST_NAME: Final = 256
_UTF8_NAME: Final = 0x800
ZIP_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)
"""What the library raises for a zip that cannot be read."""


def is_archive(file: Input) -> bool:
    """Whether a file is a zip and no office document."""
    if not head_of(file, 4).startswith(ZIP_SIGNATURES):
        return False
    try:
        with _archive(file) as archive:
            return _DOCUMENTS.isdisjoint(archive.namelist())
    except ZIP_BROKEN:
        return False


def opened(file: Input, workdir: Path) -> list[Input]:
    """The exports inside an archive; a file that is none is its own only one.

    Args:
        file: any input.
        workdir: where members are unpacked.

    Raises:
        InputError: zip_broken, zip_encrypted, zip_without_exports, zip_too_big (what, found,
            limit), archive_nested.

    """
    head = head_of(file, _NAME_AT + _LONGEST_NAME)
    if not head.startswith(ZIP_SIGNATURES):
        return [file]
    try:
        with _archive(file) as archive:
            if not _DOCUMENTS.isdisjoint(archive.namelist()):
                return [file]
            return _unpacked(file, archive, workdir)
    except ZIP_BROKEN as error:
        if not is_export(PurePosixPath(_first_name(head)).name):
            return [file]  # a workbook, as far as can be seen: its reader says what is wrong
        raise InputError("zip_broken", file=file.name) from error


@contextmanager
def _archive(file: Input) -> Iterator[zipfile.ZipFile]:
    with os.fdopen(os.dup(file.descriptor), "rb") as source, zipfile.ZipFile(source) as archive:
        yield archive


def _unpacked(file: Input, archive: zipfile.ZipFile, workdir: Path) -> list[Input]:
    wanted = _wanted(archive)
    if not wanted:
        raise InputError("zip_without_exports", file=file.name)
    _check(file, archive, wanted)
    inputs: list[Input] = []
    try:
        for part, name in wanted:
            inputs.append(_member(file, archive, part, name, workdir))
    except BaseException:
        for one in inputs:
            os.close(one.descriptor)
        raise
    return inputs


def _wanted(archive: zipfile.ZipFile) -> list[tuple[zipfile.ZipInfo, str]]:
    """Members to read with their names, as of a folder: nested ones when there are no others.

    Where no name is that of an export, every visible file is tried: bytes say what it is.
    """
    named = [(part, _name(part)) for part in archive.infolist() if not part.is_dir()]
    visible = [
        (part, name)
        for part, name in named
        if not any(step.startswith(HIDDEN) and step != ".." for step in PurePosixPath(name).parts)
    ]
    exports = [(part, name) for part, name in visible if is_export(PurePosixPath(name).name)]
    found = exports or visible
    top = [(part, name) for part, name in found if len(PurePosixPath(name).parts) == 1]
    return sorted(top or found, key=lambda pair: pair[1])


def _name(part: zipfile.ZipInfo) -> str:
    """The name as its writer meant it: Windows packs Russian names in cp866, others in UTF-8."""
    if part.flag_bits & _UTF8_NAME:
        return part.filename
    written = part.filename.encode("cp437", "replace")
    try:
        return written.decode()
    except UnicodeDecodeError:
        return written.decode("cp866")


def _first_name(head: bytes) -> str:
    """The name in the first local header, which is there even when the end of the file is not."""
    size = int.from_bytes(head[26:28], "little")
    return head[_NAME_AT : _NAME_AT + size].decode("cp866")


def _check(
    file: Input, archive: zipfile.ZipFile, wanted: Sequence[tuple[zipfile.ZipInfo, str]]
) -> None:
    """Refuse by what the directory declares; a member never gives more bytes than it declares."""
    if any(part.flag_bits & 1 for part, _ in wanted):
        raise InputError("zip_encrypted", file=file.name)
    members = len(archive.infolist())
    inflated = sum(part.file_size for part, _ in wanted)
    packed = max(1, os.fstat(file.descriptor).st_size)
    for what, found, limit in (
        ("files", members, MEMBERS),
        ("bytes", inflated, UNPACKED),
        ("ratio", inflated // packed if inflated > INFLATED_FREE else 0, INFLATED_RATIO),
    ):
        if found > limit:
            raise InputError("zip_too_big", file=file.name, what=what, found=found, limit=limit)


def _member(
    file: Input, archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, workdir: Path
) -> Input:
    """One member, unpacked to a name of our own."""
    target = fresh(workdir, "member", "")
    shown = f"{file.name}/{name}"
    with room(shown, workdir), archive.open(part) as source, target.open("wb") as sink:
        copied(shown, source, sink, workdir)
    member = Input(shown, None, os.open(target, os.O_RDONLY | os.O_CLOEXEC))
    if is_archive(member):
        os.close(member.descriptor)
        raise InputError("archive_nested", file=shown)
    return member
