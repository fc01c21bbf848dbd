"""What `inspect` says of a model: every file, every column, every row that was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import (
    Exclusion,
    InspectedColumn,
    InspectedFile,
    InspectedReject,
    Inspection,
    Note,
)
from smalign.base.toml import string
from smalign.crm.vocabulary import key
from smalign.model.why import matched_by, near_misses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.model.model import Model, ReadColumn, ReadFile
    from smalign.read.records import RawTable


UNREAD: Final = "not read: "
"""How the reason begins why a file that is known is not read."""

_FIRST_LINES: Final = 3
_CARD_IDS: Final = frozenset({"lead id", "deal id", "contact id", "company id"})


def inspection(
    model: Model,
    told: Mapping[str, Mapping[str, object]],
    notes: Sequence[Note] = (),
    *,
    personal: bool = False,
) -> Inspection:
    """The inspection of an export that was read whole.

    told: [mapping] of smalign.toml. personal: examples that name a person are shown as they are.
    """
    return Inspection(
        files=tuple(_file(file, told, personal=personal) for file in model.files),
        links=dict(model.links),
        links_of=dict(model.counts),
        as_of=model.as_of,
        as_of_on=model.local_day(model.as_of),
        warnings=(
            *notes,
            *_far_notes(model),
            *model.notes,
            *_file_notes(model),
            *_near_notes(model),
        ),
    )


def _far_notes(model: Model) -> list[Note]:
    if model.far is None:
        return []
    believed = model.local_day(model.far.believed)
    facts: dict[str, object] = {
        "column": model.far.column,
        "found": model.local_day(model.far.moment),
        "toml": f"--as-of {believed}",
    }
    return [Note("as_of_far", facts)]


_NOT_READ: Final = frozenset({
    *("sheets_left_out", "tables_left_out", "formulas_without_values", "cells_merged"),
    *("header_unlike", "files_without_rows", "files_beside", "folders_unread"),
    *("spend_across", "plan_across"),
})  # fmt: skip
"""Notes of the readers without which a number may lack something, and nobody would know."""


def unread_notes(model: Model) -> list[Note]:
    """What every answer must say of the files: rows that were rejected, files that are not used.

    And what the readers did not read: sheets, formulas without values, files without rows.
    """
    notes = [note for file in model.files for note in file.raw.notes if note.code in _NOT_READ]
    notes += [
        Note(
            "rows_rejected",
            {
                "file": file.raw.file,
                "count": len(file.raw.rejects),
                "lines": ", ".join(
                    str(reject.first_line) for reject in file.raw.rejects[:_FIRST_LINES]
                ),
            },
        )
        for file in model.files
        if file.raw.rejects and file.table is not None
    ]
    unread = [file.raw for file in model.files if file.table is None]
    fields = [_named(raw, model) for raw in unread if _is_of_own_fields(raw)]
    unused = [_named(raw, model) for raw in unread if not _is_of_own_fields(raw)]
    notes += [Note("own_fields_unread", {"files": fields})] if fields else []
    return [*notes, Note("files_not_used", {"files": unused})] if unused else notes


def _named(raw: RawTable, model: Model) -> str:
    """A file by its name; one sheet of several by its own, as `[sources.tables]` takes it."""
    several = sum(file.raw.file == raw.file for file in model.files) > 1
    return f"{raw.file}!{raw.sheet}" if several and raw.sheet else raw.file


def _is_of_own_fields(raw: RawTable) -> bool:
    """Whether a file holds the fields a company made for its cards, by the card's id.

    Bitrix24 calls them UF_CRM_ and a number, and its BI connector keeps them in tables apart.
    """
    named = {key(header) for header in raw.headers}
    return bool(named & _CARD_IDS) and any(header.startswith("uf crm ") for header in named)


def records_rejected(model: Model) -> tuple[int, int]:
    """Records that could not be read, and all, of the files that are used."""
    used = [file for file in model.files if file.table is not None]
    rejected = sum(len(file.raw.rejects) for file in used)
    return rejected, rejected + sum(file.rows or 0 for file in used)


def rejected_rows(model: Model) -> tuple[Exclusion, ...]:
    """The rejected rows of the files that are used, as an exclusion of every answer."""
    rejected, _ = records_rejected(model)
    return (Exclusion("rows_rejected", rejected),) if rejected else ()


def _file(
    file: ReadFile, told: Mapping[str, Mapping[str, object]], *, personal: bool
) -> InspectedFile:
    raw = file.raw
    accepted = file.rows or 0
    rejected = len(raw.rejects)
    return InspectedFile(
        file=raw.file,
        sheet=raw.sheet,
        encoding=raw.encoding,
        delimiter=raw.delimiter,
        crm=file.crm,
        table=file.table,
        confidence=file.confidence,
        reasons=file.reasons,
        rows_read=accepted + rejected,
        rows_accepted=accepted,
        rows_rejected=rejected,
        dropped=tuple((part.kind, part.count) for part in raw.dropped),
        rejects=tuple(
            InspectedReject(
                tuple(range(reject.first_line, reject.last_line + 1)), reject.reason, reject.facts
            )
            for reject in raw.rejects
        ),
        columns=tuple(_column(file, column, told, personal=personal) for column in file.columns),
    )


def _column(
    file: ReadFile,
    column: ReadColumn,
    told: Mapping[str, Mapping[str, object]],
    *,
    personal: bool,
) -> InspectedColumn:
    empty = column.empty + column.pseudo_empty
    why: tuple[str | None, str | None] = (None, None)
    if column.column is not None:
        headers = column.header.split(" / ")
        why = matched_by(file.crm, str(file.table), column.column, [column.header, *headers], told)
    return InspectedColumn(
        header=column.header,
        column=column.column,
        type=column.type,
        format=column.format or None,
        empty_share=empty / column.rows if column.rows else None,
        failures=column.failures,
        examples=column.bare if personal else column.examples,
        failed_examples=column.failed_bare if personal else column.failed,
        matched_by=why[0],
        vocabulary=why[1],
    )


def _near_notes(model: Model) -> list[Note]:
    """Headers that are nearly a word of their system, where the file lacks its column."""
    notes: list[Note] = []
    for file in model.files:
        table = str(file.table)
        given = {one.column for one in file.columns if one.column}
        unknown = [one.header for one in file.columns if one.column is None]
        for header, column, near in near_misses(file.crm, table, unknown, given):
            facts = {"toml": f"[mapping.{table}]\n{column} = {string(header)}", "column": header}
            code = "header_elsewhere" if near == key(header) else "header_nearly"
            notes.append(Note(code, {**facts, "file": file.raw.file, "near": near}))
    return notes


def _file_notes(model: Model) -> list[Note]:
    notes: list[Note] = []
    for file in model.files:
        notes += file.raw.notes
        if file.table is not None:
            continue
        unread = next((one for one in file.reasons if one.startswith(UNREAD)), None)
        if unread:
            why = unread.removeprefix(UNREAD)
            notes.append(Note("file_not_read", {"file": _named(file.raw, model), "why": why}))
            continue
        facts: dict[str, object] = {
            "file": _named(file.raw, model),
            "headers": list(file.raw.headers),
            "reasons": list(file.reasons),
        }
        notes.append(Note("file_not_recognised", facts))
    return notes
