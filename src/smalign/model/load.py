"""One file into one typed table: every canonical column of its table, its attributes as text.

The formats are decided on a sample, then one pass types every row and marks in a bit mask what
did not convert. Where the sample was not typical and something failed, the formats are decided
again with the values that failed, once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.errors import QuestionError, UsageError
from smalign.base.results import Note
from smalign.base.schema import TABLES
from smalign.crm.empties import EMPTIES
from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.model.asof import file_latest
from smalign.model.merge import Part
from smalign.model.model import ReadColumn, ReadFile
from smalign.model.names import state_name
from smalign.model.select import Decided, failable, typed_select
from smalign.model.typing import (
    ANSWERS,
    Ambiguous,
    Answer,
    Format,
    Hint,
    Mixed,
    TimeFormat,
    decide,
    decimal_signs,
    failures,
)
from smalign.read.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.columns import Planned
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

_SAMPLE: Final = 2000
_FAILED: Final = 5000
_NUMBERS: Final = frozenset({"money", "number", "integer"})
_PRODUCTS: Final = frozenset({"товар", "product", "количество", "quantity"})


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """One file after typing.

    mapped: canonical columns it gives. states: keys of the fields whose state was asked for.
    days: time columns written without a time of day. notes: what was assumed.
    """

    raw: RawTable
    table: str
    crm: str
    part: Part
    mapped: frozenset[str]
    states: tuple[str, ...]
    days: frozenset[str]
    read: ReadFile
    notes: tuple[Note, ...]


def load_file(  # noqa: PLR0913 - one file and everything that decides how it is read
    engine: Engine,
    relation: str,
    raw: RawTable,
    found: Recognition,
    plans: Sequence[Planned],
    config: Config,
    *,
    states: bool,
) -> LoadedFile:
    """Create the table `relation` from one file.

    Raises:
        QuestionError: a column this question needs can be read in two ways.

    """
    columns, notes = _decided(raw, found, plans, config, {})
    used = _typed(engine, relation, raw, found, columns, config, states=states)
    failing = _failing(engine, relation, columns)
    if failing:
        more = _failing_values(engine, used, columns, failing, config)
        again, renewed = _decided(used, found, plans, config, more)
        if [one.format for one in again] != [one.format for one in columns]:
            columns, notes = again, renewed
            used = _typed(engine, relation, used, found, columns, config, states=states)
            failing = _failing(engine, relation, columns)
    mapped = frozenset(one.plan.key for one in columns if not one.plan.is_attribute)
    rows = int(str(engine.value(fill("select count(*) from {relation}", relation=name(relation)))))
    latest = file_latest(engine, relation, str(found.table), mapped)
    return LoadedFile(
        raw=used,
        table=str(found.table),
        crm=found.crm,
        part=_part(relation, used, found, columns, latest, states=states),
        mapped=mapped,
        states=tuple(one.plan.key for one in columns if not one.plan.is_constant and states),
        days=_days(columns),
        read=_read(engine, relation, used, found, columns, failing, rows, latest, states=states),
        notes=(*notes, *_failure_notes(used, columns, failing, rows)),
    )


def _decided(
    raw: RawTable,
    found: Recognition,
    plans: Sequence[Planned],
    config: Config,
    more: Mapping[str, Sequence[str]],
) -> tuple[list[Decided], list[Note]]:
    """A format for every column; `more` are values that the first formats did not read."""
    hint = Hint(
        language=found.language,
        timezone=config.sources.timezone or "UTC",
        other_numbers=decimal_signs(
            [_sampled(raw, plan) for plan in plans if plan.column.type in _NUMBERS]
        ),
        empties=EMPTIES.with_words(config.values.empty),
    )
    columns: list[Decided] = []
    notes: list[Note] = []
    for plan in plans:
        values = [*_sampled(raw, plan), *more.get(plan.key, [])]
        header = plan.headers[0] if plan.headers else plan.key
        told = replace(hint, answer=_answer(header, config))
        outcome = decide(plan.column.type, values, told, plan.native)
        place: dict[str, object] = {"file": raw.file, "column": header}
        if isinstance(outcome, Ambiguous):
            raise QuestionError(
                outcome.code,
                toml=outcome.toml(header),
                examples=list(outcome.examples),
                choices=list(outcome.choices),
                **place,
            )
        if isinstance(outcome, Mixed):
            notes.append(Note(outcome.code, {**place, "shapes": list(outcome.shapes)}))
            outcome = decide(plan.column.type, [], hint, plan.native)
        if isinstance(outcome, Format):
            columns.append(Decided(plan, outcome))
            notes += [replace(note, facts={**note.facts, **place}) for note in outcome.notes]
    return columns, notes


def _answer(header: str, config: Config) -> Answer | None:
    """What `[formats]` says of a column."""
    answers: dict[str, Answer] = {answer: answer for answer in ANSWERS}
    for known, answer in config.formats.items():
        if fold_header(known) == fold_header(header):
            if answer not in answers:
                raise UsageError("format_unknown", column=known, found=answer, known=list(ANSWERS))
            return answers[answer]
    return None


def _sampled(raw: RawTable, plan: Planned) -> list[str]:
    """Distinct filled cells of the sample, in the order met."""
    values: dict[str, None] = {}
    for row in raw.sample:
        for index in plan.indexes:
            cell = row[index] if index < len(row) else None
            if cell is not None and cell.strip():
                values[cell] = None
                break
    return list(values)[:_SAMPLE]


def _typed(  # noqa: PLR0913 - the parts of one statement
    engine: Engine,
    relation: str,
    raw: RawTable,
    found: Recognition,
    columns: Sequence[Decided],
    config: Config,
    *,
    states: bool,
) -> RawTable:
    return load(
        engine,
        raw,
        lambda scan: typed_select(
            relation,
            str(found.table),
            columns,
            scan,
            zone=config.sources.timezone or "UTC",
            currency=config.sources.currency,
            empties=EMPTIES.with_words(config.values.empty),
            states=states,
        ),
    )


def _failing(engine: Engine, relation: str, columns: Sequence[Decided]) -> dict[str, int]:
    """Column → cells that did not convert; columns without any are not in it."""
    able = failable(columns)
    counts = [
        fill("count(*) filter (where (failed & {bit}) <> 0)", bit=literal(1 << place))
        for place in range(len(able))
    ]
    if not counts:
        return {}
    query = "select {counts} from {relation} where failed <> 0"
    row = engine.rows(fill(query, counts=listed(counts), relation=name(relation)))[0]
    found = {one.plan.key: int(str(count)) for one, count in zip(able, row, strict=True)}
    return {key: cells for key, cells in found.items() if cells}


def _failing_values(
    engine: Engine,
    raw: RawTable,
    columns: Sequence[Decided],
    failing: Mapping[str, int],
    config: Config,
) -> dict[str, list[str]]:
    """Distinct cells that did not convert, from the whole file."""
    zone = config.sources.timezone or "UTC"
    empties = EMPTIES.with_words(config.values.empty)
    return {
        one.plan.key: [
            str(row[0])
            for row in engine.rows(failures(one.typed, Sql(raw.scan), empties, zone, limit=_FAILED))
        ]
        for one in columns
        if one.plan.key in failing
    }


def _failure_notes(
    raw: RawTable, columns: Sequence[Decided], failing: Mapping[str, int], rows: int
) -> list[Note]:
    return [
        Note(
            "not_converted",
            {
                "file": raw.file,
                "column": one.plan.headers[0],
                "cells": failing[one.plan.key],
                "rows": rows,
                "format": one.format.shape,
            },
        )
        for one in columns
        if one.plan.key in failing
    ]


def _days(columns: Sequence[Decided]) -> frozenset[str]:
    return frozenset(
        one.plan.key
        for one in columns
        if isinstance(one.format, TimeFormat) and one.format.is_date_only
    )


def _part(
    relation: str,
    raw: RawTable,
    found: Recognition,
    columns: Sequence[Decided],
    latest: datetime | None,
    *,
    states: bool,
) -> Part:
    extra = [one.plan.key for one in columns if one.plan.is_attribute]
    if states:
        extra += [state_name(one.plan.key) for one in columns if not one.plan.is_constant]
    return Part(
        file=raw.file,
        relation=relation,
        has_key=TABLES[str(found.table)].key in found.columns,
        extra=tuple(extra),
        has_products=any(fold_header(header) in _PRODUCTS for header in raw.headers),
        first_line=raw.header_line + 1,
        latest=latest,
    )


def _read(  # noqa: PLR0913 - the parts of one record
    engine: Engine,
    relation: str,
    raw: RawTable,
    found: Recognition,
    columns: Sequence[Decided],
    failing: Mapping[str, int],
    rows: int,
    latest: datetime | None,
    *,
    states: bool,
) -> ReadFile:
    kept = [one for one in columns if not one.plan.is_constant]
    counts = _state_counts(engine, relation, kept) if states else {}
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
                failures=failing.get(one.plan.key, 0),
            )
            for one in kept
        ),
    )


def _state_counts(
    engine: Engine, relation: str, columns: Sequence[Decided]
) -> dict[str, tuple[int, int]]:
    """Column → (empty, pseudo-empty) cells."""
    if not columns:
        return {}
    parts = [
        fill(
            "count(*) filter (where {state} = 1), count(*) filter (where {state} = 2)",
            state=name(state_name(one.plan.key)),
        )
        for one in columns
    ]
    query = fill("select {parts} from {relation}", parts=listed(parts), relation=name(relation))
    row = [int(str(cell)) for cell in engine.rows(query)[0]]
    return {one.plan.key: (row[2 * place], row[2 * place + 1]) for place, one in enumerate(columns)}
