"""Exports of two systems side by side: the same number there is another card."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.results import Note
from smalign.base.schema import TABLES
from smalign.crm.vocabulary import GENERIC
from smalign.engine.compose import fill, listed, name
from smalign.model.merge import MERGED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.engine.compose import Sql
    from smalign.engine.duckdb import Engine
    from smalign.model.load import LoadedFile
    from smalign.model.merge import Part

_CARDS: Final = frozenset({"leads", "deals"})
_SURE: Final = 0.5
"""Certainty below which a file of plain headers beside a CRM's may be something else of it."""


def unsure_notes(engine: Engine, tables: Mapping[str, Sequence[LoadedFile]]) -> list[Note]:
    """A note on each file that is taken for cards by little, beside those a CRM is known to write.

    A CRM's quotes or invoices have an id, a status, a sum and a day, as its deals have. At stake
    are the amounts of the file; cards too many change every answer, so it is never nothing.
    """
    return [
        _unsure(engine, file, beside)
        for table in sorted(_CARDS & tables.keys())
        for beside in [sorted({one.raw.file for one in tables[table] if one.crm != GENERIC})]
        for file in tables[table]
        if beside and file.crm == GENERIC and file.read.confidence < _SURE
    ]


def _unsure(engine: Engine, file: LoadedFile, beside: Sequence[str]) -> Note:
    amounts = Decimal(0)
    if "amount" in file.part.columns:
        query = fill("select coalesce(sum(amount), 0) from {file}", file=name(file.part.relation))
        amounts = Decimal(str(engine.value(query)))
    facts: dict[str, object] = {"file": file.raw.file, "table": file.table, "others": beside}
    sure = round(file.read.confidence * 100)
    return Note("cards_unsure", {**facts, "sure": sure}, money=max(amounts, Decimal(1)))


def kept_apart(
    engine: Engine, tables: Mapping[str, Sequence[LoadedFile]]
) -> tuple[dict[str, list[Part]], list[Note]]:
    """The parts of every table, and a note on each table where two systems share ids.

    Of two systems with one id in one table, the second by name has all its ids, in every table,
    called `system:id`. What is told by a plain file belongs to the first.
    """
    renamed: set[str] = set()
    notes: list[Note] = []
    for table in sorted(MERGED & tables.keys()):
        for system, others, ids in _clashes(engine, table, tables[table]):
            renamed.add(system)
            facts: dict[str, object] = {"table": table, "ids": ids, "system": system}
            notes.append(Note("systems_share_ids", {**facts, "others": others}))
    parts = {
        table: [
            replace(file.part, prefix=f"{file.crm}:") if file.crm in renamed else file.part
            for file in loaded
        ]
        for table, loaded in tables.items()
    }
    return parts, notes


def _clashes(
    engine: Engine, table: str, loaded: Sequence[LoadedFile]
) -> list[tuple[str, list[str], int]]:
    """(system, the systems before it by name, how many ids both have), where there are any."""
    key = str(TABLES[table].key)
    relations: dict[str, list[str]] = {}
    for file in loaded:
        if file.crm != GENERIC and file.part.has_key and key in file.part.columns:
            relations.setdefault(file.crm, []).append(file.part.relation)
    systems = sorted(relations)
    found: list[tuple[str, list[str], int]] = []
    for place, system in enumerate(systems[1:], start=1):
        earlier = [relation for other in systems[:place] for relation in relations[other]]
        shared = fill(
            "select count(*) from ({mine} intersect {others}) where {key} is not null",
            mine=_ids(relations[system], key),
            others=_ids(earlier, key),
            key=name(key),
        )
        if ids := int(str(engine.value(shared))):
            found.append((system, systems[:place], ids))
    return found


def _ids(relations: Sequence[str], key: str) -> Sql:
    each = (
        fill("select {key} from {relation}", key=name(key), relation=name(relation))
        for relation in relations
    )
    return fill("({all})", all=listed(each, " union all "))
