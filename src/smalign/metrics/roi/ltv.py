"""Lifetime value: what a new customer has bought so far, never what they might buy."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note
from smalign.metrics.figures import divide, money, ratio, whole
from smalign.metrics.metric import query
from smalign.metrics.parts import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.base.results import Row
    from smalign.engine.duckdb import Cell
    from smalign.metrics.metric import Ask
    from smalign.metrics.parts import Part, Record

FILE: Final = "roi_ltv"
OBSERVED: Final = 0
"""The horizon of whoever asks for all that was observed."""

_APART: Final = Decimal("0.25")
"""Windows further from that of all customers than this share of it are not comparable."""


def read_ltv(ask: Ask) -> Part:
    """Customers, what they bought and how long they have been observed; needs the view `cards`."""
    ask.engine.values("ltv_horizon", (("days", "integer"),), [(ask.ltv or None,)])
    return split(query(ask, FILE))


def ltv_fields() -> tuple[Field, ...]:
    """The columns `ltv` fills."""
    return (
        Field("ltv", "decimal", "money"),
        Field("ltv_customers", "integer", "count"),
        Field("ltv_days", "float", "days"),
        Field("ltv_cac", "float", "ratio"),
    )


def ltv(row: Row, found: Record, whole_record: Record, horizon: int) -> Row:
    """Revenue per new customer, how many are in it, the days it covers, and LTV / CAC.

    With a horizon every customer is seen for as many days after the first sale. Without one the
    days are the median of what was seen, and where that is a quarter away from the median of all
    customers the value is n/a: it would compare ages, not channels.
    """
    customers = whole(found.get("customers"))
    days = float(horizon) if horizon else _days(found.get("median_days"))
    amount = money(found.get("amount"))
    if amount is None and whole_record.get("amount") is not None:
        amount = Decimal(0)  # sales without an amount add nothing, as in revenue
    value = divide(amount, customers)
    if not horizon and _is_apart(days, _days(whole_record.get("median_days"))):
        value = None
    cac = row["cac"]
    return {
        "ltv": value,
        "ltv_customers": customers,
        "ltv_days": days if customers else None,
        "ltv_cac": ratio(value, cac if isinstance(cac, Decimal) else None),
    }


def ltv_notes(rows: Iterable[Row], total: Row, names: Sequence[str], horizon: int) -> list[Note]:
    """Who is not in it yet, and whose window is another."""
    new, seen = whole(total["new_customers"]), whole(total["ltv_customers"])
    found: list[Note] = []
    worth = money(total["ltv"]) or Decimal(0)
    if new:
        facts: dict[str, object] = {"customers": seen, "new": new, "days": total["ltv_days"]}
        found.append(Note("ltv_horizon" if horizon else "ltv_observed", facts, worth))
    apart = [
        " · ".join(str(row[name]) for name in names)
        for row in rows
        if not horizon and row["ltv"] is None and whole(row["ltv_customers"])
    ]
    if apart:
        found.append(Note("ltv_windows_differ", {"names": apart, "days": total["ltv_days"]}, worth))
    return found


def few_note(rows: Iterable[Row], names: Sequence[str], least: int) -> list[Note]:
    """A note on rows whose value is of fewer customers than would tell them apart."""
    few = [
        " · ".join(str(row[name]) for name in names)
        for row in rows
        if row["ltv"] is not None and whole(row["ltv_customers"]) < least
    ]
    return [Note("ltv_of_few", {"names": few, "rows": len(few), "least": least})] if few else []


def _days(cell: Cell) -> float | None:
    return float(cell) if isinstance(cell, int | float | Decimal) else None


def _is_apart(days: float | None, usual: float | None) -> bool:
    if days is None or usual is None:
        return True
    return abs(Decimal(days) - Decimal(usual)) > _APART * Decimal(usual)
