"""What a smalign.toml for one export would say, with the evidence for each line.

`is_written` on a record: the line is written as it is; otherwise it stands as a comment, because
the file cannot say it without changing an answer, or because only the user can know it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from smalign.base.config import Stages

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from smalign.base.config import MappingValue


class DraftFile(Struct, frozen=True):
    """One file or sheet.

    file: its name. path: absolute, None where it has none. key: what `[sources.tables]` calls it.
    table: canonical table, None when not known. reason: why it is known and not read, or "".
    known, headers: how many of its headers are known. rows: accepted ones.
    """

    file: str
    path: str | None
    key: str
    crm: str
    table: str | None
    confidence: float
    reason: str
    known: int
    headers: tuple[str, ...]
    rows: int
    rejected: int
    is_told: bool
    is_written: bool


class DraftLookup(Struct, frozen=True):
    """A file that is no table and could add fields to the cards.

    key: as in `DraftFile`. theirs, own: the column or header of the cards and the file's header.
    found, values: how many of the distinct values the cards have there the file has too, in the
    rows looked at: is_part where these are not all. reason: the header that seems to say why cards
    were lost, or "". reasons: how many lost cards it is filled on.
    """

    file: str
    key: str
    table: str
    theirs: str
    own: str
    found: int
    values: int
    reason: str = ""
    reasons: int = 0
    is_part: bool = False


class DraftColumn(Struct, frozen=True):
    """Where a canonical column comes from.

    source: as `[mapping]` would say it, None where it cannot. headers: what it is made of.
    differs: its files disagree. format: how its values are read. rivals: other headers that could
    be meant. is_made_up: the header is known by a pattern only.
    """

    column: str
    source: MappingValue | None
    headers: tuple[str, ...]
    differs: bool
    format: str
    failures: int
    rivals: tuple[str, ...]
    is_made_up: bool
    is_written: bool


class DraftTable(Struct, frozen=True):
    """A canonical table: its columns, and the headers that stay fields of their own."""

    table: str
    crms: tuple[str, ...]
    files: tuple[str, ...]
    columns: tuple[DraftColumn, ...]
    fields: tuple[str, ...]


class DraftStage(Struct, frozen=True):
    """A stage: the cards that stand in it, what became of them, and how its outcome is known.

    known_by: toml, dictionary, built in, flags, not named, beside the status. unowned: cards
    without an owner. is_called_qualified: the CRM itself calls it so.
    """

    stage: str
    cards: int
    won: int
    lost: int
    unowned: int
    outcome: str
    known_by: str
    order: int | None
    is_called_qualified: bool = False


class DraftFunnel(Struct, frozen=True):
    """The stages of the leads, or of one pipeline of deals.

    section: the keys of its section in the file. ordered_by: toml, sole, history, list, or "" where
    the order is not known. priced: cards with an amount. stageless: cards without a stage.
    is_decided: something says which cards are won. told: what the user has said of it.
    """

    section: tuple[str, ...]
    card: str
    pipeline: str | None
    cards: int
    won: int
    lost: int
    priced: int
    stageless: int
    stages: tuple[DraftStage, ...]
    ordered_by: str
    is_decided: bool
    is_written: bool
    told: Stages = field(default_factory=Stages)

    def named(self, outcome: str) -> tuple[DraftStage, ...]:
        """The stages of one outcome: the open ones in their order, the others by their cards."""
        mine = [stage for stage in self.stages if stage.outcome == outcome]
        return tuple(sorted(mine, key=lambda one: (one.order or len(mine), -one.cards, one.stage)))


class DraftChannel(Struct, frozen=True):
    """A raw source and the channel it belongs to.

    key: as `[channels]` calls it. channel: None for a way in, and then `created_how` says which.
    rule: who said so (see `crm.channels`, `model.origins`). counts: table → rows of it.
    """

    key: str
    channel: str | None
    created_how: str | None
    rule: str
    counts: Mapping[str, int]
    is_written: bool


class DraftFormat(Struct, frozen=True):
    """A column whose values can be read in two ways.

    assumed: how it is read for now, "" where it is not read at all. told: the user has said it.
    """

    file: str
    header: str
    examples: tuple[str, ...]
    choices: tuple[str, ...]
    assumed: str = ""
    is_told: bool = False


class DraftToken(Struct, frozen=True):
    """A word that looks as if it stood for nothing, and is read as a value."""

    token: str
    header: str
    cells: int


class DraftAlias(Struct, frozen=True):
    """An owner in an unusual spelling, the usual one, and the cards of either."""

    alias: str
    owner: str
    cards: int
    owner_cards: int


class DraftRule(Struct, frozen=True):
    """What `[exclude]` could say, and the cards (of `words`: rows looked at) it would name.

    kind: test, spam or non_target. how: email_domains, values or words.
    """

    kind: str
    how: str
    field: str
    value: str
    cards: int


class DraftCopies(Struct, frozen=True):
    """Deals that repeat a sale in another pipeline: how many, and the revenue counted twice."""

    deals: int
    revenue: Decimal
    currency: str | None


class DraftShare(Struct, frozen=True):
    """How empty a column of the cards is.

    column: its physical name, canonical or not. empty: its empty and pseudo-empty cells. most: per
    cent it may be of the next export, None: of what it is now.
    """

    header: str
    column: str
    empty: int
    cards: int
    most: int | None = None

    @property
    def percent(self) -> int:
        """The share of empty cells in whole per cent, rounded up: now it is not exceeded."""
        return -(-100 * self.empty // self.cards) if self.cards else 0

    @property
    def bound(self) -> int:
        """Whole per cent that `[checks]` says."""
        return self.percent if self.most is None else self.most


class Draft(Struct, frozen=True):
    """Everything `smalign init` writes.

    timezone, currency: as told, else None. currencies: those the export names itself.
    options: what was said on the command line and a file cannot say ("encoding" → "cp1251").
    """

    files: tuple[DraftFile, ...]
    lookups: tuple[DraftLookup, ...]
    tables: tuple[DraftTable, ...]
    timezone: str | None
    currency: str | None
    currencies: tuple[str, ...]
    has_unsigned_money: bool
    funnels: tuple[DraftFunnel, ...]
    channels: tuple[DraftChannel, ...]
    formats: tuple[DraftFormat, ...]
    tokens: tuple[DraftToken, ...]
    aliases: tuple[DraftAlias, ...] = ()
    rules: tuple[DraftRule, ...] = ()
    copies: DraftCopies | None = None
    shares: tuple[DraftShare, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
