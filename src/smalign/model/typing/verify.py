"""One pass over a file that types its columns and marks, in a bit mask, what did not convert."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.model.typing.cells import sql_clear, sql_hides, sql_void
from smalign.model.typing.records import TimeFormat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smalign.base.columns import Column
    from smalign.crm.empties import Empties
    from smalign.model.typing.cells import Kind
    from smalign.model.typing.records import Format

MOST_BITS: Final = 62
"""How many columns that can fail fit into one BIGINT."""

_NULL: Final = Sql("null")
_ZERO: Final = Sql("0")
_TOGETHER: Final = 32
"""Columns in one list: DuckDB goes through all of it for each that is taken out."""


class Typed(Struct, frozen=True):
    """A canonical column, the raw expression it comes from, and the format of that."""

    column: Column
    raw: Sql
    format: Format

    @property
    def cell(self) -> Sql:
        """The name its raw expression is given: `raw_amount`."""
        return name(f"raw_{self.column.name}")

    @property
    def value(self) -> Sql:
        """The name its reading is given: `read_amount`."""
        return name(f"read_{self.column.name}")

    def looked_at(self, empties: Empties) -> Sql:
        """The text that may hide something: of the cells nothing cheaper is known of."""
        text = self.format.text(self.cell)
        if self.format.can_fail:
            # A company may call a number nothing, though it can be read.
            read = fill("case when {value} is null then {text} end", value=self.value, text=text)
            return text if empties.own else read
        certain = self.format.sql_certain(self.cell, empties)
        if certain is None:
            return text
        return fill("case when {certain} then null else {text} end", certain=certain, text=text)

    def reading(self, hides: Hidden | None, empties: Empties) -> Sql:
        """What is read from `cell`, once: the value, or the time its two columns are made of.

        hides: what the cell hides, of text and ids; None where it hides nothing.
        """
        if isinstance(self.format, TimeFormat):
            return self.format.sql_read(self.cell)
        value = self.format.sql(self.cell)
        if self.format.can_fail:
            return value
        whens = [(fill("{cell} = ''", cell=self.cell), _NULL)] if self.format.native is None else []
        certain = self.format.sql_certain(self.cell, empties)
        if certain is not None and not (hides and hides.is_listed and self.format.is_own):
            whens.append((certain, self.format.text(self.cell)))
        if hides is not None:
            whens += [(hides.clean, self.cell)] if self.format.is_own else []
            whens.append((hides.void, _NULL))
        return _case(whens, value)

    def outputs(self, zone: str) -> tuple[tuple[str, Sql], ...]:
        """(name, SQL over `value`) of the physical columns: a time is two, every other type one."""
        if not isinstance(self.format, TimeFormat):
            return ((self.column.name, self.value),)
        day = self.format.sql_local_day(self.value, zone)
        if self.column.type == "date":
            return ((self.column.name, day),)
        moment = self.format.sql_utc(self.value, zone)
        return ((self.column.name, moment), (self.column.date_name, day))


def fallible(typed: Sequence[Typed]) -> tuple[Typed, ...]:
    """The columns that have a bit in `failed`: bit i belongs to the i-th of them."""
    return tuple(column for column in typed if column.format.can_fail)[:MOST_BITS]


class Hidden(Struct, frozen=True):
    """What a cell hides, as SQL: `code` of `hides_<kind>`, and tests of it.

    clean: the cell is what it says. void: it holds blanks alone or a token. is_listed: found out
    of all columns of a kind together; null and cells that are certain are clean.
    """

    code: Sql
    clean: Sql
    void: Sql
    is_listed: bool


def hidden(columns: Iterable[Typed], *, together: bool) -> dict[str, Hidden]:
    """Column → what its cell hides; the columns are those `typed_rows` reads, in its order.

    together: one search for all columns of a kind. Setting up its patterns takes as long as looking
    through some ten thousand cells, so that pays for few rows; of many each column has its own,
    which looks only where it has to.
    """
    found: dict[str, Hidden] = {}
    for group in _groups(columns):
        for place, one in enumerate(group.columns, start=1):
            kind, text = group.kind, one.format.text(one.cell)
            code = (
                fill("{of}[{at}]", of=group.name, at=literal(place))
                if together
                else fill("{of}({text})", of=name(f"hides_{kind}"), text=text)
            )
            clean = fill("{code} = 0", code=code) if together else sql_clear(text, kind)
            void = fill("{code} > 0", code=code) if together else sql_void(text, kind)
            found[one.column.name] = Hidden(code, clean, void, together)
    return found


class _Group(NamedTuple):
    """Columns of one kind, whose cells are looked at together, and the name of what they hide."""

    name: Sql
    kind: Kind
    columns: Sequence[Typed]


def _groups(columns: Iterable[Typed]) -> Iterator[_Group]:
    kinds: dict[Kind, list[Typed]] = {}
    for one in columns:
        if one.format.hides is not None:
            kinds.setdefault(one.format.hides, []).append(one)
    for kind, mine in kinds.items():
        for number, start in enumerate(range(0, len(mine), _TOGETHER), start=1):
            own = f"hides_{kind}" + (f"_{number}" if number > 1 else "")
            yield _Group(name(own), kind, mine[start : start + _TOGETHER])


def typed_rows(
    typed: Sequence[Typed],
    outputs: Sequence[tuple[str, Sql]],
    scan: Sql,
    empties: Empties,
    seen: Sequence[Typed] = (),
    *,
    together: bool,
) -> Sql:
    """A query in floors: the raw cells by name, what is read from each, the outputs of that.

    Where that is found out `together`, what cells hide stands between them: below the readings of
    what cannot fail, above those of the rest, of which only cells that were not read are looked at.
    `outputs` are (name, SQL) over the names `cell` and `value` of the columns and over `hidden`;
    those of `seen` have only a cell.
    """
    every = (*typed, *seen)
    hides = hidden(every, together=together)
    readings = [(one.value, one.reading(hides.get(one.column.name), empties)) for one in typed]
    lists: dict[bool, list[tuple[str, Sql]]] = {False: [], True: []}
    for group in _groups(every) if together else ():
        hides_each = sql_hides([one.looked_at(empties) for one in group.columns], group.kind)
        lists[group.columns[0].format.can_fail].append((group.name, hides_each))
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
        marks.append(_case([(when, _ZERO) for when in whens], literal(1 << number)))
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


def state_seen(typed: Typed, hides: Mapping[str, Hidden], empties: Empties) -> Sql:
    """The same of a column of text from its cell alone, which is not read."""
    mine, certain = hides.get(typed.column.name), typed.format.sql_certain(typed.cell, empties)
    if mine is None or mine.is_listed:
        return _state(typed, hides, [])
    known = [(certain, _ZERO)] if certain else []
    return _state(typed, hides, [(_is_bare(typed), Sql("1")), *known, (mine.clean, _ZERO)])


def _state(typed: Typed, hides: Mapping[str, Hidden], known: Sequence[tuple[Sql, Sql]]) -> Sql:
    mine = hides.get(typed.column.name)
    code = _ZERO if mine is None else fill("greatest({code}, 0)", code=mine.code)
    told = _case([*known, (_is_bare(typed), Sql("1"))], code)
    return fill("cast({told} as smallint)", told=told)


def _is_bare(typed: Typed) -> Sql:
    """Whether there is no character in the cell, or no number at all; blanks are hidden."""
    if typed.format.native is None:
        return fill("{cell} is null or {cell} = ''", cell=typed.cell)
    return typed.format.sql_empty(typed.cell)


def _case(whens: Sequence[tuple[Sql, Sql]], otherwise: Sql) -> Sql:
    if not whens:
        return otherwise
    told = listed((fill("when {test} then {sql}", test=test, sql=sql) for test, sql in whens), " ")
    return fill("case {told} else {otherwise} end", told=told, otherwise=otherwise)
