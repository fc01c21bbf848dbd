"""One pass over a file that types its columns and marks, in a bit mask, what did not convert."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.model.typing.records import TimeFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.schema import Column
    from smalign.crm.empties import Empties
    from smalign.model.typing.records import Format

MOST_BITS: Final = 62
"""How many columns that can fail fit into one BIGINT."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A canonical column, the raw expression it comes from, and the format of that."""

    column: Column
    raw: Sql
    format: Format

    def outputs(self, empties: Empties, zone: str) -> tuple[tuple[str, Sql], ...]:
        """(name, SQL) of the physical columns: a time is two, every other type one."""
        if isinstance(self.format, TimeFormat) and self.column.type == "time":
            return (
                (self.column.name, self.format.sql_moment(self.raw, zone)),
                (self.column.date_name, self.format.sql_day(self.raw, zone)),
            )
        value = self.format.sql(self.raw, zone)
        if not self.format.can_fail:
            certain = self.format.sql_certain(self.raw, empties)
            value = fill(
                "case {certain}when {pseudo} then null else {value} end",
                certain=Sql("")
                if certain is None
                else fill(
                    "when {certain} then {raw} ",
                    certain=certain,
                    raw=self.format.text(self.raw),
                ),
                pseudo=self.format.sql_pseudo(self.raw, empties),
                value=value,
            )
        return ((self.column.name, value),)


def fallible(typed: Sequence[Typed]) -> tuple[Typed, ...]:
    """The columns that have a bit in `failed`: bit i belongs to the i-th of them."""
    return tuple(column for column in typed if column.format.can_fail)


def select_list(typed: Sequence[Typed], empties: Empties, zone: str) -> Sql:
    """What stands between `select` and `from`: the typed columns, then `failed` BIGINT.

    Bit i of `failed` is set where the raw value of `fallible(typed)[i]` is filled, does not stand
    for nothing, and did not convert. The relation may not have columns of the canonical names.

    Raises:
        ValueError: more columns can fail than a BIGINT has bits.

    """
    outputs = [
        fill("{value} as {name}", value=value, name=name(output))
        for column in typed
        for output, value in column.outputs(empties, zone)
    ]
    bits = fallible(typed)
    if len(bits) > MOST_BITS:
        msg = f"{len(bits)} columns can fail, {MOST_BITS} fit into one mask"
        raise ValueError(msg)
    marks = [
        fill(
            "case when {name} is not null then 0 when {empty} then 0 when {pseudo} then 0"
            " else {bit} end",
            name=name(column.column.name),
            empty=column.format.sql_empty(column.raw),
            pseudo=column.format.sql_pseudo(column.raw, empties),
            bit=literal(1 << number),
        )
        for number, column in enumerate(bits)
    ]
    failed = listed([Sql("cast(0 as bigint)"), *marks], " + ")
    return listed([*outputs, fill("{failed} as failed", failed=failed)], ",\n  ")


def recount(relation: Sql, typed: Sequence[Typed]) -> Sql:
    """A query of one row: the rows, then the failures of each of `fallible(typed)`, in order.

    `relation` has the column `failed` of `select_list`.
    """
    counts = [
        fill("coalesce(sum((failed >> {i}) & 1), 0)::bigint as f{i}", i=literal(number))
        for number in range(len(fallible(typed)))
    ]
    return fill(
        "select {counts} from {relation}",
        counts=listed([Sql("count(*) as rows"), *counts]),
        relation=relation,
    )


def failures(typed: Typed, relation: Sql, empties: Empties, zone: str, limit: int) -> Sql:
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
        pseudo=typed.format.sql_pseudo(typed.raw, empties),
        limit=literal(limit),
    )


def state(typed: Typed, empties: Empties) -> Sql:
    """Whether the raw value is filled (0), empty (1) or pseudo-empty (2)."""
    return fill(
        "case when {empty} then 1 when {pseudo} then 2 else 0 end",
        empty=typed.format.sql_empty(typed.raw),
        pseudo=typed.format.sql_pseudo(typed.raw, empties),
    )
