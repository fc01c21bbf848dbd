"""What the cells of several columns hide: blanks, words that stand for nothing, what is cleaned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from smalign.engine.compose import fill, listed, literal, name
from smalign.model.typing.cells import sql_any_suspect, sql_hides, sql_hides_one, sql_suspect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smalign.crm.empties import Empties
    from smalign.engine.compose import Sql
    from smalign.model.typing.cells import Kind
    from smalign.model.typing.typed import Typed

_TOGETHER: Final = 32
"""Columns in one list: DuckDB goes through all of it for each that is taken out."""
_SEVERAL: Final = 4
"""Cells from which it is cheaper to put them together and search once than to search each."""


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
    columns = list(columns)
    found = {
        one.column.name: Hidden(sql_hides_one(one.cell, "whole"), None)
        for one in columns
        if one.hides == "whole"
    }
    for group in groups(columns, is_long=is_long):
        nothing = fill("{of} is null", of=group.name) if is_long else None
        for place, one in enumerate(group.columns, start=1):
            of_list = fill("{of}[{at}]", of=group.name, at=literal(place))
            found[one.column.name] = Hidden(group.name if group.is_alone else of_list, nothing)
    return found


class Group(NamedTuple):
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
        told: list[Sql] = []
        rest: list[Sql] = []
        for one in self.columns:
            test = one.may_hide(self.kind, empties)
            if test is None:
                rest.append(one.format.text(one.cell))
            else:
                told.append(fill("({test})", test=test))
        if len(rest) < _SEVERAL:
            told += [sql_suspect(text, self.kind) for text in rest]
        else:
            told.append(sql_any_suspect(rest, self.kind))
        return listed(told, " or ")


def groups(columns: Iterable[Typed], *, is_long: bool) -> Iterator[Group]:
    """The columns whose cells may hide something, as they are looked at."""
    kinds: dict[Kind, list[Typed]] = {}
    for one in columns:
        kind = one.hides
        if kind is None or kind == "whole":  # nothing, or what each of them tells at once
            continue
        if is_long and not one.is_clear:
            yield Group(name(f"hides_of_{one.column.name}"), kind, [one], is_alone=True)
        else:
            kinds.setdefault(kind, []).append(one)
    for kind, mine in kinds.items():
        for number, start in enumerate(range(0, len(mine), _TOGETHER), start=1):
            own = f"hides_{kind}" + (f"_{number}" if number > 1 else "")
            yield Group(name(own), kind, mine[start : start + _TOGETHER])
