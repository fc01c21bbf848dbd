"""What `smalign.toml` may say of money: tax, margin, costs that are no advertising, rates.

The records know nothing of TOML; `config_file.load` fills them.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from msgspec import field

from smalign.base.config_record import Strict

WITH: Final = "with"
VAT_IN: Final = (WITH, "without")
"""What `[money.vat]` may say of an amount: the tax is in it, or it is not."""


class Vat(Strict, frozen=True):
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


class MonthlyCost(Strict, frozen=True):
    """`[costs.monthly."name"]`: what is paid each month, whatever is advertised.

    amount: a month, in the company's currency, at most two digits after the point. channel: the
    one it is for; None: all of them. since, until: first and last day it is paid for, as
    "2026-01-01"; None: always.
    """

    amount: Decimal
    channel: str | None = None
    since: str | None = None
    until: str | None = None


class Fee(Strict, frozen=True):
    """`[costs.fees."name"]`: what is paid on top of advertising: `share` of it, 0.1 is 10 %.

    channels: of whose spend; none named: of all. since, until: as of a monthly cost, by the day
    of the spend.
    """

    share: Decimal
    channels: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


class Costs(Strict, frozen=True):
    """`[costs]`: what marketing costs beside advertising, each under a name of its own."""

    monthly: Mapping[str, MonthlyCost] = field(default_factory=dict)
    fees: Mapping[str, Fee] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """What the items are called."""
        return (*self.monthly, *self.fees)

    @property
    def channels(self) -> frozenset[str]:
        """The channels that items are of."""
        of_fees = (channel for fee in self.fees.values() for channel in fee.channels)
        return frozenset(of_fees) | {one.channel for one in self.monthly.values() if one.channel}


class Money(Strict, frozen=True):
    """`[money]`: margin is the share of revenue that is gross profit, above 0 and at most 1."""

    margin: Decimal | None = None
    vat: Vat = field(default_factory=Vat)
