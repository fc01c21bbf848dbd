"""All vocabularies together: which header may mean what, looked up by its folded form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.clean import fold_header
from smalign.crm import (
    amocrm,
    bitrix24,
    callibri,
    calltouch,
    dynamics365,
    generic,
    google_ads,
    hubspot,
    linkedin_ads,
    mango,
    meta_ads,
    pipedrive,
    roistat,
    salesforce,
    tiktok_ads,
    uis,
    unisender,
    vk_ads,
    yandex_direct,
    yandex_metrica,
    zoho,
)
from smalign.crm.currencies import without_currency, without_scale

if TYPE_CHECKING:
    from smalign.crm.words import Entry, System, Words

SYSTEMS: Final[tuple[System, ...]] = (
    bitrix24.SYSTEM,
    zoho.SYSTEM,
    hubspot.SYSTEM,
    amocrm.SYSTEM,
    salesforce.SYSTEM,
    pipedrive.SYSTEM,
    dynamics365.SYSTEM,
    google_ads.SYSTEM,
    yandex_direct.SYSTEM,
    meta_ads.SYSTEM,
    vk_ads.SYSTEM,
    linkedin_ads.SYSTEM,
    tiktok_ads.SYSTEM,
    yandex_metrica.SYSTEM,
    roistat.SYSTEM,
    calltouch.SYSTEM,
    callibri.SYSTEM,
    uis.SYSTEM,
    mango.SYSTEM,
    unisender.SYSTEM,
    generic.SYSTEM,
)
"""Every system, the generic one last."""

GENERIC: Final = generic.SYSTEM.name


class Vocabulary(Struct, frozen=True):
    """One table of one system, ready to look up.

    entries: key of a header → (place in `words.entries`, preference inside the entry). further: the
    same of the other entries that read a part of its cells each.
    known: keys of all its headers, attributes too. signs: keys that tell the system. decides: keys
    that tell the export. patterns: of the headers its entries know by their form.
    """

    system: System
    words: Words
    entries: dict[str, tuple[int, int]]
    further: dict[str, tuple[tuple[int, int], ...]]
    known: frozenset[str]
    signs: frozenset[str]
    decides: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]

    def entry(self, place: int) -> Entry:
        """The entry at `place`."""
        return self.words.entries[place]

    def places(self, one: str) -> tuple[tuple[int, int], ...]:
        """(place, preference) of every entry that a known key belongs to, the first first."""
        return (self.entries[one], *self.further.get(one, ()))


@lru_cache(maxsize=64)
def system_named(name: str) -> System:
    """The system called `name`; the generic one where none is called so."""
    return next((system for system in SYSTEMS if system.name == name), generic.SYSTEM)


@lru_cache(maxsize=4096)
def key(header: str) -> str:
    """The form in which a header is looked up: folded, underscores as blanks."""
    folded = fold_header(header)
    return " ".join(folded.replace("_", " ").split()) if "_" in folded else folded


@lru_cache(maxsize=4096)
def keys(header: str) -> tuple[str, ...]:
    """The header's key, then its key without the currency and the «тыс.» it carries, if any."""
    whole, bare = key(header), key(without_currency(without_scale(header)))
    return (whole,) if bare == whole else (whole, bare)


@lru_cache(maxsize=1)
def vocabularies() -> tuple[Vocabulary, ...]:
    """Every table of every system."""
    return tuple(vocabulary(system, words) for system in SYSTEMS for words in system.words)


@lru_cache(maxsize=1)
def tables_by_key() -> dict[str, frozenset[str]]:
    """Key of a header → the tables it may stand in; fewer tables, stronger evidence."""
    found: dict[str, set[str]] = {}
    for vocabulary in vocabularies():
        # Files known by name only are told apart from each other by their reason.
        table = vocabulary.words.table or vocabulary.words.reason
        for one in vocabulary.known:
            place = vocabulary.entries.get(one)
            if place is None or vocabulary.entry(place[0]).weight:
                found.setdefault(one, set()).add(table)
    return {one: frozenset(tables) for one, tables in found.items()}


@lru_cache(maxsize=1)
def known_headers() -> frozenset[str]:
    """Every header of every system in `fold_header` form, with blanks and with underscores.

    A cell is a known header when its folded form is here; of a header that carries a currency
    only the spelling without it is.
    """
    spaced = {one for vocabulary in vocabularies() for one in vocabulary.known}
    return frozenset(spaced | {one.replace(" ", "_") for one in spaced})


def is_known_header(cell: str) -> bool:
    """Whether some system writes this header, with or without a currency in it."""
    return any(one in tables_by_key() for one in keys(cell))


def vocabulary(system: System, words: Words) -> Vocabulary:
    """One table of one system, ready to look up."""
    entries: dict[str, tuple[int, int]] = {}
    further: dict[str, tuple[tuple[int, int], ...]] = {}
    for place, entry in enumerate(words.entries):
        for preference, header in enumerate(entry.headers):
            one, here = key(header), (place, preference)
            if entries.setdefault(one, here)[0] != place:
                further[one] = (*further.get(one, ()), here)
    decides = frozenset(key(header) for header in words.decides)
    return Vocabulary(
        system,
        words,
        entries,
        further,
        frozenset(entries) | {key(header) for header in words.others} | decides,
        frozenset(key(header) for header in system.signs) | decides,
        decides,
        tuple(re.compile(entry.pattern) for entry in words.entries if entry.pattern),
    )
