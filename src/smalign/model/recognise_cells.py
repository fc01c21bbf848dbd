"""What a vocabulary says of cells: codes, millionths, and rows that do not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign.crm.vocabulary import key
from smalign.crm.words import FIRST_ID

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.crm.words import Entry
    from smalign.model.recognise_records import Raw, Source


def said(headers: Sequence[str], entry: Entry, column: str, source: Source) -> Source | None:
    """The source with what the vocabulary says of its cells; None where they mean no `column`."""
    source = replace(
        source,
        reads=tuple(entry.reads.items()),
        is_millionths=bool(entry.millionths),
        unless=entry.unless,
        inside=entry.inside,
    )
    if not entry.of:
        return source
    places = {key(one): place for place, one in reversed(tuple(enumerate(headers)))}
    by = next((places[key(one)] for one in entry.by if key(one) in places), None)
    if by is None:
        return source if entry.of.get("") == column else None
    told = tuple(value for value, means in entry.of.items() if value and means == column)
    return replace(source, when=(by, told))


def told_apart(raw: Raw, columns: Mapping[str, Source]) -> list[str]:
    """Columns that a header means only where another one says so."""
    return [
        f"{column}: only where {raw.headers[by]} is {' or '.join(told)}"
        for column, source in columns.items()
        if source.when is not None
        for by, told in [source.when]
    ]


def first_ids(columns: Mapping[str, Source]) -> list[str]:
    """Columns whose cells hold several ids, of which one is taken."""
    return [
        f"first of several: {column}"
        for column, source in columns.items()
        if source.inside == FIRST_ID
    ]
