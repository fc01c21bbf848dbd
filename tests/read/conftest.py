"""Reading a file the whole way: found, probed, loaded into an engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from smalign.engine.duckdb import Engine
from smalign.read.delimited import isolate
from smalign.read.find import close, find
from smalign.read.load import load
from smalign.read.probe import probe
from smalign.read.records import ReadOptions

if TYPE_CHECKING:
    from smalign.read.records import RawTable


@dataclass(frozen=True)
class Reading:
    """What came of a file: the table as probed, as used, and the rows the engine holds."""

    probed: RawTable
    used: RawTable
    rows: list
    script: str

    @property
    def dropped(self):
        """Rows dropped, by kind."""
        return {one.kind: one.count for one in self.used.dropped}

    @property
    def reasons(self):
        """First line and reason of every reject."""
        return [(one.first_line, one.last_line, one.reason) for one in self.used.rejects]


@pytest.fixture
def read_all(tmp_path_factory):
    """A function that reads paths the whole way; `slow` forces the slow path."""

    def reading(*paths, slow=False, stdin=None, **options):
        workdir = tmp_path_factory.mktemp("work")
        inputs = find(paths, workdir, stdin)
        try:
            with Engine(workdir, [one.descriptor for one in inputs]) as engine:
                tables = probe(inputs, ReadOptions(**options), engine)
                return [_loaded(engine, workdir, table, slow=slow) for table in tables]
        finally:
            close(inputs)

    return reading


@pytest.fixture
def read(read_all):
    """The same for one table."""

    def reading(*paths, **options):
        (one,) = read_all(*paths, **options)
        return one

    return reading


def _loaded(engine, workdir, table, *, slow):
    given = isolate(table, workdir) if slow else table
    mark = engine.mark()
    used = load(engine, given, "create or replace table loaded as select * from {}".format)
    rows = engine.rows("select * from loaded")
    script = engine.script("select * from loaded")
    engine.rewind(mark)
    return Reading(table, used, rows, script)


@pytest.fixture
def write(tmp_path):
    """Write bytes or text to a file in a folder of the test."""

    def written(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written
