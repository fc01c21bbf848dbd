"""The format of every column of a file, decided on its sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.clean import fold_header, masked_note
from smalign.base.config import ANSWERS
from smalign.base.errors import QuestionError
from smalign.base.results import Note
from smalign.crm.empties import EMPTIES
from smalign.model.reading import counted, is_whole, sampled
from smalign.model.select import Decided, is_long
from smalign.model.typing import (
    Ambiguous,
    Format,
    Hint,
    Mixed,
    WrittenFormat,
    decide,
    decimal_signs,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Answer, Config
    from smalign.model.columns import Planned
    from smalign.model.recognise import Recognition
    from smalign.model.typing import Outcome
    from smalign.read.records import RawTable

_NUMBERS: Final = frozenset({"money", "number", "weight", "integer"})
_AS_WRITTEN: Final = frozenset({"touch_id", "path"})
"""Texts not cleaned row by row, which is dear for millions: touch ids join nothing, they order the
touches of one second; a path is cleaned step by step, once for all rows that have it."""

_STRANGE: Final = "not_of_type"
_NEARLY_ALL: Final = 0.95
"""A format of fewer rows than this is no column's, however few values the other rows have."""
_CODES: Final = frozenset({"pipeline", "pipeline_id", "stage_id"})
"""Bitrix24 numbers its pipelines from 0, and a list of names may leave out that first one."""


class Formats(Struct, frozen=True):
    """The columns of a file with their formats, and what was assumed.

    questions: columns that can be read in two ways, and so are not read.
    """

    columns: Sequence[Decided]
    notes: Sequence[Note]
    questions: Mapping[str, QuestionError]


def formats_of(
    raw: RawTable,
    found: Recognition,
    plans: Sequence[Planned],
    config: Config,
    more: Mapping[str, Sequence[str]],
    *,
    states: bool,
    is_short: bool,
) -> Formats:
    """A format for every column.

    A column that can be read in two ways is left empty: only a result that needs it has to ask.

    more: column → values that the first formats did not read. states: what is but shown is cleaned
    as well, for its state is asked. is_short: the sample is taken for all of the file.
    """
    hint = Hint(
        language=found.language,
        timezone=config.sources.timezone or "UTC",
        other_numbers=decimal_signs(
            sampled(raw, plan)
            for plan in plans
            if plan.column.type in _NUMBERS and plan.native is None
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
        values = more.get(plan.key, [])
        one, told, question = _one_decided(raw, plan, config, hint, values, is_short=is_short)
        notes += told
        if question is not None:
            questions[plan.key] = question
        if one is not None:
            columns.append(one)
    return Formats(columns, notes, questions)


def _one_decided(
    raw: RawTable,
    plan: Planned,
    config: Config,
    hint: Hint,
    more: Sequence[str],
    *,
    is_short: bool,
) -> tuple[Decided | None, list[Note], QuestionError | None]:
    """The format of one column with what was assumed; a question where it reads in two ways."""
    header = plan.headers[0] if plan.headers else plan.key
    place: dict[str, object] = {"file": raw.file, "column": header}
    told = replace(
        hint,
        answer=_answer(header, config),
        are_names=not plan.is_attribute,
        are_codes=plan.key in _CODES,
        is_whole=is_short and is_whole(raw, plan),
    )
    outcome = decide(plan.column.type, [*sampled(raw, plan), *more], told, plan.native)
    if isinstance(outcome, Mixed) and outcome.code == _STRANGE:
        outcome = _of_most_rows(raw, plan, told) or outcome
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


def _of_most_rows(raw: RawTable, plan: Planned, hint: Hint) -> Outcome | None:
    """The format of nearly all rows, where few values are written again and again.

    A company of one price has two values once somebody writes «уточнить» beside it: half of them
    are strange, and one row.
    """
    type_ = plan.column.type
    counts = {
        value: rows
        for value, rows in counted(raw, plan).items()
        if not hint.empties.has(value, type_)
    }
    read = [
        value
        for value in counts
        if not isinstance(decide(type_, [value], hint, plan.native), Mixed)
    ]
    if sum(counts[value] for value in read) < _NEARLY_ALL * sum(counts.values()):
        return None
    return decide(type_, read, replace(hint, is_whole=False), plan.native) if read else None


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
