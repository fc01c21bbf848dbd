"""Why a column became what it became: whose word its header is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from smalign.crm.vocabulary import GENERIC, keys, vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.crm.vocabulary import Vocabulary

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
    names = {key for header in headers for key in keys(header)}
    known = list(_vocabularies(crm, table))
    for vocabulary in known:
        for key in sorted(names & vocabulary.entries.keys()):
            entry = vocabulary.entry(vocabulary.entries[key][0])
            if column in (entry.column, *entry.also):
                return "header", vocabulary.system.name
    for vocabulary in known:
        if any(entry.pattern for entry in vocabulary.words.entries if entry.column == column):
            return "pattern", vocabulary.system.name
    return "rule", None


def _vocabularies(crm: str, table: str) -> Iterator[Vocabulary]:
    """The system's words for the table, then everybody's."""
    for name in dict.fromkeys((crm, GENERIC)):
        for vocabulary in vocabularies():
            if vocabulary.system.name == name and vocabulary.words.table == table:
                yield vocabulary
