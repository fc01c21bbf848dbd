"""Lookups whose key is gone, of the cards or of the file itself: nothing can be joined by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign.base.clean import fold_header
from smalign.base.schema import TABLES
from smalign.base.toml import header
from smalign.model.recognise import said_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.base.config import Config, Lookup
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

    Files = Sequence[tuple[RawTable, Recognition]]
    Lost = tuple[str, str, str | None]
    """The place in smalign.toml, the header that is gone, the table that had it."""


def without_lost(config: Config, files: Files) -> tuple[Config, tuple[Lost, ...]]:
    """The configuration without such lookups, and what each of them lacks."""
    lost = {file: _lost(file, lookup, config, files) for file, lookup in config.lookups.items()}
    kept = {file: lookup for file, lookup in config.lookups.items() if not lost[file]}
    if len(kept) == len(config.lookups):
        return config, ()
    return replace(config, lookups=kept), tuple(one for found in lost.values() for one in found)


def _lost(file: str, lookup: Lookup, config: Config, files: Files) -> list[Lost]:
    own = _folded(raw for raw, found in files if found.table == lookup.table)
    raws = [raw for raw, _ in files if said_of(raw, config.lookups) is lookup]
    if not raws or lookup.table not in TABLES:
        return []  # the file itself is missing, or no such table exists: that is refused
    theirs, place = _folded(raws), f"{header(('lookups', file))} on"
    lost: list[Lost] = []
    for column, wanted in lookup.on.items():
        if column not in TABLES[lookup.table].names and fold_header(column) not in own:
            lost.append((place, column, lookup.table))
        if fold_header(wanted) not in theirs:
            lost.append((place, wanted, None))
    return lost


def _folded(raws: Iterable[RawTable]) -> frozenset[str]:
    return frozenset(fold_header(one) for raw in raws for one in raw.headers)
