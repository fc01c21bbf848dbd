"""What each file and column was recognised as, and which of that the file can say unchanged."""

from __future__ import annotations

from collections import Counter
from glob import escape
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.config import Constant, First
from smalign.base.draft import DraftColumn, DraftFile, DraftTable
from smalign.base.schema import TABLES
from smalign.crm.vocabulary import key, keys, vocabularies
from smalign.model.recognise import recognise
from smalign.model.recognise_columns import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.base.config import Config, MappingValue
    from smalign.crm.vocabulary import Vocabulary
    from smalign.model.model import ReadColumn, ReadFile
    from smalign.model.recognise import Recognition, Source
    from smalign.read.records import RawTable

    Files = Sequence[tuple[RawTable, Recognition]]

_SURE: Final = 0.6
"""Confidence below which what recognition found is written, to be looked at."""


def files_of(files: Files, read: Sequence[ReadFile], config: Config) -> tuple[DraftFile, ...]:
    """Every file; a table is written where recognition was weak or the user has named it."""
    names = Counter(PurePath(raw.file).name for raw, _ in files if not raw.sheet)
    drafted = []
    for (raw, found), file in zip(files, read, strict=True):
        is_told = any(reason.startswith("told:") for reason in found.reasons)
        weak = found.table in TABLES and found.confidence < _SURE
        drafted.append(
            DraftFile(
                file=raw.file if raw.sheet is None else f"{raw.file}!{raw.sheet}",
                path=raw.path,
                key=_key(raw, is_unique=names[PurePath(raw.file).name] <= 1),
                crm=found.crm,
                table=found.table,
                confidence=found.confidence,
                reason=next((one for one in found.reasons if one.startswith("not read:")), ""),
                known=len({place for source in found.columns.values() for place in source.places}),
                headers=tuple(header for header in raw.headers if header),
                rows=file.rows or 0,
                rejected=len(file.raw.rejects),
                is_told=is_told,
                is_written=is_told or weak,
            )
        )
    if _is_same(files, with_tables(config, drafted)):
        return tuple(drafted)
    return tuple(replace(file, is_written=file.is_told) for file in drafted)


def with_tables(config: Config, files: Iterable[DraftFile]) -> Config:
    """The configuration with the tables that are written."""
    said = {file.key: file.table for file in files if file.is_written and file.table}
    return replace(
        config, sources=replace(config.sources, tables={**config.sources.tables, **said})
    )


def tables_of(
    files: Files, read: Sequence[ReadFile], drafted: Sequence[DraftFile], config: Config
) -> tuple[DraftTable, ...]:
    """Every table with its columns; those whose header was a choice are written."""
    base = with_tables(config, drafted)
    found: list[DraftTable] = []
    for table in TABLES:
        mine = [number for number, (_, one) in enumerate(files) if one.table == table]
        if not mine:
            continue
        columns = _columns(table, [(*files[one], read[one]) for one in mine], config)
        weak = _tried(table, columns, files, base)
        found.append(
            DraftTable(
                table=table,
                crms=tuple(dict.fromkeys(files[one][1].crm for one in mine)),
                files=tuple(drafted[one].file for one in mine),
                columns=tuple(replace(one, is_written=one.column in weak) for one in columns),
                fields=_fields([files[one] for one in mine]),
            )
        )
        base = with_mapping(base, found[-1])
    return tuple(found)


def with_mapping(config: Config, table: DraftTable) -> Config:
    """The configuration with the columns of a table that are written."""
    said = _said(one for one in table.columns if one.is_written)
    mine = {**config.mapping.get(table.table, {}), **said}
    return replace(config, mapping={**config.mapping, table.table: mine})


def _said(columns: Iterable[DraftColumn]) -> dict[str, MappingValue]:
    return {one.column: one.source for one in columns if one.source is not None}


def _tried(
    table: str, columns: Sequence[DraftColumn], files: Files, config: Config
) -> frozenset[str]:
    """The doubtful columns that may be written: all at once, else those that may alone."""
    doubtful = [one for one in columns if one.source is not None and one.is_written]

    def same(some: Sequence[DraftColumn]) -> bool:
        said = {**config.mapping.get(table, {}), **_said(some)}
        return _is_same(files, replace(config, mapping={**config.mapping, table: said}))

    if not same(doubtful):
        alone = [one for one in doubtful if same([one])]
        doubtful = alone if same(alone) else []
    return frozenset(one.column for one in doubtful)


def _is_same(files: Files, config: Config) -> bool:
    """Whether every file is still recognised as the same, column by column."""
    again = [recognise(raw, config) for raw, _ in files]
    return all(
        (one.table, one.crm, one.columns, one.attributes)
        == (found.table, found.crm, found.columns, found.attributes)
        for one, (_, found) in zip(again, files, strict=True)
    )


def _columns(
    table: str, mine: Sequence[tuple[RawTable, Recognition, ReadFile]], config: Config
) -> list[DraftColumn]:
    """The columns in the order of the canonical table; `is_written` says which are doubtful."""
    drafted = []
    for column in TABLES[table].names:
        of = [(raw, one, file) for raw, one, file in mine if column in one.columns]
        if not of:
            continue
        said = {_value(raw, one.columns[column]) for raw, one, _ in of}
        rivals = tuple(dict.fromkeys(name for r, f, _ in of for name in _rivals(r, f, column)))
        made_up = any(_is_made_up(r, f, column) for r, f, _ in of)
        shown = _read(of[0][2], column)
        told = column in config.mapping.get(table, {})
        drafted.append(
            DraftColumn(
                column=column,
                source=next(iter(said)) if len(said) == 1 else None,
                headers=tuple(
                    dict.fromkeys(r.headers[i] for r, f, _ in of for i in f.columns[column].places)
                ),
                differs=len(said) > 1,
                format=shown.format if shown else "",
                failures=shown.failures if shown else 0,
                rivals=rivals,
                is_made_up=made_up,
                is_written=told or bool(rivals) or made_up,
            )
        )
    return drafted


def _value(raw: RawTable, source: Source) -> MappingValue | None:
    """The source as `[mapping]` says it; None where it needs more than a header says."""
    if source.when is not None or source.reads or source.is_millionths:
        return None
    if source.joined or source.inside:
        return None
    if source.constant is not None:
        return Constant(source.constant)
    headers = tuple(raw.headers[place] for place in source.places)
    return First(headers) if len(headers) > 1 else headers[0]


def _rivals(raw: RawTable, found: Recognition, column: str) -> list[str]:
    """Headers left as fields that the same words would take for this column."""
    return [
        raw.headers[place]
        for place in found.attributes
        if any(
            vocabulary.entry(hit).column == column
            for vocabulary in _vocabularies(found)
            for hit, _ in places_of(raw.headers[place], vocabulary)
        )
    ]


def _is_made_up(raw: RawTable, found: Recognition, column: str) -> bool:
    """Whether no list of headers has this one: a team's own name that a pattern took."""
    places = found.columns[column].places
    return bool(places) and not any(
        one in vocabulary.entries
        for vocabulary in _vocabularies(found)
        for place in places
        for one in keys(raw.headers[place])
    )


def _vocabularies(found: Recognition) -> list[Vocabulary]:
    return [
        one
        for one in vocabularies()
        if one.system.name == found.crm and one.words.table == found.table
    ]


def _read(file: ReadFile, column: str) -> ReadColumn | None:
    return next((one for one in file.columns if one.column == column), None)


def _fields(mine: Files) -> tuple[str, ...]:
    """Headers that are no canonical column of any file of the table."""
    by_key: dict[str, str] = {}
    for raw, found in mine:
        taken = {place for source in found.columns.values() for place in source.places}
        for place in found.attributes:
            if place not in taken:
                by_key.setdefault(key(raw.headers[place]), raw.headers[place])
    return tuple(by_key.values())


def _key(raw: RawTable, *, is_unique: bool) -> str:
    """What `[sources.tables]` calls a file, from wherever it is read."""
    base = PurePath(raw.file).name
    sheet = f"!{raw.sheet}" if raw.sheet else ""
    if is_unique:
        return base + sheet
    return "*" + escape(raw.file) + (escape(sheet) if sheet else "")
