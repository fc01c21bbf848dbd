"""A second table that the rows of a file hold: changes of owner among the changes of all fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smalign.base.schema import TABLES
from smalign.crm.vocabulary import vocabulary
from smalign.engine.compose import fill, name
from smalign.model.recognise_columns import named_columns
from smalign.model.recognise_records import Recognition, Source
from smalign.model.written import as_written

if TYPE_CHECKING:
    from smalign.crm.vocabulary import Vocabulary
    from smalign.engine.compose import Sql
    from smalign.model.recognise_records import Raw
    from smalign.read.records import RawTable


def beside(raw: Raw, known: Vocabulary) -> Recognition | None:
    """What else the rows of a file are, where its system says so and the headers are there."""
    words = known.words.beside
    if words is None:
        return None
    columns = named_columns(raw.headers, vocabulary(known.system, words))
    if not any(source.when for source in columns.values()):
        return None
    columns |= {column: Source(constant=value) for column, value in words.constants.items()}
    return Recognition(words.table, known.system.name, 1.0, (), columns, (), "en")


def rows_beside(raw: RawTable, found: Recognition) -> RawTable:
    """The rows of the file that belong to the second table, and nothing of what it lost."""
    column, source = next((one, source) for one, source in found.columns.items() if source.when)
    cell = fill("cast({cell} as varchar)", cell=name(f"c{source.places[0]}"))
    told = as_written(cell, raw, TABLES[str(found.table)].column(column), source, found.crm)
    return replace(
        raw,
        scan=_where(raw.scan, told),
        printed=raw.printed and _where(raw.printed, told),
        dropped=(),
        rejects=(),
        notes=(),
        text=None,
    )


def _where(scan: Sql, told: Sql) -> Sql:
    return fill("(select * from {scan} where {told} is not null)", scan=scan, told=told)
