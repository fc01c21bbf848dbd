"""Amounts of lists of cards: one row a card, and nothing that adds them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from smalign.base.results import Field
from smalign.metrics.figures import money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smalign.base.results import Row
    from smalign.metrics.metric import Record


class ListedMoney(Struct, frozen=True):
    """How a list shows its amounts.

    currency: of all of them, None where they differ or nobody knows it. is_mixed: they differ, so
    that each row names its own, and no amount is larger than another.
    """

    currency: str | None
    is_mixed: bool

    def fields(self, fields: Iterable[Field]) -> tuple[Field, ...]:
        """The columns of the list; the currency stands behind the amount."""
        own = (Field("currency", "text"),) if self.is_mixed else ()
        return tuple(
            one for each in fields for one in ((each, *own) if each.name == "amount" else (each,))
        )

    def cells(self, record: Record) -> Row:
        """The amount of a row, and its currency where they differ."""
        amount = money(record["amount"])
        if not self.is_mixed:
            return {"amount": amount}
        code = record["currency"] if amount is not None else None
        return {"amount": amount, "currency": None if code is None else str(code)}

    def weight(self, row: Row) -> float:
        """What puts the larger amount first, where amounts can be compared."""
        amount = row["amount"]
        return 0.0 if self.is_mixed or amount is None else -float(str(amount))


def listed_money(records: Iterable[Record], currency: str | None) -> ListedMoney:
    """How a list of these records shows its amounts; currency: that of the export."""
    found = {one["currency"] for one in records if one["amount"] is not None}
    if len(found) > 1:
        return ListedMoney(None, is_mixed=True)
    (only,) = found or {None}
    return ListedMoney(currency if only is None else str(only), is_mixed=False)
