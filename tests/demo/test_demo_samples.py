"""The samples in the project are exactly what the writer writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from smalign.demo import write

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.mark.parametrize("crm", ["bitrix24", "generic"])
def test_samples_are_what_the_writer_writes(crm, tmp_path):
    """Seed 7 with 240 leads gives the folder byte for byte; nothing more lies in it."""
    write(tmp_path, crm, 7, 240)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (SAMPLES / crm).iterdir()}
    assert kept == made


def test_samples_are_small():
    """All samples together stay below 420 kB."""
    folders = (SAMPLES / "bitrix24", SAMPLES / "generic")
    size = sum(path.stat().st_size for folder in folders for path in folder.iterdir())
    assert size < 420_000
