"""From raw tables to the canonical ones, in one fixed order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smalign.base.config import LOOKUP
from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, fill, name, template
from smalign.model.asof import DAILY, OBSERVED, apart_notes, as_of, files_latest
from smalign.model.cards import (
    contradiction_notes,
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
from smalign.model.known import (
    WITH_ORIGIN,
    currencies_of,
    define_field_names,
    derived_of,
    grain_of,
    links_of,
    states_of,
    unnamed_of,
    zone_notes,
)
from smalign.model.load import load_file
from smalign.model.lookups import define_lookups
from smalign.model.merge import define_table
from smalign.model.model import Model, ReadFile
from smalign.model.moves import define_log_rows, define_reached
from smalign.model.origins import HINT, define_origins
from smalign.model.wide import sideways_history

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.load import LoadedFile
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

_PACKAGE: Final = "smalign.model.sql"
_CARDS: Final = {"lead": "leads", "deal": "deals"}
_READ: Final = frozenset(
    {"leads", "deals", "contacts", "payments", "touchpoints", "spend", "stage_log"}
)


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
        table for table in WITH_ORIGIN if table in mapped and _needs_origin(mapped[table], config)
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
    define_field_names(engine, tables, known)
    currencies = currencies_of(engine, mapped)
    moment, far = as_of(engine, mapped)
    latest = files_latest(
        engine,
        mapped,
        {table: [file.raw.file for file in loaded] for table, loaded in tables.items()},
    )
    timezone = config.sources.timezone or "UTC"
    daily = {
        file.raw.file: latest.get(file.raw.file)
        for table in DAILY
        for file in tables.get(table, [])
    }
    notes += [*apart_notes(daily, timezone), *contradiction_notes(engine), *zone_notes(config)]
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
        derived=derived_of(mapped, tables),
        attributes=known,
        states=states_of(tables),
        questions={
            f"{table}.{column}": question
            for table, loaded in tables.items()
            for file in loaded
            for column, question in file.questions.items()
        },
        grain=grain_of(mapped),
        timezone=timezone,
        as_of=moment,
        far=far,
        currency=currencies[0] if len(currencies) == 1 else config.sources.currency,
        currencies=currencies,
        stages=tuple(stages),
        links=links_of(engine, mapped),
        unnamed_stages=unnamed_of(stages, mapped.get("deals", frozenset())),
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
