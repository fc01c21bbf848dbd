"""What the model layer hands on: what is known of the export, beside the tables in the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from smalign.engine.compose import Sql
from smalign.model.asof import local_day
from smalign.model.dictionary import NO_DICTIONARY
from smalign.model.persons import email_key, phone_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from smalign.base.errors import QuestionError
    from smalign.base.results import Note
    from smalign.model.asof import Far
    from smalign.model.dictionary import Dictionary
    from smalign.model.stages import StageRow
    from smalign.read.records import RawTable


class ReadColumn(Struct, frozen=True):
    """One column of one file: what it became and how many values did not convert.

    bit: its place in the mask `failed` of the typed file; None where every value converts.
    examples, failed: values by their form where they name a person. bare, failed_bare: the same as
    they stand, for who asks to see them; no workspace keeps them.
    """

    header: str
    column: str | None
    type: str
    format: str
    rows: int
    empty: int
    pseudo_empty: int
    failures: int
    examples: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    bit: int | None = None
    bare: tuple[str, ...] = ()
    failed_bare: tuple[str, ...] = ()


class ReadFile(Struct, frozen=True):
    """One file (or sheet) after typing."""

    raw: RawTable
    crm: str
    table: str | None
    confidence: float
    reasons: tuple[str, ...]
    rows: int | None
    latest: datetime | None
    columns: tuple[ReadColumn, ...] = ()


class Model(Struct, frozen=True):
    """The canonical tables of one export, and what must be said of them.

    mapped: table → canonical columns that were read. offered: all that some file gives.
    headers: folded header → the canonical columns it stands for in some file.
    derived: table → columns the model makes though no file gives them (channel, status).
    attributes: table → header → physical column.
    states: table → physical state columns (only when asked for).
    currency: the one currency of all amounts, None when unknown; `currencies` holds every code.
    links: way → deals; `weak` counts what only a name and the time would join; `touch_…` ways →
        touches that name no card. counts: of how many "deals" and "touches" that is.
    has_persons: whether there are such touches. has_hashed_keys: e-mails and phones are there as
        keyed hashes alone, as a workspace keeps them.
    unnamed_stages: the deals' stages, when nothing says which of them are won.
    questions: "table.column" → what to ask before it can be read.
    far: a moment beyond belief, if the as-of rests on one.
    dictionary: what the CRM's own lists call its stages; read with the files, kept by no workspace.
    seen_since: table of a history that was made of several exports → the day of the first of them.
    seen_gap: how many days apart those exports usually are.
    days: time columns ("deals.closed_at") that say the day only.
    sources: table → its files, in the order of `file_no`; a prepared workspace has none.
    """

    files: tuple[ReadFile, ...]
    mapped: Mapping[str, frozenset[str]]
    offered: Mapping[str, frozenset[str]]
    headers: Mapping[str, frozenset[str]]
    derived: Mapping[str, frozenset[str]]
    attributes: Mapping[str, Mapping[str, str]]
    states: Mapping[str, tuple[str, ...]]
    grain: str
    timezone: str
    as_of: datetime | None
    currency: str | None
    currencies: tuple[str, ...]
    stages: tuple[StageRow, ...]
    links: Mapping[str, int]
    far: Far | None = None
    unnamed_stages: tuple[str, ...] = ()
    questions: Mapping[str, QuestionError] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    has_campaigns: bool = False
    has_persons: bool = False
    has_hashed_keys: bool = False
    has_history: bool = False
    dictionary: Dictionary = NO_DICTIONARY
    days: frozenset[str] = frozenset()
    seen_since: Mapping[str, date] = field(default_factory=dict)
    seen_gap: int | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    sources: Mapping[str, tuple[RawTable, ...]] = field(default_factory=dict)

    def person_key(self, column: str) -> Sql:
        """The key of a touch's `email` or `phone` under the alias `t`, in SQL."""
        if self.has_hashed_keys:
            return Sql(f"t.{column}_key")
        return {"email": email_key, "phone": phone_key}[column](f"t.{column}")

    @property
    def is_linked(self) -> bool:
        """Whether leads and deals are both there."""
        return "leads" in self.mapped and "deals" in self.mapped

    @property
    def believed(self) -> datetime | None:
        """The latest moment in the export, but for one beyond belief; None: nothing is dated."""
        return self.as_of if self.far is None else self.far.believed

    def written_by(self, table: str) -> str:
        """The system that wrote a table of cards; of cards made of a history, who wrote that."""
        read = (file for name in (table, "stage_log") for file in self.files if file.table == name)
        return next(file.crm for file in read)

    def local_day(self, moment: datetime | None) -> date | None:
        """The local date of a UTC moment in the company's zone."""
        return None if moment is None else local_day(moment, self.timezone)
