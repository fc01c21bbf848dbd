"""From the headers of one file to canonical columns, once its table and system are known."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.config import LOOKUP, Constant, First
from smalign.base.errors import UsageError
from smalign.base.schema import TABLES
from smalign.crm.currencies import header_currency, header_scale
from smalign.crm.vocabulary import GENERIC, key, keys
from smalign.model.recognise_cells import first_ids, said, told_apart
from smalign.model.recognise_closing import settle_closing
from smalign.model.recognise_records import Source
from smalign.model.recognise_status import settle_status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.config import Config, MappingValue
    from smalign.crm.vocabulary import Vocabulary
    from smalign.model.recognise_records import Raw, Recognition

FROM_LOOKUPS: Final = frozenset({"loss_reason"})
"""Columns that `[mapping]` may take from a lookup: Bitrix24 keeps such fields in a table apart."""

_OTHER_CARD: Final = {"leads": "сделк", "deals": "лид"}
_CARDS: Final = frozenset({"leads", "deals"})
_SAYS_STATUS: Final = frozenset({"stage", "status", "is_won", "is_lost", "is_closed"})
_LEAST_MILLIONTHS: Final = 10_000  # a hundredth of the unit: no cabinet charges less
_WON_DATES: Final = frozenset({"won date", "won at", "won time", "date won", "дата выигрыша"})


def named_columns(
    headers: Sequence[str], vocabulary: Vocabulary, raw: Raw | None = None
) -> dict[str, Source]:
    """Canonical column → where from, by the words of one vocabulary alone.

    raw: the file, where a header that is empty in its sample gives way to one that is not.
    """
    hits: dict[int, list[tuple[int, int]]] = {}
    for index, header in enumerate(headers):
        for place, preference in places_of(header, vocabulary) if header else ():
            hits.setdefault(place, []).append((preference, index))
    columns: dict[str, Source] = {}
    for place, ranked in sorted(hits.items()):
        entry = vocabulary.entry(place)
        ranked.sort()
        best = ranked[0][0]
        # The reason of the other kind of card counts only where a card has none of its own.
        last = max(best, len(entry.headers))
        several = entry.fill or entry.join
        taken = [index for rank, index in ranked if rank == best or (several and rank <= last)]
        source = _source(taken, join=entry.join)
        for column in (entry.column, *entry.also):
            meant = said(headers, entry, column, source)
            if meant is not None and (
                column not in columns or _is_better(raw, columns[column], meant)
            ):
                columns[column] = meant
    return columns


def _is_better(raw: Raw | None, first: Source, other: Source) -> bool:
    return raw is not None and not is_filled(raw, first) and is_filled(raw, other)


def _source(taken: Sequence[int], *, join: bool) -> Source:
    if len(taken) == 1:
        return Source(index=taken[0])
    return Source(joined=tuple(taken)) if join else Source(first=tuple(taken))


def places_of(header: str, vocabulary: Vocabulary) -> tuple[tuple[int, int], ...]:
    """(place of an entry, rank of the header in it) of each that has it; 0 is the best rank."""
    for one in keys(header):
        if one in vocabulary.entries:
            return _in_units(header, one, vocabulary)
    folded = key(header)
    if folded in vocabulary.known:
        return ()
    for place, entry in enumerate(vocabulary.words.entries):
        if entry.pattern and re.match(entry.pattern, folded):
            other = _OTHER_CARD.get(vocabulary.words.table, "\0")
            return ((place, len(entry.headers) + (1 if other in folded else 0)),)
    return ()


def _in_units(header: str, one: str, vocabulary: Vocabulary) -> tuple[tuple[int, int], ...]:
    """The places of a key; of a header in thousands the amounts alone, which are multiplied."""
    places = vocabulary.places(one)
    if one == key(header) or header_scale(header) == 1:
        return places
    amounts = {one.name for one in TABLES[vocabulary.words.table].columns if one.type == "money"}
    return tuple(found for found in places if vocabulary.entry(found[0]).column in amounts)


def all_columns(
    raw: Raw, vocabulary: Vocabulary, config: Config
) -> tuple[dict[str, Source], list[str]]:
    """Canonical columns with everything the headers, the sample and smalign.toml say.

    Returns the columns and the reasons worth telling.
    """
    table = vocabulary.words.table
    columns = named_columns(raw.headers, vocabulary, raw)
    reasons: list[str] = []
    for name, value in vocabulary.words.constants.items():
        if name not in columns:
            columns[name] = Source(constant=value)
            reasons.append(f"constant: {name} = {value}")
    if vocabulary.system.name == GENERIC and table in _CARDS and "status" in columns:
        settle_status(values(raw, columns["status"]), table, columns, config)
    if vocabulary.system.name == GENERIC and table in _CARDS:
        settle_closing(columns, partial(values, raw))
    columns |= _plain_cells(raw, columns)
    reasons += told_apart(raw, columns)
    reasons += first_ids(columns)
    reasons += _settle_millionths(raw, vocabulary, columns)
    if table == "deals":
        reasons += _only_won(raw, columns)
    currency = _currency(raw, table, columns)
    if currency and "currency" not in columns:
        columns["currency"] = Source(constant=currency)
        reasons.append(f"currency in the header: {currency}")
    for column, wanted in config.mapping.get(table, {}).items():
        source = mapped(raw.headers, wanted)
        if source is None:
            reasons.append(f"mapped header missing: {column}")
        else:
            columns[column] = source
    return columns, reasons


def _plain_cells(raw: Raw, columns: Mapping[str, Source]) -> dict[str, Source]:
    """The columns whose cells could hold their value inside other text, and do not here."""
    return {
        column: replace(source, inside="")
        for column, source in columns.items()
        if source.inside
        and source.when is None
        and not any(re.match(source.inside, value) for value in values(raw, source))
    }


def _settle_millionths(raw: Raw, vocabulary: Vocabulary, columns: dict[str, Source]) -> list[str]:
    """Where a system writes millionths or plain money, whole and large numbers are millionths."""
    settings = {entry.column: entry.millionths for entry in vocabulary.words.entries}
    reasons = []
    for column, source in columns.items():
        if not source.is_millionths:
            continue
        cells = [value for value in values(raw, source) if any(map(str.isdigit, value))]
        plain = any(not cell.isdecimal() or 0 < int(cell) < _LEAST_MILLIONTHS for cell in cells)
        if settings[column] == "whole" and (plain or not cells):
            columns[column] = replace(source, is_millionths=False)
        else:
            reasons.append(f"millionths: {column}")
    return reasons


def _only_won(raw: Raw, columns: dict[str, Source]) -> list[str]:
    """A list of won deals says so by nothing but a date of winning on every row."""
    source = columns.get("closed_at")
    if source is None or source.index is None or _SAYS_STATUS & columns.keys():
        return []
    if key(raw.headers[source.index]) not in _WON_DATES:
        return []
    dates = values(raw, source)
    if not dates or not all(dates):
        return ["hint: a row is won where it has a date of winning"]
    columns["status"] = Source(constant="won")
    return ["only_won: every row has a date of winning and no other status"]


def is_filled(raw: Raw, source: Source) -> bool:
    """Whether some row of the sample has a value; an empty sample is no evidence against it."""
    return not raw.sample or any(
        (row[place] or "").strip() for row in raw.sample for place in source.places
    )


def values(raw: Raw, source: Source) -> list[str]:
    """The sample of a column, trimmed; empty cells as ""."""
    return [
        next((cell.strip() for cell in (row[place] for place in source.places) if cell), "")
        for row in raw.sample
    ]


def _currency(raw: Raw, table: str, columns: Mapping[str, Source]) -> str | None:
    """The currency the header of the money column carries; None where several disagree."""
    names = TABLES[table].names
    if "currency" not in names:
        return None
    found = {
        header_currency(raw.headers[columns[column.name].index or 0])
        for column in TABLES[table].columns
        if column.type == "money"
        and column.name in columns
        and columns[column.name].index is not None
    }
    return next(iter(found)) if len(found) == 1 else None


def mapped(headers: Sequence[str], wanted: MappingValue) -> Source | None:
    """Where `[mapping]` takes a column from in this file; None when no such header is there."""
    match wanted:
        case Constant():
            return Source(constant=wanted.value)
        case First():
            found = [index for header in wanted.first for index in find(headers, header)]
        case _:
            found = find(headers, wanted)
    if len(found) == 1:
        return Source(index=found[0])
    return Source(first=tuple(dict.fromkeys(found))) if found else None


def find(headers: Sequence[str], wanted: str) -> list[int]:
    """Positions of a header: as written, else as folded."""
    exact = [index for index, header in enumerate(headers) if header == wanted.strip()]
    folded = key(wanted)
    return exact or [
        index for index, header in enumerate(headers) if header and key(header) == folded
    ]


def require_mapped(known: Sequence[tuple[Raw, Recognition]], config: Config) -> None:
    """Every header `[mapping]` names must stand in some file of its table, or in a lookup of it.

    Raises:
        UsageError: mapping_header_missing, with the nearest header there is.

    """
    for table, column, facts in unmapped(known, config):
        raise UsageError("mapping_header_missing", key=f"mapping.{table}.{column}", **facts)


def unmapped(
    known: Sequence[tuple[Raw, Recognition]], config: Config
) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Table and column of each header of `[mapping]` that is nowhere, with the nearest there is."""
    for table, wanted in config.mapping.items():
        raws = [raw for raw, recognition in known if recognition.table == table]
        lookups = [raw for raw, recognition in known if recognition.table == LOOKUP]
        for column, value in wanted.items():
            among = [*raws, *(lookups if column in FROM_LOOKUPS else ())]
            headers = [header for raw in among for header in raw.headers if header]
            names = value.first if isinstance(value, First) else (value,)
            for name in names:
                if isinstance(name, Constant) or not raws or find(headers, name):
                    continue
                near = next(iter(get_close_matches(name, headers, n=1)), None)
                files = sorted({raw.file for raw in raws})
                yield table, column, {"found": name, "files": files, "hint": near}
