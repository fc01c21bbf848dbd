"""Raw tables into the engine: the engine's own reader first, the slow path when it refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from smalign.engine.compose import Sql
from smalign.engine.duckdb import EngineError
from smalign.engine.scans import all_text, values_scan

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.read.records import RawTable

Build = Callable[[Sql], str]


def load(engine: Engine, raw: RawTable, build: Build) -> RawTable:
    """Build something (a table) from a raw table's rows; the table that was really used.

    Args:
        engine: opened with the descriptors of the inputs `raw` came from.
        raw: as probed.
        build: makes the statement from a FROM-clause text; called again for the script.

    Raises:
        EngineError: the statement is wrong, whichever way the rows are read.
        InputError: no record of the file can be accepted.

    """
    try:
        _define(engine, raw, build)
    except EngineError:
        if raw.text is None:
            raise
        from smalign.read.delimited import isolate

        raw = isolate(raw, engine.workdir)
        _define(engine, raw, build)
    return raw


def inlined(engine: Engine, raw: RawTable) -> Sql:
    """A raw table's rows as constants, for a script that must run without our decoded copy."""
    rows = engine.rows(all_text(raw.scan, len(raw.headers)))
    texts = [[None if cell is None else str(cell) for cell in row] for row in rows]
    return values_scan(texts, raw.native)


def _define(engine: Engine, raw: RawTable, build: Build) -> None:
    printed = raw.printed
    if printed is not None:
        engine.define(build(raw.scan), printed=build(printed))
    else:
        engine.define(build(raw.scan), printed=lambda: build(inlined(engine, raw)))
