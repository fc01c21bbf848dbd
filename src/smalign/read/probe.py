"""Inputs become raw tables: every kind of file by its own reader, imported when one is met."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING

from smalign.base.progress import silent
from smalign.engine.duckdb import Engine, descriptor_path
from smalign.read.kind import kind_of
from smalign.read.records import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from smalign.base.progress import Progress
    from smalign.read.records import Input, RawTable, ReadOptions


def probe(
    inputs: Sequence[Input],
    options: ReadOptions,
    workdir: Path,
    progress: Progress = silent,
) -> tuple[RawTable, ...]:
    """Recognise every input; a workbook may give several tables.

    Args:
        inputs: opened files, from `find`; they must stay open while the tables are read.
        options: the user's encoding, delimiter and sheet.
        workdir: private directory the engine may read; decoded and cleaned copies go there.
        progress: told about long readings.

    Raises:
        InputError: a file that cannot be used; the first one met.
        UsageError: an option no file of this kind can be read with.

    """
    with ExitStack() as stack:

        @cache
        def engine() -> Engine:
            return stack.enter_context(Engine(workdir, [file.descriptor for file in inputs]))

        return tuple(
            table for file in inputs for table in _tables(file, options, workdir, progress, engine)
        )


def _tables(
    file: Input,
    options: ReadOptions,
    workdir: Path,
    progress: Progress,
    engine: Callable[[], Engine],
) -> tuple[RawTable, ...]:
    """The tables of one input; `engine` opens the one database that describes typed files."""
    path = descriptor_path(file.descriptor)
    match kind_of(file):
        case "text":
            from smalign.read.delimited import probe_text

            return (probe_text(file, Place(path), options, workdir, progress),)
        case "gzip":
            from smalign.read.decode import inflate
            from smalign.read.delimited import fresh, probe_text

            unpacked = fresh(workdir, "unpacked")
            inflate(file.name, path, unpacked)
            place = Place(str(unpacked.resolve()), "gzip")
            return (probe_text(file, place, options, workdir, progress),)
        case "xlsx":
            from smalign.read.xlsx import probe_xlsx

            return probe_xlsx(file, options, workdir)
        case "html":
            from smalign.read.html import probe_html

            return (probe_html(file, path, options, workdir),)
        case "parquet":
            from smalign.read.parquet import probe_parquet

            return (probe_parquet(file, engine()),)
