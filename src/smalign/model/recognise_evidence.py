"""Evidence: how much the headers, the name and smalign.toml say for each table of each system."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from smalign.base.config import Constant
from smalign.crm.vocabulary import GENERIC, key, keys, tables_by_key, vocabularies
from smalign.model.recognise_columns import is_filled, mapped, named_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.base.config import Config
    from smalign.crm.vocabulary import Vocabulary
    from smalign.model.recognise_records import Raw, Source

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
    "touchpoints": (("touched_at",), ("lead_id", "deal_id", "contact_id", "email", "phone")),
    "spend": (
        ("cost",),
        ("date", "date_from", "campaign", "channel", "source", "campaign_id", "utm_source"),
    ),
    "stage_log": (("card_id",), ("stage",), ("entered_at",)),
    "stage_names": (("stage_id", "pipeline_id"), ("stage", "pipeline")),
    "owner_log": (("card_id",), ("owner",), ("since_at",)),
    "field_log": (("card_id",), ("field",), ("new",), ("changed_at",)),
    "tasks": (("task_id", "title"), ("due_at", "completed_at")),
    "plan": (("period",), ("leads", "qualified", "won", "revenue", "spend")),
    "marketing_report": (("period",), ("leads", "deals", "won", "revenue", "cost")),
    "survey": (("question",), ("answer",)),
    "paths": (("path",), ("conversions",)),
}
"""Table → groups of columns; of each group one at least must be there."""

_ANY_ID: Final = frozenset({"id", "record id", "hs object id"})
"""Headers under which every object of a system has its id: products and notes, too."""

_OF_A_CARD: Final[dict[str, tuple[str, ...]]] = {
    "deals": (
        *("stage", "status", "is_won", "is_lost", "is_closed", "closed_at", "amount", "lead_id"),
        *("pipeline", "expected_close_at", "loss_reason"),
    ),
    "leads": (
        *("stage", "status", "is_converted", "source", "channel", "utm_source", "utm_medium"),
        *("contact_name", "email", "phone", "deal_id", "loss_reason"),
    ),
}
"""Columns one of which a card needs, where its id may be that of anything."""


_FILE_NAME: Final = 0.5
_ATTRIBUTE: Final = 0.5
_PATTERN: Final = 0.5
_DECIDED: Final = 5.0
_TELLING: Final = 0.5
_SHOWN: Final = 4


class Candidate(Struct, frozen=True):
    """One table of one system with the evidence for it.

    score: weights of its headers, its name and smalign.toml. hits: headers known. signs: headers
    only its system writes. telling: the headers that say most. in_name: word of the file's name.
    decided: headers that decide for it.
    """

    vocabulary: Vocabulary
    score: float
    hits: int
    signs: int
    telling: tuple[str, ...]
    in_name: str
    decided: int

    @property
    def table(self) -> str:
        """Its table, or what it is instead."""
        return self.vocabulary.words.table or self.vocabulary.words.reason

    @property
    def rank(self) -> tuple[float, int, bool]:
        """Order among candidates: evidence first, then signs of the system."""
        return (round(self.score, 6), self.signs, self.vocabulary.system.name != GENERIC)


class _Forms(NamedTuple):
    """A header as it is looked up: with and without a currency, and whole."""

    both: tuple[str, ...]
    whole: str


class _Sheet(Struct, frozen=True):
    """What all tables look at in one file. known: all forms of its headers. name: its own."""

    raw: Raw
    headers: Mapping[str, _Forms]
    known: frozenset[str]
    name: str


def candidates(raw: Raw, config: Config) -> list[Candidate]:
    """Every table of every system with its evidence, the strongest first."""
    headers = {header: _Forms(keys(header), key(header)) for header in raw.headers if header}
    known = frozenset(one for forms in headers.values() for one in forms.both)
    name = key(PurePath(raw.file).stem + " " + (raw.sheet or ""))
    sheet = _Sheet(raw, headers, known, name)
    found = [_candidate(sheet, vocabulary, config) for vocabulary in vocabularies()]
    return sorted(found, key=lambda candidate: candidate.rank, reverse=True)


def best_of_each_table(raw: Raw, ranked: list[Candidate], config: Config) -> list[Candidate]:
    """The best candidate of each table that has the columns the table cannot do without."""
    best: dict[str, Candidate] = {}
    for candidate in ranked:
        if candidate.score and candidate.table not in best and _complete(raw, candidate, config):
            best[candidate.table] = candidate
    return list(best.values())


def _candidate(sheet: _Sheet, vocabulary: Vocabulary, config: Config) -> Candidate:
    weights = dict(_weights(sheet, vocabulary))
    own_ids = _has_own_ids(sheet.raw, vocabulary)
    signs = _signs(sheet, vocabulary) + own_ids
    score = sum(weights.values()) + own_ids
    if vocabulary.system.name != GENERIC and not signs:
        score = 0.0
    elif vocabulary.words.table:
        score += len(_mapped(sheet.raw, vocabulary.words.table, config))
    decides = vocabulary.decides & sheet.known
    decided = len(decides & {one.whole for one in sheet.headers.values()}) if decides else 0
    score += _DECIDED * decided
    in_name = next((word for word in _names_of(vocabulary) if key(word) in sheet.name), "")
    telling = sorted(weights, key=lambda header: -weights[header])[:_SHOWN]
    return Candidate(
        vocabulary,
        score + (_FILE_NAME if in_name and score else 0.0),
        len(weights),
        signs,
        tuple(header for header in telling if weights[header] >= _TELLING),
        in_name,
        decided,
    )


def _names_of(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words for its table in names of files: its system's, then everybody's.

    "ads.csv" says costs, and not whose: it must not outdo the headers that say Google.
    """
    common = _common_names().get(vocabulary.words.table, ())
    return tuple(dict.fromkeys((*vocabulary.words.files, *common)))


@lru_cache(maxsize=1)
def _common_names() -> dict[str, tuple[str, ...]]:
    """Table → the words for it in names of files, whatever the system."""
    generic = (one.words for one in vocabularies() if one.system.name == GENERIC)
    return {words.table: words.files for words in generic if words.table}


def _weights(sheet: _Sheet, vocabulary: Vocabulary) -> Iterator[tuple[str, float]]:
    """Each header a table knows, in order, with its weight: divided by the tables that know it."""
    known = vocabulary.known & sheet.known  # most tables know none
    for header, forms in sheet.headers.items() if known or vocabulary.patterns else ():
        one = next((one for one in forms.both if one in known), None)
        if one is not None:
            found = vocabulary.entries.get(one)
            attribute = 1.0 if one in vocabulary.signs else _ATTRIBUTE
            own = vocabulary.entry(found[0]).weight if found else attribute
            yield header, own / len(tables_by_key()[one]) if own else 0.0
        elif any(pattern.match(forms.whole) for pattern in vocabulary.patterns):
            yield header, _PATTERN


def _signs(sheet: _Sheet, vocabulary: Vocabulary) -> int:
    """How many headers only the system of a table writes."""
    known, pattern = vocabulary.signs & sheet.known, vocabulary.system.sign_pattern
    if not known and not pattern:
        return 0
    return sum(
        not known.isdisjoint(forms.both) or bool(pattern and re.match(pattern, forms.whole))
        for forms in sheet.headers.values()
    )


def _has_own_ids(raw: Raw, vocabulary: Vocabulary) -> bool:
    """Whether the ids are of a shape that only its system gives them."""
    pattern = vocabulary.system.id_pattern
    if not pattern:
        return False
    place = next((at for at, header in enumerate(raw.headers) if key(header) == "id"), None)
    if place is None:
        return False
    cells = [row[place] for row in raw.sample if row[place]]
    return bool(cells) and all(re.fullmatch(pattern, str(cell)) for cell in cells)


def _mapped(raw: Raw, table: str, config: Config) -> dict[str, Source]:
    """Columns smalign.toml takes from headers of this very file: strong evidence."""
    found = {
        column: mapped(raw.headers, wanted)
        for column, wanted in config.mapping.get(table, {}).items()
        if not isinstance(wanted, Constant)
    }
    return {column: source for column, source in found.items() if source}


def _complete(raw: Raw, candidate: Candidate, config: Config) -> bool:
    table = candidate.vocabulary.words.table
    if not table:
        return True
    found = named_columns(raw.headers, candidate.vocabulary) | _mapped(raw, table, config)
    return all(
        any(name in found and is_filled(raw, found[name]) for name in group)
        for group in _REQUIRED[table]
    )


def is_of_cards(raw: Raw, candidate: Candidate, config: Config) -> bool:
    """Whether a file taken for leads or deals says more than that things were made on a day."""
    table = candidate.vocabulary.words.table
    if table not in _OF_A_CARD:
        return True
    found = named_columns(raw.headers, candidate.vocabulary) | _mapped(raw, table, config)
    source = found.get(f"{table.removesuffix('s')}_id")
    if source is None or any(key(raw.headers[at]) not in _ANY_ID for at in source.places):
        return True
    return any(name in found for name in _OF_A_CARD[table])


def has_own_id(raw: Raw, one: Candidate, other: Candidate) -> bool:
    """Whether a file of leads or deals has the id of `one` by name, and not that of `other`.

    "Deal ID" is the id of a deal, and on a lead that of the deal it became: a list that has no
    id of a lead beside it is one of deals.
    """
    tables = {one.table, other.table}
    return tables == set(_OF_A_CARD) and _is_numbered(raw, one) and not _is_numbered(raw, other)


def _is_numbered(raw: Raw, candidate: Candidate) -> bool:
    found = named_columns(raw.headers, candidate.vocabulary)
    source = found.get(f"{candidate.table.removesuffix('s')}_id")
    return source is not None and all(key(raw.headers[at]) not in _ANY_ID for at in source.places)
