"""Which table a file is, and which system wrote it: counted evidence, never a guess in silence.

Every table of every system is scored by the headers it knows. A header counts by its weight
divided by the number of tables it may stand in: `won_date` says deals, `id` says nothing. The
file's name is weak evidence; smalign.toml overrides everything.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, TypeVar

from smalign.base.config import LOOKUP, Constant, First
from smalign.crm.vocabulary import (
    GENERIC,
    key,
    keys,
    tables_by_key,
    vocabularies,
)
from smalign.model.recognise_columns import (
    all_columns,
    find,
    is_filled,
    named_columns,
    require_mapped,
)
from smalign.model.recognise_records import Recognition, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.config import Config
    from smalign.crm.vocabulary import (
        Vocabulary,
    )
    from smalign.model.recognise_records import Raw

__all__ = ["Recognition", "Source", "recognise", "require_mapped"]

_REQUIRED: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "leads": (
        ("lead_id", "stage", "status", "is_converted"),
        ("created_at", "stage", "status", "is_converted", "source", "channel"),
    ),
    "deals": (
        ("deal_id", "stage", "status", "is_won", "lead_id"),
        ("created_at", "closed_at", "stage", "status", "amount"),
    ),
    "contacts": (("contact_id",), ("name", "email", "phone", "company_id", "created_at")),
    "companies": (("company_id",), ("name",)),
    "payments": (("deal_id",), ("paid_at",), ("amount",)),
    "touchpoints": (("touched_at",), ("lead_id", "deal_id", "contact_id")),
    "spend": (
        ("cost",),
        ("date", "date_from", "campaign", "channel", "source", "campaign_id", "utm_source"),
    ),
    "stage_log": (("card_id",), ("stage",), ("entered_at",)),
    "owner_log": (("card_id",), ("owner",), ("since_at",)),
    "tasks": (("task_id", "title"), ("due_at", "completed_at")),
    "plan": (("period",), ("leads", "qualified", "won", "revenue", "spend")),
    "marketing_report": (("period",), ("leads", "deals", "won", "revenue", "cost")),
    "survey": (("question",), ("answer",)),
}
"""Table → groups of columns; of each group one at least must be there."""

_LEAST: Final = 0.75
_CLEAR: Final = 0.85
_ENOUGH: Final = 3.0
_FILE_NAME: Final = 0.5
_SHOWN: Final = 4
_T = TypeVar("_T")
_CYRILLIC: Final = re.compile("[А-Яа-яЁё]")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One table of one system with the evidence for it."""

    vocabulary: Vocabulary
    score: float
    hits: int
    signs: int
    telling: tuple[str, ...]
    in_name: str

    @property
    def table(self) -> str:
        """Its table, or what it is instead."""
        return self.vocabulary.words.table or self.vocabulary.words.reason

    @property
    def rank(self) -> tuple[float, int, bool]:
        """Order among candidates: evidence first, then signs of the system."""
        return (round(self.score, 6), self.signs, self.vocabulary.system.name != GENERIC)


def recognise(raw: Raw, config: Config) -> Recognition:
    """What `raw` is, by its headers, its sample, its name and smalign.toml.

    Never raises: a file nobody knows has table None and a reason with the line that answers.
    """
    if _named(raw, config.lookups):
        return _lookup(raw)
    candidates = sorted(
        (_candidate(raw, vocabulary, config) for vocabulary in vocabularies()),
        key=lambda candidate: candidate.rank,
        reverse=True,
    )
    told = _named(raw, config.sources.tables)
    if told == LOOKUP:
        return _lookup(raw)
    if told:
        mine = [candidate for candidate in candidates if candidate.table == told]
        return _recognition(raw, mine[0], 1.0, [f"told: {told}"], config)
    ranked = _best_of_each_table(raw, candidates)
    if not ranked or ranked[0].score < _LEAST:
        return _unknown(raw, candidates, ["no card table", _ask(raw, "deals")])
    best = ranked[0]
    second = ranked[1].score if len(ranked) > 1 else 0.0
    if second > _CLEAR * best.score and best.vocabulary.words.table:
        either = f"either: {best.table} or {ranked[1].table}"
        return _unknown(raw, candidates, [either, _ask(raw, best.table)])
    confidence = best.score / (best.score + second) * min(1.0, best.score / _ENOUGH)
    return _recognition(raw, best, round(confidence, 2), _evidence(raw, best, ranked), config)


def _candidate(raw: Raw, vocabulary: Vocabulary, config: Config) -> _Candidate:
    """Evidence that `raw` is this table of this system; none without a sign of the system."""
    score, hits = 0.0, 0
    telling: list[tuple[float, str]] = []
    folded = {key(header) for header in raw.headers if header}
    for header in dict.fromkeys(header for header in raw.headers if header):
        weight = _weight(header, vocabulary)
        if weight:
            score, hits = score + weight, hits + 1
            telling.append((weight, header))
    pattern = vocabulary.system.sign_pattern
    signs = len(folded & vocabulary.signs) + sum(
        1 for one in folded if pattern and re.match(pattern, one)
    )
    if vocabulary.system.name != GENERIC and not signs:
        score = 0.0
    name = key(PurePath(raw.file).stem + " " + (raw.sheet or ""))
    in_name = next((word for word in vocabulary.words.files if key(word) in name), "")
    if hits:
        score += _FILE_NAME if in_name and score else 0.0
        score += _mapped_evidence(raw, vocabulary.words.table, config)
    telling.sort(key=lambda item: -item[0])
    shown = tuple(header for weight, header in telling[:_SHOWN] if weight >= _FILE_NAME)
    return _Candidate(vocabulary, score, hits, signs, shown, in_name)


def _weight(header: str, vocabulary: Vocabulary) -> float:
    """Weight of one header for one table: its own, divided by the tables that know it."""
    for one in keys(header):
        if one in vocabulary.known:
            found = vocabulary.entries.get(one)
            own = vocabulary.entry(found[0]).weight if found else 1.0
            return own / len(tables_by_key()[one])
    if any(
        entry.pattern and re.match(entry.pattern, key(header)) for entry in vocabulary.words.entries
    ):
        return _FILE_NAME
    return 0.0


def _mapped_evidence(raw: Raw, table: str, config: Config) -> float:
    """Headers that smalign.toml names for this table are strong evidence for it."""
    wanted = config.mapping.get(table, {}).values()
    names = {
        name
        for value in wanted
        if not isinstance(value, Constant)
        for name in (value.first if isinstance(value, First) else (value,))
    }
    return float(sum(1 for name in names if find(raw.headers, name)))


def _best_of_each_table(raw: Raw, candidates: list[_Candidate]) -> list[_Candidate]:
    """The best candidate of each table that has the columns the table cannot do without."""
    best: dict[str, _Candidate] = {}
    for candidate in candidates:
        if candidate.score and candidate.table not in best and _complete(raw, candidate):
            best[candidate.table] = candidate
    return list(best.values())


def _complete(raw: Raw, candidate: _Candidate) -> bool:
    table = candidate.vocabulary.words.table
    if not table:
        return True
    found = named_columns(raw.headers, candidate.vocabulary)
    return all(
        any(name in found and is_filled(raw, found[name]) for name in group)
        for group in _REQUIRED[table]
    )


def _recognition(
    raw: Raw, best: _Candidate, confidence: float, reasons: list[str], config: Config
) -> Recognition:
    words = best.vocabulary.words
    crm = best.vocabulary.system.name
    if not words.table:
        told = [*reasons, f"not read: {words.reason}"]
        return _plain(raw, None, crm, confidence, told)
    columns, more = all_columns(raw, best.vocabulary, config)
    taken = {
        place
        for source in columns.values()
        for place in (*source.first, *((source.index,) if source.index is not None else ()))
    }
    return Recognition(
        table=words.table,
        crm=crm,
        confidence=confidence,
        reasons=(*reasons, *more),
        columns=columns,
        attributes=tuple(place for place in _named_places(raw) if place not in taken),
        language=_language(raw),
    )


def _lookup(raw: Raw) -> Recognition:
    return _plain(raw, LOOKUP, GENERIC, 1.0, ["told: lookup"])


def _unknown(raw: Raw, candidates: list[_Candidate], reasons: list[str]) -> Recognition:
    best = max(candidates, key=lambda candidate: candidate.rank)
    crm = best.vocabulary.system.name if best.score else GENERIC
    return _plain(raw, None, crm, 0.0, reasons)


def _plain(
    raw: Raw, table: str | None, crm: str, confidence: float, reasons: list[str]
) -> Recognition:
    places = _named_places(raw)
    return Recognition(table, crm, confidence, tuple(reasons), {}, places, _language(raw))


def _evidence(raw: Raw, best: _Candidate, ranked: list[_Candidate]) -> list[str]:
    reasons = [f"headers known: {best.hits} of {len(_named_places(raw))}"]
    if best.telling:
        reasons.append("telling: " + ", ".join(best.telling))
    if best.in_name:
        reasons.append(f"file name: {best.in_name}")
    others = [one for one in ranked[1:2] if one.vocabulary.words.table]
    return reasons + [f"next: {one.table} {one.score / best.score:.2f}" for one in others]


def _ask(raw: Raw, table: str) -> str:
    return f'ask: [sources.tables] {json.dumps(raw.file, ensure_ascii=False)} = "{table}"'


def _named(raw: Raw, files: Mapping[str, _T]) -> _T | None:
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
