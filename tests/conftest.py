"""What every test may ask for."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"

# A busy machine is no defect: no example is timed, nor is the making of it.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real public files; its absence is a failure, never a skip."""
    assert SHARED.is_dir(), f"the shared data folder is missing: {SHARED}"
    return SHARED


def pytest_collection_finish() -> None:
    """Ten thousand collected tests stay to the end: not looked through again at each collection."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
