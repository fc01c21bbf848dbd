"""What `smalign.toml` may say of money: tax, margin, costs that are no advertising, rates.

The records know nothing of TOML; `config_file.load` fills them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from smalign.base.config_record import Strict

WITH: Final = "with"
VAT_IN: Final = (WITH, "without")
"""What `[money.vat]` may say of an amount: the tax is in it, or it is not."""


@dataclass(frozen=True, slots=True)
class Vat(Strict):
    """`[money.vat]`: whether the tax is in what was spent and in what was earned.

    spend, revenue: "with" or "without"; None: nobody said. rates: first day of a rate →
    the rate, a part of the amount without the tax: 0.2 is 20 %.
    """

    spend: str | None = None
    revenue: str | None = None
    rates: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def is_taken_out(self) -> bool:
        """Whether some side has it in, and is shown without it."""
        return WITH in (self.spend, self.revenue)


@dataclass(frozen=True, slots=True)
class Money(Strict):
    """`[money]`: margin is the share of revenue that is gross profit, above 0 and at most 1."""

    margin: Decimal | None = None
    vat: Vat = field(default_factory=Vat)
