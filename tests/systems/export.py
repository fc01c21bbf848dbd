"""The exports typed by hand under this folder, and what each of them must become.

`<system>/<export>.<language>[.<variant>].csv` is a file as the system writes it; the `.toml` beside
it says what it is. Its keys: `table`, the canonical table, or "" with the `reason` it is not read
for; `[columns]`, canonical column = header, headers, or =constant; `[rows]`, table = the rows it
must hold, cells between bars, the columns first. Further: `file`, the name it is given; `encoding`;
`xlsx`, whether it is a workbook, and the name of its `sheet`.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from tests.exports import SYSTEMS

if TYPE_CHECKING:
    from pathlib import Path

    from smalign.engine.duckdb import Engine

_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d+)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_FINAL = frozenset({"leads", "deals", "touchpoints", "spend"})
"""Tables the metrics read as `m_<table>`; of the others there is `<table>_all`."""


@dataclass(frozen=True)
class Export:
    """One export of one system; `cell` is what it shows: system, export, language."""

    path: Path

    @property
    def label(self) -> str:
        """Its name in a test's id."""
        return f"{self.path.parent.name}/{self.path.stem}"

    @property
    def cell(self) -> tuple[str, str, str]:
        """The cell of the table of systems that it stands for."""
        name, language, *_ = self.path.name.split(".")
        return self.path.parent.name, name, language

    @cached_property
    def told(self) -> dict[str, object]:
        """What the toml beside it says."""
        return tomllib.loads(self.path.with_suffix(".toml").read_text(encoding="utf-8"))

    @property
    def file(self) -> str:
        """The name it is opened under, which tells nothing unless the toml gives one."""
        ending = ".xlsx" if self.told.get("xlsx") else self.path.suffix
        return str(self.told.get("file", f"export{ending}"))

    def write(self, folder: Path) -> Path:
        """The file as the system writes it."""
        text = self.path.read_text(encoding="utf-8")
        target = folder / self.file
        if self.told.get("xlsx"):
            _workbook(target, text, str(self.told.get("sheet", "Sheet1")))
        else:
            target.write_bytes(text.encode(str(self.told.get("encoding", "utf-8"))))
        return target


def exports() -> list[Export]:
    """Every export, in order."""
    return [Export(path.with_suffix(_ending(path))) for path in sorted(SYSTEMS.glob("*/*.toml"))]


def _ending(toml: Path) -> str:
    return next(one for one in (".csv", ".tsv", ".xls") if toml.with_suffix(one).is_file())


def _workbook(target: Path, text: str, sheet: str) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in csv.reader(io.StringIO(text)):
        page.append([_value(cell) for cell in row])
    book.save(target)


def _value(cell: str) -> object:
    if _MOMENT.fullmatch(cell):
        return datetime.fromisoformat(cell)
    return float(cell) if _NUMBER.fullmatch(cell) else cell or None


def rows(engine: Engine, table: str, wanted: list[str]) -> tuple[list[str], list[str]]:
    """What a table must hold and what it holds, both as lines in order."""
    columns = [column.strip() for column in wanted[0].split("|")]
    relation = f"m_{table}" if table in _FINAL else f"{table}_all"
    found = engine.rows(f"select {', '.join(columns)} from {relation}")
    lines = [" | ".join(map(_text, row)) for row in found]
    typed = [" | ".join(cell.strip() for cell in line.split("|")) for line in wanted[1:]]
    return sorted(typed), sorted(lines)


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case Decimal():
            return format(cell.normalize(), "f")
        case _:
            return str(cell)
