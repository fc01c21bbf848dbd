"""Columns of the files that hold values and have no name to read them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.clean import fold_header
from smalign.base.results import Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.model.recognise_records import Recognition, Source
    from smalign.read.records import RawTable


def unnamed_columns(files: Sequence[tuple[RawTable, Recognition]]) -> list[Note]:
    """Columns without a header, as far as the sample shows values in them, and with one met twice.

    A canonical column may be read from several of one header: the first that is filled. Where
    another of them is filled with something else, that is told.
    """
    return [note for raw, found in files if found.table for note in _of(raw, found)]


def _of(raw: RawTable, found: Recognition) -> Iterator[Note]:
    seen: set[str] = set()
    twice: list[str] = []
    nameless = (place for place, header in enumerate(raw.headers) if not fold_header(header))
    headless = sum(_is_filled(raw, place) for place in nameless)
    for place in found.attributes:
        folded = fold_header(raw.headers[place])
        if folded in seen and _is_filled(raw, place):
            twice.append(raw.headers[place])
        seen.add(folded)
    if headless:
        yield Note("columns_headless", {"file": raw.file, "count": headless})
    if twice:
        yield Note("columns_twice", {"file": raw.file, "headers": list(dict.fromkeys(twice))})
    apart = [header for source in found.columns.values() for header in _apart(raw, source)]
    if apart:
        yield Note("columns_disagree", {"file": raw.file, "headers": list(dict.fromkeys(apart))})


def _apart(raw: RawTable, source: Source) -> Iterator[str]:
    """The headers of a canonical column that stand twice, and say two things in one row."""
    several: dict[str, list[int]] = {}
    for place in source.first:
        several.setdefault(fold_header(raw.headers[place]), []).append(place)
    for places in several.values():
        for row in raw.sample if len(places) > 1 else ():
            cells = {(row[place] or "").strip() for place in places if place < len(row)}
            if len(cells - {""}) > 1:
                yield raw.headers[places[0]]
                break


def _is_filled(raw: RawTable, place: int) -> bool:
    cells = (row[place] for row in raw.sample if place < len(row))
    return any(cell is not None and cell.strip() for cell in cells)
