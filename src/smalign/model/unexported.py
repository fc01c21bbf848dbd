"""Columns a CRM's export normally has, an answer would need, and this file does not hold."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from smalign.crm.vocabulary import GENERIC, system_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.crm.words import Entry
    from smalign.model.recognise_records import Raw, Recognition

_USED: Final = {
    "leads": ("created_at", "stage", "source", "owner", "loss_reason", "phone", "email"),
    "deals": (
        *("created_at", "closed_at", "stage", "pipeline", "amount", "source", "owner"),
        *("loss_reason", "contact_name"),
    ),
}
"""Table → columns answers are made of; what only some files hold is not missed."""

_INSTEAD: Final = {
    "stage": ("status",),
    "closed_at": ("expected_close_at",),
    "contact_name": ("contact_id", "lead_id", "phone", "email"),
    "source": ("channel", "utm_source"),
    "phone": ("email", "contact_id"),
    "email": ("phone", "contact_id"),
}
"""Column → others that do in its place."""

_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
_CODE: Final = re.compile(r"[A-Z0-9]*_[A-Z0-9_]*\Z|[a-z]\w*[_A-Z]\w*\Z|[A-Z]+[a-z]+[A-Z]\w*\Z")


def missing_columns(raw: Raw, found: Recognition) -> dict[str, str]:
    """Canonical column → the header the export would have, as this kind of file writes it.

    A dump of codes is its maker's choice, and a file nobody's vocabulary knows promises nothing:
    neither misses a column.
    """
    table = str(found.table)
    style = _style_of(raw.headers)
    if found.crm == GENERIC or table not in _USED or style == "code":
        return {}
    words = next(one for one in system_named(found.crm).words if one.table == table)
    missing: dict[str, str] = {}
    for column in _USED[table]:
        if column in found.columns or any(one in found.columns for one in _INSTEAD.get(column, ())):
            continue
        header = _header(words.entries, column, style)
        if header and header not in missing.values():
            missing[column] = header
    return missing


def _header(entries: Sequence[Entry], column: str, style: str) -> str | None:
    headers = (header for entry in entries if entry.column == column for header in entry.headers)
    return next((header for header in headers if _style(header) == style), None)


def _style_of(headers: Sequence[str]) -> str:
    """How most headers of a file are written: Russian, English or code."""
    counted = Counter(_style(header) for header in headers if header)
    return max(sorted(counted), key=lambda style: counted[style], default="en")


def _style(header: str) -> str:
    if _CYRILLIC.search(header):
        return "ru"
    return "code" if _CODE.match(header) or header.islower() else "en"
