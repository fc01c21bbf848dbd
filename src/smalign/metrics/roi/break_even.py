"""Break-even: what a sale may cost, and what spend must return, before marketing loses money."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smalign.base.results import Field, Note
from smalign.metrics.figures import plain, ratio

if TYPE_CHECKING:
    from smalign.base.results import Row


def break_even_fields() -> tuple[Field, ...]:
    """The column `break_even` fills."""
    return (Field("break_even_cpo", "decimal", "money"),)


def break_even(row: Row, margin: Decimal) -> Row:
    """The cost of a sale that takes all its gross profit: margin x mean revenue of a sale."""
    cheque = row["avg_won_amount"]
    return {"break_even_cpo": plain(cheque * margin) if isinstance(cheque, Decimal) else None}


def romi_base(margin: Decimal | None) -> dict[str, object]:
    """The params of an answer: by what ROMI is, and the ROAS at which gross profit pays for spend.

    That is 1 / margin; without a margin nobody knows it.
    """
    if margin is None:
        return {"romi_base": "revenue"}
    return {"romi_base": "margin", "break_even_roas": ratio(Decimal(1), margin)}


def break_even_note(total: Row, margin: Decimal) -> list[Note]:
    """From which return on spend is paid for, where there are returns to hold against it."""
    if total["roas"] is None:
        return []
    return [Note("break_even", {"margin": margin, "roas": ratio(Decimal(1), margin)})]
