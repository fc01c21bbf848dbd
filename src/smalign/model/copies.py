"""A file that stands in the folder twice, as it is or saved once more: it is read once.

Where rows have ids, the newer row of an id wins (`merge`). Where they have none, nothing tells a
copy from new rows but its content: the same number of rows, and every row equal in all columns of
the one that has fewer, once typed. A copy saved by Excel writes dates otherwise and loses seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.results import Note
from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, fill, listed, name
from smalign.model.columns import planned
from smalign.model.load import load_file
from smalign.model.merge import MERGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.load import LoadedFile
    from smalign.model.recognise import Recognition

_LEAST: Final = 3  # columns two files must share to be compared at all


class Loaded(Struct, frozen=True):
    """A typed file with what it was recognised as, and the names of its attributes by place."""

    file: LoadedFile
    found: Recognition
    names: Mapping[int, str]


class _Whole(Struct, frozen=True):
    """A file with all its columns typed, whatever the question reads."""

    file: LoadedFile
    relation: str
    columns: frozenset[str]


def copies(
    engine: Engine, loaded: Sequence[Loaded], config: Config
) -> list[tuple[LoadedFile, Note]]:
    """Every file whose content another one of its table has already, and what to say of it."""
    found: list[tuple[LoadedFile, Note]] = []
    for group in _alike(loaded):
        mark = engine.mark()
        wholes = [_whole(engine, one, number, config) for number, one in enumerate(group)]
        kept: list[_Whole] = []
        for whole in sorted(wholes, key=lambda one: -len(one.columns)):
            same = next((one for one in kept if _is_copy(engine, whole, one)), None)
            if same is None:
                kept.append(whole)
                continue
            facts = {"file": whole.file.raw.file, "same": same.file.raw.file}
            note = Note("file_twice", {**facts, "rows": whole.file.read.rows})
            found.append((whole.file, note))
        for whole in wholes:
            engine.define(fill("drop table {relation}", relation=name(whole.relation)))
        engine.rewind(mark)  # they were for this comparison, and no answer rests on them
    return found


def _alike(loaded: Sequence[Loaded]) -> Iterable[Sequence[Loaded]]:
    """Files of one table with as many rows, where no id tells their rows apart."""
    groups: dict[tuple[str, int], list[Loaded]] = {}
    for one in loaded:
        table = one.file.table
        if one.file.read.rows and not (table in MERGED and one.file.part.has_key):
            groups.setdefault((table, one.file.read.rows), []).append(one)
    return [group for group in groups.values() if len(group) > 1]


def _whole(engine: Engine, one: Loaded, number: int, config: Config) -> _Whole:
    plans = planned(one.file.raw, one.found, one.names, None, None)
    relation = f"whole_{number}"
    full = load_file(engine, relation, one.file.raw, one.found, plans, config, states=False)
    return _Whole(one.file, relation, full.part.columns | frozenset(full.part.extra))


def _is_copy(engine: Engine, one: _Whole, other: _Whole) -> bool:
    """Whether all rows of `one` are those of `other`, which has the same columns and maybe more."""
    if len(one.columns) < _LEAST or not one.columns <= other.columns:
        return False
    columns = sorted(one.columns)
    sums = {_sum(engine, one, columns), _sum(engine, other, columns)}
    return len(sums) == 1


def _sum(engine: Engine, whole: _Whole, columns: Sequence[str]) -> str:
    """A sum over the rows that does not depend on their order; moments by the minute."""
    times = {one.name for one in TABLES[whole.file.table].columns if one.type == "time"}
    cells = listed(
        fill("date_trunc('minute', {cell})" if column in times else "{cell}", cell=name(column))
        for column in columns
    )
    query = "select sum(hash({cells})) from {relation}"
    return str(engine.value(fill(query, cells=cells, relation=Sql(whole.relation))))
