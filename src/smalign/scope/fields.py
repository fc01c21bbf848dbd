"""Where a field named in `--by` or `--where` is found, and how it reads as SQL text.

A field is a canonical dimension, a part of the creation date, an attribute under its header, or
the stage with the pipeline it is of.
A card that has no such field of its own takes it from the card it is linked with: a deal from
its lead, a lead from its earliest deal.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.clean import fold_header
from smalign.base.errors import UsageError
from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, comment, fill, name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smalign.model.model import Model

SCOPED: Final = ("leads", "deals", "touchpoints", "spend")
_CARDS: Final = frozenset({"leads", "deals"})
_ANCHOR: Final[dict[str, str]] = {
    "leads": "created_on",
    "deals": "created_on",
    "touchpoints": "touched_on",
}
_FIRST: Final = Sql("coalesce({row}.date, {row}.date_from, {row}.date_to)")
_LAST: Final = Sql("coalesce({row}.date, {row}.date_to, {row}.date_from)")
CALENDAR: Final = {
    "year": "strftime({day}, '%Y')",
    "quarter": "strftime({day}, '%Y') || '-Q' || quarter({day})",
    "month": "strftime({day}, '%Y-%m')",
    "week": "strftime({day}, '%G-W%V')",
}
MARKS: Final = {
    "is_test": "coalesce(m.reason = 'test', false)",
    "is_spam": "coalesce(m.reason = 'spam', false)",
    "is_repeat": "m.is_repeat",
    "duplicate_of": "m.duplicate_of",
}
"""What the ladder may know of an inquiry, also where the CRM does not say it."""
_MARK: Final = "(select {mark} from m_ladder m where m.card_id = {id})"
_DERIVED: Final = {"leads": ("zone",), "deals": ("zone",)}
STAGED: Final = "pipeline_stage"
_STAGED: Final = {
    "leads": "{row}.stage",
    "deals": "case when {row}.stage is not null"
    " then concat_ws(' · ', {row}.pipeline, {row}.stage) end",
}
"""The stage of a card; of a deal with its pipeline, for pipelines have stages of one name."""
_FROM_CAMPAIGN: Final = ("campaign", "campaign_type")
TAGS: Final = {"campaign": "utm_campaign", "content": "utm_content"}
"""What a table that lacks the field knows it by: cards and visits have the tags of the link."""
_OTHERWISE: Final = frozenset({"kind"})
"""Columns of touches that are called like one of cards and mean another thing."""


class FieldRef(Struct, frozen=True):
    """One field of a question.

    own: table → the column's SQL, with {row} for the table's alias, where the table has the field.
    type: canonical type of the values (text for attributes).
    """

    shown: str
    key: str
    type: str
    own: dict[str, Sql]

    def text(self, table: str, row: str) -> Sql | None:
        """The value as text for `table` under the alias `row`; None when it has no such field."""
        if table not in self.own:
            return None
        return Sql(fill("cast({value} as varchar)", value=self.value(table, row)))

    def value(self, table: str, row: str) -> Sql:
        """The typed value for `table` under the alias `row`."""
        return Sql(self.own[table].replace("{row}", name(row)))


def resolve(model: Model, field: str) -> FieldRef:
    """Find a field by canonical name, or by its header in the files.

    Raises:
        UsageError: unknown_field, with the nearest known names.

    """
    wanted = field.strip()
    for find in (_canonical, _calendar, _attribute, _mapped, _staged):
        found = find(model, wanted)
        if found:
            return found
    known = known_fields(model)
    near = difflib.get_close_matches(wanted.casefold(), [item.casefold() for item in known], 3, 0.6)
    hints = [item for item in known if item.casefold() in near]
    raise UsageError("unknown_field", field=wanted, did_you_mean=hints, known=known)


def of_cards(field: FieldRef) -> FieldRef:
    """The field as cards have it: no touch is of the kind of a deal, and no deal of one of touches.

    Where cards have no such field it is that of touches.
    """
    if field.key not in _OTHERWISE or not _CARDS & field.own.keys():
        return field
    own = {table: column for table, column in field.own.items() if table != "touchpoints"}
    return replace(field, own=own)


def with_headers(tables: Iterable[str | None]) -> frozenset[str]:
    """The tables whose other headers are fields: a history without cards gives its cards its own.

    tables: of the files of the export.
    """
    return frozenset(SCOPED) | (frozenset() if _CARDS & {*tables} else {"stage_log"})


def known_fields(model: Model) -> list[str]:
    """Every name `--by` and `--where` accept for this export."""
    canonical = {
        column
        for table in SCOPED
        for column in model.offered.get(table, ())
        if TABLES[table].column(column).type in {"text", "id", "flag"}
    }
    canonical |= {"channel", "status"} if model.mapped else set()
    headers = {header for table in SCOPED for header in model.attributes.get(table, {})}
    staged = [STAGED] if _staged(model, STAGED) else []
    return sorted(canonical) + staged + sorted(CALENDAR) + sorted(headers)


def _canonical(model: Model, wanted: str) -> FieldRef | None:
    key = wanted.casefold()
    own: dict[str, Sql] = {}
    kind = "text"
    for table in SCOPED:
        if table not in model.mapped:
            continue
        if key in MARKS and key in model.derived.get(table, ()):
            kind = TABLES["leads"].column(key).type
            own[table] = Sql(fill(_MARK, mark=Sql(MARKS[key]), id=_column(f"{table[:-1]}_id")))
        elif key in TABLES[table].names and (
            key in model.mapped[table] or key in model.derived.get(table, ())
        ):
            column = TABLES[table].column(key)
            kind = column.type
            own[table] = _column(column.date_name if kind == "time" else key)
        elif key in _DERIVED.get(table, ()) or (
            table == "deals" and key in _FROM_CAMPAIGN and model.has_campaigns
        ):
            own[table] = _column(key)
        elif TAGS.get(key) in model.mapped[table]:
            own[table] = _column(TAGS[key])
    if key == "channel":
        own |= _without_channel(model, own)
    return FieldRef(wanted, key, kind, own) if own else None


def _without_channel(model: Model, own: Mapping[str, Sql]) -> dict[str, Sql]:
    """The tables whose channel is unknown: every export has channels, if only `(none)`.

    A card table without any takes the linked card's where that one has channels.
    """
    cards = {"leads", "deals"}
    inherits = cards if cards & own.keys() else set()
    tables = [table for table in SCOPED if table in model.mapped and table not in own]
    return {table: _column("channel") for table in tables if table not in inherits}


def _calendar(model: Model, wanted: str) -> FieldRef | None:
    key = wanted.casefold()
    if key not in CALENDAR:
        return None
    own = {
        table: Sql(fill(CALENDAR[key], day=_column(day)))
        for table, day in _ANCHOR.items()
        if table in model.mapped
    }
    dated = {table for table in ("leads", "deals") if "created_at" in model.mapped.get(table, ())}
    if dated == {"leads"}:
        own.pop("deals", None)  # deals without a day of their own stand in that of their lead
    if "spend" in model.mapped:
        own["spend"] = _spanned(CALENDAR[key])
    return FieldRef(wanted, key, "text", own)


def _spanned(part: str) -> Sql:
    """The month (or week …) all days of a row of spend are in; null where that is several."""
    first, last = fill(part, day=_FIRST), fill(part, day=_LAST)
    return Sql(fill("case when {a} = {b} then {a} end", a=first, b=last))


def _attribute(model: Model, wanted: str) -> FieldRef | None:
    own: dict[str, Sql] = {}
    shown = wanted
    for table in SCOPED:
        for header, column in model.attributes.get(table, {}).items():
            if fold_header(header) == fold_header(wanted) and table not in own:
                own[table] = Sql(_column(column) + " " + comment(header))
                shown = header
    return FieldRef(shown, shown, "text", own) if own else None


def _mapped(model: Model, wanted: str) -> FieldRef | None:
    """The header of a canonical column: «Ответственный» is the owner."""
    named = model.headers.get(fold_header(wanted), frozenset())
    for column in sorted(named):
        found = _canonical(model, column)
        if found:
            return replace(found, shown=wanted)
    return None


def _staged(model: Model, wanted: str) -> FieldRef | None:
    """The stage with its pipeline, where deals have both."""
    key = wanted.casefold()
    if key != STAGED or not model.mapped.get("deals", frozenset()) >= {"pipeline", "stage"}:
        return None
    own = {
        table: Sql(sql)
        for table, sql in _STAGED.items()
        if "stage" in model.mapped.get(table, frozenset())
    }
    return FieldRef(wanted, key, "text", own)


def _column(column: str) -> Sql:
    return Sql("{row}." + name(column))
