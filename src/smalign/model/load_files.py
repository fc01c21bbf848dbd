"""Every file of an export into its typed table, with what else stands in its rows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from smalign.base.schema import TABLES
from smalign.engine.compose import fill
from smalign.model.beside import rows_beside
from smalign.model.columns import attribute_names, planned
from smalign.model.copies import Loaded
from smalign.model.load import load_file
from smalign.model.model import ReadFile
from smalign.model.wide import sideways_history

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.config import Config
    from smalign.base.progress import Progress
    from smalign.engine.duckdb import Engine
    from smalign.model.load import LoadedFile
    from smalign.model.needs import Needs
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable


class LoadedFiles(Struct, frozen=True):
    """The files after typing, by the table they are part of, and what became of each.

    attributes: of each table, its fields that are no canonical column. loaded: the files that are
    of a table themselves, not what stands beside them in their rows.
    """

    tables: dict[str, list[LoadedFile]]
    attributes: dict[str, dict[str, str]]
    loaded: list[Loaded]
    read: list[ReadFile]


def load_files(
    engine: Engine,
    files: Sequence[tuple[RawTable, Recognition]],
    config: Config,
    needs: Needs | None,
    wanted: Mapping[str, frozenset[str] | None],
    progress: Progress,
) -> LoadedFiles:
    """Type every file a question reads, with what else stands in its rows."""
    typed = LoadedFiles(defaultdict(list), {}, [], [])
    names = {table: attribute_names(files, table) for table in TABLES}
    headers = None if needs is None or (needs.is_whole and not needs.counts) else needs.headers
    counts = needs is not None and needs.counts
    for number, (raw, found) in enumerate(files):
        table = found.table
        unread = ReadFile(raw, found.crm, table, found.confidence, found.reasons, None, None)
        if table not in TABLES:
            typed.read.append(unread)
            continue
        by_place, shown = names[table]
        plans = planned(raw, found, by_place[number], wanted[table], headers, counts=counts)
        if not plans:
            typed.read.append(unread)
            continue
        progress(raw.file, 0, 0)
        typed.attributes[table] = shown
        states = needs is None or needs.states
        file = load_file(engine, f"in_{table}_{number}", raw, found, plans, config, states=states)
        typed.tables[table].append(file)
        typed.loaded.append(Loaded(file, found, by_place[number]))
        typed.read.append(file.read)
        for more in _in_its_rows(engine, file, found, files, config, needs, number):
            typed.tables[more.table].append(more)
    return typed


def _in_its_rows(
    engine: Engine,
    file: LoadedFile,
    found: Recognition,
    files: Sequence[tuple[RawTable, Recognition]],
    config: Config,
    needs: Needs | None,
    number: int,
) -> Iterator[LoadedFile]:
    """What else the rows of a file hold, of what the question reads."""
    has_log = needs is None or bool(needs.columns["stage_log"])
    history = _sideways(engine, file, found, config, number) if has_log else None
    if history is not None:
        yield history
    for more in _beside_only(found, files):
        if needs is None or needs.counts or needs.columns[str(more.table)]:
            second = _beside(engine, file, more, config, number)
            if second is not None:
                yield second


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
