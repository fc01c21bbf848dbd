"""Raw tables into the engine: the engine's own reader first, the slow path when it refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from smalign.engine.compose import Sql
from smalign.engine.duckdb import EngineError
from smalign.engine.scans import all_text, blanks, values_scan

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.read.records import RawTable

Build = Callable[[Sql], str]
Found = Callable[[], tuple[int, bool]]
"""How many rows what was built has, and whether some of them may be blank."""


def load(engine: Engine, raw: RawTable, build: Build, found: Found | None = None) -> RawTable:
    """Build something (a table) from a raw table's rows; the table that was really used.

    Args:
        engine: opened with the descriptors of the inputs `raw` came from.
        raw: as probed.
        build: makes the statement from a FROM-clause text; called again for the script.
        found: looks at what was built; without it the rows of the scan are counted.

    Raises:
        EngineError: the statement is wrong, whichever way the rows are read.
        InputError: no record of the file can be accepted.

    """
    try:
        _define(engine, raw, build)
        if raw.records is None or _is_whole(raw, found or (lambda: _scanned(engine, raw))):
            return raw
        engine.rewind(engine.mark() - 1)
    except EngineError:
        if raw.text is None:
            raise
    from smalign.read.delimited import isolate

    raw = isolate(raw, engine.workdir)
    _define(engine, raw, build)
    return raw


def _is_whole(raw: RawTable, found: Found) -> bool:
    """Whether the engine skipped no blank line, and took no blank record for a row."""
    rows, may_be_blank = found()
    return rows == raw.records and not may_be_blank


def _scanned(engine: Engine, raw: RawTable) -> tuple[int, bool]:
    rows, blank = engine.rows(blanks(raw.scan, len(raw.headers)))[0]
    return int(str(rows)), bool(blank)


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
