"""What the names of a formula stand for: columns of the row, sums over its cards, its block."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.results import Result, Row, Value

_BEFORE: Final = {
    "advanced_before": "advanced",
    "entered_before": "entered",
    "amount_before": "amount_entered",
}
"""Name in a formula → the column of the stage before."""


class Numbers(Mapping[str, Decimal | None]):
    """What a formula's names stand for, looked up when asked for."""

    def __init__(
        self,
        result: Result,
        row: Row,
        cards: Sequence[Row] | None,
        facts: Mapping[str, Decimal],
        block: Sequence[Row] = (),
    ) -> None:
        """`facts`: numbers of the configuration; block: all cards of the block of a funnel."""
        self._result, self._row, self._cards, self._facts = result, row, cards or (), facts
        self._all: dict[str, Decimal] = {}
        if block:
            amounts = [number_of(card["amount"]) or Decimal(0) for card in block]
            self._all["all_cards"] = Decimal(len(block))
            self._all["all_amount"] = sum(amounts, Decimal(0))

    def __getitem__(self, name: str) -> Decimal | None:
        """None for what nobody knows."""
        if name in self._row:
            return number_of(self._row[name])
        if name in _BEFORE:
            return self._before(_BEFORE[name])
        if name in self._all:
            return self._all[name]
        if name in self._facts:
            return self._facts[name]
        if not self._cards or name not in self._cards[0]:
            return None
        parts = [number_of(card[name]) for card in self._cards]
        return sum((part for part in parts if part is not None), Decimal(0))

    def __iter__(self) -> Iterator[str]:
        """Names of the row."""
        return iter(self._row)

    def __len__(self) -> int:
        """How many the row has."""
        return len(self._row)

    def _in_block(self) -> list[Row]:
        names = ("segment", "pipeline")
        own = [self._row.get(name) for name in names]
        return [row for row in self._result.rows if [row.get(name) for name in names] == own]

    def _before(self, column: str) -> Decimal | None:
        orders = {row["stage_order"]: row[column] for row in self._in_block()}
        order = self._row.get("stage_order")
        return number_of(orders.get(order - 1)) if isinstance(order, int) and order > 1 else None


def number_of(value: Value) -> Decimal | None:
    """A value as an exact decimal; None for what is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
