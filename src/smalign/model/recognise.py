"""Which table a file is, and which system wrote it: counted evidence, never a guess in silence.

Every table of every system is scored by the headers it knows. A header counts by its weight
divided by the number of tables it may stand in: `won_date` says deals, `id` says nothing. The
file's name is weak evidence; smalign.toml overrides everything.
"""

from __future__ import annotations

import json
import re
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, TypeVar

from smalign.base.config import LOOKUP
from smalign.crm.vocabulary import GENERIC
from smalign.model.beside import beside
from smalign.model.recognise_columns import all_columns, require_mapped
from smalign.model.recognise_evidence import (
    best_of_each_table,
    candidates,
    has_own_id,
    is_of_cards,
)
from smalign.model.recognise_records import Recognition, Source
from smalign.model.undated import likely_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.config import Config
    from smalign.model.recognise_evidence import Candidate
    from smalign.model.recognise_records import Raw

__all__ = ["Recognition", "Source", "recognise", "require_mapped"]

_LEAST: Final = 0.7
"""Evidence below which a file is no table: two headers that say little."""

_CLEAR: Final = 0.85
"""A second table with this share of the first one's evidence makes it a question."""

_ENOUGH: Final = 3.0
"""Evidence from which on only the second table lowers the confidence."""

_T = TypeVar("_T")
_CYRILLIC: Final = re.compile("[А-Яа-яЁё]")


def recognise(raw: Raw, config: Config) -> Recognition:
    """What `raw` is, by its headers, its sample, its name and smalign.toml.

    Never raises: a file nobody knows has table None and a reason with the line that answers.
    """
    told = told_table(raw, config)
    if told == LOOKUP:
        return _plain(raw, LOOKUP, GENERIC, 1.0, ["told: lookup"])
    found = candidates(raw, config)
    crm = found[0].vocabulary.system.name if found[0].score else GENERIC
    if told:
        return _recognition(raw, _told(found, told), 1.0, [f"told: {told}"], config)
    ranked = best_of_each_table(raw, found, config)
    if not ranked or ranked[0].score < _LEAST:
        return _plain(raw, None, crm, 0.0, ["no card table", _ask(raw, "deals")])
    ranked = _by_id(raw, _by_name(ranked))
    best = ranked[0]
    second = ranked[1].score if len(ranked) > 1 else 0.0
    if second > _CLEAR * best.score and not (
        _is_named_closer(best, ranked[1]) or has_own_id(raw, best, ranked[1])
    ):
        either = f"either: {best.table} or {ranked[1].table}"
        return _plain(
            raw, None, crm, 0.0, [either, _ask(raw, best.vocabulary.words.table or "deals")]
        )
    if (found[0].decided and found[0] is not best) or not is_of_cards(raw, best, config):
        return _plain(raw, None, crm, 0.0, ["no card table", _ask(raw, best.table)])
    confidence = best.score / (best.score + second) * min(1.0, best.score / _ENOUGH)
    return _recognition(raw, best, round(confidence, 2), _evidence(raw, best, ranked), config)


def told_table(raw: Raw, config: Config) -> str | None:
    """The table that smalign.toml or `--table` says `raw` is, "lookup" of one in [lookups]."""
    return LOOKUP if said_of(raw, config.lookups) else said_of(raw, config.sources.tables)


def _by_name(ranked: list[Candidate]) -> list[Candidate]:
    """Of two tables with like evidence the one that the file's name names comes first."""
    first, second = ranked[0], ranked[1] if len(ranked) > 1 else None
    close = second is not None and second.score > _CLEAR * first.score
    if second is not None and close and _is_named_closer(second, first):
        return [second, first, *ranked[2:]]
    return ranked


def _by_id(raw: Raw, ranked: list[Candidate]) -> list[Candidate]:
    """Of leads and deals with like evidence those come first whose own id the file has."""
    if len(ranked) > 1 and ranked[1].score > _CLEAR * ranked[0].score:
        first, second, *others = ranked
        if has_own_id(raw, second, first) and not _is_named_closer(first, second):
            return [second, first, *others]
    return ranked


def _is_named_closer(one: Candidate, other: Candidate) -> bool:
    """Whether the file's name says one and not the other, or one in more words."""
    return other.in_name in one.in_name and len(other.in_name) < len(one.in_name)


def _told(found: list[Candidate], table: str) -> Candidate:
    """The best system for a table the user names; without evidence the generic one."""
    mine = [candidate for candidate in found if candidate.table == table]
    with_score = [candidate for candidate in mine if candidate.score]
    generic = [one for one in mine if one.vocabulary.system.name == GENERIC]
    return (with_score or generic)[0]


def _recognition(
    raw: Raw, best: Candidate, confidence: float, reasons: list[str], config: Config
) -> Recognition:
    words = best.vocabulary.words
    crm = best.vocabulary.system.name
    if not words.table:
        told = [*reasons, f"not read: {words.reason}"]
        return _plain(raw, None, crm, confidence, told)
    columns, more = all_columns(raw, best.vocabulary, config)
    # First and last name stay fields of their own beside the name they make together.
    taken = {place for source in columns.values() if not source.joined for place in source.places}
    return Recognition(
        table=words.table,
        crm=crm,
        confidence=confidence,
        reasons=(*reasons, *more, *likely_day(raw, words.table, columns)),
        columns=columns,
        attributes=tuple(place for place in _named_places(raw) if place not in taken),
        language=_language(raw),
        beside=tuple(beside(raw, best.vocabulary)),
    )


def _plain(
    raw: Raw, table: str | None, crm: str, confidence: float, reasons: list[str]
) -> Recognition:
    places = _named_places(raw)
    return Recognition(table, crm, confidence, tuple(reasons), {}, places, _language(raw))


def _evidence(raw: Raw, best: Candidate, ranked: list[Candidate]) -> list[str]:
    reasons = [f"headers known: {best.hits} of {len(_named_places(raw))}"]
    if best.telling:
        reasons.append("telling: " + ", ".join(best.telling))
    if best.in_name:
        reasons.append(f"file name: {best.in_name}")
    others = [one for one in ranked[1:2] if one.vocabulary.words.table]
    return reasons + [f"next: {one.table} {one.score / best.score:.2f}" for one in others]


def _ask(raw: Raw, table: str) -> str:
    return f'ask: [sources.tables] {json.dumps(raw.file, ensure_ascii=False)} = "{table}"'


def said_of(raw: Raw, files: Mapping[str, _T]) -> _T | None:
    """What smalign.toml says of this file, by its name, its base name, or a glob over either."""
    names = [raw.file, PurePath(raw.file).name]
    if raw.sheet:
        names = [*(f"{name}!{raw.sheet}" for name in names), *names]
    for name in names:
        if name in files:
            return files[name]
    for pattern, told in files.items():
        if any(fnmatchcase(name, pattern) for name in names):
            return told
    return None


def _named_places(raw: Raw) -> tuple[int, ...]:
    return tuple(place for place, header in enumerate(raw.headers) if header)


def _language(raw: Raw) -> str:
    return "ru" if any(_CYRILLIC.search(header) for header in raw.headers) else "en"
