"""What `inspect` found as a result like any other: one row a column of a file.

So it has every form a result has (a workbook, a page, CSV for Excel) without a second writer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Period, Result

if TYPE_CHECKING:
    from smalign.base.results import InspectedColumn, InspectedFile, Inspection, Row

_FIELDS: Final = (
    *(Field(name, "text") for name in ("file", "sheet", "table", "crm")),
    *(Field(name, "text") for name in ("header", "column", "type", "format")),
    Field("empty_share", "float", "rate"),
    Field("failures", "integer", "count"),
    Field("examples", "text"),
    *(Field(name, "text") for name in ("failed_examples", "matched_by", "vocabulary")),
)


def as_result(inspection: Inspection) -> Result:
    """The columns of all files as rows; how many rows each file has, and the warnings, as notes."""
    return Result(
        metric="inspect",
        as_of=inspection.as_of,
        period=Period(),
        grain="column",
        params={"as_of_on": inspection.as_of_on},
        fields=_FIELDS,
        rows=tuple(_row(file, column) for file in inspection.files for column in file.columns),
        total={},
        notes=(*map(_counted, inspection.files), *inspection.warnings),
    )


def _counted(file: InspectedFile) -> Note:
    facts = {"rows": file.rows_read, "accepted": file.rows_accepted, "rejected": file.rows_rejected}
    dropped = sum(count for _, count in file.dropped)
    where = {"file": file.file, "sheet": file.sheet}
    return Note("file_counted", {**where, **facts, "dropped": dropped})


def _row(file: InspectedFile, column: InspectedColumn) -> Row:
    return {
        "file": file.file,
        "sheet": file.sheet,
        "table": file.table,
        "crm": file.crm,
        "header": column.header,
        "column": column.column,
        "type": column.type,
        "format": column.format,
        "empty_share": column.empty_share,
        "failures": column.failures,
        "examples": "; ".join(column.examples),
        "failed_examples": "; ".join(column.failed_examples),
        "matched_by": column.matched_by,
        "vocabulary": column.vocabulary,
    }
