"""What each input was read as, as JSON can hold it, and back.

Of a file the workspace keeps how it was read, never its cells: no sample and nothing to scan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import to_builtins
from msgspec.structs import replace

from smalign.engine.compose import Sql
from smalign.model.model import ReadColumn, ReadFile
from smalign.model.recognise_records import Recognition, Source
from smalign.model.workspace.facts import (
    moment,
    packed_facts,
    packed_notes,
    unpacked_facts,
    unpacked_notes,
)
from smalign.read.records import Dropped, RawTable, Reject

if TYPE_CHECKING:
    from smalign.model.workspace.facts import Json


_NAMELESS: Final[dict[str, Any]] = {"bare": (), "failed_bare": ()}
"""Examples are kept by their form where they name a person."""


def packed_file(read: ReadFile, found: Recognition) -> Json:
    """One file or sheet: its form, what it was recognised as, its counts and its columns."""
    raw = read.raw
    accepted = read.rows or 0
    return {
        "file": raw.file,
        "sheet": raw.sheet,
        "kind": raw.kind,
        "encoding": raw.encoding,
        "delimiter": raw.delimiter,
        "header_line": raw.header_line,
        "headers": list(raw.headers),
        "native": list(raw.native),
        **_packed_recognition(found),
        "rows": {
            "read": accepted + len(raw.rejects),
            "accepted": read.rows,
            "rejected": len(raw.rejects),
            "dropped": {part.kind: part.count for part in raw.dropped},
        },
        "rejects": [
            {
                "first_line": reject.first_line,
                "last_line": reject.last_line,
                "reason": reject.reason,
                "facts": packed_facts(reject.facts),
            }
            for reject in raw.rejects
        ],
        "as_of": None if read.latest is None else read.latest.isoformat(),
        "notes": packed_notes(raw.notes),
        "columns": [to_builtins(replace(column, **_NAMELESS)) for column in read.columns],
    }


def unpacked_file(packed: Json) -> tuple[ReadFile, Recognition]:
    """The file as it was read, without its cells."""
    found = _unpacked_recognition(packed)
    raw = RawTable(
        file=packed["file"],
        path=None,
        sheet=packed["sheet"],
        kind=packed["kind"],
        encoding=packed["encoding"],
        delimiter=packed["delimiter"],
        headers=tuple(packed["headers"]),
        native=tuple(packed["native"]),
        sample=(),
        scan=Sql(""),
        printed=None,
        header_line=packed["header_line"],
        dropped=tuple(Dropped(kind, count) for kind, count in packed["rows"]["dropped"].items()),
        rejects=tuple(
            Reject(one["first_line"], one["last_line"], one["reason"], unpacked_facts(one["facts"]))
            for one in packed["rejects"]
        ),
        notes=unpacked_notes(packed["notes"]),
    )
    read = ReadFile(
        raw=raw,
        crm=found.crm,
        table=found.table,
        confidence=found.confidence,
        reasons=found.reasons,
        rows=packed["rows"]["accepted"],
        latest=moment(packed["as_of"]),
        columns=tuple(
            ReadColumn(
                **{
                    **column,
                    "examples": tuple(column["examples"]),
                    "failed": tuple(column["failed"]),
                    **_NAMELESS,
                }
            )
            for column in packed["columns"]
        ),
    )
    return read, found


def without_cells(raw: RawTable) -> RawTable:
    """A raw table as it comes back from a workspace."""
    return replace(raw, path=None, sample=(), scan=Sql(""), printed=None, text=None)


def _packed_recognition(found: Recognition) -> Json:
    """What a file is; `beside` holds what else its rows are."""
    return {
        "crm": found.crm,
        "table": found.table,
        "confidence": found.confidence,
        "reasons": list(found.reasons),
        "language": found.language,
        "mapping": {column: to_builtins(source) for column, source in found.columns.items()},
        "attributes": list(found.attributes),
        "beside": [_packed_recognition(one) for one in found.beside],
    }


def _unpacked_recognition(packed: Json) -> Recognition:
    return Recognition(
        table=packed["table"],
        crm=packed["crm"],
        confidence=packed["confidence"],
        reasons=tuple(packed["reasons"]),
        columns={column: _source(source) for column, source in packed["mapping"].items()},
        attributes=tuple(packed["attributes"]),
        language=packed["language"],
        beside=tuple(map(_unpacked_recognition, _besides(packed["beside"]))),
    )


def _besides(packed: Json | list[Json] | None) -> list[Json]:
    """What else the rows are; an older workspace has one of them at most, and no list."""
    if isinstance(packed, list):
        return packed
    return [packed] if packed else []


def _source(packed: Json) -> Source:
    when = packed["when"]
    return Source(
        **{
            **packed,
            "first": tuple(packed["first"]),
            "joined": tuple(packed["joined"]),
            "when": when and (when[0], tuple(when[1])),
            "reads": tuple((code, stands) for code, stands in packed["reads"]),
        }
    )
