"""Which columns a question reads, so that no other column is typed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.schema import TABLES
from smalign.model.columns import header_columns
from smalign.model.complete import sole_owner
from smalign.model.needs import Needs, wanted_columns
from smalign.model.touches import PERSON
from smalign.scope.cards import EVERY
from smalign.scope.due import REACHED
from smalign.scope.fields import TAGS, with_headers
from smalign.scope.filters import field_of
from smalign.scope.ladder import FLAGS, NAMES, WAYS, asks_marks
from smalign.scope.purchases import COLUMNS as COPIED
from smalign.scope.question import counts_attempts

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

_CARD_KEYS: Final = frozenset({"deal_id", "lead_id", "contact_id"})
_TOUCH_LINKS: Final = PERSON | _CARD_KEYS | {"touch_id", "side"}
"""What the scope takes of touches to give each deal its own."""
_ATTEMPTS: Final = _TOUCH_LINKS | {"touched_at", "direction", "actor", "actor_kind", "kind"}
"""What tells an attempt of sales from other touches."""
_MOMENTS: Final = frozenset({"owner", "contact_id", "status", "created_at", "assigned_at"})
_INQUIRY: Final = frozenset({"lead_id", "is_test", "is_spam", "duplicate_of"})
_OPEN: Final = frozenset({"owner", "stage", "channel", "created_at", "status"})
_COMPARED: Final = frozenset({"owner", "stage", "created_at", "status", "amount", "currency"})
_PLANNED: Final = frozenset({"contact_id", "next_activity_at"})
_LINKED: Final = {
    "touchpoints": _ATTEMPTS,
    "leads": frozenset({"contact_id"}),
    "deals": frozenset({"lead_id", "contact_id"}),
}
_BEHIND: Final[dict[str, dict[str, frozenset[str]]]] = {
    "deal_touches": {"touchpoints": _TOUCH_LINKS},
    "card_outcomes": {
        "leads": frozenset({"lead_id", "created_at", "status"}),
        "deals": frozenset({"deal_id", "created_at", "status", "amount"}),
    },
    "filled": {
        "leads": frozenset({"lead_id", "created_at", "status"}),
        "deals": frozenset({"deal_id", "created_at", "status"}),
    },
    "grain_cards": {
        "leads": frozenset({"lead_id", "created_at"}),
        "deals": frozenset({"deal_id", "created_at"}),
    },
    "lost_cards": {
        "leads": _INQUIRY | {"status", "loss_reason", "closed_at"},
        "deals": frozenset({"deal_id", "status", "loss_reason", "closed_at"}),
    },
    "card_signals": {
        "touchpoints": _ATTEMPTS,
        "leads": frozenset({"contact_id", "first_attempt_at"}),
        "deals": frozenset({"lead_id", "contact_id"}),
    },
    "owner_log": {
        "stage_log": frozenset({"card_id", "owner", "changed_by", "actor_kind", "entered_at"}),
    },
    "open_cards": {
        "leads": _OPEN | _INQUIRY,
        "deals": _OPEN | {"deal_id", "amount"},
    },
    "sent_touches": _LINKED,
    "card_contacts": _LINKED,
    "sent_ways": _LINKED,
    "card_keys": {
        "leads": PERSON | {"contact_id", "created_at"},
        "deals": PERSON | {"contact_id", "lead_id", "created_at", "status"},
    },
    "tasks": {"tasks": frozenset({"status"})},
    "survey_answers": {"survey": frozenset(TABLES["survey"].names)},
    "card_stays": {
        "leads": _INQUIRY | {"created_at", "qualified_at", "closed_at", "stage", "status"},
        "deals": frozenset(
            {"deal_id", "created_at", "closed_at", "lead_id", "stage", "pipeline", "status"}
        ),
        "stage_log": frozenset(TABLES["stage_log"].names),
    },
    "card_plans": {
        "tasks": _CARD_KEYS | {"due_at", "completed_at", "created_at", "status"},
        "touchpoints": _CARD_KEYS | {"touch_id", "touched_at", "due_at"},
        "leads": _PLANNED,
        "deals": _PLANNED,
    },
    "logged_owners": {
        "touchpoints": _ATTEMPTS,
        "leads": _MOMENTS | {"first_attempt_at", "closed_at"},
        "deals": _MOMENTS | {"lead_id", "closed_at"},
    },
    "new_cards": {
        "leads": _COMPARED | {"lead_id"},
        "deals": _COMPARED | {"deal_id", "pipeline"},
    },
    "person_records": {
        "touchpoints": _ATTEMPTS | {"channel"},
        "leads": PERSON | {"contact_id", "created_at", "created_how", "channel"},
        "deals": PERSON | {"contact_id", "created_at", "channel"},
        "contacts": PERSON | {"contact_id"},
    },
    "card_days": {
        "leads": frozenset({"created_at"}),
        "deals": frozenset({"created_at", "closed_at", "lead_id"}),
    },
    "stage_stays": {
        "leads": REACHED,
        "deals": REACHED,
        "stage_log": frozenset(TABLES["stage_log"].names),
    },
}
"""Costlier view of the scope → what it takes of which table."""


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
    for view in _BEHIND.keys() & metric.reads.keys():
        for table, columns in _BEHIND[view].items():
            found[table] |= columns
    if question.lost_journeys:
        found["leads"] |= {"contact_id"}
    if counts_attempts(question, metric.reads):
        found["touchpoints"] |= _ATTEMPTS
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
