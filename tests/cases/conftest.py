"""One database for all tests of a module: `company` replaces every view."""

from __future__ import annotations

import pytest

from smalign.engine.duckdb import Engine


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """An engine that opens no file."""
    with Engine(tmp_path_factory.mktemp("engine"), threads=1) as opened:
        yield opened
