"""What `check` answers with: what was looked at, and what of it is at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, field
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from smalign.base.baseline import Portrait
    from smalign.base.results import Note

Severity = Literal["notice", "warning", "error"]
State = Literal["new", "known", "waived"]
RuleKind = Literal["export", "column", "card", "result"]

SEVERITIES: Final[tuple[Severity, ...]] = ("notice", "warning", "error")
"""From the mildest to the gravest."""

KINDS: Final[tuple[RuleKind, ...]] = ("export", "column", "card", "result")
"""What a rule looks at: the files, the cells of a column, the rows of a table, an answer."""


FIRST: Final = 3
"""Rows that a finding names."""


EXTRACTED: Final = ("table", "column", "code", "segment", "id", "file", "sheet", "line")
"""The columns of an extract: a list of rows found, which is no export itself."""


class Place(Struct, frozen=True):
    """Where a row at fault stands: its file (and sheet), physical line and id.

    file: as the user named it; path: absolute, None of standard input and of members of archives.
    line: from 1; of a sheet the row's number; None where nobody knows it, as in a workspace.
    """

    file: str | None
    line: int | None = None
    sheet: str | None = None
    id: str | None = None
    path: str | None = None


class Finding(Struct, frozen=True):
    """One rule against one column (or table): how many rows of how many are at fault.

    code, facts: the sentence. column: its header in the file; canonical: its name here, if it
    has one. segment: of which cards alone, None = all. failing, of: rows at fault, rows looked
    at; of = 0 where there is nothing to count. places: the first of them; with an extract all.
    state: `known` is no worse than the baseline, `waived` has a waiver; neither fails a run.
    reason: of the waiver.
    """

    rule: str
    kind: RuleKind
    severity: Severity
    code: str
    table: str | None = None
    column: str | None = None
    canonical: str | None = None
    segment: str | None = None
    failing: int = 1
    of: int = 0
    facts: Mapping[str, object] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    state: State = "new"
    reason: str | None = None

    @property
    def key(self) -> str:
        """What stays from run to run: rule, code, table, column, segment; no counts, no line.

        A column that has a name here goes by it: another header is no other column.
        """
        parts = (self.rule, self.code, self.table, self.canonical or self.column, self.segment)
        return "/".join(part or "" for part in parts).rstrip("/")

    @property
    def site(self) -> str:
        """Where the rule looked: its key without the code of what it found there."""
        parts = (self.rule, self.table, self.canonical or self.column, self.segment)
        return "/".join(part or "" for part in parts).rstrip("/")

    @property
    def is_counted(self) -> bool:
        """Whether it counts rows: only then can it get better or worse.

        One of one is a count where cards are looked at; of a file it is the file itself.
        """
        return self.of > 1 or (self.of == 1 and self.kind == "card")

    @property
    def share(self) -> float | None:
        """The share at fault, 0…1; None where nothing was counted."""
        return self.failing / self.of if self.of else None


class Unchecked(Struct, frozen=True):
    """A rule that could not look at anything, and why (a code)."""

    rule: str
    why: str
    facts: Mapping[str, object] = field(default_factory=dict)


class Checked(Struct, frozen=True):
    """The answer of `check`.

    on: the day that is today to the rules. as_of: the latest moment in the export. rules: those
    that looked at something, in order. rows: table → rows of it. findings: the gravest first.
    about: rule → what it says, in one line. tables: how they look, where that was asked for.
    looked: the sites at which a rule had something to look at, also where it found nothing.
    first: the first file, where what concerns no single file is shown. files: table → the first
    of its files, where what concerns the table alone is.
    version: of smalign.
    """

    on: date
    as_of: datetime | None
    rules: tuple[str, ...]
    rows: Mapping[str, int]
    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...] = ()
    notes: tuple[Note, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Portrait] = field(default_factory=dict)
    looked: frozenset[str] = frozenset()
    first: Place | None = None
    files: Mapping[str, Place] = field(default_factory=dict)
    version: str = ""

    def count(self, severity: Severity) -> int:
        """How many findings of this severity count against the run."""
        return sum(one.severity == severity and one.state == "new" for one in self.findings)

    def fails(self, at: Severity) -> bool:
        """Whether a finding is as grave as `at`, or graver."""
        grave = SEVERITIES[SEVERITIES.index(at) :]
        return any(self.count(severity) for severity in grave)


class ListedRule(Struct, frozen=True):
    """A rule as `--list` shows it. bounds: severity → more than how many rows, or what share."""

    name: str
    kind: RuleKind
    bounds: Mapping[Severity, str]


def shortened(checked: Checked) -> Checked:
    """The same answer, whose findings name the first rows alone."""
    short = tuple(replace(one, places=one.places[:FIRST]) for one in checked.findings)
    return replace(checked, findings=short)
