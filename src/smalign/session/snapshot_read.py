"""One export of several, read for the history it is a part of."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.errors import InputError
from smalign.base.schema import TABLES
from smalign.engine.compose import fill, literal, name
from smalign.model.needs import Needs
from smalign.model.snapshots import Taken, define_seen
from smalign.scope.compared import define_contents, fields_of, with_ids

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

_CARDS: Final = frozenset({"leads", "deals"})
_ANY: Final = "generic"
"""What is called a file whose headers are no system's own."""
_PLACED: Final = {
    "leads": frozenset({"lead_id", "created_at", "closed_at", "stage", "status", "owner"}),
    "deals": frozenset(
        {"deal_id", "created_at", "closed_at", "pipeline", "stage", "status", "owner"}
    ),
}
"""What tells where a card stood and whose it was."""


def needs_of(*, with_fields: bool) -> Needs:
    """What is read of each export."""
    if with_fields:
        columns = {table: frozenset(TABLES[table].names) for table in TABLES}
        return Needs(columns, is_whole=True)
    return Needs({table: _PLACED.get(table, frozenset()) for table in TABLES})


def read_export(
    engine: Engine, model: Model, called: str, day: date | None, *, with_fields: bool
) -> Taken:
    """Write what an export shows of its cards into Parquet files beside the engine's own.

    day: the one in its name; it counts unless the export goes on after it.

    Raises:
        InputError: no_card_ids; snapshot_undated, no moment is known in it.

    """
    tables = with_ids(model)
    if not tables:
        raise InputError("no_card_ids")
    latest, ends_on = model.believed, model.local_day(model.believed)
    if latest is None or ends_on is None:
        raise InputError("snapshot_undated", export=called)
    is_named = day is not None and day >= ends_on
    define_seen(engine, tables)
    if with_fields:
        define_contents(engine, model)
    return Taken(
        name=called,
        day=day if is_named and day is not None else ends_on,
        is_named=is_named,
        as_of=latest,
        cards=_copied(engine, "snapshot_seen"),
        contents=_copied(engine, "new_contents") if with_fields else None,
        fields={table: fields for table, fields in fields_of(model).items() if table in tables},
        script=engine.script(),
    )


def moved(taken: Taken, folder: Path, stem: str) -> Taken:
    """The same with its files in another folder, under names no other export has."""
    cards, contents = folder / f"{stem}_cards.parquet", folder / f"{stem}_contents.parquet"
    shutil.move(taken.cards, cards)
    if taken.contents is None:
        return replace(taken, cards=cards)
    shutil.move(taken.contents, contents)
    return replace(taken, cards=cards, contents=contents)


def systems_of(files: Sequence[tuple[RawTable, Recognition]]) -> set[str]:
    """The systems that wrote the cards, but for headers that are nobody's own."""
    return {found.crm for _, found in files if found.table in _CARDS} - {_ANY}


def refuse_other(old: set[str], new: set[str]) -> None:
    """Refuse an export of another system: its ids name other cards.

    Raises:
        InputError: other_crm.

    """
    if old and new and old.isdisjoint(new):
        raise InputError("other_crm", old=sorted(old), new=sorted(new))


def identity(descriptors: Sequence[int]) -> frozenset[tuple[int, int]]:
    """What tells opened files from any others."""
    found = (os.fstat(descriptor) for descriptor in descriptors)
    return frozenset((status.st_dev, status.st_ino) for status in found)


def _copied(engine: Engine, relation: str) -> Path:
    file = engine.workdir.resolve() / f"{relation}.parquet"
    sql = "copy (select * from {relation}) to {file} (format parquet)"
    engine.rows(fill(sql, relation=name(relation), file=literal(str(file))))
    return file
