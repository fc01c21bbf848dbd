"""Why a column became what it became: whose word its header is."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Literal

from smalign.crm.vocabulary import GENERIC, key, keys, vocabularies

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from smalign.crm.vocabulary import Vocabulary

_NEARLY: Final = 0.88
"""Likeness of a misspelt header; «Дата открытия» and «Дата закрытия» are less alike."""

_SHORTEST: Final = 5
MatchedBy = Literal["told", "header", "pattern", "rule"]


def matched_by(
    crm: str,
    table: str,
    column: str,
    headers: Sequence[str],
    told: Mapping[str, Mapping[str, object]],
) -> tuple[MatchedBy, str | None]:
    """How a canonical column found its headers, and in whose vocabulary.

    told: smalign.toml names it. header: the system writes this header. pattern: the header looks
    like it. rule: what the cells hold decided (a home-made status that is a stage).
    """
    if column in told.get(table, ()):
        return "told", None
    names = {one for header in headers for one in keys(header)}
    known = list(_vocabularies(crm, table))
    for vocabulary in known:
        for one in sorted(names & vocabulary.entries.keys()):
            means = [vocabulary.entry(place) for place, _ in vocabulary.places(one)]
            if any(column in (entry.column, *entry.also) for entry in means):
                return "header", vocabulary.system.name
    for vocabulary in known:
        if any(entry.pattern for entry in vocabulary.words.entries if entry.column == column):
            return "pattern", vocabulary.system.name
    return "rule", None


def near_misses(
    crm: str, table: str, attributes: Sequence[str], columns: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    """(header, canonical column, known header) of headers that are nearly a word of the system.

    attributes: the headers that became no column; those the system is known to write are none of
    them. columns: those the file gives already, no longer missing.
    """
    written = {
        one
        for vocabulary in _vocabularies(crm, table)
        if vocabulary.system.name == crm
        for one in vocabulary.known
    }
    known = {
        one: vocabulary.entry(place).column
        for vocabulary in _vocabularies(crm, table)
        for one, (place, _) in vocabulary.entries.items()
        if vocabulary.entry(place).column not in columns
    }
    for header in attributes:
        mine = key(header)
        if len(mine) >= _SHORTEST and not written & set(keys(header)):
            for near in get_close_matches(mine, known, 1, _NEARLY):
                yield header, known[near], near


def _vocabularies(crm: str, table: str) -> Iterator[Vocabulary]:
    """The system's words for the table, then everybody's."""
    for name in dict.fromkeys((crm, GENERIC)):
        for vocabulary in vocabularies():
            if vocabulary.system.name == name and vocabulary.words.table == table:
                yield vocabulary
