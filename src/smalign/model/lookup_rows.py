"""The rows of a lookup: its cells are read like those of the cards, and one row a key is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from msgspec import Struct

from smalign.base.columns import Column
from smalign.base.schema import TABLES
from smalign.crm.empties import EMPTIES
from smalign.engine.compose import Sql, fill, listed, name
from smalign.engine.scans import count
from smalign.model.lookup_keys import compared, is_id
from smalign.model.model import ReadColumn
from smalign.model.names import state_name
from smalign.model.reading import shown_of
from smalign.model.select import is_long
from smalign.model.typing import Hint, Typed, decide, hidden, state, typed_rows
from smalign.read.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.typing import Format
    from smalign.read.records import RawTable

_ONE_A_KEY: Final = (
    "create or replace table {relation} as\n"
    "select * exclude (repeat_of_key)\nfrom (\n"
    "    select *, row_number() over (partition by {key} order by {columns})"
    " as repeat_of_key,\n        count(*) over (partition by {key}) as rows_of_key\n"
    "    from (\n        select *, {keys}\n        from ({rows})\n        where {known}\n    )\n"
    ")\nwhere repeat_of_key = 1"
)


class ReadLookup(Struct, frozen=True):
    """A lookup as it was really read, how many rows it has, and its columns where asked for."""

    raw: RawTable
    rows: int
    columns: tuple[ReadColumn, ...]


def load_lookup(
    engine: Engine,
    raw: RawTable,
    relation: str,
    keys: Mapping[int, str],
    table: str,
    config: Config,
    *,
    states: bool,
) -> ReadLookup:
    """Create `relation`: the columns `c0…cN` of a lookup of `table`, one row a key.

    keys: place in the file → the column of `table` it is compared with, and is read like. states:
    also `state_c0…`, whether a cell is filled, empty or pseudo-empty. `key_0…` is what is compared.
    Of several rows of one key the first in the order of their content is kept: a lookup never
    multiplies the cards.
    """
    empties = EMPTIES.with_words(config.values.empty)
    typed = [
        _typed(raw, index, keys.get(index), table, config) for index in range(len(raw.headers))
    ]
    outputs = [(one.column.name, one.value) for one in typed]
    hides = hidden(typed, is_long=is_long(raw))
    asked = [(state_name(one.column.name), state(one, hides, empties)) for one in typed if states]
    used = load(
        engine,
        raw,
        lambda scan: fill(
            _ONE_A_KEY,
            relation=name(relation),
            columns=listed(name(column) for column, _ in outputs),
            key=listed(name(f"key_{index}") for index in keys),
            keys=listed(
                fill(
                    "{key} as {column}",
                    key=compared(table, own, name(f"c{index}")),
                    column=name(f"key_{index}"),
                )
                for index, own in keys.items()
            ),
            known=listed((fill("{c} is not null", c=name(f"c{key}")) for key in keys), " and "),
            rows=typed_rows(typed, [*outputs, *asked], Sql(scan), empties, is_long=is_long(raw)),
        ),
    )
    if not states:
        return ReadLookup(used, int(str(engine.value(count(used.scan)))), ())
    rows = typed_rows(typed, asked, Sql(used.scan), empties, is_long=is_long(raw))
    return _looked_at(engine, used, typed, rows)


def _looked_at(engine: Engine, raw: RawTable, typed: Sequence[Typed], rows: Sql) -> ReadLookup:
    """The file with what `inspect` shows of its columns; rows: the states of every cell of it."""
    asked = "count_if({state} = 1), count_if({state} > 1)"
    of_each = [fill(asked, state=name(state_name(one.column.name))) for one in typed]
    query = fill("select count(*), {parts} from ({rows})", parts=listed(of_each), rows=rows)
    total, *states = (int(str(cell or 0)) for cell in engine.rows(query)[0])
    columns = []
    for place, one in enumerate(typed):
        header = raw.headers[place]
        cells = (row[place] for row in raw.sample if place < len(row))
        shown = shown_of(dict.fromkeys(cell for cell in cells if cell and cell.strip()), [header])
        columns.append(
            ReadColumn(
                header=header,
                column=None,
                type=one.column.type,
                format=one.format.shape,
                rows=total,
                empty=states[2 * place],
                pseudo_empty=states[2 * place + 1],
                failures=0,
                examples=shown.examples,
                bare=shown.bare,
            )
        )
    return ReadLookup(raw, total, tuple(columns))


def _typed(raw: RawTable, index: int, own: str | None, table: str, config: Config) -> Typed:
    """One column of a lookup: an id where it is compared with one, else text."""
    cells = (row[index] for row in raw.sample if index < len(row))
    hint = Hint(
        empties=EMPTIES.with_words(config.values.empty),
        are_names=own in TABLES[table].names,
        are_codes=own == "pipeline",
        is_long=is_long(raw),
    )
    native = raw.native[index]
    column = Column(f"c{index}", "id" if own and is_id(table, own) else "text", raw.headers[index])
    found = decide(column.type, [cell for cell in cells if cell], hint, native)
    # Any cell is an id or a text: neither is ever ambiguous or mixed.
    return Typed(column, name(column.name), cast("Format", found))
