"""Whom to call: what the people behind listed cards are called and reached at, where asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Field

if TYPE_CHECKING:
    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

_NAMES: Final = ("contact_name", "phone", "email")
_AFTER: Final = "card_id"
READS: Final = {"card_people": frozenset({"card", "card_id", *_NAMES})}
"""What a list reads to name them."""


def with_people(ask: Ask, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The columns of a list, with those of people behind the card's id, where asked for."""
    if not ask.shows_personal:
        return fields
    at = [field.name for field in fields].index(_AFTER) + 1
    return (*fields[:at], *(Field(name, "text") for name in _NAMES), *fields[at:])


def people_of(ask: Ask, record: Record) -> Row:
    """The cells of these columns; empty where nobody asked."""
    if not ask.shows_personal:
        return {}
    return {name: None if record[name] is None else str(record[name]) for name in _NAMES}
