"""Inputs become raw tables: every kind of file by its own reader, imported when one is met."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.errors import InputError
from smalign.base.progress import silent
from smalign.engine.duckdb import descriptor_path
from smalign.read.archive import is_archive
from smalign.read.bare import with_rows
from smalign.read.kind import kind_of
from smalign.read.records import Place
from smalign.read.unpack import inflate, room
from smalign.read.workdir import fresh

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smalign.base.progress import Progress
    from smalign.engine.duckdb import Engine
    from smalign.read.kind import FileKind
    from smalign.read.records import Input, RawTable, ReadOptions


def probe(
    inputs: Sequence[Input],
    options: ReadOptions,
    engine: Engine,
    progress: Progress = silent,
) -> tuple[RawTable, ...]:
    """Recognise every input; a workbook may give several tables.

    Args:
        inputs: opened files, from `find`; they must stay open while the tables are read.
        options: the user's encoding, delimiter and sheet, of all files or of single ones.
        engine: opened with their descriptors, it describes typed files; decoded and cleaned
            copies go to its work directory.
        progress: told about long readings.

    Raises:
        InputError: a file that cannot be used; the first one met.
        UsageError: an option no file of this kind can be read with.

    """
    work = _Work(options, engine, progress)
    return with_rows(
        (file.name, partial(_tables, file, replace(work, options=options.of(file.name))))
        for file in inputs
    )


class _Work(Struct, frozen=True):
    """What every reader is given."""

    options: ReadOptions
    engine: Engine
    progress: Progress

    @property
    def workdir(self) -> Path:
        """Where decoded and cleaned copies go."""
        return self.engine.workdir


def _tables(file: Input, work: _Work) -> tuple[RawTable, ...]:
    """The tables of one input, unpacked first when it is packed."""
    with room(file.name, work.workdir):
        kind = kind_of(file)
        if kind != "gzip":
            return _of_kind(kind, file, Place(descriptor_path(file.descriptor)), work)
        unpacked = fresh(work.workdir, "unpacked")
        inflate(file.name, descriptor_path(file.descriptor), unpacked)
        descriptor = os.open(unpacked, os.O_RDONLY | os.O_CLOEXEC)
        try:
            inner = replace(file, descriptor=descriptor)
            return _of_kind(_packed_kind(inner), inner, Place(str(unpacked), "gzip"), work)
        finally:
            os.close(descriptor)


def _packed_kind(inner: Input) -> FileKind:
    kind = kind_of(inner)
    if kind == "gzip" or is_archive(inner):
        raise InputError("archive_nested", file=inner.name)
    return kind


def _of_kind(kind: FileKind, file: Input, place: Place, work: _Work) -> tuple[RawTable, ...]:
    match kind:
        case "xlsx":
            from smalign.read.xlsx import probe_xlsx

            return probe_xlsx(file, work.options, work.workdir)
        case "html":
            from smalign.read.html import probe_html

            return (probe_html(file, place.path, work.options, work.workdir),)
        case "parquet":
            from smalign.read.parquet import probe_parquet

            return (probe_parquet(file, place, work.engine),)
        case _:
            from smalign.read.delimited import probe_text

            return (probe_text(file, place, work.options, work.workdir, work.progress),)
