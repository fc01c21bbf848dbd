"""What a card table keeps of its many columns: those some file gives or the model makes.

A canonical table has fifty columns, an export gives ten of them. Nulls take room and time in a
table and none in a view: so the tables `leads_kept` and `deals_kept` are narrow, and `m_leads` and
`m_deals` over them have every column: views, unless the export is small.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, fill, listed, name
from smalign.model.merge import null_column
from smalign.model.names import all_physical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.merge import Part

_MADE: Final = {
    "leads": frozenset({"lead_id", "deal_id", "status", "channel"}),
    "deals": frozenset({"deal_id", "lead_id", "contact_id", "status", "channel"}),
}
"""What leads.sql and deals.sql make whatever the files give."""

_CARD_NO: Final = {"leads": Sql("rowid * 2"), "deals": Sql("rowid * 2 + 1")}

_FROM: Final = {"closed_at": "expected_close_at", "closed_on": "expected_close_on"}
"""What deals.sql may make of another column."""


def unread_columns(
    table: str,
    parts: Sequence[Part],
    named: frozenset[str] | None,
    made: frozenset[str],
) -> list[str]:
    """Of the `named` columns of a card table those no file gives and the model does not make.

    made: those it makes of what smalign.toml says.
    """
    given = frozenset().union(*(part.columns for part in parts), _MADE[table], made)
    return [
        column
        for column, _ in all_physical(TABLES[table], named)
        if column not in given and _FROM.get(column) not in given
    ]


def excluded(columns: Sequence[str]) -> Sql:
    """More names for the `exclude` list of a template."""
    return listed((Sql(f", {name(column)}") for column in columns), "")


def define_card_view(engine: Engine, table: str, unread: Sequence[str]) -> None:
    """Create `m_<table>`: the kept columns, the unread ones as nulls, and `card_no`.

    card_no: a number no other card has, lead or deal, for quick joins; it says nothing.
    """
    types = dict(all_physical(TABLES[table]))
    nulls = (null_column(column, types[column]) for column in unread)
    engine.define(
        fill(
            "create or replace {kind} m_{table} as\nselect {columns}, {card_no} as card_no\n"
            "from {table}_kept",
            kind=engine.held,
            table=name(table),
            card_no=_CARD_NO[table],
            columns=listed([Sql("*"), *nulls]),
        )
    )
