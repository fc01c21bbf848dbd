"""Further tables that the rows of a file hold: changes of owner among the changes of all fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign.base.schema import TABLES
from smalign.crm.vocabulary import vocabulary
from smalign.engine.compose import fill, name
from smalign.model.recognise_columns import named_columns
from smalign.model.recognise_records import Recognition, Source
from smalign.model.written import as_written, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.crm.vocabulary import Vocabulary
    from smalign.engine.compose import Sql
    from smalign.model.recognise_records import Raw
    from smalign.read.records import RawTable


def beside(raw: Raw, known: Vocabulary) -> Iterator[Recognition]:
    """What else the rows of a file are, where its system says so and the headers are there.

    A history of any fields is one of stages or owners only where some of the rows looked at are.
    """
    for words in known.words.beside:
        columns = named_columns(raw.headers, vocabulary(known.system, words))
        choice = next(filter(_chooses, columns.values()), None)
        if choice and (known.words.table != "field_log" or _is_seen(raw, choice)):
            columns |= {column: Source(constant=value) for column, value in words.constants.items()}
            yield Recognition(words.table, known.system.name, 1.0, (), columns, (), "en")


def rows_beside(raw: RawTable, found: Recognition) -> RawTable:
    """The rows of the file that belong to the other table, and nothing of what it lost."""
    column, source = next(one for one in found.columns.items() if _chooses(one[1]))
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


def _chooses(source: Source) -> bool:
    """Whether a column says which rows belong to the table: those where it means something."""
    return source.when is not None or bool(source.unless)


def _is_seen(raw: Raw, source: Source) -> bool:
    return any(
        text_of(row[place] or "", row, source) for row in raw.sample for place in source.places
    )


def _where(scan: Sql, told: Sql) -> Sql:
    return fill("(select * from {scan} where {told} is not null)", scan=scan, told=told)
