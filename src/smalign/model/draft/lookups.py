"""Files that are no table, and share a key with the cards: their columns could be fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.draft import DraftLookup
from smalign.base.schema import TABLES
from smalign.crm.vocabulary import key
from smalign.engine.compose import fill, literal, name
from smalign.read.records import SAMPLE_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.draft import DraftFile
    from smalign.engine.duckdb import Engine
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

    Files = Sequence[tuple[RawTable, Recognition]]

_LOST: Final = {"deals": "lost", "leads": "disqualified"}
_ENOUGH: Final = 0.5
"""Share of the cards' values that a file must have to be worth a word."""

_NEARLY: Final = 0.95
"""Of the cards a reason stands on so many must be lost."""

_LEAST: Final = 3


def lookups_of(
    engine: Engine, files: Files, drafted: Sequence[DraftFile]
) -> tuple[DraftLookup, ...]:
    """For each file that is not recognised the header that joins it best, if one does."""
    found = []
    for (raw, recognition), file in zip(files, drafted, strict=True):
        if recognition.table is not None or file.reason:
            continue
        best = _best(raw, file, files)
        found += [_with_reason(engine, raw, best)] if best else []
    return tuple(found)


def _best(raw: RawTable, file: DraftFile, files: Files) -> DraftLookup | None:
    """The way that finds most, in all files of the cards; of equal ones that by the own id."""
    pairs: dict[tuple[str, str, str], tuple[set[str], set[str]]] = {}
    is_part = len(raw.sample) >= SAMPLE_ROWS
    for card, recognition in files:
        if recognition.table not in _LOST:
            continue
        is_part = is_part or len(card.sample) >= SAMPLE_ROWS
        for theirs, own, mine, wanted in _ways(raw, card, recognition):
            pairs.setdefault((recognition.table, theirs, own), (mine, set()))[1].update(wanted)
    ways = [
        DraftLookup(
            *(file.file, file.key, table, theirs, own, len(mine & wanted), len(wanted)),
            is_part=is_part,
        )
        for (table, theirs, own), (mine, wanted) in pairs.items()
    ]
    best = max(
        ways,
        key=lambda way: (way.found / way.values, way.theirs == TABLES[way.table].key, way.found),
        default=None,
    )
    return best if best and best.found >= best.values * _ENOUGH else None


def _ways(
    raw: RawTable, card: RawTable, found: Recognition
) -> Iterator[tuple[str, str, set[str], set[str]]]:
    """Headers that are called like a column of the cards (DEAL_ID) or that the cards have too.

    Gives the column or header of the cards, the file's header, and the values of both.
    """
    columns = {source.index: column for column, source in found.columns.items()}
    theirs = {
        key(header): (columns.get(place, header), place)
        for place, header in enumerate(card.headers)
        if header
    }
    named = {key(column): (column, place) for place, column in columns.items() if place is not None}
    theirs |= named
    for place, header in enumerate(raw.headers):
        shown, other = theirs.get(key(header), ("", -1)) if header else ("", -1)
        if other < 0:
            continue
        own = _values(raw, place)
        wanted = set(_values(card, other))
        if wanted and len(own) == len(set(own)):  # a key stands once: rows are never multiplied
            yield shown, header, set(own), wanted


def _values(raw: RawTable, place: int) -> list[str]:
    cells = ((row[place] or "").strip() for row in raw.sample if place < len(row))
    return [cell for cell in cells if cell]


def _with_reason(engine: Engine, raw: RawTable, lookup: DraftLookup) -> DraftLookup:
    """The lookup with the header that seems to say why a card was lost.

    That is filled on lost cards and hardly on any other; of several the one filled most often.
    """
    if lookup.theirs != TABLES[lookup.table].key:
        return lookup
    lost = _lost(engine, lookup.table)
    own = raw.headers.index(lookup.own)
    best = (_LEAST - 1, "")
    for place, header in enumerate(raw.headers):
        filled = {str(row[own]) for row in raw.sample if (row[place] or "").strip()} & lost.keys()
        right = sum(lost[card] for card in filled)
        if right > best[0] and right >= _NEARLY * len(filled):
            best = (right, header)
    return replace(lookup, reason=best[1], reasons=best[0]) if best[1] else lookup


def _lost(engine: Engine, table: str) -> Mapping[str, bool]:
    """Card → whether it was lost; nothing where a column of the cards says why already."""
    query = fill(
        "select {key}, status = {lost} from m_{table} where not exists"
        " (select 1 from m_{table} where loss_reason is not null)",
        key=name(str(TABLES[table].key)),
        table=name(table),
        lost=literal(_LOST[table]),
    )
    return {str(card): bool(is_lost) for card, is_lost in engine.rows(query)}
