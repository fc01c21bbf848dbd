"""Every sale of the export, and the deals a CRM copied of one into another pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, literal, name, template
from smalign.scope.prices import asked

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.prices import Prices

SEEN_DAYS: Final = 1
"""How long after a sale its copies are looked for where `[exclude] copy_days` does not say."""
COLUMNS: Final = frozenset(
    {"pipeline", "contact_id", "company_id", "lead_id", "amount", "status"}
    | {"created_at", "closed_at"}
)
"""What tells a copy."""

_PACKAGE: Final = "smalign.scope"
_OWNERS: Final = frozenset({"contact_id", "company_id", "lead_id"})
_IS_COPY: Final = (
    "c.amount > 0 and o.status = 'won' and o.pipeline <> c.pipeline"
    " and (o.created_at < c.created_at or o.created_at = c.created_at and o.deal_id < c.deal_id)"
    " and date_diff('day', o.closed_on, c.created_on) between 0 and {days}"
)
_IN_ONE_CURRENCY: Final = " and o.currency is not distinct from c.currency"


def define_purchases(engine: Engine) -> None:
    """Create `purchases`, sales that are no copies, after `copies`."""
    engine.define(template(_PACKAGE, "purchases.sql"))


def define_copies(
    engine: Engine, model: Model, prices: Prices, days: int | None, *, is_told: bool
) -> None:
    """Create `copies` (deal_id, copy_of, is_left_out).

    Amounts are compared as exported: a sale and its copy are closed on days of other rates.
    days: how long after the sale a copy is made; with None copies are only told. is_told: whether
    somebody tells them: else it is not worth looking for what is not left out.
    """
    mapped = model.mapped.get("deals", frozenset())
    is_wanted = is_told or days is not None
    if is_wanted and {"pipeline", "amount"} <= mapped and _OWNERS & mapped:
        within = literal(SEEN_DAYS if days is None else days)
        is_copy = fill(
            "{is_copy}{in_one_currency}",
            is_copy=fill(_IS_COPY, days=within),
            in_one_currency=Sql(_IN_ONE_CURRENCY if "currency" in mapped else ""),
        )
        facts = {"days": within, "is_copy": is_copy, "is_left_out": literal(days is not None)}
        deals = name(asked("every_deal", "deals", prices, model))
        engine.define(fill(template(_PACKAGE, "copies.sql"), deals=deals, **facts))
    else:
        engine.define(template(_PACKAGE, "copies_none.sql"))
