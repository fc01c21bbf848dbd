"""The view `payments`: money received and given back, with the sign its kind asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.crm.payment_kinds import payment_kind
from smalign.engine.compose import Sql, fill, listed, literal, name, template

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_SIGNED: Final = (
    " replace (\n    case when p.kind in ({refunds}) then -abs(p.amount) else p.amount end"
    " as amount\n)"
)


def define_payments(engine: Engine, model: Model, view: str) -> None:
    """Create `view`; the kinds that mean a refund make an amount negative however written."""
    words = [kind for kind in _kinds(engine, model) if payment_kind(kind) == "refund"]
    refunds = listed(literal(word) for word in words)
    signed = fill(_SIGNED, refunds=refunds) if words else Sql("")
    engine.define(fill(template("smalign.scope", "payments.sql"), view=name(view), signed=signed))


def has_payments(engine: Engine, model: Model) -> bool:
    """Whether the export has any, in scope or not."""
    query = "select exists (select 1 from payments_all)"
    return "payments" in model.mapped and bool(engine.value(query))


def kind_notes(engine: Engine, model: Model) -> list[Note]:
    """A note on kinds of payments that are not known: they count as money received."""
    unknown = [kind for kind in _kinds(engine, model) if payment_kind(kind) is None]
    return [Note("payment_kinds_unknown", {"kinds": unknown})] if unknown else []


def _kinds(engine: Engine, model: Model) -> list[str]:
    if "kind" not in model.mapped.get("payments", ()):
        return []
    query = "select distinct kind from payments_all where kind is not null order by 1"
    return [str(kind) for (kind,) in engine.rows(query)]
