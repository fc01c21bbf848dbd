"""Which columns of a file are read, as what, and under which name in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.clean import fold_header
from smalign.base.columns import Column
from smalign.base.schema import TABLES
from smalign.engine.compose import comment, fill, listed, literal, name
from smalign.model.written import as_written, is_rewritten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.engine.compose import Sql
    from smalign.model.recognise import Recognition, Source
    from smalign.read.records import RawTable

STRUCTURE: Final = {
    "leads": frozenset({
        "lead_id", "contact_id", "deal_id", "created_at", "assigned_at", "first_attempt_at",
        "qualified_at", "closed_at", "modified_at", "stage", "status", "is_converted",
        "loss_reason",
    }),
    "deals": frozenset({
        "deal_id", "lead_id", "contact_id", "company_id", "campaign_id", "created_at",
        "assigned_at", "closed_at", "expected_close_at", "modified_at", "pipeline", "stage",
        "status", "loss_reason", "amount", "currency", "is_won", "is_lost", "is_closed",
        "contact_name",
    }),
    "contacts": frozenset({"contact_id", "name", "email", "phone", "created_at", "modified_at"}),
    "spend": frozenset({"campaign_id", "currency", "cost", "period"}),
    "payments": frozenset({
        "payment_id", "deal_id", "paid_at", "amount", "kind", "status", "currency",
    }),
    "touchpoints": frozenset({"touch_id", "touched_at"}),
    "stage_log": frozenset({
        "card", "card_id", "pipeline", "stage", "stage_order", "outcome", "entered_at", "left_at",
        "inferred",
    }),
    "stage_names": frozenset({
        "entity", "pipeline_id", "pipeline", "stage_id", "stage", "stage_order", "outcome",
    }),
}  # fmt: skip
"""What the model itself needs of a table to merge, link, date and decide its cards."""

NAMED: Final = {
    "leads": frozenset({"channel", "owner", "contact_name", "email", "phone"}),
    "deals": frozenset({"channel", "owner", "kind", "contact_name", "email", "phone"}),
    "touchpoints": frozenset({
        "channel", "lead_id", "deal_id", "contact_id", "side", "direction", "actor", "actor_kind",
        "kind",
    }),
    "spend": frozenset({"channel", "campaign", "campaign_type", "date", "date_from", "date_to"}),
}  # fmt: skip
"""What the SQL of the model and of the scope names whether or not it is read: null if not."""

LINKED_BY_PERSON: Final = frozenset({"email", "phone", "contact_name"})
ORIGIN: Final = frozenset({"source", "channel", "utm_source", "utm_medium", "utm_campaign"})


class Planned(Struct, frozen=True):
    """One column to read. key: its physical base name; raw: its cells; is_attribute: not ours.

    headers: the headers it is made of. indexes: their places in the file. source: what its one
    cell means before it is typed. is_counted: only how many cells are empty is asked.
    """

    key: str
    column: Column
    raw: Sql
    native: str | None
    headers: tuple[str, ...]
    indexes: tuple[int, ...]
    is_attribute: bool = False
    is_constant: bool = False
    source: Source | None = None
    is_counted: bool = False


def planned(
    raw: RawTable,
    found: Recognition,
    names: Mapping[int, str],
    wanted: frozenset[str] | None,
    headers: frozenset[str] | None,
    *,
    counts: bool = False,
) -> list[Planned]:
    """The columns of a file that are wanted (None: all); `names` gives attributes their names.

    counts: the attributes beside `headers` are not left out, but their empty cells counted.
    """
    table = TABLES[str(found.table)]
    columns = [
        _canonical(raw, table.column(column), source, found.crm)
        for column, source in found.columns.items()
        if wanted is None or column in wanted
    ]
    folded = None if headers is None else {fold_header(header) for header in headers}
    for index in found.attributes:
        if index not in names:
            continue
        attribute = _attribute(raw, index, names[index])
        if folded is None or fold_header(raw.headers[index]) in folded:
            columns.append(attribute)
        elif counts:
            columns.append(replace(attribute, is_counted=True))
    return columns


def attribute_names(
    files: Sequence[tuple[RawTable, Recognition]], table: str
) -> tuple[list[dict[int, str]], dict[str, str]]:
    """Physical names of the attributes of one table's files, and header → name.

    The first file's attributes keep their place as their number; a header met again keeps its
    name; a new one is numbered on. Nameless columns, and a header met twice in one file, are
    told apart by place.
    """
    by_header: dict[str, str] = {}
    shown: dict[str, str] = {}
    result: list[dict[int, str]] = []
    following = max((len(raw.headers) for raw, found in files if found.table == table), default=0)
    for raw, found in files:
        mine: dict[int, str] = {}
        for index in found.attributes if found.table == table else ():
            header = raw.headers[index]
            folded = fold_header(header)
            if not folded:
                continue
            if folded not in by_header:
                taken = set(by_header.values())
                column = f"c{index}" if f"c{index}" not in taken else f"c{following}"
                following += column != f"c{index}"
                by_header[folded] = column
                shown[header] = column
            if by_header[folded] not in mine.values():
                mine[index] = by_header[folded]
        result.append(mine)
    return result, shown


def header_columns(
    files: Sequence[tuple[RawTable, Recognition]],
) -> dict[str, frozenset[str]]:
    """Folded header → the canonical columns read from it, of all files."""
    found: dict[str, set[str]] = {}
    for raw, recognition in files:
        for column, source in recognition.columns.items():
            for place in source.places:
                found.setdefault(fold_header(raw.headers[place]), set()).add(column)
    return {header: frozenset(columns) for header, columns in found.items()}


def fields_apart(
    fields: Iterable[str], files: Sequence[tuple[RawTable, Recognition]]
) -> tuple[str, ...]:
    """Fields of a question, each once; `channel,campaign` are two, but for a header written so."""
    headers = {fold_header(header) for raw, _ in files for header in raw.headers}
    found: list[str] = []
    for field in fields:
        parts = [part.strip() for part in field.split(",")]
        is_one = fold_header(field) in headers or not all(parts)
        found += [field] if is_one else parts
    return tuple(dict.fromkeys(found))


def _canonical(raw: RawTable, column: Column, source: Source, crm: str) -> Planned:
    if source.constant is not None:
        return Planned(
            column.name, column, literal(source.constant), None, (), (), is_constant=True
        )
    indexes = source.places
    headers = tuple(raw.headers[index] for index in indexes)
    changed = is_rewritten(raw, column, source, crm)
    if len(indexes) == 1:
        cell = fill("{cell} {said}", cell=name(f"c{indexes[0]}"), said=comment(headers[0]))
        native = raw.native[indexes[0]]
        if changed:
            cell = cell if native is None else fill("cast({cell} as varchar)", cell=cell)
            cell, native = as_written(cell, raw, column, source, crm), None
        return Planned(
            column.name,
            column,
            cell,
            native,
            headers,
            tuple(indexes),
            source=source,
        )
    places = [fill("cast({cell} as varchar)", cell=name(f"c{index}")) for index in indexes]
    if changed:
        places = [as_written(cell, raw, column, source, crm) for cell in places]
    cells = listed(fill("nullif(trim({cell}), '')", cell=cell) for cell in places)
    made = "nullif(concat_ws(' ', {cells}), '')" if source.joined else "coalesce({cells})"
    return Planned(column.name, column, fill(made, cells=cells), None, headers, tuple(indexes))


def _attribute(raw: RawTable, index: int, key: str) -> Planned:
    header = raw.headers[index]
    cell = fill("{cell} {said}", cell=name(f"c{index}"), said=comment(header))
    return Planned(
        key,
        Column(key, "text", header),
        cell,
        raw.native[index],
        (header,),
        (index,),
        is_attribute=True,
    )
