"""From raw tables to the canonical ones, in one fixed order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smalign.base.config import LOOKUP
from smalign.base.results import Note
from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, fill, listed, name, template
from smalign.model.asof import OBSERVED, apart_notes, as_of, files_latest
from smalign.model.cards import (
    contradiction_notes,
    count_weak_links,
    define_cards,
    define_links,
    define_stages,
    define_status_words,
    named_qualified,
)
from smalign.model.columns import (
    LINKED_BY_PERSON,
    ORIGIN,
    STRUCTURE,
    attribute_names,
    header_columns,
    planned,
)
from smalign.model.kept import unread_columns
from smalign.model.load import load_file
from smalign.model.lookups import define_lookups
from smalign.model.merge import define_table
from smalign.model.model import Model, ReadFile
from smalign.model.moves import define_log_rows, define_reached
from smalign.model.names import state_name
from smalign.model.origins import HINT, define_origins
from smalign.model.wide import sideways_history

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.load import LoadedFile
    from smalign.model.recognise import Recognition
    from smalign.model.stages import StageRow
    from smalign.read.records import RawTable

_PACKAGE: Final = "smalign.model.sql"
_WITH_ORIGIN: Final = ("leads", "deals", "touchpoints", "spend")
_CARDS: Final = {"lead": "leads", "deal": "deals"}
_SAYS_OUTCOME: Final = frozenset({"is_won", "is_lost", "is_closed", "status"})
_READ: Final = frozenset(
    {"leads", "deals", "contacts", "payments", "touchpoints", "spend", "stage_log"}
)
_PRICED: Final = {"deals": "amount", "spend": "cost", "payments": "amount"}


@dataclass(frozen=True, slots=True)
class Needs:
    """What one question reads; None instead of it reads everything.

    columns: table → canonical columns. headers: attributes by header, in any table.
    states: whether the state of every field is asked for.
    """

    columns: Mapping[str, frozenset[str]]
    headers: frozenset[str] = frozenset()
    states: bool = False

    def within(self, other: Needs) -> bool:
        """Whether what `other` read is enough for this."""
        return (
            all(
                columns <= other.columns.get(table, frozenset())
                for table, columns in self.columns.items()
            )
            and self.headers <= other.headers
            and self.states <= other.states
        )


def build(
    engine: Engine,
    files: Sequence[tuple[RawTable, Recognition]],
    config: Config,
    needs: Needs | None,
) -> Model:
    """Create every canonical table in the engine and say what is known of them."""
    attributes: dict[str, dict[str, str]] = {}
    tables: dict[str, list[LoadedFile]] = defaultdict(list)
    read: list[ReadFile] = []
    names = {table: attribute_names(files, table) for table in TABLES}
    has_log = needs is None or bool(needs.columns["stage_log"])
    for number, (raw, found) in enumerate(files):
        table = found.table
        if table not in TABLES:
            read.append(
                ReadFile(raw, found.crm, table, found.confidence, found.reasons, None, None)
            )
            continue
        by_place, shown = names[table]
        attributes[table] = shown
        plans = planned(
            raw,
            found,
            by_place[number],
            _wanted(table, files, needs),
            None if needs is None or needs.states else needs.headers,
        )
        states = needs is None or needs.states
        file = load_file(engine, f"in_{table}_{number}", raw, found, plans, config, states=states)
        tables[table].append(file)
        read.append(file.read)
        history = _sideways(engine, file, found, config, number) if has_log else None
        if history is not None:
            tables["stage_log"].append(history)
    return _modelled(engine, files, tables, tuple(read), attributes, config, has_log=has_log)


def _sideways(
    engine: Engine, file: LoadedFile, found: Recognition, config: Config, number: int
) -> LoadedFile | None:
    """The stage history that stands in the columns of a file of deals, if one does."""
    history = sideways_history(file.raw, found)
    if history is None:
        return None
    raw, log = history
    plans = planned(raw, log, {}, None, None)
    relation = f"in_stage_log_of_{number}"
    return load_file(engine, relation, raw, log, plans, config, states=False)


def _modelled(
    engine: Engine,
    files: Sequence[tuple[RawTable, Recognition]],
    tables: Mapping[str, Sequence[LoadedFile]],
    read: tuple[ReadFile, ...],
    attributes: Mapping[str, Mapping[str, str]],
    config: Config,
    *,
    has_log: bool,
) -> Model:
    notes = [note for loaded in tables.values() for file in loaded for note in file.notes]
    defined = _defined(tables, config)
    for table in defined:
        notes += define_table(engine, table, [file.part for file in tables.get(table, ())])
    mapped = {
        table: frozenset(column for file in loaded for column in file.mapped)
        for table, loaded in tables.items()
    }
    lookups = {raw.file: raw for raw, found in files if found.table == LOOKUP}
    known, looked = define_lookups(engine, lookups, config, attributes, defined)
    origins = frozenset(
        table for table in _WITH_ORIGIN if table in mapped and _needs_origin(mapped[table], config)
    )
    define_origins(engine, origins, config)
    crms = {card: tables[table][0].crm for card, table in _CARDS.items() if table in tables}
    notes += [*looked, *define_status_words(engine, crms), *define_log_rows(engine)]
    stages = define_stages(engine, crms, config)
    define_reached(engine)
    define_links(
        engine, _person_keys(mapped), is_mutual="deal_id" in mapped.get("leads", frozenset())
    )
    has_campaigns = "campaign_id" in (
        mapped.get("deals", frozenset()) & mapped.get("spend", frozenset())
    )
    define_cards(
        engine,
        mapped_origin=origins,
        has_named_qualified=named_qualified(config),
        expected="closed_at" not in mapped.get("deals", frozenset()),
        unread={
            table: unread_columns(table, [file.part for file in tables.get(table, ())])
            for table in ("leads", "deals")
        },
        has_campaigns=has_campaigns,
        has_log=has_log,
    )
    _rest(engine, origins)
    _field_names(engine, tables, known)
    currencies = _currencies(engine, mapped)
    moment, far = as_of(engine, mapped)
    latest = files_latest(
        engine,
        mapped,
        {table: [file.raw.file for file in loaded] for table, loaded in tables.items()},
    )
    notes += [*apart_notes(latest), *contradiction_notes(engine), *_zone_notes(config)]
    return Model(
        files=read,
        mapped=mapped,
        offered={
            table: frozenset(
                column for _, found in files if found.table == table for column in found.columns
            )
            for table in mapped
        },
        headers=header_columns(files),
        derived=_derived(mapped, tables),
        attributes=known,
        states=_states(tables),
        questions={
            f"{table}.{column}": question
            for table, loaded in tables.items()
            for file in loaded
            for column, question in file.questions.items()
        },
        grain=_grain(mapped),
        timezone=config.sources.timezone or "UTC",
        as_of=moment,
        far=far,
        currency=currencies[0] if len(currencies) == 1 else config.sources.currency,
        currencies=currencies,
        stages=tuple(stages),
        links=_links(engine, mapped),
        unnamed_stages=_unnamed(stages, mapped.get("deals", frozenset())),
        notes=tuple(notes),
        has_campaigns=has_campaigns,
        has_history="stage_log" in mapped,
        days=frozenset(
            f"{table}.{column}"
            for table, loaded in tables.items()
            for file in loaded
            for column in file.days
        ),
    )


def _defined(tables: Mapping[str, Sequence[LoadedFile]], config: Config) -> list[str]:
    """The tables to define: what the export holds, and what the model's own SQL reads."""
    named = {lookup.table for lookup in config.lookups.values()}
    return [table for table in TABLES if table in _READ or table in tables or table in named]


def _wanted(
    table: str, files: Sequence[tuple[RawTable, Recognition]], needs: Needs | None
) -> frozenset[str] | None:
    """Canonical columns to type: those of the question, and those the model itself needs."""
    if needs is None or needs.states:
        return None
    wanted = needs.columns.get(table, frozenset()) | STRUCTURE.get(table, frozenset())
    # Whatever is asked, as-of is the same.
    wanted |= frozenset(OBSERVED.get(table, ()))
    if "channel" in wanted:
        wanted |= ORIGIN
    if {"leads", "deals"} <= {found.table for _, found in files}:
        wanted |= LINKED_BY_PERSON
    return wanted


def _needs_origin(mapped: frozenset[str], config: Config) -> bool:
    """Whether a table's channel is made by rules; one it gives itself is only rewritten."""
    if "channel" in mapped:
        return bool(config.channels)
    return bool(mapped & {"source", "utm_source", "utm_medium"})


def _person_keys(mapped: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The person keys that could join a deal to a lead here."""
    if not {"leads", "deals"} <= mapped.keys():
        return frozenset()
    if not mapped["leads"] & {"contact_id", "email", "phone"}:
        return frozenset()  # nothing says who the person behind a lead is
    return LINKED_BY_PERSON | {"contact_id"}


def _rest(engine: Engine, origins: frozenset[str]) -> None:
    """Create `m_touchpoints` and `m_spend`."""
    for table in ("touchpoints", "spend"):
        channel, join = Sql("d.channel"), Sql("")
        if table in origins:
            channel, join = Sql("o.channel"), fill(template(_PACKAGE, "origin.sql"), hint=HINT)
        engine.define(
            fill(
                "create or replace view m_{table} as\nselect d.* replace ({channel} as channel)\n"
                "from {table}_all d\n{join}",
                table=name(table),
                channel=channel,
                join=join,
            )
        )


def _currencies(engine: Engine, mapped: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Every currency that some amount is in."""
    queries = [
        fill(
            "select distinct currency from {relation} where currency is not null"
            " and {amount} is not null",
            relation=name(f"{table}_all"),
            amount=name(amount),
        )
        for table, amount in _PRICED.items()
        if amount in mapped.get(table, ())
    ]
    rows = engine.rows(listed(queries, " union ")) if queries else []
    return tuple(sorted(str(row[0]) for row in rows))


def _derived(
    mapped: Mapping[str, frozenset[str]], tables: Mapping[str, Sequence[LoadedFile]]
) -> dict[str, frozenset[str]]:
    """What the model makes though no header gives it."""
    made: dict[str, set[str]] = {table: set() for table in tables}
    for table in ("leads", "deals"):
        if table in mapped:
            made[table].add("status")
    for table in _WITH_ORIGIN:
        if mapped.get(table, frozenset()) & {"source", "utm_source", "utm_medium", "channel"}:
            made[table].add("channel")
    return {table: frozenset(columns) for table, columns in made.items()}


def _states(tables: Mapping[str, Sequence[LoadedFile]]) -> dict[str, tuple[str, ...]]:
    found = {
        table: sorted({state_name(key) for file in loaded for key in file.states})
        for table, loaded in tables.items()
    }
    return {table: tuple(states) for table, states in found.items() if states}


def _field_names(
    engine: Engine,
    tables: Mapping[str, Sequence[LoadedFile]],
    attributes: Mapping[str, Mapping[str, str]],
) -> None:
    """Create `field_names`: what the state columns are called outside."""
    rows: list[tuple[str, str, str]] = []
    for table, loaded in sorted(tables.items()):
        shown = {column: header for header, column in attributes.get(table, {}).items()}
        keys = sorted({key for file in loaded for key in file.states})
        rows += [(table, state_name(key), shown.get(key, key)) for key in keys]
    columns = (("table_name", "varchar"), ("state_column", "varchar"), ("field", "varchar"))
    engine.values("field_names", columns, rows)


def _grain(mapped: Mapping[str, frozenset[str]]) -> str:
    if "leads" in mapped and "deals" in mapped:
        return "lead+deal"
    return "lead" if "leads" in mapped else "deal"


def _unnamed(stages: Sequence[StageRow], mapped: frozenset[str]) -> tuple[str, ...]:
    """Stages of deals of which neither a flag, nor a name, nor smalign.toml says the outcome."""
    mine = [stage for stage in stages if stage.card == "deal"]
    if mapped & _SAYS_OUTCOME or any(stage.known_by in {"toml", "built in"} for stage in mine):
        return ()
    return tuple(sorted({stage.stage for stage in mine if stage.known_by == "not named"}))


def _links(engine: Engine, mapped: Mapping[str, frozenset[str]]) -> dict[str, int]:
    rows = engine.rows("select link_way, count(*) from deal_links group by 1 order by 1")
    links = {str(way): int(str(deals)) for way, deals in rows}
    if all("contact_name" in mapped.get(table, ()) for table in ("leads", "deals")):
        weak = count_weak_links(engine)
        links |= {"weak": weak} if weak else {}
    return links


def _zone_notes(config: Config) -> list[Note]:
    return [] if config.sources.timezone else [Note("timezone_assumed", {"timezone": "UTC"})]
