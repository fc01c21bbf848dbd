"""The demo company written once in every dialect, and plain ways to read it back."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from smalign.demo import write

if TYPE_CHECKING:
    from pathlib import Path

VARIANTS = {
    "bitrix24": ("bitrix24", None),
    "bitrix24-cp1251": ("bitrix24", "cp1251"),
    "bitrix24-en": ("bitrix24-en", None),
    "zoho": ("zoho", None),
    "hubspot": ("hubspot", None),
    "generic": ("generic", None),
    "generic-ru": ("generic-ru", None),
    "generic-ru-cp1251": ("generic-ru", "cp1251"),
}
LEADS = 600


class Written:
    """The folders of all variants of one company, read with the standard library only."""

    def __init__(self, root: Path) -> None:
        """Write every variant of seed 7 under `root`."""
        self.root = root
        for variant, (crm, encoding) in VARIANTS.items():
            write(root / variant, crm, 7, LEADS, encoding)

    def truth(self, variant: str) -> dict:
        """truth.json of a variant."""
        return json.loads((self.root / variant / "truth.json").read_text(encoding="utf-8"))

    def text(self, variant: str, name: str) -> str:
        """A file decoded strictly as truth.json declares it, line ends untouched."""
        encoding = self.truth(variant)["files"][name]["encoding"]
        return (self.root / variant / name).read_bytes().decode(encoding)

    def rows(self, variant: str, name: str, skip: int = 0) -> list[dict[str, str]]:
        """The records of a file whose header stands after `skip` lines."""
        text = self.text(variant, name)
        comma = "," if variant in {"zoho", "hubspot", "generic"} else ";"
        if (variant, name) == ("bitrix24-en", "spend.csv"):
            comma = ","
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True))
        header = records[skip]
        return [dict(zip(header, row, strict=True)) for row in records[skip + 1 :]]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Seed 7 with 600 leads in every dialect and encoding."""
    return Written(tmp_path_factory.mktemp("demo"))
