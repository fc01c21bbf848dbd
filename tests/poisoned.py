"""A small export in which every text is one of `payloads`: values, headers, names of files."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Final

from tests.payloads import PAYLOADS

from smalign.demo import write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TEXTS: Final = frozenset(
    {
        *("budget", "campaign", "changed by", "city", "comment", "company", "contact name"),
        *("content", "email", "loss reason", "new owner", "object type", "old owner", "owner"),
        *("phone", "pipeline", "series", "source", "stage", "team", "title"),
        *("utm campaign", "utm medium", "utm source"),
    }
)
"""Columns whose values a person or a form typed; codes, ids, days and amounts stay."""
_OF_ONE_KIND: Final = {
    "campaign": "utm campaign",
    **dict.fromkeys(("old owner", "new owner", "changed by"), "owner"),
}
"""Columns that speak of the same things have the same texts."""
_LONGEST: Final = 251
"""Bytes of a file's name without its ending; file systems hold 255."""
_NUMBERS: Final = 900_000
"""Ids of the rows that are added begin here; the company has none so large."""
_CONFIG: Final = '[sources]\ntimezone = "Europe/Moscow"\ncurrency = "RUB"\n'

Rows = list[dict[str, str]]


def make(folder: Path, leads: int = 90) -> None:
    """Write the export, and beside it a smalign.toml that names one of its stages.

    Each text of a company becomes one of the payloads, so that what is counted often is told; sixty
    more rows of each table have every payload in every column of texts. Leads have a column of each
    as its header; each is the name of a file.
    """
    write(folder, "generic", 7, leads, with_plan=True, with_letters=True)
    paths, names = sorted(folder.glob("*.csv")), file_names()
    tables = [_read(path) for path in paths]
    known = _values(tables)
    for path, name, rows in zip(paths, names, tables, strict=False):
        told = [_told(row, known) for row in (*rows, *_added(rows))]
        _filled(told[len(rows) :])
        _write(folder / name, _with_headers(told) if path.stem == "leads" else told)
        path.unlink()
    for at, name in enumerate(names[len(paths) :]):
        head = PAYLOADS[at].text
        _write(folder / name, [{head: one.text} for one in PAYLOADS[:3]])
    stage = json.dumps(_text(known["stage"], "New"))
    (folder / "smalign.toml").write_text(f"{_CONFIG}[stages]\nmarketing = [{stage}]\n")


def file_names() -> list[str]:
    """A name a payload, as far as a file system has it: no slash, no NUL, not too long."""
    bare = [one.text.replace("/", "∕").replace("\0", "") for one in PAYLOADS]
    return [one.encode()[:_LONGEST].decode(errors="ignore") + ".csv" for one in bare]


def kind(column: str) -> str | None:
    """What the texts of a column are; None where it has none."""
    low = column.casefold()
    return _OF_ONE_KIND.get(low, low) if low in TEXTS else None


def _values(tables: Iterable[Rows]) -> dict[str, dict[str, int]]:
    """Kind → each of its texts in the export and its place among them."""
    found: dict[str, set[str]] = {}
    for rows in tables:
        for row in rows:
            for column, value in row.items():
                of = kind(column)
                if of and value:
                    found.setdefault(of, set()).add(value)
    return {of: {text: at for at, text in enumerate(sorted(texts))} for of, texts in found.items()}


def _told(row: dict[str, str], known: dict[str, dict[str, int]]) -> dict[str, str]:
    return {
        column: _text(known[of], value) if value and (of := kind(column)) else value
        for column, value in row.items()
    }


def _text(places: dict[str, int], value: str) -> str:
    """The payload a text becomes; where there are more texts than payloads, a number behind it."""
    more, at = divmod(places[value], len(PAYLOADS))
    return PAYLOADS[at].text + (f" {more}" if more else "")


def _added(rows: Rows) -> Rows:
    """A row a payload, with ids of its own, the same in every table."""
    return [
        {
            column: str(_NUMBERS + at) if column.endswith(" ID") and value else value
            for column, value in rows[at % len(rows)].items()
        }
        for at in range(len(PAYLOADS))
    ]


def _filled(rows: Rows) -> None:
    """Another payload in each column of texts of a row; down a column, all of them."""
    for at, row in enumerate(rows):
        texts = [column for column in row if kind(column)]
        for place, column in enumerate(texts):
            row[column] = PAYLOADS[(at + place) % len(PAYLOADS)].text


def _with_headers(rows: Rows) -> Rows:
    """A column a payload besides, each with a third of its cells empty."""
    size = len(PAYLOADS)
    return [
        row
        | {
            one.text: "" if (at + place) % 3 == 0 else PAYLOADS[(at + place) % size].text
            for place, one in enumerate(PAYLOADS)
        }
        for at, row in enumerate(rows)
    ]


def _read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)
