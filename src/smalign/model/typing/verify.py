"""One pass over a file that types its columns and marks, in a bit mask, what did not convert."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.model.typing.cells import sql_any_suspect, sql_hides, sql_hides_one, sql_suspect
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
_SEVERAL: Final = 4
"""Cells from which it is cheaper to put them together and search once than to search each."""


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

    @property
    def is_clear(self) -> bool:
        """Whether few cells are likely to hide anything, of those that are looked at."""
        return self.format.is_clear or self.format.can_fail

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

    def may_hide(self, empties: Empties) -> Sql | None:
        """A test of the cell, false where it hides nothing; None where there is no cheap one."""
        filled = [fill("{cell} <> ''", cell=self.cell)] if self.format.native is None else []
        if self.format.can_fail and not empties.own:
            return listed([*filled, fill("{value} is null", value=self.value)], " and ")
        certain = self.format.sql_certain(self.cell, empties)
        if certain is None:
            return None
        return listed([*filled, fill("not ({certain})", certain=certain), self.suspect], " and ")

    @property
    def suspect(self) -> Sql:
        """A test of the cell alone, dearer, but false of nearly every one that hides nothing."""
        kind = self.format.hides
        return sql_suspect(self.format.text(self.cell), kind) if kind else Sql("false")

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
        if certain is not None and not (hides and self.format.is_own):
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

    nothing: no cell of its group hides anything in this row, and the code is null; None where it
    never is. Null and cells that are certain hide nothing.
    """

    code: Sql
    nothing: Sql | None

    @property
    def clean(self) -> Sql:
        """The cell is what it says."""
        if self.nothing is None:
            return fill("{code} = 0", code=self.code)
        return fill("({nothing} or {code} = 0)", nothing=self.nothing, code=self.code)

    @property
    def void(self) -> Sql:
        """It holds blanks alone or a token."""
        return fill("{code} > 0", code=self.code)


def hidden(columns: Iterable[Typed], *, is_long: bool) -> dict[str, Hidden]:
    """Column → what its cell hides; the columns are those `typed_rows` reads, in its order.

    Found out of all columns of a kind together: setting up the patterns of one takes as long as
    looking through some ten thousand cells. is_long: there are many rows, so that it pays to find
    those first in which not one cell hides anything; a column that often does is looked at alone.
    """
    found: dict[str, Hidden] = {}
    for group in _groups(columns, is_long=is_long):
        nothing = fill("{of} is null", of=group.name) if is_long else None
        for place, one in enumerate(group.columns, start=1):
            of_list = fill("{of}[{at}]", of=group.name, at=literal(place))
            found[one.column.name] = Hidden(group.name if group.is_alone else of_list, nothing)
    return found


class _Group(NamedTuple):
    """Columns of one kind, whose cells are looked at together, and the name of what they hide.

    is_alone: there is one, and what it hides is no list.
    """

    name: Sql
    kind: Kind
    columns: Sequence[Typed]
    is_alone: bool = False

    def hides(self, empties: Empties, *, is_long: bool) -> Sql:
        """What each of its cells hides; of a long file null where not one hides anything."""
        cells = [one.looked_at(empties) for one in self.columns]
        told = sql_hides_one(cells[0], self.kind) if self.is_alone else sql_hides(cells, self.kind)
        if not is_long:
            return told
        return fill("case when {some} then {told} end", some=self._may_hide(empties), told=told)

    def _may_hide(self, empties: Empties) -> Sql:
        """Whether one of its cells may hide something."""
        tests = [one.may_hide(empties) for one in self.columns]
        rest = [one for one, test in zip(self.columns, tests, strict=True) if test is None]
        told = [fill("({test})", test=test) for test in tests if test is not None]
        if len(rest) < _SEVERAL:
            told += [one.suspect for one in rest]
        else:
            told.append(sql_any_suspect([one.format.text(one.cell) for one in rest], self.kind))
        return listed(told, " or ")


def _groups(columns: Iterable[Typed], *, is_long: bool) -> Iterator[_Group]:
    kinds: dict[Kind, list[Typed]] = {}
    for one in columns:
        kind = one.format.hides
        if kind is not None and is_long and not one.is_clear:
            yield _Group(name(f"hides_of_{one.column.name}"), kind, [one], is_alone=True)
        elif kind is not None:
            kinds.setdefault(kind, []).append(one)
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
    for group in _groups(every, is_long=is_long):
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


def state_seen(typed: Typed, hides: Mapping[str, Hidden]) -> Sql:
    """The same of a column of text from its cell alone, which is not read."""
    return _state(typed, hides, [])


def _state(typed: Typed, hides: Mapping[str, Hidden], known: Sequence[tuple[Sql, Sql]]) -> Sql:
    mine = hides.get(typed.column.name)
    whens, code = [*known, (_is_bare(typed), Sql("1"))], _ZERO
    if mine is not None:
        whens += [(mine.nothing, _ZERO)] if mine.nothing else []
        code = fill("greatest({code}, 0)", code=mine.code)
    return fill("cast({told} as smallint)", told=_case(whens, code))


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
