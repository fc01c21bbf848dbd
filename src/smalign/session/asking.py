"""What only the user knows of an export, as questions, and the answers as configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from smalign.base.config import Stages
from smalign.session.given import currency_code, zone_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.config import Config
    from smalign.base.draft import Draft, DraftFunnel

_ASKED_TABLES: Final = (
    *("leads", "deals", "spend", "touchpoints", "contacts", "companies", "payments"),
    *("stage_log", "owner_log", "tasks"),
)
"""Tables a file is asked for; the others are too rare to be read out to anybody."""

_STAGE_QUESTIONS: Final = frozenset({"won", "lost", "order", "qualified"})


class Question(Struct, frozen=True):
    """One question.

    code: timezone, currency, table, format, or a key of a section of stages. place: what it is
    about: a header, a file, the keys of the section. choices: the possible answers, none where
    any text will do. takes_several: more than one of them may be given.
    """

    code: str
    facts: dict[str, object] = field(default_factory=dict)
    place: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    takes_several: bool = False


def questions(draft: Draft) -> Iterator[Question]:
    """Everything worth asking of a draft, in the order of the file."""
    if draft.timezone is None:
        yield Question("timezone")
    if draft.currency is None and draft.has_unsigned_money:
        yield Question("currency")
    for file in draft.files:
        if file.table is None and not file.reason:
            facts: dict[str, object] = {"name": file.file, "headers": list(file.headers)}
            yield Question("table", facts, (file.key,), _ASKED_TABLES)
    for column in draft.formats:
        if not column.is_told:
            facts = {"header": column.header, "examples": list(column.examples)}
            yield Question("format", facts, (column.header,), column.choices)
    for funnel in draft.funnels:
        if funnel.stages:
            yield from _of_stages(funnel)


def _of_stages(funnel: DraftFunnel) -> Iterator[Question]:
    stages = tuple(stage.stage for one in ("open", "won", "lost") for stage in funnel.named(one))
    lasting = tuple(stage.stage for stage in funnel.named("open"))
    facts: dict[str, object] = {"funnel": funnel.pipeline, "card": funnel.card}
    if not funnel.is_decided:
        yield Question("won", facts, funnel.section, stages, takes_several=True)
        yield Question("lost", facts, funnel.section, stages, takes_several=True)
    elif not funnel.ordered_by and lasting:
        yield Question("order", facts, funnel.section, lasting, takes_several=True)
    if not funnel.told.qualified and funnel.is_decided:
        yield Question("qualified", facts, funnel.section, stages, takes_several=True)


def answered(config: Config, question: Question, answer: tuple[str, ...]) -> Config:
    """The configuration with one answer in.

    Raises:
        UsageError: timezone_unknown, currency_unknown.

    """
    sources = config.sources
    match question.code:
        case "timezone":
            return replace(config, sources=replace(sources, timezone=zone_name(answer[0])))
        case "currency":
            return replace(config, sources=replace(sources, currency=currency_code(answer[0])))
        case "table":
            tables = {**sources.tables, question.place[0]: answer[0]}
            return replace(config, sources=replace(sources, tables=tables))
        case "format":
            return replace(config, formats={**config.formats, question.place[0]: answer[0]})
    return _with_stages(config, question, answer)


def _with_stages(config: Config, question: Question, answer: tuple[str, ...]) -> Config:
    section, *name = question.place
    if question.code not in _STAGE_QUESTIONS:
        msg = f"no question is called {question.code}"
        raise ValueError(msg)
    if section == "lead_stages":
        return replace(config, lead_stages=_set(config.lead_stages, question.code, answer))
    if section == "stages":
        return replace(config, stages=_set(config.stages, question.code, answer))
    mine = _set(config.pipelines.get(name[0], Stages()), question.code, answer)
    return replace(config, pipelines={**config.pipelines, name[0]: mine})


def _set(stages: Stages, key: str, answer: tuple[str, ...]) -> Stages:
    match key:
        case "won":
            return replace(stages, won=answer)
        case "lost":
            return replace(stages, lost=tuple(one for one in answer if one not in stages.won))
        case "order":
            return replace(stages, order=answer)
    return replace(stages, qualified=answer)
