"""The view `card_values`: what each card has in each field it may be told apart by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.schema import NONE, TABLES, UTM
from smalign.engine.compose import comment, fill, listed, literal, name, template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.engine.compose import Sql
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_CARDS: Final = (("leads", "lead", "lead_id"), ("deals", "deal", "deal_id"))
_TOLD_APART_BY: Final[tuple[str, ...]] = (
    *("pipeline", "kind", "channel", "source"),
    *UTM,
    *("owner", "team", "created_by", "created_how", "is_repeat"),
)
"""Canonical columns that say something of a card before anybody knows what becomes of it."""
_CAMPAIGN: Final = ("campaign", "campaign_type")
_SHOWN: Final = " · "


def define_card_values(engine: Engine, model: Model, by: Sequence[str]) -> None:
    """Create `card_values` (card, card_id, field, value), a row a card and field.

    by: names of the `--by` fields, whose values the segments hold: together one field. Without
    any, every field of a card table that can tell cards apart: where they came from, whose they
    are, and every column of the export that is not ours. What follows from the outcome (stage,
    status, reason of a loss), ids and what names a person are none. Empty is `(none)`.
    """
    tables = [one for one in _CARDS if one[0] in model.mapped]
    if by:
        parts = [_of_segment(table, card, key, by) for table, card, key in tables]
    else:
        fields = {table: _fields(model, table) for table, _, _ in tables}
        rows = [
            (card, column, shown)
            for table, card, _ in tables
            for column, shown in fields[table].items()
        ]
        columns = (("card", "varchar"), ("value_column", "varchar"), ("field", "varchar"))
        engine.values("value_names", columns, rows)
        parts = [_of_fields(*one, fields[one[0]]) for one in tables if fields[one[0]]]
    body = listed(parts, "\nunion all\n") if parts else template("smalign.scope", "no_values.sql")
    engine.define(fill("create or replace view card_values as\n{body}", body=body))


def _fields(model: Model, table: str) -> dict[str, str]:
    """Physical column → the name it is shown by."""
    known = model.mapped[table] | model.derived.get(table, frozenset())
    own = [column for column in _TOLD_APART_BY if column in TABLES[table].names and column in known]
    if table == "deals" and model.has_campaigns:
        own += _CAMPAIGN
    attributes = model.attributes.get(table, {})
    return {column: column for column in own} | {
        column: header for header, column in sorted(attributes.items())
    }


def _of_segment(table: str, card: str, key: str, by: Sequence[str]) -> Sql:
    nothing = "\x1f".join(NONE for _ in by)
    return fill(
        "select {card} as card, {key} as card_id, {field} as field,\n"
        "    case when segment = {nothing} then {none} else segment end as value\nfrom {table}",
        card=literal(card),
        key=name(key),
        field=literal(_SHOWN.join(by)),
        nothing=literal(nothing),
        none=literal(NONE),
        table=name(table),
    )


def _of_fields(table: str, card: str, key: str, fields: dict[str, str]) -> Sql:
    columns = sorted(fields)
    texts = (
        fill(
            "coalesce(cast({column} as varchar), {none}) as {column} {said}",
            column=name(column),
            none=literal(NONE),
            said=comment(fields[column]),
        )
        for column in columns
    )
    return fill(
        template("smalign.scope", "card_values.sql"),
        card=literal(card),
        key=name(key),
        table=name(table),
        texts=listed(texts, ",\n        "),
        columns=listed(name(column) for column in columns),
    )
