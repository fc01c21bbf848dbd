"""One pass over a file that types its columns and marks, in a bit mask, what did not convert."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, cases, fill, listed, literal, name
from smalign.model.typing.hides import groups, hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.crm.empties import Empties
    from smalign.model.typing.hides import Hidden
    from smalign.model.typing.typed import Typed

MOST_BITS: Final = 62
"""How many columns that can fail fit into one BIGINT."""

_ZERO: Final = Sql("0")


def fallible(typed: Sequence[Typed]) -> tuple[Typed, ...]:
    """The columns that have a bit in `failed`: bit i belongs to the i-th of them."""
    return tuple(column for column in typed if column.format.can_fail)[:MOST_BITS]


def typed_rows(
    typed: Sequence[Typed],
    outputs: Sequence[tuple[str, Sql]],
    scan: Sql,
    empties: Empties,
    seen: Sequence[Typed] = (),
    *,
    is_long: bool,
) -> Sql:
    """A query in floors: the raw cells by name, what is read from each, the outputs of that.

    What cells hide stands between them: below the readings of what cannot fail, above those of the
    rest, of which only cells that were not read are looked at. `is_long`: as of `hidden`.
    `outputs` are (name, SQL) over the names `cell` and `value` of the columns and over `hidden`;
    those of `seen` have only a cell.
    """
    every = (*typed, *seen)
    hides = hidden(every, is_long=is_long)
    readings = [(one.value, one.reading(hides.get(one.column.name), empties)) for one in typed]
    lists: dict[bool, list[tuple[str, Sql]]] = {False: [], True: []}
    for group in groups(every, is_long=is_long):
        lists[group.columns[0].format.can_fail].append(
            (group.name, group.hides(empties, is_long=is_long))
        )
    cells = [(one.cell, one.raw) for one in every]
    between = [_named(part, "*") for part in (lists[False], readings, lists[True]) if part]
    floors = [_named(cells), *between, _named(outputs)]
    found = scan
    for level, columns in zip(reversed(range(len(floors))), floors, strict=True):
        edge = Sql("  " * level)
        shown = listed((fill("{e}  {column}", e=edge, column=column) for column in columns), ",\n")
        below = scan if found is scan else fill("(\n{inner}\n{e})", inner=found, e=edge)
        found = fill("{e}select\n{columns}\n{e}from {below}", e=edge, columns=shown, below=below)
    return found


def _named(columns: Iterable[tuple[str, Sql]], *first: str) -> list[Sql]:
    return [*map(Sql, first), *(fill("{s} as {n}", s=sql, n=name(key)) for key, sql in columns)]


def mask(typed: Sequence[Typed], hides: Mapping[str, Hidden]) -> Sql:
    """The output `failed` BIGINT over `fallible` columns; hides: `hidden` of the statement.

    Bit i is set where the i-th raw cell is filled, does not stand for nothing, and was not read.
    """
    marks: list[Sql] = []
    for number, one in enumerate(typed):
        mine = hides.get(one.column.name)
        whens = [fill("{value} is not null", value=one.value), _is_bare(one)]
        whens += [mine.void] if mine is not None else []
        marks.append(cases([(when, _ZERO) for when in whens], literal(1 << number)))
    return fill("cast({marks} as bigint)", marks=listed(marks, " + ") if marks else Sql("0"))


def failures(typed: Typed, relation: Sql, zone: str, limit: int) -> Sql:
    """A query of the distinct raw values of one column that did not convert, sorted.

    `relation` is the raw one (the scan). Feed the values to `decide` again with the sample's.
    """
    return fill(
        "select distinct {text} as raw from {relation} where {value} is null and not {empty}"
        " and not {pseudo} order by raw limit {limit}",
        text=typed.format.text(typed.raw),
        relation=relation,
        value=typed.format.sql(typed.raw, zone),
        empty=typed.format.sql_empty(typed.raw),
        pseudo=typed.format.sql_pseudo(typed.raw),
        limit=literal(limit),
    )


def state(typed: Typed, hides: Mapping[str, Hidden], empties: Empties) -> Sql:
    """Whether the cell is filled (0), empty (1) or pseudo-empty (1 and the token's number).

    What was read is filled; only of the rest is asked why. A company may call a number nothing,
    though it can be read: then every cell of such a column is asked.
    """
    is_asked = typed.format.can_fail and bool(empties.own)
    read = (fill("{value} is not null", value=typed.value), _ZERO)
    return _state(typed, hides, [] if is_asked else [read])


def state_seen(typed: Typed, hides: Mapping[str, Hidden]) -> Sql:
    """The same of a column of text from its cell alone, which is not read."""
    return _state(typed, hides, [])


def _state(typed: Typed, hides: Mapping[str, Hidden], known: Sequence[tuple[Sql, Sql]]) -> Sql:
    """Of a cell that holds something: where nothing hides there is no code, and it is filled."""
    mine = hides.get(typed.column.name)
    code = _ZERO if mine is None else fill("greatest({code}, 0)", code=mine.code)
    if typed.format.native is None:
        whens = [*known, (fill("{cell} <> ''", cell=typed.cell), code)]
        return fill("cast({told} as smallint)", told=cases(whens, Sql("1")))
    whens = [*known, (_is_bare(typed), Sql("1"))]
    return fill("cast({told} as smallint)", told=cases(whens, code))


def _is_bare(typed: Typed) -> Sql:
    """Whether there is no character in the cell, or no number at all; blanks are hidden."""
    if typed.format.native is None:
        return fill("{cell} is null or {cell} = ''", cell=typed.cell)
    return typed.format.sql_empty(typed.cell)
