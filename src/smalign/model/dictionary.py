"""Lists that a CRM keeps of its stages, pipelines and sources: what codes on its cards are called.

A dump by an interface for programs writes `C14:NEW` or 142 on a card; the name, the place and the
outcome of that stage stand in another list, as the name of the source `UC_4K2F` does. A code that
is in no list stays a code, and one whose name two stages of a pipeline share stays one too: they
would become one stage.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.base.clean import fold_header, fold_source
from smalign.base.results import Note
from smalign.crm.stages import built_in_stages
from smalign.engine.compose import Sql, fill, listed, name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.load import LoadedFile

STAGE_NAMES: Final = "stage_names"

_COLUMNS: Final = (
    *("entity", "pipeline_id", "pipeline", "stage_id", "stage", "stage_order", "outcome"),
)
_CARDS: Final = {"leads": "'lead'", "deals": "'deal'", "stage_log": "t.card"}
_OF_DEALS: Final = re.compile(r"DEAL_STAGE(?:_(\d+))?|deals?|2", re.IGNORECASE)
_OF_LEADS: Final = re.compile(r"STATUS|leads?", re.IGNORECASE)
_OF_SOURCES: Final = "source"
"""The entity of Bitrix24's sources, in small letters."""
_FIRST: Final = "0"
"""The pipeline of Bitrix24's DEAL_STAGE, which has no number in its name."""

_FOUND: Final = (
    "select t.stage, count(*), max(a.stage) is distinct from t.stage,"
    " t.stage in (select name from stage_codes where card = {card})"
    " from {table}_one t join {table}_all a using ({key})"
    " where t.stage is not null group by t.stage order by 1"
)
"""Stage as exported, its cards, whether it was named, whether it is a name already."""
_SOURCED: Final = (
    "select count(distinct t.source), count(*) from {table}_one t"
    " join source_codes c on c.code = t.source"
)
"""Sources that have a name, and their cards."""

_OUTCOMES: Final = {
    **dict.fromkeys(("s", "success", "won", "converted"), "won"),
    **dict.fromkeys(("f", "failure", "apology", "lost", "disqualified"), "lost"),
    **dict.fromkeys(("p", "process", "open", ""), "open"),
}


class NamedStage(Struct, frozen=True):
    """One stage of a list. pipeline: its code. name: what it is called from now on.

    place: what the stages of its pipeline are sorted by; None where the list does not say it.
    outcome: open, won or lost; "" where neither the list nor the system says it.
    """

    card: str
    pipeline: str | None
    code: str
    name: str
    place: int | None
    outcome: str


class Dictionary(Struct, frozen=True):
    """What all lists of an export say; pipelines, sources: code → name."""

    stages: tuple[NamedStage, ...] = ()
    pipelines: Mapping[str, str] | None = None
    sources: Mapping[str, str] = field(default_factory=dict)

    def of(self, card: str, pipeline: str | None) -> list[NamedStage]:
        """The stages of one pipeline, by the name or the code it has on cards, in their order."""
        found = [
            stage
            for stage in self.stages
            if stage.card == card and pipeline in {stage.pipeline, self.called(stage.pipeline)}
        ]
        if not found and pipeline is None:
            found = [stage for stage in self.stages if stage.card == card]
        return sorted(found, key=lambda one: (one.place is None, one.place or 0, one.code))

    def called(self, pipeline: str | None) -> str | None:
        """The name of a pipeline; its code where no list names it."""
        return pipeline if pipeline is None else (self.pipelines or {}).get(pipeline, pipeline)


NO_DICTIONARY: Final = Dictionary()


def define_dictionary(engine: Engine, files: Sequence[LoadedFile]) -> Dictionary:
    """Create `stage_codes`, `pipeline_codes` and `source_codes`, if some file is such a list."""
    if not files:
        return NO_DICTIONARY
    rows = [row for file in files for row in _rows(engine, file)]
    sources = _single((row.code, row.name) for row in rows if row.card == _OF_SOURCES)
    rows = [row for row in rows if row.card != _OF_SOURCES]
    pipelines = _single((row.pipeline, row.pipeline_name) for row in rows if row.code is None)
    stages = _stages([row for row in rows if row.code is not None and row.name is not None])
    text = "varchar"
    pair = (("code", text), ("name", text))
    engine.values("pipeline_codes", pair, sorted(pipelines.items()))
    engine.values("source_codes", pair, sorted(sources.items()))
    engine.values(
        "stage_codes",
        (("card", text), ("pipeline", text), ("code", text), ("name", text)),
        [*((one.card, one.pipeline, one.code, one.name) for one in stages), *_sole(stages)],
    )
    return Dictionary(tuple(stages), pipelines, sources)


def decoded(table: str, dictionary: Dictionary, columns: Collection[str]) -> tuple[list[Sql], Sql]:
    """What replaces the codes of a table, and the joins that needs; nothing without a list.

    columns: those of the table that are read.
    """
    if dictionary is NO_DICTIONARY or table not in _CARDS:
        return [], Sql("")
    card = Sql(_CARDS[table])
    pipeline = Sql("null" if table == "leads" else "t.pipeline")
    replaced = [Sql("coalesce(in_pipeline.name, anywhere.name, t.stage) as stage")]
    joins = [
        fill(
            "\nleft join stage_codes in_pipeline on in_pipeline.card = {card}"
            " and in_pipeline.code = t.stage and in_pipeline.pipeline = {pipeline}",
            card=card,
            pipeline=pipeline,
        ),
        fill(
            "\nleft join stage_codes anywhere on anywhere.card = {card}"
            " and anywhere.code = t.stage and anywhere.pipeline is null",
            card=card,
        ),
    ]
    if table != "leads":
        replaced.append(Sql("coalesce(called.name, t.pipeline) as pipeline"))
        joins.append(Sql("\nleft join pipeline_codes called on called.code = t.pipeline"))
    if dictionary.sources and "source" in columns:
        replaced.append(Sql("coalesce(sourced.name, t.source) as source"))
        joins.append(Sql("\nleft join source_codes sourced on sourced.code = t.source"))
    return replaced, listed(joins, "")


class _Row(Struct, frozen=True):
    """A row of a list: a stage, a pipeline (code None), or a source (card `source`)."""

    card: str
    pipeline: str | None
    pipeline_name: str | None
    code: str | None
    name: str | None
    place: int | None
    outcome: str


def _rows(engine: Engine, file: LoadedFile) -> Iterable[_Row]:
    columns = listed(name(one) if one in file.mapped else Sql("null") for one in _COLUMNS)
    query = fill(
        "select distinct {columns} from {relation} order by all",
        columns=columns,
        relation=name(file.part.relation),
    )
    says_outcome = "outcome" in file.mapped
    for found in engine.rows(query):
        texts = [None if cell is None else str(cell) for cell in found]
        entity, pipeline, pipeline_name, code, stage, place, outcome = texts
        card = _card(entity)
        if card is None:
            continue
        of_entity = _OF_DEALS.fullmatch(entity or "")
        if of_entity and (entity or "").upper().startswith("DEAL_STAGE"):
            pipeline = of_entity[1] or _FIRST
        meant = _outcome(outcome, says_it=says_outcome) or _built_in(file.crm, card, code)
        yield _Row(
            card,
            pipeline if card == "deal" else None,
            pipeline_name,
            code,
            stage,
            None if place is None else int(place),
            meant,
        )


def _card(entity: str | None) -> str | None:
    """Whose stage or pipeline a row is: a list that does not say it is one of deals."""
    if entity is not None and entity.lower() == _OF_SOURCES:
        return _OF_SOURCES
    if entity is None or _OF_DEALS.fullmatch(entity):
        return "deal"
    return "lead" if _OF_LEADS.fullmatch(entity) else None


def _outcome(told: str | None, *, says_it: bool) -> str:
    if not says_it:
        return ""
    # A probability between the two ends (HubSpot) is that of an open stage.
    word = (told or "").strip().lower()
    is_number = word.replace(".", "", 1).isdigit()
    return "open" if is_number else _OUTCOMES.get(word, "")


def _built_in(crm: str, card: str, code: str | None) -> str:
    """What a system's own code means, however the company has renamed the stage."""
    known = built_in_stages(crm, card)
    folded = fold_header(code or "")
    if folded in known:
        return known[folded].outcome
    # Nothing but its 142 and 143 ends a card of amoCRM.
    return "open" if crm == "amocrm" and code else ""


def _stages(rows: Iterable[_Row]) -> list[NamedStage]:
    """One for each code of a pipeline; a name that two of them share stays with neither."""
    by_code: dict[tuple[str, str, str], _Row] = {}
    for row in rows:
        by_code.setdefault((row.card, row.pipeline or "", row.code or ""), row)
    shared = Counter(
        (card, pipeline, fold_header(row.name or ""))
        for (card, pipeline, _), row in by_code.items()
    )
    return [
        NamedStage(
            card,
            row.pipeline,
            code,
            code if shared[card, pipeline, fold_header(row.name or "")] > 1 else str(row.name),
            row.place,
            row.outcome,
        )
        for (card, pipeline, code), row in sorted(by_code.items())
    ]


def _sole(stages: Sequence[NamedStage]) -> list[tuple[str, None, str, str]]:
    """Codes that mean the same in every pipeline, for cards that name none."""
    names: dict[tuple[str, str], set[str]] = {}
    for stage in stages:
        names.setdefault((stage.card, stage.code), set()).add(stage.name)
    known = {(stage.card, stage.code) for stage in stages if stage.pipeline is None}
    return [
        (card, None, code, next(iter(called)))
        for (card, code), called in sorted(names.items())
        if len(called) == 1 and (card, code) not in known
    ]


def _single(pairs: Iterable[tuple[str | None, str | None]]) -> dict[str, str]:
    """Code → name of the pipelines; a name that two of them share stays with neither."""
    found = {code: called for code, called in pairs if code and called}
    shared = Counter(fold_header(called) for called in found.values())
    return {code: called for code, called in found.items() if shared[fold_header(called)] == 1}


def code_notes(
    engine: Engine, dictionary: Dictionary, mapped: Mapping[str, frozenset[str]]
) -> list[Note]:
    """How many stages of a card table were named, and the codes that no list has."""
    notes: list[Note] = []
    tables = [table for table in ("leads", "deals") if "stage" in mapped.get(table, ())]
    for table in tables if dictionary is not NO_DICTIONARY else ():
        rows = engine.rows(
            fill(
                _FOUND,
                card=Sql(_CARDS[table]),
                table=name(table),
                key=name(f"{table[:-1]}_id"),
            )
        )
        found = [(str(row[0]), int(str(row[1]))) for row in rows if row[2]]
        lost = [(str(row[0]), int(str(row[1]))) for row in rows if not row[2] and not row[3]]
        if found:
            facts = {"stages": len(found), "cards": sum(cards for _, cards in found)}
            notes.append(Note("stages_named", {"table": table, **facts}))
        if found and lost:
            codes = [code for code, _ in lost]
            cards = sum(cards for _, cards in lost)
            notes.append(Note("codes_unnamed", {"table": table, "codes": codes, "cards": cards}))
    return [*notes, *_source_notes(engine, dictionary, mapped)]


def _source_notes(
    engine: Engine, dictionary: Dictionary, mapped: Mapping[str, frozenset[str]]
) -> Iterator[Note]:
    """How many sources of a card table were named."""
    for table in ("leads", "deals") if dictionary.sources else ():
        if "source" in mapped.get(table, ()):
            ((sources, cards),) = engine.rows(fill(_SOURCED, table=name(table)))
            if cards:
                yield Note("sources_named", {"table": table, "sources": sources, "cards": cards})


def with_source_names(channels: Mapping[str, str], dictionary: Dictionary) -> dict[str, str]:
    """`[channels]`, with the name of each source beside the code it may speak of."""
    names = {fold_source(code): called for code, called in dictionary.sources.items()}
    return {
        one: channel
        for key, channel in channels.items()
        for one in (key, names.get(fold_source(key), key))
    }
