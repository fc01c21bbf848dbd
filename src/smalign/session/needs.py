"""Which columns a question reads, so that no other column is typed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.schema import TABLES
from smalign.model.columns import header_columns
from smalign.model.complete import sole_owner
from smalign.model.needs import Needs, wanted_columns
from smalign.scope.cards import EVERY
from smalign.scope.due import REACHED
from smalign.scope.fields import TAGS, with_headers
from smalign.scope.filters import field_of
from smalign.scope.ladder import FLAGS, NAMES, WAYS, asks_marks
from smalign.scope.purchases import COLUMNS as COPIED
from smalign.scope.question import counts_attempts
from smalign.session.behind import ATTEMPTS, BEHIND

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smalign.base.config import Config
    from smalign.base.results import Note
    from smalign.metrics import Metric
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable
    from smalign.scope.question import Question

_WITH_STATES: Final = frozenset(
    {"fields", "required", "contents", "suggested", "filling", "burden"}
)
_OF_INSPECT: Final = frozenset({"stages_named", "sources_named"})
"""What `inspect` tells of the reading and no answer has to repeat."""


def needs_of(
    metric: Metric,
    question: Question,
    files: Sequence[tuple[RawTable, Recognition]],
    config: Config,
) -> Needs:
    """The columns of the metric, of the question's fields and of the keys of lookups."""
    asked = {*question.by, *question.alike, *(field_of(text) for text in question.where)}
    keys = {own for lookup in config.lookups.values() for own in lookup.on}
    climbs = "ladder" in metric.reads or asks_marks(question)
    if climbs:
        keys |= config.exclude.fields
    if config.aliases.teams and "team" in {name.casefold() for name in asked}:
        keys.add("owner")
    if "costs" in metric.reads and config.costs.channels:
        keys.add("channel")  # what a cost is of, whatever the rows are
    by_header = header_columns(files)
    wanted = {name.casefold() for name in asked | keys}
    wanted |= {TAGS[name] for name in wanted & TAGS.keys()}
    wanted |= {column for name in asked | keys for column in by_header.get(fold_header(name), ())}
    reads = _reads_by_table(metric)
    columns = {
        table: frozenset(
            column.name
            for column in TABLES[table].columns
            if column.name in wanted or {column.name, column.date_name} & reads.get(table, set())
        )
        for table in TABLES
    }
    for raw, found in files:
        if sole_owner(raw, found):
            columns[str(found.table)] |= {"owner"}
    if climbs:
        for table, ladder in _ladder_columns(files).items():
            columns[table] |= ladder
    columns["deals"] |= _copy_columns(metric, files)
    if "amount" in columns["leads"]:
        columns["leads"] |= {"currency"}
    for table, behind in _behind_views(metric, question).items():
        columns[table] |= behind
    tables = with_headers(found.table for _, found in files)
    headers = {
        header
        for raw, found in files
        for header in raw.headers
        if found.table in tables
        and fold_header(header) in {fold_header(one) for one in asked | keys}
    }
    states = metric.name in _WITH_STATES
    is_whole = states or "new_contents" in metric.reads
    is_whole |= "card_values" in metric.reads and not question.by
    return Needs(columns, frozenset(headers), is_whole=is_whole, states=states)


def checked_needs(
    files: Sequence[tuple[RawTable, Recognition]], config: Config, by: Sequence[str]
) -> Needs:
    """What `check` reads: what `inspect` does, and the attributes that a rule is told of."""
    stages = (config.stages, config.lead_stages, *config.pipelines.values())
    required = (field for one in stages for fields in one.required.values() for field in fields)
    named = {*by, *config.checks.by, *config.checks.empty_share.most, *required}
    return inspected(files, config, named)


def inspected(
    files: Sequence[tuple[RawTable, Recognition]], config: Config, named: Collection[str] = ()
) -> Needs:
    """What `inspect` reads: all that is canonical; of attributes the values that rules name.

    named: other fields whose values are kept, too.
    """
    keys = {own for lookup in config.lookups.values() for own in lookup.on} | config.exclude.fields
    keys |= set(named)
    folded = {fold_header(key) for key in keys}
    headers = {
        header for raw, _ in files for header in raw.headers if fold_header(header) in folded
    }
    columns = {table: frozenset(TABLES[table].names) for table in TABLES}
    return Needs(columns, frozenset(headers), is_whole=True, states=True, counts=True)


def _behind_views(metric: Metric, question: Question) -> dict[str, frozenset[str]]:
    """What the costlier views of the scope are made of."""
    found: dict[str, set[str]] = defaultdict(set)
    views = BEHIND.keys() & metric.reads.keys()
    for view in views if question.shows_personal else views - {"card_people"}:
        for table, columns in BEHIND[view].items():
            found[table] |= columns
    if question.lost_journeys:
        found["leads"] |= {"contact_id"}
    if counts_attempts(question, metric.reads):
        found["touchpoints"] |= ATTEMPTS
        found["leads"] |= {"owner", "contact_id", "first_attempt_at"}
        found["deals"] |= {"owner", "lead_id", "contact_id"}
    for table, asked in _behind_fields(metric, question).items():
        found[table] |= asked
    return {table: frozenset(columns) for table, columns in found.items()}


def _behind_fields(metric: Metric, question: Question) -> dict[str, set[str]]:
    """What the views on fields of cards are made of: their history, and how far cards got."""
    found: dict[str, set[str]] = defaultdict(set)
    if {"field_log", "field_changes"} & metric.reads.keys():
        found["field_log"] |= set(TABLES["field_log"].names)
        found["stage_log"] |= {"card_id"}  # a history of all fields is one file with that of stages
    if "due_fields" in metric.reads and (question.required or "stages" in metric.reads):
        found["leads"] |= REACHED
        found["deals"] |= REACHED
        found["stage_log"] |= set(TABLES["stage_log"].names)
    return found


def _reads_by_table(metric: Metric) -> dict[str, set[str]]:
    """What a metric takes of each table, by the view in scope or by that of every card."""
    names = {view: table for table, view in EVERY.items()}
    names |= dict.fromkeys(("deal_touches", "every_touch"), "touchpoints")
    found: dict[str, set[str]] = {}
    for view, columns in metric.reads.items():
        found.setdefault(names.get(view, view), set()).update(columns)
    return found


def _of_files(files: Sequence[tuple[RawTable, Recognition]], table: str) -> frozenset[str]:
    """The columns of a table that the files have."""
    return frozenset(column for _, one in files if one.table == table for column in one.columns)


def _copy_columns(metric: Metric, files: Sequence[tuple[RawTable, Recognition]]) -> frozenset[str]:
    """What tells that a deal is the copy of another."""
    return COPIED & _of_files(files, "deals") if "copies" in metric.reads else frozenset()


def _ladder_columns(
    files: Sequence[tuple[RawTable, Recognition]],
) -> dict[str, frozenset[str]]:
    """What tells people apart, and what a CRM says itself of its inquiries."""
    tables = {found.table for _, found in files}
    cards = "leads" if "leads" in tables else "deals"
    wanted = {cards: WAYS | NAMES | FLAGS, "contacts": WAYS}
    return {table: columns & _of_files(files, table) for table, columns in wanted.items()}


def asked_columns(needs: Needs) -> set[tuple[str, str]]:
    """(table, column) of what a question reads; a channel is made of the source."""
    asked = {(table, column) for table, columns in needs.columns.items() for column in columns}
    return asked | {(table, "source") for table, column in asked if column == "channel"}


def told_of(
    notes: Sequence[Note],
    needs: Needs,
    files: Sequence[tuple[RawTable, Recognition]],
    config: Config,
) -> list[Note]:
    """The notes an answer carries: those on a column it does not read say nothing of it."""
    read = {table: wanted_columns(table, files, needs, config) for table in TABLES}
    headers = {fold_header(header) for header in needs.headers}

    def is_read(raw: RawTable, found: Recognition, header: str) -> bool:
        wanted = read.get(str(found.table))
        if wanted is None:
            return found.table in TABLES
        by_name = (
            raw.headers[source.places[0]] if source.places else column
            for column, source in found.columns.items()
            if column in wanted
        )
        is_attribute = any(raw.headers[place] == header for place in found.attributes)
        return header in by_name or (is_attribute and fold_header(header) in headers)

    kept: list[Note] = []
    for note in notes:
        if note.code in _OF_INSPECT:
            continue
        file, header = note.facts.get("file"), note.facts.get("column")
        mine = [(raw, found) for raw, found in files if raw.file == file]
        is_of_column = isinstance(header, str) and any(
            header in raw.headers or header in found.columns for raw, found in mine
        )
        if not is_of_column or any(is_read(raw, found, str(header)) for raw, found in mine):
            kept.append(note)
    return kept
