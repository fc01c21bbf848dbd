"""The canonical tables, made in one fixed order from the typed files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.clean import fold_header
from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, fill, name, template
from smalign.model.aliases import define_aliases
from smalign.model.cards import define_links, define_stages, define_status_words
from smalign.model.columns import LINKED_BY_PERSON
from smalign.model.decided import CardFacts, LogFacts, define_cards
from smalign.model.dictionary import (
    STAGE_NAMES,
    code_notes,
    define_dictionary,
    with_source_names,
)
from smalign.model.kept import unread_columns
from smalign.model.known import WITH_ORIGIN, define_field_names, fields_stated
from smalign.model.lookups import define_lookups
from smalign.model.merge import define_table
from smalign.model.moves import define_log_rows, define_reached
from smalign.model.needs import named_columns
from smalign.model.origins import HINT, define_origins, needs_origin
from smalign.model.spend_periods import JOINED, REPLACED, define_spend_periods
from smalign.model.systems import kept_apart
from smalign.model.touches import define_person_cards

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from smalign.base.config import Config
    from smalign.base.results import Note
    from smalign.engine.duckdb import Engine
    from smalign.model.dictionary import Dictionary
    from smalign.model.load import LoadedFile
    from smalign.model.lookup_rows import ReadLookup
    from smalign.model.lookups import Place
    from smalign.model.stages import StageRow
    from smalign.read.records import RawTable

_PACKAGE: Final = "smalign.model.sql"
_CARDS: Final = {"lead": "leads", "deal": "deals"}
_READ: Final = frozenset(
    {"leads", "deals", "contacts", "payments", "touchpoints", "spend", "stage_log"}
)
_RECEIVED: Final = Sql(
    "create or replace view m_payments as\n"
    "select * from payments_all where coalesce(status, '') <> 'unpaid'"
)
"""What has not been paid happened on no day: its date is the one it is expected on."""


class Defined(Struct, frozen=True):
    """What making the tables told.

    mapped: table → canonical columns some file gives. attributes: table → header → column, with
    those of the lookups. has_campaigns: deals take the campaign they came from from the costs.
    has_persons: some touches know their person and no card. states: table → the fields whose
    state was asked for. dictionary: what the CRM's own lists call its stages. has_ways: sources of
    leads say how these came in. lookups: where each stands → as it was read.
    """

    mapped: Mapping[str, frozenset[str]]
    attributes: Mapping[str, Mapping[str, str]]
    stages: tuple[StageRow, ...]
    notes: tuple[Note, ...]
    has_campaigns: bool
    has_persons: bool
    states: Mapping[str, tuple[str, ...]]
    dictionary: Dictionary
    has_ways: bool
    lookups: Mapping[Place, ReadLookup]


def define_tables(
    engine: Engine,
    tables: Mapping[str, Sequence[LoadedFile]],
    lookups: Sequence[RawTable],
    attributes: Mapping[str, Mapping[str, str]],
    config: Config,
    wanted: Mapping[str, frozenset[str] | None],
    *,
    has_log: bool,
) -> Defined:
    """Create every canonical table from the typed files; `has_log`: also the stage history.

    wanted: table → the canonical columns that are read; None = all.
    """
    notes = [note for loaded in tables.values() for file in loaded for note in file.notes]
    names = _defined(tables, config)
    named = {table: named_columns(table, wanted[table], config.aliases) for table in TABLES}
    parts, apart = kept_apart(engine, tables)
    for table in names:
        apart += define_table(engine, table, parts.get(table, ()), named[table])
    define_aliases(engine, config.aliases)
    dictionary = define_dictionary(engine, tables.get(STAGE_NAMES, ()))
    states = any(file.states for loaded in tables.values() for file in loaded)
    headers = _headers(tables)
    looked = define_lookups(
        engine, lookups, config, attributes, headers, names, dictionary, states=states
    )
    mapped = _mapped(tables, looked.columns)
    origins = _origins(mapped, config, wanted)
    named_sources = with_source_names(config.channels, dictionary)
    has_ways = define_origins(engine, origins, replace(config, channels=named_sources))
    has_ways = has_ways and "leads" in origins and _is_read("created_how", named["leads"])
    stages, told = _define_stages(engine, tables, mapped, config, dictionary)
    unread = _unread(tables, named, looked.columns, config, has_ways=has_ways)
    log = LogFacts(
        columns=mapped.get("stage_log", frozenset()),
        leaves_by_day=any("left_at" in file.days for file in tables.get("stage_log", ())),
        is_asked=has_log,
    )
    has_campaigns, shared = _define_cards(
        engine, mapped, origins, config, unread, log, has_ways=has_ways
    )
    _define_rest(engine, origins, mapped.get("spend", frozenset()))
    if "status" in mapped.get("payments", ()):
        engine.define(_RECEIVED)
    stated = fields_stated(tables, looked.states, looked.attributes)
    define_field_names(engine, stated, looked.attributes)
    return Defined(
        mapped=mapped,
        attributes=looked.attributes,
        stages=tuple(stages),
        notes=(*notes, *apart, *looked.notes, *told, *shared),
        has_campaigns=has_campaigns,
        has_persons=define_person_cards(engine, mapped),
        states=stated,
        dictionary=dictionary,
        has_ways=has_ways,
        lookups=looked.read,
    )


def _headers(tables: Mapping[str, Sequence[LoadedFile]]) -> dict[str, dict[str, str]]:
    """Table → folded header → the column it was read into."""
    return {
        table: {
            fold_header(column.header): column.column
            for file in loaded
            for column in file.read.columns
            if column.column
        }
        for table, loaded in tables.items()
    }


def _mapped(
    tables: Mapping[str, Sequence[LoadedFile]], looked: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Table → the canonical columns that a file or a lookup gives."""
    return {
        table: frozenset(column for file in loaded for column in file.mapped)
        | looked.get(table, frozenset())
        for table, loaded in tables.items()
    }


def _origins(
    mapped: Mapping[str, frozenset[str]],
    config: Config,
    wanted: Mapping[str, frozenset[str] | None],
) -> frozenset[str]:
    """The tables whose channel the channel rules have to find."""
    return frozenset(
        table
        for table in WITH_ORIGIN
        if table in mapped
        and needs_origin(mapped[table], config)
        and "channel" in (wanted[table] or {"channel"})
    )


def _is_read(column: str, named: frozenset[str] | None) -> bool:
    """Whether a table has the column; named: those it has, None = all."""
    return named is None or column in named


def _define_stages(
    engine: Engine,
    tables: Mapping[str, Sequence[LoadedFile]],
    mapped: Mapping[str, frozenset[str]],
    config: Config,
    dictionary: Dictionary,
) -> tuple[list[StageRow], list[Note]]:
    """Create what is known of statuses and stages, and the rows of the history, if there is one."""
    crms = {card: tables[table][0].crm for card, table in _CARDS.items() if table in tables}
    has_history = "stage_log" in mapped
    notes = code_notes(engine, dictionary, mapped)
    notes += define_status_words(engine, crms, mapped, config)
    if has_history:
        notes += define_log_rows(engine)
    stages, told = define_stages(engine, crms, config, dictionary, has_history=has_history)
    notes += told
    if has_history:
        define_reached(engine)
    return stages, notes


def _unread(
    tables: Mapping[str, Sequence[LoadedFile]],
    named: Mapping[str, frozenset[str] | None],
    looked: Mapping[str, frozenset[str]],
    config: Config,
    *,
    has_ways: bool,
) -> dict[str, Sequence[str]]:
    """Card table → the columns that nothing gives."""
    made = frozenset({"team"} if config.aliases.teams else ())
    ways = {"leads": frozenset({"created_how"} if has_ways else ())}
    return {
        table: unread_columns(
            table,
            [file.part for file in tables.get(table, ())],
            named[table],
            looked.get(table, frozenset()) | made | ways.get(table, frozenset()),
        )
        for table in ("leads", "deals")
    }


def _define_cards(
    engine: Engine,
    mapped: Mapping[str, frozenset[str]],
    origins: frozenset[str],
    config: Config,
    unread: Mapping[str, Sequence[str]],
    log: LogFacts,
    *,
    has_ways: bool,
) -> tuple[bool, list[Note]]:
    """Create the links and the card tables; whether deals name their campaign, and what to say."""
    leads = mapped.get("leads", frozenset())
    deals = mapped.get("deals", frozenset())
    notes = define_links(
        engine,
        _person_keys(mapped),
        is_mutual="deal_id" in leads,
        has_names="contact_name" in deals and "name" in mapped.get("contacts", ()),
    )
    has_campaigns = "campaign_id" in (deals & mapped.get("spend", frozenset()))
    facts = CardFacts(
        origins=origins,
        unread=unread,
        has_named_qualified=bool(config.lead_stages.qualified),
        is_expected="closed_at" not in deals,
        has_leads="leads" in mapped,
        has_campaigns=has_campaigns,
        has_ways=has_ways,
        log=log,
    )
    define_cards(engine, facts)
    return has_campaigns, notes


def _defined(tables: Mapping[str, Sequence[LoadedFile]], config: Config) -> list[str]:
    """The tables to define: what the export holds, and what the model's own SQL reads."""
    named = {lookup.table for lookup in config.lookups.values()}
    return [table for table in TABLES if table in _READ or table in tables or table in named]


def _person_keys(mapped: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The person keys that could join a deal to a lead here."""
    if not {"leads", "deals"} <= mapped.keys():
        return frozenset()
    if not mapped["leads"] & {"contact_id", "email", "phone"}:
        return frozenset()  # nothing says who the person behind a lead is
    return LINKED_BY_PERSON | {"contact_id"}


def _define_rest(engine: Engine, origins: frozenset[str], spend: Collection[str]) -> None:
    """Create `m_touchpoints` and `m_spend`; spend: its columns."""
    in_periods = define_spend_periods(engine, spend)
    for table in ("touchpoints", "spend"):
        channel, join = Sql("d.channel"), Sql("")
        dated = in_periods and table == "spend"
        if table in origins:
            channel, join = Sql("o.channel"), fill(template(_PACKAGE, "origin.sql"), hint=HINT)
        engine.define(
            fill(
                "create or replace {kind} m_{table} as\n"
                "select d.* replace ({channel} as channel{days})\nfrom {table}_all d\n{join}\n"
                "{periods}",
                kind=engine.held if table in origins or dated else Sql("view"),
                table=name(table),
                channel=channel,
                join=join,
                days=REPLACED if dated else Sql(""),
                periods=JOINED if dated else Sql(""),
            )
        )
