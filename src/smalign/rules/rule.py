"""What a rule is, what it is given, and what it hands back."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.base.bounds import Bound
from smalign.base.clean import fold_value
from smalign.base.schema import TABLES
from smalign.engine.compose import FOLDED, Sql, fill, literal, name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from smalign.base.baseline import Baseline
    from smalign.base.config import Config
    from smalign.base.config_checks import Rule as Told
    from smalign.base.findings import RuleKind
    from smalign.engine.duckdb import Engine
    from smalign.model.lost_lookups import Lost
    from smalign.model.model import Model, ReadColumn, ReadFile
    from smalign.model.recognise_records import Recognition
    from smalign.read.limit import Limit
    from smalign.read.records import RawTable

DECIDED: Final = frozenset({"leads", "deals", "touchpoints", "spend"})
"""Tables whose rows the model decides, one for one: `m_<table>`; of others `<table>_all`."""

ANY: Final = Bound(rows=0)


class Levels(Struct, frozen=True):
    """From which bound on a finding is a notice, a warning, an error; None = it never is."""

    notice: Bound | None = None
    warning: Bound | None = None
    error: Bound | None = None


class Rows(Struct, frozen=True):
    """Rows of a relation that are at fault; key: the column with their id, if there is one."""

    relation: Sql
    where: Sql
    key: str | None = None


class Test(Struct, frozen=True):
    """A condition on the rows of a table, counted in one pass with all others.

    applies: of which rows it says something; fails: which of those are at fault. column: the
    canonical column, or the physical name of an attribute. relation: another one than the
    table's own. levels: other ones than the rule's.
    """

    __test__ = False  # not a test of pytest's

    table: str
    column: str | None
    code: str
    applies: Sql
    fails: Sql
    facts: Mapping[str, object] = field(default_factory=dict)
    relation: Sql | None = None
    levels: Levels | None = None

    @property
    def source(self) -> Sql:
        """The relation it reads."""
        return self.relation or relation_of(self.table)


class Counted(Struct, frozen=True):
    """What is counted already; rows: where the rows at fault are, if they are rows.

    file, line: of a finding about a file as a whole. is_header: `column` is what a file calls it,
    and no name of ours even where it is spelt like one.
    """

    table: str | None
    column: str | None
    code: str
    failing: int
    of: int
    facts: Mapping[str, object] = field(default_factory=dict)
    rows: Rows | None = None
    segment: str | None = None
    levels: Levels | None = None
    places: tuple[tuple[str, int | None], ...] = ()
    is_header: bool = False


class Cannot(Struct, frozen=True):
    """The rule has nothing to look at: no_table, no_column, not_told, no_baseline, prepared."""

    why: str
    facts: Mapping[str, object] = field(default_factory=dict)


Item = Test | Counted | Cannot
"""What a rule may hand back: what is to be counted, what is counted, why nothing can be."""


class Case(Struct, frozen=True):
    """What the rules look at.

    engine: holds the canonical tables and the scoped views. today: the day of the check, in the
    company's zone. by: names of the fields that make the segments; lost_by: those of smalign.toml
    that no card has. lost: keys of `[lookups]` that are gone. min_n: rows a share needs. found:
    each file with what it was recognised as. baseline: what was before. limit: how many records
    may be unreadable; None where nobody said so.
    """

    engine: Engine
    model: Model
    config: Config
    today: date
    min_n: int = 30
    by: tuple[str, ...] = ()
    lost_by: tuple[str, ...] = ()
    lost: Sequence[Lost] = ()
    found: Sequence[tuple[RawTable, Recognition]] = ()
    baseline: Baseline | None = None
    limit: Limit | None = None

    def has(self, table: str, *columns: str) -> bool:
        """Whether some file gives the table these canonical columns."""
        return table in self.model.mapped and set(columns) <= self.model.mapped[table]

    @property
    def is_prepared(self) -> bool:
        """Whether it is a workspace, where copies are merged and stays settled already."""
        return not self.model.sources

    def told(self, rule: str) -> Told:
        """What `[checks.<rule>]` says."""
        return getattr(self.config.checks, rule)  # type: ignore[no-any-return]

    def rows(self, table: str) -> int:
        """Rows of a table, as they were read; a file that stands there twice counts once."""
        return sum(file.rows or 0 for _, file in self.files(table) if not self.is_copy(file))

    def is_copy(self, file: ReadFile) -> bool:
        """Whether another file has its content already: its rows are in no table."""
        return any(
            note.code == "file_twice" and note.facts["file"] == file.raw.file
            for note in self.model.notes
        )

    def files(self, table: str) -> list[tuple[int, ReadFile]]:
        """The files of a table, with their place among all files."""
        return [(at, file) for at, file in enumerate(self.model.files) if file.table == table]

    def read(self, table: str, column: str) -> ReadColumn | None:
        """How a column of a table was read, from the first file that has it."""
        attributes = {key: header for header, key in self.model.attributes.get(table, {}).items()}
        for _, file in self.files(table):
            for one in file.columns:
                is_own = one.column is None and one.header == attributes.get(column)
                if one.column == column or is_own:
                    return one
        return None

    def header(self, table: str, column: str) -> str:
        """What the file calls a column; a column the model makes has its own name."""
        found = self.read(table, column)
        return found.header if found and found.header else column


class Rule(Struct, frozen=True):
    """One rule: `find` looks; its docstring is the documentation of the rule.

    levels: what its findings are without configuration.
    """

    name: str
    kind: RuleKind
    levels: Levels
    find: Callable[[Case], Iterable[Item]]

    @property
    def doc(self) -> str:
        """The docstring of `find`, with its sections What … Source."""
        return inspect.cleandoc(self.find.__doc__ or "")


def relation_of(table: str) -> Sql:
    """The relation that holds a canonical table."""
    return name(f"m_{table}" if table in DECIDED else f"{table}_all")


def key_of(table: str) -> str | None:
    """The column with the id of a row."""
    return TABLES[table].key or ("card_id" if table == "stage_log" else None)


def words(texts: Iterable[str]) -> Sql:
    """Texts as the inside of `in (…)`; no text is a list with an empty one, which no cell is."""
    return Sql(", ".join(literal(text) for text in sorted(texts)) or "''")


def is_one_of(column: str, texts: Iterable[str]) -> Sql:
    """The condition that a cell is one of these texts, case, outer blanks and ё aside."""
    cell = fill(FOLDED, text=name(column))
    return fill("{cell} in ({texts})", cell=cell, texts=words(map(fold_value, texts)))


def has(column: str) -> Sql:
    """The condition that a cell is filled."""
    return fill("{column} is not null", column=name(column))
