"""The view `payments`: money received and given back, with the sign its kind asks for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.crm.payment_kinds import payment_kind
from smalign.crm.payment_states import PAID, UNPAID
from smalign.engine.compose import Sql, fill, listed, literal, name, template
from smalign.scope.prices import asked

if TYPE_CHECKING:
    from smalign.engine.duckdb import Cell, Engine
    from smalign.model.model import Model
    from smalign.scope.prices import Prices

_SIGNED: Final = (
    " replace (\n    case when p.kind in ({refunds}) then -abs(p.amount) else p.amount end"
    " as amount\n)"
)
_OF_COPIES: Final = Sql(
    "\n        or p.deal_id in (\n            select k.deal_id from copies k\n"
    "            where k.is_left_out and k.copy_of in (select deal_id from deals)\n        )"
)
_RECEIVED: Final = Sql(f"\n    and coalesce(p.status, '') <> '{UNPAID}'")


def define_payments(engine: Engine, model: Model, prices: Prices, *, with_copies: bool) -> None:
    """Create the view; the kinds that mean a refund make an amount negative however written.

    with_copies: what is paid for a copy that is left out is there, too, where the deal it is a copy
    of is in scope; after `copies`. What the export calls unpaid is not in it. Where amounts are
    converted or VAT is taken out, it is what `define_priced` begins with, and says which day's
    rates each goes by.
    """
    view = asked("payments", "payments", prices, model)
    if view == "payments":
        _define_signed(engine, model, view, with_copies=with_copies)
        return
    _define_signed(engine, model, "payments_signed", with_copies=with_copies)
    priced = template("smalign.scope", "payments_priced.sql")
    engine.define(fill(priced, view=name(view), payments=name("payments_signed")))


def _define_signed(engine: Engine, model: Model, view: str, *, with_copies: bool) -> None:
    if "payments" not in model.mapped:
        engine.define(fill(template("smalign.scope", "payments_none.sql"), view=name(view)))
        return
    words = [kind for kind in _kinds(engine, model) if payment_kind(kind) == "refund"]
    refunds = listed(literal(word) for word in words)
    signed = fill(_SIGNED, refunds=refunds) if words else Sql("")
    engine.define(
        fill(
            template("smalign.scope", "payments.sql"),
            view=name(view),
            signed=signed,
            received=_RECEIVED if _says(model, "status") else Sql(""),
            of_copies=_OF_COPIES if with_copies else Sql(""),
        )
    )


def has_payments(engine: Engine, model: Model) -> bool:
    """Whether the export has any, in scope or not."""
    query = "select exists (select 1 from payments_all)"
    return "payments" in model.mapped and bool(engine.value(query))


def kind_notes(engine: Engine, model: Model) -> list[Note]:
    """A note on kinds of payments that are not known: they count as money received."""
    unknown = [kind for kind in _kinds(engine, model) if payment_kind(kind) is None]
    return [Note("payment_kinds_unknown", {"kinds": unknown})] if unknown else []


def state_notes(engine: Engine, model: Model) -> list[Note]:
    """What is unpaid and so no revenue, and states that are not known: those count as received.

    The amount is told where the export has one currency.
    """
    if not _says(model, "status"):
        return []
    counted = engine.rows(
        "select status, count(*), sum(amount) from payments_all"
        " where status is not null group by status order by status"
    )
    found: list[Note] = []
    for status, count, amount in counted:
        if status == UNPAID:
            found.append(_unpaid(count, amount, is_one=len(model.currencies) <= 1))
    unknown = [str(status) for status, _, _ in counted if status not in {PAID, UNPAID}]
    return [*found, *([Note("payment_states_unknown", {"states": unknown})] if unknown else [])]


def amount_notes(engine: Engine, model: Model) -> list[Note]:
    """A note on payments without an amount: nobody knows what they brought."""
    told = _says(model, "status")
    paid = Sql(f" and coalesce(status, '') <> '{UNPAID}'") if told else Sql("")
    query = "select count(*) from payments_all where amount is null{paid}"
    count = engine.value(fill(query, paid=paid))
    return [Note("payments_without_amount", {"count": count})] if count else []


def _unpaid(count: Cell, amount: Cell, *, is_one: bool) -> Note:
    if is_one and isinstance(amount, Decimal):
        return Note("payments_unpaid", {"count": count, "amount": amount}, amount)
    return Note("payments_unpaid_in_currencies", {"count": count})


def _says(model: Model, column: str) -> bool:
    """Whether the payments of the export have a column."""
    return column in model.mapped.get("payments", ())


def _kinds(engine: Engine, model: Model) -> list[str]:
    if not _says(model, "kind"):
        return []
    query = "select distinct kind from payments_all where kind is not null order by 1"
    return [str(kind) for (kind,) in engine.rows(query)]
