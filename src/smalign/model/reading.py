"""What is told of a file that was read: its columns, what did not convert, and examples."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.clean import fold_header, masked, masked_note
from smalign.base.results import Note
from smalign.crm.personal import PERSONAL
from smalign.engine.compose import fill, listed, name
from smalign.model.model import ReadColumn, ReadFile
from smalign.model.names import state_name
from smalign.model.select import failable
from smalign.model.written import is_said, text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from smalign.engine.duckdb import Engine
    from smalign.model.columns import Planned
    from smalign.model.recognise import Recognition
    from smalign.model.select import Decided
    from smalign.read.records import RawTable

EXAMPLES: Final = 3
"""Values shown of a column."""

_SAMPLE: Final = 2000
_PERSONAL: Final = frozenset({"name", "contact_name", "email", "phone"})
_NAMES: Final = frozenset(map(fold_header, PERSONAL)) - {"name"}
"""Headers of names that stay fields of their own; «Name» alone may be that of a deal."""
_WHOLE: Final = frozenset(
    {"formats_mixed", "not_of_type", "date_order_unclear", "number_sign_unclear"}
)
"""Notes that say of a whole column that it was not read."""
_ADDRESS: Final = re.compile(r"\S+@\S+\.\S+|\+?[(]?\d[\d ().-]{8,18}\d")
"""What reads like an e-mail or a phone, in a column of any name."""
_DAY: Final = re.compile(
    r"(?:[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d|(?:19|20)\d\d[./-][01]?\d[./-][0-3]?\d)(?!\d)"
)
"""What reads like both is a day: it tells which column holds which."""


class Failed(Struct, frozen=True):
    """Cells of one column that did not convert: how many, and some of them."""

    cells: int
    examples: tuple[str, ...]


class Shown(Struct, frozen=True):
    """Values of a column as they are shown unasked, and as they stand."""

    examples: tuple[str, ...]
    bare: tuple[str, ...]


_NONE: Final = Shown((), ())


def sampled(raw: RawTable, plan: Planned) -> list[str]:
    """Distinct filled cells of the sample, in the order met."""
    return list(counted(raw, plan))[:_SAMPLE]


def counted(raw: RawTable, plan: Planned) -> dict[str, int]:
    """Each filled cell of the sample with the number of its rows, in the order met."""
    source = plan.source if plan.source is not None and is_said(plan.source) else None
    if source is None and len(plan.indexes) == 1:
        (place,) = plan.indexes
        met = Counter(row[place] for row in raw.sample if place < len(row))
        return {cell: rows for cell, rows in met.items() if cell is not None and cell.strip()}
    values: dict[str, int] = {}
    for row in raw.sample:
        for index in plan.indexes:
            cell = row[index] if index < len(row) else None
            if cell is not None and cell.strip():
                value = cell if source is None else text_of(cell, row, source)
                values[value] = values.get(value, 0) + 1
                break
    values.pop("", None)
    return values


def is_whole(raw: RawTable, plan: Planned) -> bool:
    """Whether `sampled` is every cell of the sample but the empty ones: none is of blanks."""
    if len(plan.indexes) != 1 or (plan.source is not None and is_said(plan.source)):
        return False
    index = plan.indexes[0]
    cells = (row[index] for row in raw.sample if index < len(row))
    return all(not cell or cell.strip() for cell in cells)


def read_file(  # noqa: PLR0913, PLR0917 - the parts of one record
    engine: Engine,
    relation: str,
    raw: RawTable,
    found: Recognition,
    columns: Sequence[Decided],
    failed: Mapping[str, Failed],
    rows: int,
    latest: datetime | None,
    *,
    states: bool,
) -> ReadFile:
    """One file after typing, as `inspect` shows it."""
    kept = [one for one in columns if not one.plan.is_constant]
    counts = _state_counts(engine, relation, kept) if states else {}
    personal = {place for source in found.columns.values() for place in source.joined}
    none = Failed(0, ())
    bits = {one.plan.key: place for place, one in enumerate(failable(columns))}
    shown = {one.plan.key: _shown(raw, one.plan, personal) if states else _NONE for one in kept}
    return ReadFile(
        raw=raw,
        crm=found.crm,
        table=found.table,
        confidence=found.confidence,
        reasons=found.reasons,
        rows=rows,
        latest=latest,
        columns=tuple(
            ReadColumn(
                header=" / ".join(one.plan.headers),
                column=None if one.plan.is_attribute else one.plan.key,
                type=one.plan.column.type,
                format=one.format.shape,
                rows=rows,
                empty=counts.get(one.plan.key, (0, 0))[0],
                pseudo_empty=counts.get(one.plan.key, (0, 0))[1],
                failures=failed.get(one.plan.key, none).cells,
                examples=shown[one.plan.key].examples,
                failed=tuple(map(masked_note, failed.get(one.plan.key, none).examples)),
                bit=bits.get(one.plan.key),
                bare=shown[one.plan.key].bare,
                failed_bare=failed.get(one.plan.key, none).examples,
            )
            for one in kept
        ),
    )


def _shown(raw: RawTable, plan: Planned, personal: Collection[int]) -> Shown:
    """The first values of a column, in order of the alphabet; of a person only their form."""
    named = plan.key in _PERSONAL and not plan.is_attribute
    is_personal = named or any(index in personal for index in plan.indexes)
    values = sampled(raw, plan)
    return shown_of(values, plan.headers, is_personal=is_personal, is_own=plan.is_attribute)


def shown_of(
    values: Iterable[str], headers: Sequence[str], *, is_personal: bool = False, is_own: bool = True
) -> Shown:
    """The first values, in order of the alphabet, of a column with these headers.

    is_personal: it is known to name a person. is_own: a field of the company's own, which may be
    called anything: values that read like an address or a phone say that it does.
    """
    first = tuple(sorted(values)[:EXAMPLES])
    hides = (
        is_personal
        or any(fold_header(header) in _NAMES for header in headers)
        or (is_own and any(_ADDRESS.fullmatch(one) and not _DAY.match(one) for one in first))
    )
    return Shown(tuple(map(masked, first)) if hides else first, first)


def failure_notes(
    raw: RawTable,
    columns: Sequence[Decided],
    failed: Mapping[str, Failed],
    rows: int,
    told: Sequence[Note],
) -> list[Note]:
    """What did not convert, column by column, with examples; `told`: the notes there are."""
    whole = {note.facts["column"] for note in told if note.code in _WHOLE}
    return [
        Note(
            "not_converted",
            {
                "file": raw.file,
                "column": one.plan.headers[0],
                "cells": failed[one.plan.key].cells,
                "rows": rows,
                "format": one.format.shape,
                "examples": [masked_note(text) for text in failed[one.plan.key].examples],
            },
        )
        for one in columns
        if one.plan.key in failed and one.plan.headers[0] not in whole
    ]


def _state_counts(
    engine: Engine, relation: str, columns: Sequence[Decided]
) -> dict[str, tuple[int, int]]:
    """Column → (empty, pseudo-empty) cells."""
    if not columns:
        return {}
    parts = [
        fill(
            "count_if({state} = 1), count_if({state} > 1)",  # far quicker than two filters
            state=name(state_name(one.plan.key)),
        )
        for one in columns
    ]
    query = fill("select {parts} from {relation}", parts=listed(parts), relation=name(relation))
    row = [int(str(cell or 0)) for cell in engine.rows(query)[0]]
    return {one.plan.key: (row[2 * place], row[2 * place + 1]) for place, one in enumerate(columns)}
