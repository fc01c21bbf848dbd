"""One file into one typed table: every canonical column of its table, its attributes as text.

The formats are decided on a sample, then one pass types every row and marks in a bit mask what
did not convert. Where the sample was not typical and something failed, the formats are decided
again with the values that failed, once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.clean import fold_header, masked_note
from smalign.base.config import ANSWERS
from smalign.base.errors import QuestionError
from smalign.base.results import Note
from smalign.base.schema import TABLES
from smalign.crm.empties import EMPTIES
from smalign.model.converted import count_failing, failing_values, rows_found
from smalign.model.glance import glance
from smalign.model.merge import Part
from smalign.model.names import state_name
from smalign.model.reading import EXAMPLES, Failed, failure_notes, read_file, sampled
from smalign.model.select import Decided, is_long, physical_columns, typed_select
from smalign.model.typing import (
    Ambiguous,
    Format,
    Hint,
    Mixed,
    TimeFormat,
    WrittenFormat,
    decide,
    decimal_signs,
)
from smalign.read.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from smalign.base.config import Answer, Config
    from smalign.engine.duckdb import Engine
    from smalign.model.columns import Planned
    from smalign.model.model import ReadFile
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

_NUMBERS: Final = frozenset({"money", "number", "weight", "integer"})
_AS_WRITTEN: Final = frozenset({"touch_id", "path"})
"""Texts not cleaned row by row, which is dear for millions: touch ids join nothing, they order the
touches of one second; a path is cleaned step by step, once for all rows that have it."""

_CODES: Final = frozenset({"pipeline", "pipeline_id", "stage_id"})
"""Bitrix24 numbers its pipelines from 0, and a list of names may leave out that first one."""

_PRODUCTS: Final = frozenset({"товар", "product", "количество", "quantity"})


class LoadedFile(Struct, frozen=True):
    """One file after typing.

    mapped: canonical columns it gives. states: keys of the fields whose state was asked for.
    days: time columns written without a time of day. notes: what was assumed. questions: columns
    that can be read in two ways, and so are not read.
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
    questions: Mapping[str, QuestionError]


def load_file(
    engine: Engine,
    relation: str,
    raw: RawTable,
    found: Recognition,
    plans: Sequence[Planned],
    config: Config,
    *,
    states: bool,
) -> LoadedFile:
    """Create the table `relation` from one file."""
    columns, notes, questions = _decided(raw, found, plans, config, {}, states=states)
    used = _typed(engine, relation, raw, found, columns, config, states=states)
    seen = glance(engine, relation, str(found.table), columns)
    failing = count_failing(engine, relation, columns) if seen.has_failed else {}
    more: dict[str, list[str]] = {key: [least] for key, least in seen.rounded.items()}
    if failing or more:
        more |= failing_values(engine, used, columns, failing, config)
        again, renewed, asked = _decided(used, found, plans, config, more, states=states)
        if [one.format for one in again] != [one.format for one in columns]:
            columns, notes, questions = again, renewed, asked
            used = _typed(engine, relation, used, found, columns, config, states=states)
            seen = glance(engine, relation, str(found.table), columns)
            failing = count_failing(engine, relation, columns)
            more = failing_values(engine, used, columns, failing, config)
    failed = {
        key: Failed(count, tuple(more.get(key, ())[:EXAMPLES])) for key, count in failing.items()
    }
    mapped = frozenset(one.plan.key for one in columns if not one.plan.is_attribute)
    rows, latest = seen.rows, seen.latest
    return LoadedFile(
        raw=used,
        table=str(found.table),
        crm=found.crm,
        part=_part(relation, used, found, columns, latest, config, states=states),
        mapped=mapped,
        states=tuple(one.plan.key for one in _stated(columns) if states),
        days=_days(columns),
        read=read_file(engine, relation, used, found, columns, failed, rows, latest, states=states),
        notes=(*notes, *failure_notes(used, columns, failed, rows, notes)),
        questions=questions,
    )


def _decided(
    raw: RawTable,
    found: Recognition,
    plans: Sequence[Planned],
    config: Config,
    more: Mapping[str, Sequence[str]],
    *,
    states: bool,
) -> tuple[list[Decided], list[Note], dict[str, QuestionError]]:
    """A format for every column; `more` are values that the first formats did not read.

    A column that can be read in two ways is left empty: only a result that needs it has to ask.
    """
    hint = Hint(
        language=found.language,
        timezone=config.sources.timezone or "UTC",
        other_numbers=decimal_signs(
            [sampled(raw, plan) for plan in plans if plan.column.type in _NUMBERS]
        ),
        empties=EMPTIES.with_words(config.values.empty),
        has_day_cells=raw.kind == "xlsx",
        is_long=is_long(raw),
    )
    columns: list[Decided] = []
    notes: list[Note] = []
    questions: dict[str, QuestionError] = {}
    for plan in plans:
        if plan.key in _AS_WRITTEN and not states:
            shown = WrittenFormat(type="id", shape="id", native=plan.native)
            columns.append(Decided(plan, shown))
            continue
        decided, told, question = _one_decided(raw, plan, config, hint, more.get(plan.key, []))
        notes += told
        if question is not None:
            questions[plan.key] = question
        if decided is not None:
            columns.append(decided)
    return columns, notes, questions


def _one_decided(
    raw: RawTable, plan: Planned, config: Config, hint: Hint, more: Sequence[str]
) -> tuple[Decided | None, list[Note], QuestionError | None]:
    """The format of one column with what was assumed; a question where it reads in two ways."""
    header = plan.headers[0] if plan.headers else plan.key
    place: dict[str, object] = {"file": raw.file, "column": header}
    told = replace(
        hint,
        answer=_answer(header, config),
        are_names=not plan.is_attribute,
        are_codes=plan.key in _CODES,
    )
    outcome = decide(plan.column.type, [*sampled(raw, plan), *more], told, plan.native)
    notes: list[Note] = []
    question = None
    if isinstance(outcome, Ambiguous):
        asked: dict[str, object] = {
            "toml": outcome.toml(header),
            "examples": list(outcome.examples),
            "choices": list(outcome.choices),
            **place,
        }
        notes.append(Note(outcome.code, asked))
        question = _question(outcome.code, asked)
        outcome = decide(plan.column.type, [], hint, plan.native)
    if isinstance(outcome, Mixed):
        shapes = [(shape, masked_note(value)) for shape, value in outcome.shapes]
        notes.append(Note(outcome.code, {**place, "shapes": shapes}))
        outcome = decide(plan.column.type, [], hint, plan.native)
    if plan.source is not None and plan.source.is_millionths:
        notes.append(Note("millionths", place))
    if not isinstance(outcome, Format):
        return None, notes, question
    notes += [replace(note, facts={**note.facts, **place}) for note in outcome.notes]
    decided = Decided(plan, outcome)
    if decided.scale != 1:
        notes.append(Note("amounts_scaled", {**place, "scale": decided.scale}))
    return decided, notes, question


def _question(code: str, facts: Mapping[str, object]) -> QuestionError:
    rest = {name: fact for name, fact in facts.items() if name != "toml"}
    return QuestionError(code, toml=str(facts["toml"]), **rest)


def _answer(header: str, config: Config) -> Answer | None:
    """What `[formats]` says of a column."""
    answers: dict[str, Answer] = {answer: answer for answer in ANSWERS}
    for known, answer in config.formats.items():
        if fold_header(known) == fold_header(header):
            return answers[answer]
    return None


def _typed(
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
            is_long=is_long(raw),
        ),
        lambda: rows_found(engine, relation, columns),
    )


def _stated(columns: Sequence[Decided]) -> list[Decided]:
    """The columns whose states the tables keep beside their values."""
    return [one for one in columns if not (one.plan.is_constant or one.plan.is_counted)]


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
    config: Config,
    *,
    states: bool,
) -> Part:
    extra = [one.plan.key for one in _stated(columns) if one.plan.is_attribute]
    if states:
        extra += [state_name(one.plan.key) for one in _stated(columns)]
    return Part(
        file=raw.file,
        relation=relation,
        has_key=TABLES[str(found.table)].key in found.columns,
        columns=physical_columns(str(found.table), columns, config.sources.currency),
        extra=tuple(extra),
        has_products=any(fold_header(header) in _PRODUCTS for header in raw.headers),
        first_line=raw.header_line + 1,
        latest=latest,
    )
