"""One file into one typed table: every canonical column of its table, its attributes as text.

The formats are decided on a sample, then one pass types every row and marks in a bit mask what
did not convert. Where the sample was not typical and something failed, the formats are decided
again with the values that failed, once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.clean import fold_header
from smalign.base.schema import TABLES
from smalign.crm.empties import EMPTIES
from smalign.model.converted import count_failing, failing_values, rows_found
from smalign.model.formats import formats_of
from smalign.model.glance import glance
from smalign.model.merge import Part
from smalign.model.names import state_name
from smalign.model.reading import EXAMPLES, Failed, failure_notes, read_file
from smalign.model.select import is_long, is_sampled_whole, physical_columns, typed_select
from smalign.model.settled import settled
from smalign.model.typing import TimeFormat
from smalign.read.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from smalign.base.config import Config
    from smalign.base.errors import QuestionError
    from smalign.base.results import Note
    from smalign.crm.empties import Empties
    from smalign.engine.duckdb import Engine
    from smalign.model.columns import Planned
    from smalign.model.formats import Formats
    from smalign.model.glance import Glance
    from smalign.model.model import ReadFile
    from smalign.model.recognise import Recognition
    from smalign.model.select import Decided
    from smalign.read.records import RawTable

_PRODUCTS: Final = frozenset({"товар", "product", "количество", "quantity"})


class LoadedFile(Struct, frozen=True):
    """One file after typing.

    mapped: canonical columns it gives. states: keys of the fields whose state was asked for.
    days: time columns written without a time of day. notes: what was assumed. questions: columns
    that can be read in two ways, and so are not read.
    """

    raw: RawTable
    table: str
    crm: str
    part: Part
    mapped: frozenset[str]
    states: tuple[str, ...]
    days: frozenset[str]
    read: ReadFile
    notes: tuple[Note, ...]
    questions: Mapping[str, QuestionError]


class _Loading(Struct, frozen=True):
    """How one file is loaded: into the table `relation`, as what was recognised in it."""

    engine: Engine
    relation: str
    found: Recognition
    plans: Sequence[Planned]
    config: Config
    states: bool

    def decided(
        self, raw: RawTable, more: Mapping[str, Sequence[str]], *, is_short: bool
    ) -> Formats:
        """The formats of the columns, as `formats_of` says."""
        found, plans, config = self.found, self.plans, self.config
        formats = formats_of(raw, found, plans, config, more, states=self.states, is_short=is_short)
        return replace(formats, columns=settled(self.engine, raw, formats.columns, self.empties))

    @property
    def empties(self) -> Empties:
        """The words that stand for nothing, the company's own among them."""
        return EMPTIES.with_words(self.config.values.empty)


class _Typed(Struct, frozen=True):
    """A file in the table. raw: as it was really read."""

    raw: RawTable
    formats: Formats
    seen: Glance

    def is_all_of(self, raw: RawTable) -> bool:
        """Whether no row is there but those the formats were decided on, the sample of `raw`."""
        return self.raw.sample == raw.sample and self.seen.rows <= len(raw.sample)


def load_file(
    engine: Engine,
    relation: str,
    raw: RawTable,
    found: Recognition,
    plans: Sequence[Planned],
    config: Config,
    *,
    states: bool,
) -> LoadedFile:
    """Create the table `relation` from one file."""
    made, failed = _made(_Loading(engine, relation, found, plans, config, states), raw)
    columns, notes = made.formats.columns, made.formats.notes
    used, rows, latest = made.raw, made.seen.rows, made.seen.latest
    return LoadedFile(
        raw=used,
        table=str(found.table),
        crm=found.crm,
        part=_part(relation, used, found, columns, latest, config, states=states),
        mapped=frozenset(one.plan.key for one in columns if not one.plan.is_attribute),
        states=tuple(one.plan.key for one in _stated(columns) if states),
        days=_days(columns),
        read=read_file(engine, relation, used, found, columns, failed, rows, latest, states=states),
        notes=(*notes, *failure_notes(used, columns, failed, rows, notes)),
        questions=made.formats.questions,
    )


def _made(loading: _Loading, raw: RawTable) -> tuple[_Typed, dict[str, Failed]]:
    """The file after typing, and what did not convert of each column.

    A file whose sample seems to be all of it is read again as any other if it is not.
    """
    engine, relation, config = loading.engine, loading.relation, loading.config
    is_short = is_sampled_whole(raw)
    made = _typed(loading, raw, loading.decided(raw, {}, is_short=is_short))
    if is_short and not made.is_all_of(raw):
        is_short = False
        made = _typed(loading, made.raw, loading.decided(made.raw, {}, is_short=False))
    columns = made.formats.columns
    failing = count_failing(engine, relation, columns) if made.seen.has_failed else {}
    more: dict[str, list[str]] = {key: [least] for key, least in made.seen.rounded.items()}
    if failing or more:
        more |= failing_values(engine, made.raw, columns, failing, config)
        again = loading.decided(made.raw, more, is_short=is_short)
        if [one.format for one in again.columns] != [one.format for one in columns]:
            made = _typed(loading, made.raw, again)
            columns = again.columns
            failing = count_failing(engine, relation, columns)
            more = failing_values(engine, made.raw, columns, failing, config)
    return made, {
        key: Failed(count, tuple(more.get(key, ())[:EXAMPLES])) for key, count in failing.items()
    }


def _typed(loading: _Loading, raw: RawTable, formats: Formats) -> _Typed:
    """The file in these formats."""
    engine, relation, config = loading.engine, loading.relation, loading.config
    table = str(loading.found.table)
    used = load(
        engine,
        raw,
        lambda scan: typed_select(
            relation,
            table,
            formats.columns,
            scan,
            zone=config.sources.timezone or "UTC",
            currency=config.sources.currency,
            empties=loading.empties,
            states=loading.states,
            is_long=is_long(raw),
        ),
        lambda: rows_found(engine, relation, formats.columns),
    )
    return _Typed(used, formats, glance(engine, relation, table, formats.columns))


def _stated(columns: Sequence[Decided]) -> list[Decided]:
    """The columns whose states the tables keep beside their values."""
    return [one for one in columns if not (one.plan.is_constant or one.plan.is_counted)]


def _days(columns: Sequence[Decided]) -> frozenset[str]:
    return frozenset(
        one.plan.key
        for one in columns
        if isinstance(one.format, TimeFormat) and one.format.is_date_only
    )


def _part(
    relation: str,
    raw: RawTable,
    found: Recognition,
    columns: Sequence[Decided],
    latest: datetime | None,
    config: Config,
    *,
    states: bool,
) -> Part:
    extra = [one.plan.key for one in _stated(columns) if one.plan.is_attribute]
    if states:
        extra += [state_name(one.plan.key) for one in _stated(columns)]
    return Part(
        file=raw.file,
        relation=relation,
        has_key=TABLES[str(found.table)].key in found.columns,
        columns=physical_columns(str(found.table), columns, config.sources.currency),
        extra=tuple(extra),
        has_products=any(fold_header(header) in _PRODUCTS for header in raw.headers),
        first_line=raw.header_line + 1,
        latest=latest,
    )
