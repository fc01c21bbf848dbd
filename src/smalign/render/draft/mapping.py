"""`[mapping.TABLE]`: which header became which column; in force only where it was a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.config import Constant
from smalign.base.results import Field
from smalign.base.toml import header
from smalign.render.draft.lines import Entry, aligned, phrase, told, wrapped
from smalign.render.sentences import say
from smalign.render.template import quoted
from smalign.render.titles import title, value_word
from smalign.render.toml import value
from smalign.scope.fields import SCOPED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.base.draft import Draft, DraftColumn, DraftTable

_WANTED: Final = {
    "leads": ("lead_id", "created_at", "stage", "source", "owner", "loss_reason"),
    "deals": (
        *("deal_id", "created_at", "closed_at", "stage", "amount", "source", "owner"),
        "loss_reason",
    ),
    "spend": ("date", "channel", "cost"),
}
"""Columns worth asking for where nothing was recognised as them."""

_INSTEAD: Final = {
    "closed_at": {"expected_close_at"},
    "stage": {"status", "is_won", "is_converted", "is_lost"},
    "source": {"channel", "utm_source"},
    "channel": {"source", "utm_source", "campaign", "campaign_id"},
    "date": {"date_from"},
}
_MOST: Final = 60


def mapping(draft: Draft, lang: str) -> list[str]:
    """A section a table."""
    if not draft.tables:
        return []
    lines = told("mapping", lang)
    for table in draft.tables:
        lines += ["", *_table(table, _from_lookups(draft, table.table, lang), lang)]
    return lines


def _from_lookups(draft: Draft, table: str, lang: str) -> dict[str, Entry]:
    """Columns that a file which could be a lookup seems to have."""
    return {
        column: Entry(
            f"{column} = {value(one.reason)}",
            phrase("in_lookup", lang, name=one.file, cards=one.reasons),
            is_active=False,
        )
        for one in draft.lookups
        for column in ("loss_reason",)
        if one.table == table and one.reason
    }


def _table(table: DraftTable, likely: Mapping[str, Entry], lang: str) -> list[str]:
    systems = ", ".join(value_word("system", crm, lang) for crm in table.crms)
    entries = [_entry(column, lang) for column in table.columns if column.source is not None]
    return [
        header(("mapping", table.table)),
        *told("mapping_table", lang, table=table.table, system=systems, files=list(table.files)),
        *aligned([*entries, *_missing(table, likely, lang)]),
        *_complex(table, lang),
        *_fields(table, lang),
    ]


def _entry(column: DraftColumn, lang: str) -> Entry:
    said = f"{column.column} = {value(column.source or '')}"
    return Entry(said, _evidence(column, lang), column.is_written)


def _evidence(column: DraftColumn, lang: str) -> str:
    name = title(Field(column.column, "text"), lang)
    parts = [name] if name != column.column else []
    if column.format and column.format not in {"text", "id"}:
        parts.append(column.format)
    if column.is_made_up:
        parts.append(phrase("made_up", lang))
    if column.rivals:
        parts.append(phrase("rivals", lang, headers=list(column.rivals)))
    if column.failures:
        parts.append(phrase("failures", lang, cells=column.failures))
    if isinstance(column.source, Constant):
        parts.append(phrase("constant", lang))
    return "; ".join(parts)


def _missing(table: DraftTable, likely: Mapping[str, Entry], lang: str) -> Iterator[Entry]:
    known = {column.column for column in table.columns}
    for column in _WANTED.get(table.table, ()):
        if column in known or _INSTEAD.get(column, set()) & known:
            continue
        if column in likely:
            yield likely[column]
        else:
            name = title(Field(column, "text"), lang)
            yield Entry(f'{column} = "…"', f"{name}; {phrase('not_found', lang)}", is_active=False)


def _complex(table: DraftTable, lang: str) -> list[str]:
    """What no line can say: several headers joined, codes read as words, files that differ."""
    lines = []
    for column in table.columns:
        if column.source is None and column.headers:
            facts = {"column": column.column, "headers": list(column.headers)}
            lines += told("differs" if column.differs else "made_of", lang, **facts)
    return lines


def _fields(table: DraftTable, lang: str) -> list[str]:
    if not table.fields or table.table not in SCOPED:
        return []
    shown = [quoted(name, lang) for name in table.fields[:_MOST]]
    rest = len(table.fields) - len(shown)
    more = phrase("more_fields", lang, rest=rest) if rest else ""
    return wrapped(f"{say('comment', 'fields', {}, lang)} {', '.join(shown)}{more}.")
