"""Files that are no table, and share a key with the cards: their columns could be fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.draft import DraftLookup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.draft import DraftFile
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

_CARDS: Final = ("deals", "leads")
_ENOUGH: Final = 0.5
"""Share of the cards' values that a file must have to be worth a word."""


def lookups_of(
    files: Sequence[tuple[RawTable, Recognition]], drafted: Sequence[DraftFile]
) -> tuple[DraftLookup, ...]:
    """For each file that is not recognised the header that joins it best, if one does."""
    found = []
    for (raw, recognition), file in zip(files, drafted, strict=True):
        if recognition.table is not None or file.reason:
            continue
        ways = [
            way
            for table in _CARDS
            for card, of in files
            if of.table == table
            for way in _ways(raw, file, card, table)
        ]
        best = max(ways, key=lambda way: way.found / way.values, default=None)
        found += [best] if best and best.found >= best.values * _ENOUGH else []
    return tuple(found)


def _ways(raw: RawTable, file: DraftFile, card: RawTable, table: str) -> list[DraftLookup]:
    theirs = {fold_header(header): place for place, header in enumerate(card.headers) if header}
    ways = []
    for place, header in enumerate(raw.headers):
        other = theirs.get(fold_header(header)) if header else None
        if other is None:
            continue
        own = _values(raw, place)
        wanted = set(_values(card, other))
        if wanted and len(own) == len(set(own)):  # a key stands once: rows are never multiplied
            known = len(wanted & set(own))
            ways.append(
                DraftLookup(
                    file.file, file.key, table, card.headers[other], header, known, len(wanted)
                )
            )
    return ways


def _values(raw: RawTable, place: int) -> list[str]:
    cells = ((row[place] or "").strip() for row in raw.sample if place < len(row))
    return [cell for cell in cells if cell]
