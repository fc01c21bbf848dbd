"""What identifies a person: an e-mail in any case, a phone however it is written.

A phone that Excel has damaged (7,90000E+10) is the phone of everybody and identifies nobody, and
so is one typed to fill the field: 7 000 000-00-00, 1234567890. Of several in one cell the first
counts. Ten digits, and eleven that begin with 8, are Russian.
"""

from __future__ import annotations

from typing import Final

from smalign.engine.compose import Sql, fill

HASHED: Final = ("email", "phone")
"""Canonical columns that a workspace keeps as `<name>_key`, a keyed hash."""

_DIGITS: Final = "regexp_replace(regexp_extract({phone}, '^[^,;\\n]*'), '[^0-9]', '', 'g')"
_WHOLE: Final = (
    "case when regexp_matches({phone}, '[eE][+]') then null"
    " when length(d) = 11 and d[1] in ('7', '8') then '7' || d[2:]"
    " when length(d) = 10 then '7' || d"
    " when length(d) > 11 then d"
    " when length(d) >= 8 and trim({phone})[1] = '+' then d end"
)
_REAL: Final = (
    "case when length(replace(w[-10:], w[-1], '')) > 0 and w[-7:] <> '0000000'"
    " and not contains('01234567890', w[-10:]) and not contains('9876543210', w[-10:]) then w end"
)
# Nested, so that the digits are found once a cell: three times as fast as writing them out.
_PHONE: Final = "list_transform(list_transform([{digits}], lambda d: {whole}), lambda w: {real})[1]"
_EMAIL: Final = (
    "case when {email} like '%_@_%' then lower(trim(regexp_extract({email}, '^[^,;\\n]*'))) end"
)


def email_key(column: str) -> Sql:
    """The e-mail of a column as a key, in SQL; null where it is none."""
    return fill(_EMAIL, email=Sql(column))


def phone_key(column: str) -> Sql:
    """The phone of a column as a key, in SQL; null where it is none."""
    phone = Sql(column)
    parts = {"digits": fill(_DIGITS, phone=phone), "whole": fill(_WHOLE, phone=phone)}
    return fill(_PHONE, **parts, real=Sql(_REAL))
