"""Typing is tested through a real engine: decide on values, then read them with the SQL."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from smalign.crm.empties import EMPTIES
from smalign.engine.compose import Sql
from smalign.engine.duckdb import Engine
from smalign.model.typing import Format, Hint, TimeFormat, decide, macros

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Read = Callable[..., list[object]]


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One engine for all: every test replaces the table `raw`."""
    workdir: Path = tmp_path_factory.mktemp("typing")
    with Engine(workdir=workdir, threads=1) as opened:
        for macro in macros(EMPTIES, numbered=True):
            opened.define(macro)
        yield opened


@pytest.fixture
def values_of(engine: Engine) -> Read:
    """Values of the SQL that `how` makes of column `c0`, in the order of the raw cells."""

    def values(cells: list[str | None], how: Sql) -> list[object]:
        columns = (("row_no", "integer"), ("c0", "varchar"))
        engine.values("raw", columns, list(enumerate(cells)))
        return [row[0] for row in engine.rows(f"select {how} from raw order by row_no")]

    return values


@pytest.fixture
def read(values_of: Read) -> Read:
    """Decide on the cells (or on `sample`) and read every cell: the typed values."""

    def run(
        type_: str,
        cells: list[str | None],
        zone: str = "UTC",
        sample: list[str] | None = None,
        *,
        day: bool = False,
        **hint: object,
    ) -> list[object]:
        filled = [cell for cell in cells if cell is not None]
        found = decide(type_, sample or filled, Hint(timezone=zone, **hint))
        assert isinstance(found, Format), found
        if day:
            assert isinstance(found, TimeFormat)
            return values_of(cells, found.sql_day(Sql("c0"), zone))
        return values_of(cells, found.sql(Sql("c0"), zone))

    return run
