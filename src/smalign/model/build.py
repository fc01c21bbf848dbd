"""From raw tables to the canonical ones, and what is then known of the export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign.base.config import LOOKUP
from smalign.base.progress import silent
from smalign.base.schema import TABLES
from smalign.crm.empties import EMPTIES
from smalign.model.aliases import alias_notes
from smalign.model.asof import DAILY, apart_notes, as_of, files_latest, is_continued, observed, span
from smalign.model.columns import header_columns
from smalign.model.copies import copies
from smalign.model.decided import contradiction_notes
from smalign.model.define import define_tables
from smalign.model.history_cards import history_cards
from smalign.model.known import (
    currencies_of,
    define_pseudo_tokens,
    derived_of,
    grain_of,
    links_among,
    links_of,
    sold_leads_notes,
    unnamed_of,
    unsold_notes,
    zone_notes,
)
from smalign.model.load_files import load_files
from smalign.model.model import Model
from smalign.model.names import state_name
from smalign.model.needs import wanted_columns
from smalign.model.systems import unsure_notes
from smalign.model.touches import touch_links
from smalign.model.twice import twice_notes
from smalign.model.typing import macros, numbered_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.config import Config
    from smalign.base.progress import Progress
    from smalign.base.results import Note
    from smalign.engine.duckdb import Engine
    from smalign.model.asof import Observed
    from smalign.model.define import Defined
    from smalign.model.load import LoadedFile
    from smalign.model.lookup_rows import ReadLookup
    from smalign.model.lookups import Place
    from smalign.model.model import ReadFile
    from smalign.model.needs import Needs
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable


def build(
    engine: Engine,
    files: Sequence[tuple[RawTable, Recognition]],
    config: Config,
    needs: Needs | None,
    progress: Progress = silent,
) -> Model:
    """Create every canonical table in the engine and say what is known of them."""
    empties = EMPTIES.with_words(config.values.empty)
    states = needs is None or needs.states
    engine.offer(macros(empties, numbered=states))
    if states:
        define_pseudo_tokens(engine, numbered_tokens(empties))
    wanted = {table: wanted_columns(table, files, needs, config) for table in TABLES}
    has_log = needs is None or bool(needs.columns["stage_log"])
    typed = load_files(engine, files, config, needs, wanted, progress)
    twice = copies(engine, typed.loaded, config)
    _leave_out(typed.tables, [file for file, _ in twice])
    if not {"leads", "deals"} & typed.tables.keys() and typed.tables.get("stage_log"):
        headers = typed.attributes.get("stage_log", {})
        for table, file in history_cards(engine, typed.tables["stage_log"]).items():
            typed.tables[table] = [file]
            typed.attributes[table] = headers
    lookups = [raw for raw, found in files if found.table == LOOKUP]
    made = define_tables(
        engine, typed.tables, lookups, typed.attributes, config, wanted, has_log=has_log
    )
    counts_touches = made.has_persons and (needs is None or needs.counts)
    made = replace(made, notes=(*(note for _, note in twice), *made.notes))
    return _facts(
        engine,
        files,
        typed.tables,
        tuple(_with_lookups(typed.read, made.lookups)),
        made,
        config,
        counts_touches=counts_touches,
    )


def _with_lookups(
    read: Sequence[ReadFile], lookups: Mapping[Place, ReadLookup]
) -> Iterator[ReadFile]:
    """The files with what reading the lookups among them told: their rows, and their rejects."""
    for file in read:
        place = (file.raw.file, file.raw.sheet)
        if file.table == LOOKUP and place in lookups:
            found = lookups[place]
            yield replace(file, raw=found.raw, rows=found.rows, columns=found.columns)
        else:
            yield file


def _leave_out(tables: Mapping[str, list[LoadedFile]], files: Sequence[LoadedFile]) -> None:
    """Take files out of the tables, with whatever else their rows gave."""
    gone = {(file.raw.file, file.raw.sheet) for file in files}
    for loaded in tables.values():
        loaded[:] = [file for file in loaded if (file.raw.file, file.raw.sheet) not in gone]


def _facts(
    engine: Engine,
    files: Sequence[tuple[RawTable, Recognition]],
    tables: Mapping[str, Sequence[LoadedFile]],
    read: tuple[ReadFile, ...],
    made: Defined,
    config: Config,
    *,
    counts_touches: bool,
) -> Model:
    mapped = made.mapped
    currencies = currencies_of(engine, mapped)
    seen = observed(engine, mapped)
    moment, far = as_of(engine, seen)
    by_person = touch_links(engine) if counts_touches else {}
    return Model(
        files=read,
        mapped=mapped,
        offered={table: _offered(files, table) | mapped[table] for table in mapped},
        headers=header_columns(files),
        derived=derived_of(
            mapped, tables, has_teams=bool(config.aliases.teams), has_ways=made.has_ways
        ),
        attributes=made.attributes,
        states={table: tuple(map(state_name, keys)) for table, keys in made.states.items()},
        questions={
            f"{table}.{column}": question
            for table, loaded in tables.items()
            for file in loaded
            for column, question in file.questions.items()
        },
        grain=grain_of(mapped),
        timezone=_timezone(config),
        as_of=moment,
        far=far,
        currency=currencies[0] if len(currencies) == 1 else config.sources.currency,
        currencies=currencies,
        stages=made.stages,
        dictionary=made.dictionary,
        links=links_of(engine, mapped) | by_person,
        counts=links_among(engine, mapped, by_person),
        unnamed_stages=unnamed_of(made.stages, mapped.get("deals", frozenset())),
        notes=(
            *made.notes,
            *unsold_notes(read, made.stages, mapped.get("deals", frozenset()), config),
            *sold_leads_notes(read, made.stages, mapped),
            *_told(engine, files, tables, mapped, config, seen),
        ),
        has_campaigns=made.has_campaigns,
        has_persons=made.has_persons,
        has_history="stage_log" in mapped,
        days=frozenset(
            f"{table}.{column}"
            for table, loaded in tables.items()
            for file in loaded
            for column in file.days
        ),
        sources={table: tuple(file.raw for file in loaded) for table, loaded in tables.items()},
    )


def _timezone(config: Config) -> str:
    return config.sources.timezone or "UTC"


def _offered(files: Sequence[tuple[RawTable, Recognition]], table: str) -> frozenset[str]:
    """The columns the files could give a table, asked for or not."""
    return frozenset(
        column for _, found in files if found.table == table for column in found.columns
    )


def _last_files(engine: Engine, table: str, files: Sequence[LoadedFile]) -> Sequence[LoadedFile]:
    """The files of a table that no other one goes on from."""
    if len(files) < 2:  # noqa: PLR2004 - one goes on from another
        return files
    parts = [(file, span(engine, file.part.relation, table, file.part.columns)) for file in files]
    spans = [one for _, one in parts if one is not None]
    return [file for file, one in parts if one is None or not is_continued(one, spans)]


def _told(
    engine: Engine,
    files: Sequence[tuple[RawTable, Recognition]],
    tables: Mapping[str, Sequence[LoadedFile]],
    mapped: Mapping[str, frozenset[str]],
    config: Config,
    seen: Sequence[Observed],
) -> list[Note]:
    """What the tables, seen together, have to be told about."""
    names = {table: [file.raw.file for file in loaded] for table, loaded in tables.items()}
    latest = files_latest(engine, seen, names)
    ends = {
        file.raw.file: max(
            filter(None, (file.part.latest, latest.get(file.raw.file))), default=None
        )
        for table in DAILY
        for file in _last_files(engine, table, tables.get(table, ()))
    }
    return [
        *apart_notes(ends, _timezone(config)),
        *contradiction_notes(engine, [table for table in ("leads", "deals") if table in mapped]),
        *unsure_notes(engine, tables),
        *twice_notes(engine, tables),
        *(zone_notes(config) if tables.keys() - {"paths"} else ()),
        *alias_notes(engine, config.aliases, files, mapped),
    ]
