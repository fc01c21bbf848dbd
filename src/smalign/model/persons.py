"""What identifies a person: an e-mail in any case, a phone however it is written.

A phone that Excel has damaged (7,90000E+10) is the phone of everybody and identifies nobody. Of
several in one cell the first counts. Ten digits, and eleven that begin with 8, are Russian.
"""

from __future__ import annotations

from typing import Final

from smalign.engine.compose import Sql, fill

HASHED: Final = ("email", "phone")
"""Canonical columns that a workspace keeps as `<name>_key`, a keyed hash."""

_DIGITS: Final = "regexp_replace({first}, '[^0-9]', '', 'g')"
_FIRST: Final = "regexp_extract({phone}, '^[^,;\\n]*')"
_PHONE: Final = (
    "case when regexp_matches({phone}, '[eE][+]') then null"
    " when length({digits}) = 11 and {digits}[1] in ('7', '8') then '7' || {digits}[2:]"
    " when length({digits}) = 10 then '7' || {digits}"
    " when length({digits}) > 11 then {digits}"
    " when length({digits}) >= 8 and trim({phone})[1] = '+' then {digits} end"
)
_EMAIL: Final = (
    "case when {email} like '%_@_%' then lower(trim(regexp_extract({email}, '^[^,;\\n]*'))) end"
)


def email_key(column: str) -> Sql:
    """The e-mail of a column as a key, in SQL; null where it is none."""
    return fill(_EMAIL, email=Sql(column))


def phone_key(column: str) -> Sql:
    """The phone of a column as a key, in SQL; null where it is none."""
    phone = Sql(column)
    digits = fill(_DIGITS, first=fill(_FIRST, phone=phone))
    return fill(_PHONE, phone=phone, digits=digits)
