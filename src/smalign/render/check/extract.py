"""The rows that were found, a CSV a rule: which to open in the CRM and correct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.findings import EXTRACTED
from smalign.base.results import Field, Period, Result
from smalign.render.csv import render_csv

if TYPE_CHECKING:
    from collections.abc import Collection

    from smalign.base.findings import Checked, Finding
    from smalign.base.results import Row

_LINE: Final = "line"
FIELDS: Final = (
    *(Field(name, "text") for name in EXTRACTED if name != _LINE),
    Field(_LINE, "integer", "count"),
)


def extracts(checked: Checked, earlier: Collection[str] = ()) -> dict[str, bytes]:
    """File name → CSV of every row found by the rule it is called by.

    Cells that a spreadsheet would run are neutralised. Rules without rows have no file; where one
    of an earlier run stands (`earlier`: its name), it has no row any more.
    """
    rows: dict[str, list[Row]] = {rule: [] for rule in checked.rules if f"{rule}.csv" in earlier}
    for finding in checked.findings:
        mine = [_row(finding, at) for at in range(len(finding.places))]
        if mine:
            rows.setdefault(finding.rule, []).extend(mine)
    return {f"{rule}.csv": _csv(rule, mine) for rule, mine in rows.items()}


def head() -> bytes:
    """The first line of every extract: by it one of an earlier run is known."""
    return _csv("", [])


def _row(finding: Finding, at: int) -> Row:
    place = finding.places[at]
    return {
        "table": finding.table,
        "column": finding.column,
        "code": finding.code,
        "segment": finding.segment,
        "id": place.id,
        "file": place.file,
        "sheet": place.sheet,
        "line": place.line,
    }


def _csv(rule: str, rows: list[Row]) -> bytes:
    result = Result(
        metric=rule,
        as_of=None,
        period=Period(),
        grain="",
        params={},
        fields=FIELDS,
        rows=tuple(rows),
        total={},
    )
    return render_csv(result, "rfc", "en")
