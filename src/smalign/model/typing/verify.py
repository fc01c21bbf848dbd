"""One pass over a file that types its columns and marks, in a bit mask, what did not convert."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.model.typing.records import TimeFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.columns import Column
    from smalign.crm.empties import Empties
    from smalign.model.typing.records import Format

MOST_BITS: Final = 62
"""How many columns that can fail fit into one BIGINT."""

_BLOCK: Final = """select
  {outputs}
from (
  select
    *,
    {readings}
  from (
    select
      {cells}
    from {scan}
  )
)"""


@dataclass(frozen=True, slots=True)
class Typed:
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

    def reading(self, empties: Empties) -> Sql:
        """What is read from `cell`, once: the value, or the time its two columns are made of."""
        if isinstance(self.format, TimeFormat):
            return self.format.sql_read(self.cell)
        value = self.format.sql(self.cell)
        if self.format.can_fail:
            return value
        return fill(
            "case {empty}{certain}when {pseudo} then null else {value} end",
            certain=self.where_certain(self.format.text(self.cell), empties),
            empty=Sql("")
            if self.format.native is not None
            else fill("when {cell} = '' then null ", cell=self.cell),
            pseudo=self.format.sql_pseudo(self.cell),
            value=value,
        )

    def where_certain(self, result: Sql, empties: Empties) -> Sql:
        """A branch of a `case` for the cells that are their own values, if they can be told."""
        certain = self.format.sql_certain(self.cell, empties)
        if certain is None:
            return Sql("")
        return fill("when {certain} then {result} ", certain=certain, result=result)

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


def typed_rows(
    typed: Sequence[Typed],
    outputs: Sequence[tuple[str, Sql]],
    scan: Sql,
    empties: Empties,
    seen: Sequence[Typed] = (),
) -> Sql:
    """A query in three floors: the raw cells by name, what is read from each, the outputs of that.

    `outputs` are (name, SQL) over the names `cell` and `value` of the columns; those of `seen`
    have only a cell.
    """
    return fill(
        _BLOCK,
        outputs=listed(
            (fill("{sql} as {name}", sql=sql, name=name(key)) for key, sql in outputs), ",\n  "
        ),
        readings=listed(
            (fill("{sql} as {name}", sql=one.reading(empties), name=one.value) for one in typed),
            ",\n    ",
        ),
        cells=listed(
            (fill("{raw} as {name}", raw=one.raw, name=one.cell) for one in (*typed, *seen)),
            ",\n      ",
        ),
        scan=scan,
    )


def mask(typed: Sequence[Typed]) -> Sql:
    """The output `failed` BIGINT over `fallible` columns.

    Bit i is set where the i-th raw cell is filled, does not stand for nothing, and was not read.
    """
    marks = [
        fill(
            "case when {value} is not null or {empty} or {pseudo} then 0 else {bit} end",
            value=one.value,
            empty=one.format.sql_empty(one.cell),
            pseudo=one.format.sql_pseudo(one.cell),
            bit=literal(1 << number),
        )
        for number, one in enumerate(typed)
    ]
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


def state(typed: Typed, empties: Empties) -> Sql:
    """Whether the cell is filled (0), empty (1) or pseudo-empty (1 and the token's number).

    What was read is filled; only of the rest is asked why. A company may call a number nothing,
    though it can be read: then every cell of such a column is asked.
    """
    is_asked = typed.format.can_fail and bool(empties.own)
    known = Sql("") if is_asked else fill("when {value} is not null then 0 ", value=typed.value)
    return _state(typed, known)


def state_seen(typed: Typed, empties: Empties) -> Sql:
    """The same of a column of text from its cell alone, which is not read."""
    empty = Sql("") if typed.format.native else fill("when {cell} = '' then 1 ", cell=typed.cell)
    certain = typed.where_certain(Sql("0"), empties)
    return _state(typed, listed([empty, certain], ""))


def _state(typed: Typed, known: Sql) -> Sql:
    return fill(
        "cast(case {known}when {empty} then 1 when {pseudo} then 1 + token_number({text})"
        " else 0 end as smallint)",
        known=known,
        empty=typed.format.sql_empty(typed.cell),
        pseudo=typed.format.sql_pseudo(typed.cell),
        text=typed.format.text(typed.cell),
    )
