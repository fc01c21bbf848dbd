"""The only writer of SQL text: fixed templates over generated identifiers and escaped literals.

A user's headers and values enter SQL only as escaped string literals, never as identifiers.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib import import_module
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Sql(str):
    """SQL text this module made; only such text may be put into other SQL."""

    __slots__ = ()


_IDENTIFIER: Final = re.compile(r"[a-z_][a-z0-9_]*\Z")


FOLDED: Final = "trim(replace(lower({text}), 'ё', 'е'))"
"""A text as `base.clean.fold_value` makes it."""


@cache
def name(identifier: str) -> Sql:
    """An identifier of ours, checked: lower-case letters, digits and underscores only.

    Raises:
        ValueError: anything else, so that a user's text can never become an identifier.

    """
    if not _IDENTIFIER.match(identifier):
        msg = f"not an identifier of ours: {identifier!r}"
        raise ValueError(msg)
    return Sql(identifier)


def literal(value: object) -> Sql:
    """A constant as SQL: text escaped, dates and decimals typed, None as null.

    Raises:
        TypeError: a type that has no constant (a list, a float that is no number).

    """
    match value:
        case None:
            return Sql("null")
        case bool():
            return Sql("true" if value else "false")
        case int():
            return Sql(value)
        case float() if isfinite(value):
            return Sql(f"{value:.16e}")  # reads back as the same double
        case Decimal():
            return Sql(f"cast('{value}' as decimal(38, 6))")
        case datetime():
            return Sql(f"timestamp '{value.replace(tzinfo=None).isoformat(sep=' ')}'")
        case date():
            return Sql(f"date '{value.isoformat()}'")
        case str():
            return _text(value)
    msg = f"no SQL literal for {type(value).__name__}"
    raise TypeError(msg)


def fill(template: str, **parts: str) -> Sql:
    """A fixed template with its {places} filled by SQL of our own making.

    Raises:
        TypeError: a part is plain text, which might be a user's.

    """
    for place, part in parts.items():
        if not isinstance(part, Sql):
            msg = f"the part {place!r} is not SQL of our making"
            raise TypeError(msg)
    return Sql(template.format(**parts))


@cache
def template(package: str, file: str) -> Sql:
    """A .sql file of ours, as it stands in the package."""
    return Sql((folder(package) / file).read_text(encoding="utf-8").strip())


def folder(package: str) -> Path:
    """Where a package of ours lies; as files, for `importlib.resources` alone takes 5 ms."""
    return Path(import_module(package).__path__[0])


def listed(parts: Iterable[Sql], separator: str = ", ") -> Sql:
    """Several pieces of SQL, joined."""
    return Sql(separator.join(parts))


def cases(whens: Iterable[tuple[Sql, Sql]], otherwise: Sql) -> Sql:
    """`case`: the value of the first test that holds; otherwise alone where there is no test."""
    told = listed((fill("when {test} then {sql}", test=test, sql=sql) for test, sql in whens), " ")
    if not told:
        return otherwise
    return fill("case {told} else {otherwise} end", told=told, otherwise=otherwise)


def _text(value: str) -> Sql:
    quoted = "'" + value.replace("'", "''") + "'"
    if "\0" not in value:
        return Sql(quoted)
    return Sql("(" + quoted.replace("\0", "' || chr(0) || '") + ")")


def values_table(
    table: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[object]]
) -> Sql:
    """`create table … as select … from (values …)`; right for no rows too."""
    casts = ", ".join(
        f"cast({name(column)} as {sql_type}) as {name(column)}" for column, sql_type in columns
    )
    names = ", ".join(name(column) for column, _ in columns)
    if rows:
        body = ",\n  ".join("(" + ", ".join(literal(cell) for cell in row) + ")" for row in rows)
        source = f"(values\n  {body}\n) as given({names})"
    else:
        nulls = ", ".join(f"null as {name(column)}" for column, _ in columns)
        source = f"(select {nulls} where false) as given"
    return Sql(f"create or replace table {name(table)} as\nselect {casts}\nfrom {source}")


def comment(text: str) -> Sql:
    """A user's header as a comment that cannot end early: c17 /* Город */."""
    safe = "".join(character if character.isprintable() else " " for character in text)
    return Sql("/* " + safe.replace("*/", "* /").replace("/*", "/ *") + " */")
