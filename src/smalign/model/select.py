"""The one SELECT that types a file: values, field states, and the mask of what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.schema import TABLES
from smalign.crm.currencies import header_currency, header_scale, known_names
from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.model.names import physical, state_name
from smalign.model.typing import (
    NumberFormat,
    Typed,
    fallible,
    hidden,
    mask,
    state,
    state_seen,
    typed_rows,
)
from smalign.read.records import SAMPLE_ROWS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.crm.empties import Empties
    from smalign.model.columns import Planned
    from smalign.model.typing import Format
    from smalign.read.records import RawTable

_MANY: Final = 5_000
"""Rows from which it pays to find those first whose cells hide nothing."""
_CURRENCY: Final = (
    "coalesce(case lower({value}) {words} else case"
    " when length({value}) = 3 and {value} not like '%.' then upper({value})"
    " else case rtrim(regexp_replace(lower({value}), {blanks}, ' ', 'g'), '.') {words}"
    " else upper({value}) end end end, {known})"
)
"""«руб.» and «Российский  рубль» are told by their words, too; most cells are a code."""
_MONEY: Final = {
    "leads": "amount",
    "deals": "amount",
    "spend": "cost",
    "payments": "amount",
    "touchpoints": "cost",
}


class Decided(Struct, frozen=True):
    """One column of a file with the format its cells are read in."""

    plan: Planned
    format: Format

    @property
    def typed(self) -> Typed:
        """For the typing functions."""
        return Typed(self.plan.column, self.plan.raw, self.format)

    @property
    def scale(self) -> int:
        """What its amounts are multiplied by, as all its headers say: 1,000 of «тыс. руб.».

        A cell that says thousands itself has been multiplied, and is left alone.
        """
        says_itself = isinstance(self.format, NumberFormat) and self.format.scales
        if self.plan.column.type != "money" or says_itself:
            return 1
        said = {header_scale(header) for header in self.plan.headers}
        return said.pop() if len(said) == 1 else 1


def is_long(raw: RawTable) -> bool:
    """Whether a file has many rows, as far as that is known before it is read."""
    rows = _rows_of(raw)
    return 2 * len(raw.sample) >= SAMPLE_ROWS if rows is None else rows >= _MANY


def is_sampled_whole(raw: RawTable) -> bool:
    """Whether the sample is all rows of a file, as far as that is known before it is read."""
    rows = _rows_of(raw)
    return raw.all_sampled if rows is None else rows <= len(raw.sample)


def _rows_of(raw: RawTable) -> int | None:
    """How many rows a file has, where they could be counted before they are read."""
    return raw.records if raw.accepted is None else raw.accepted


def failable(columns: Sequence[Decided]) -> list[Decided]:
    """The columns that have a bit in the mask, in the order of their bits."""
    able = {one.column.name for one in fallible(_checked(columns))}
    return [one for one in columns if one.plan.key in able]


def typed_select(  # noqa: PLR0913 - the parts of one statement
    relation: str,
    table: str,
    columns: Sequence[Decided],
    scan: str,
    *,
    zone: str,
    currency: str | None,
    empties: Empties,
    states: bool,
    is_long: bool,
) -> Sql:
    """`create table relation`: the columns that are read (`physical_columns`) and what they hide.

    That is the states, if wanted, and `failed`, whose bit i is `failable(columns)[i]`. Of a
    column that is only counted there is nothing but the state. is_long: as of `hidden`.
    """
    typed = [one.typed for one in columns if not one.plan.is_counted]
    seen = [one.typed for one in columns if one.plan.is_counted]
    made = {key: value for one in typed for key, value in one.outputs(zone)}
    made |= {
        one.plan.key: fill(
            "try_cast({value} * {scale} as decimal(18, 6))",
            value=made[one.plan.key],
            scale=literal(one.scale),
        )
        for one in columns
        if one.scale != 1
    }
    made |= _currency(table, columns, made, currency)
    checked = _checked(columns)
    hides = hidden((*typed, *seen), is_long=is_long)
    if states:
        made |= {state_name(one.column.name): state(one, hides, empties) for one in checked}
        made |= {state_name(one.column.name): state_seen(one, hides) for one in seen}
    made["failed"] = mask(fallible(checked), hides)
    return fill(
        "create or replace table {relation} as\n{rows}",
        relation=name(relation),
        rows=typed_rows(typed, list(made.items()), Sql(scan), empties, seen, is_long=is_long),
    )


def _checked(columns: Sequence[Decided]) -> list[Typed]:
    """What is read from the file: a constant neither fails nor is empty."""
    return [one.typed for one in columns if not (one.plan.is_constant or one.plan.is_counted)]


def physical_columns(
    table: str, columns: Sequence[Decided], currency: str | None
) -> frozenset[str]:
    """Names of the columns that `typed_select` makes, states and `failed` apart."""
    columns = [one for one in columns if not one.plan.is_counted]
    found = {
        column
        for one in columns
        for column, _ in (physical(one.plan.column) if not one.plan.is_attribute else ())
    } | {one.plan.key for one in columns if one.plan.is_attribute}
    given = dict.fromkeys(found, Sql(""))
    return frozenset(found | _currency(table, columns, given, currency).keys())


def _currency(
    table: str, columns: Sequence[Decided], made: Mapping[str, Sql], default: str | None
) -> dict[str, Sql]:
    """The row's currency, else the header's, the sign beside the amount, the default.

    Names become codes. A sign comes after the header: $ is the sign of several currencies.
    """
    if "currency" not in TABLES[table].names:
        return {}
    priced = {one.plan.key: one for one in columns}
    money = [priced[key] for key in (_MONEY.get(table, "margin"), "margin") if key in priced][:1]
    headers = [header for one in money for header in one.plan.headers]
    code = next((code for header in headers if (code := header_currency(header))), None)
    sign = next(
        (
            one.format.sql_currency(one.typed.cell)
            for one in money
            if isinstance(one.format, NumberFormat) and one.format.currencies
        ),
        None,
    )
    known = [literal(code)] if code else [*([sign] if sign else []), literal(default)]
    if "currency" not in made:
        told = code or sign or default
        return {"currency": fill("coalesce({known})", known=listed(known))} if told else {}
    words = listed(
        (
            fill("when {word} then {code}", word=literal(word), code=literal(named))
            for word, named in sorted(known_names().items())
        ),
        " ",
    )
    return {
        "currency": fill(
            _CURRENCY,
            value=made["currency"],
            words=words,
            blanks=literal(r"[[:space:]\pZ]+"),
            known=listed(known),
        )
    }
