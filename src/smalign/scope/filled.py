"""The view `filled`: what stands in the filled cells of fields whose values repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, comment, fill, listed, name, template
from smalign.scope.personal import KEYS, names_person

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_CARDS: Final = (("leads", "lead_id"), ("deals", "deal_id"))
_OUTCOME: Final = {
    "leads": Sql(
        "case status when 'converted' then 'won' when 'disqualified' then 'lost' else 'open' end"
    ),
    "deals": Sql("status"),
}
"""What became of a card, as in `card_outcomes`, which would be dear to join to every cell."""
_NOT_ASKED: Final = frozenset({"id", "time", "date"})
"""Types whose values are one a card."""
_NOBODY: Final = (
    "select cast(null as varchar) as table_name, cast(null as varchar) as field,"
    " cast(null as varchar) as card_id, cast(null as varchar) as segment,"
    " cast(null as date) as created_on, cast(null as varchar) as outcome,"
    " cast(null as varchar) as value where false"
)


def define_filled(engine: Engine, model: Model) -> None:
    """Create `filled`, a row a filled cell of the cards in scope, of the period or of unknown day.

    table_name, field, card_id, segment, created_on, outcome (of the card: won, lost, open), value.
    Ids, days and what names a person are no fields here; reasons of a loss are those of lost cards.
    """
    fields = {table: shown_fields(model, table) for table, _ in _CARDS}
    rows = [
        (table, column, shown) for table, columns in fields.items() for column, shown in columns
    ]
    names = (("table_name", "varchar"), ("value_column", "varchar"), ("field", "varchar"))
    engine.values("filled_names", names, rows)
    parts = [_part(table, key, fields[table]) for table, key in _CARDS if fields[table]]
    body = listed(parts or [Sql(_NOBODY)], "\nunion all\n")
    engine.define(fill("create or replace view filled as\n{body}", body=body))


def shown_fields(model: Model, table: str) -> list[tuple[str, str]]:
    """Physical columns whose values repeat and name no person, each with its shown name."""
    headers = {column: header for header, column in model.attributes.get(table, {}).items()}
    keys = [state.removeprefix("state_") for state in model.states.get(table, ())]
    named = [(key, headers.get(key, key)) for key in keys]
    return [(key, shown) for key, shown in named if _repeats(table, key, headers.get(key))]


def _repeats(table: str, key: str, header: str | None) -> bool:
    if header is not None:
        return not names_person(header)
    is_known = key in TABLES[table].names and key not in KEYS
    return is_known and TABLES[table].column(key).type not in _NOT_ASKED


def _part(table: str, key: str, fields: list[tuple[str, str]]) -> Sql:
    return fill(
        template("smalign.scope", "filled.sql"),
        table=Sql(table),
        key=name(key),
        outcome=_OUTCOME[table],
        texts=listed(
            (
                fill(
                    "cast({column} as varchar) as {column} {said}",
                    column=name(column),
                    said=comment(shown),
                )
                for column, shown in fields
            ),
            ",\n        ",
        ),
        columns=listed(name(column) for column, _ in fields),
    )
