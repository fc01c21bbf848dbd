"""From raw tables to the canonical ones, and what is then known of the export."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from smalign.base.config import LOOKUP
from smalign.base.progress import silent
from smalign.base.schema import TABLES
from smalign.crm.empties import EMPTIES
from smalign.engine.compose import fill
from smalign.model.aliases import alias_notes
from smalign.model.asof import DAILY, apart_notes, as_of, files_latest
from smalign.model.beside import rows_beside
from smalign.model.columns import attribute_names, header_columns, planned
from smalign.model.copies import Loaded, copies
from smalign.model.decided import contradiction_notes
from smalign.model.define import define_tables
from smalign.model.known import (
    currencies_of,
    define_pseudo_tokens,
    derived_of,
    grain_of,
    links_of,
    unnamed_of,
    zone_notes,
)
from smalign.model.load import load_file
from smalign.model.model import Model, ReadFile
from smalign.model.names import state_name
from smalign.model.needs import wanted_columns
from smalign.model.systems import unsure_notes
from smalign.model.touches import touch_links
from smalign.model.twice import twice_notes
from smalign.model.typing import macros, number_macro, numbered_tokens
from smalign.model.wide import sideways_history

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.config import Config
    from smalign.base.progress import Progress
    from smalign.base.results import Note
    from smalign.engine.duckdb import Engine
    from smalign.model.define import Defined
    from smalign.model.load import LoadedFile
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
    for macro in macros(empties):
        engine.define(macro)
    states = needs is None or needs.states
    if states:
        engine.define(number_macro(empties))
        define_pseudo_tokens(engine, numbered_tokens(empties))
    attributes: dict[str, dict[str, str]] = {}
    tables: dict[str, list[LoadedFile]] = defaultdict(list)
    loaded: list[Loaded] = []
    read: list[ReadFile] = []
    wanted = {table: wanted_columns(table, files, needs, config) for table in TABLES}
    names = {table: attribute_names(files, table) for table in TABLES}
    is_whole = needs is None or needs.counts
    has_log = needs is None or bool(needs.columns["stage_log"])
    for number, (raw, found) in enumerate(files):
        table = found.table
        unread = ReadFile(raw, found.crm, table, found.confidence, found.reasons, None, None)
        if table not in TABLES:
            read.append(unread)
            continue
        by_place, shown = names[table]
        plans = planned(
            raw,
            found,
            by_place[number],
            wanted[table],
            None if needs is None or (needs.is_whole and not needs.counts) else needs.headers,
            counts=needs is not None and needs.counts,
        )
        if not plans:
            read.append(unread)
            continue
        progress(raw.file, 0, 0)
        attributes[table] = shown
        file = load_file(engine, f"in_{table}_{number}", raw, found, plans, config, states=states)
        tables[table].append(file)
        loaded.append(Loaded(file, found, by_place[number]))
        read.append(file.read)
        history = _sideways(engine, file, found, config, number) if has_log else None
        if history is not None:
            tables["stage_log"].append(history)
        for more in _beside_only(found, files):
            if is_whole or (needs is not None and needs.columns[str(more.table)]):
                second = _beside(engine, file, more, config, number)
                if second is not None:
                    tables[second.table].append(second)
    twice = copies(engine, loaded, config)
    _leave_out(tables, [file for file, _ in twice])
    lookups = {raw.file: raw for raw, found in files if found.table == LOOKUP}
    made = define_tables(engine, tables, lookups, attributes, config, wanted, has_log=has_log)
    counts_touches = made.has_persons and is_whole
    made = replace(made, notes=(*(note for _, note in twice), *made.notes))
    return _facts(engine, files, tables, tuple(read), made, config, counts_touches=counts_touches)


def _is_asked(found: Recognition, needs: Needs | None) -> bool:
    """Whether a question reads the table."""
    return needs is None or bool(needs.columns.get(str(found.table)))


def _leave_out(tables: Mapping[str, list[LoadedFile]], files: Sequence[LoadedFile]) -> None:
    """Take files out of the tables, with whatever else their rows gave."""
    gone = {(file.raw.file, file.raw.sheet) for file in files}
    for loaded in tables.values():
        loaded[:] = [file for file in loaded if (file.raw.file, file.raw.sheet) not in gone]


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


def _beside_only(
    found: Recognition, files: Sequence[tuple[RawTable, Recognition]]
) -> Iterator[Recognition]:
    """What else the rows of a file hold, but the moves in a history of fields told elsewhere.

    Where an export has a history of stages or of owners, its history of fields repeats it.
    """
    told = {str(other.table) for _, other in files} if found.table == "field_log" else set()
    return (more for more in found.beside if more.table not in told)


def _beside(
    engine: Engine, file: LoadedFile, found: Recognition, config: Config, number: int
) -> LoadedFile | None:
    """One of the other tables that the rows of a file hold; None where no row is of it.

    A history of fields in which nobody changed an owner does not know whose the cards were.
    """
    raw = rows_beside(file.raw, found)
    if not engine.value(fill("select count(*) > 0 from {scan} t", scan=raw.scan)):
        return None
    plans = planned(raw, found, {}, None, None)
    relation = f"in_{found.table}_of_{number}"
    return load_file(engine, relation, raw, found, plans, config, states=False)


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
    moment, far = as_of(engine, mapped)
    return Model(
        files=read,
        mapped=mapped,
        offered={table: _offered(files, table) | mapped[table] for table in mapped},
        headers=header_columns(files),
        derived=derived_of(mapped, tables, has_teams=bool(config.aliases.teams)),
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
        links=links_of(engine, mapped) | (touch_links(engine) if counts_touches else {}),
        unnamed_stages=unnamed_of(made.stages, mapped.get("deals", frozenset())),
        notes=(*made.notes, *_told(engine, files, tables, mapped, config)),
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


def _told(
    engine: Engine,
    files: Sequence[tuple[RawTable, Recognition]],
    tables: Mapping[str, Sequence[LoadedFile]],
    mapped: Mapping[str, frozenset[str]],
    config: Config,
) -> list[Note]:
    """What the tables, seen together, have to be told about."""
    names = {table: [file.raw.file for file in loaded] for table, loaded in tables.items()}
    latest = files_latest(engine, mapped, names)
    daily = {file: latest.get(file) for table in DAILY for file in names.get(table, [])}
    return [
        *apart_notes(daily, _timezone(config)),
        *contradiction_notes(engine, [table for table in ("leads", "deals") if table in mapped]),
        *unsure_notes(engine, tables),
        *twice_notes(engine, tables),
        *(zone_notes(config) if tables.keys() - {"paths"} else ()),
        *alias_notes(engine, config.aliases, files, mapped),
    ]
