"""What `[bonus]` may say: marketing's pay tied to sales, one plan at a time.

The records know nothing of TOML; `config_file.load` fills them, and imports this module only for a
smalign.toml that has the section.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final, Self

from msgspec import Struct, field

from smalign.base.config_record import Strict

PERIODS: Final = ("month", "quarter")
"""How long one statement is."""
BONUS_BASES: Final = ("paid", "won", "margin", "sourced", "influenced")
"""What a plan may pay for."""
OF_TOUCHES: Final = ("sourced", "influenced")
"""Bases of those sales alone that marketing had a part in."""
MEASURES: Final = ("amount", "count")
MONEY: Final = ("paid", "won")
"""What of a sourced or influenced sale counts, and so on which day."""
MODELS: Final = ("source", "first")
"""Who has sourced a sale: the channel on its card, or the first touch of marketing."""
STEPS: Final = ("retroactive", "marginal")
"""Whether the rate reached is of the whole base, or each rate of the part above its mark."""
QUALIFIERS: Final = ("drr", "cpql", "leads", "qualified", "won")
"""What else may have to be met."""

_MARK: Final = re.compile(r"(\d{1,12}(?:\.\d{1,6})?) ?(%?)\Z", re.ASCII)
_WHOLE: Final = 100


class Mark(Struct, frozen=True):
    """A mark of the base: so much of it, or so much per cent of what was planned."""

    value: Decimal
    is_percent: bool

    @classmethod
    def of(cls, text: str) -> Self:
        """A mark as written: "80%" of the plan, or "3000000".

        Raises:
            ValueError: the text is neither.

        """
        found = _MARK.match(text.strip())
        if not found:
            raise ValueError(text)
        return cls(Decimal(found[1]), bool(found[2]))

    def at(self, quota: Decimal | None) -> Decimal | None:
        """How much of the base it is; None where that depends on a plan nobody has made."""
        if not self.is_percent:
            return self.value
        return None if quota is None else quota * self.value / _WHOLE


class Accelerator(Strict, frozen=True):
    """`accelerator = { above = "100%", times = 1.5 }`: the base above pays so many times more."""

    above: str
    times: Decimal


class Qualifier(Strict, frozen=True):
    """`drr = { most = 0.15, otherwise = 0.5 }`: missed, so much of the bonus is left.

    most, least: the bound, itself allowed; one of the two. otherwise: from 0, nothing, to below 1.
    """

    otherwise: Decimal
    most: Decimal | None = None
    least: Decimal | None = None


class BonusPlan(Strict, frozen=True):
    """`[bonus.plans."name"]`: from when to when, for what, how much, for whom.

    since, until: first and last day, those of a month or quarter; without until it goes on.
    base: one of `BONUS_BASES`. measure: the amount of it, or the count of deals. money, model: of
    sourced and influenced sales. channels: only sales of these; none named: of every channel that
    is known.
    rate: a share of the amount, or an amount a deal; rates: mark → rate, and then steps says how
    they apply. threshold: below it nothing is paid. quota: what is planned a period, where that
    is not in the table `plan`. cap: the most of a period. qualifiers: what else must be met.
    split: person → share, together 1. guarantee_days: so long what is refunded or cancelled takes
    back what it had earned; None: never.
    """

    since: str
    base: str
    until: str | None = None
    measure: str = "amount"
    money: str = "paid"
    model: str = "source"
    channels: tuple[str, ...] = ()
    rate: Decimal | None = None
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    steps: str | None = None
    threshold: str | None = None
    quota: Decimal | None = None
    accelerator: Accelerator | None = None
    cap: Decimal | None = None
    qualifiers: Mapping[str, Qualifier] = field(default_factory=dict)
    split: Mapping[str, Decimal] = field(default_factory=dict)
    guarantee_days: int | None = None

    @property
    def counts_payments(self) -> bool:
        """Whether the base is earned by payments, not by sales."""
        return self.base == "paid" or (self.base in OF_TOUCHES and self.money == "paid")

    @property
    def looks_at_touches(self) -> bool:
        """Whether touches decide which sales are of the base."""
        return self.base == "influenced" or (self.base == "sourced" and self.model == "first")

    @property
    def first_on(self) -> date:
        """The first day."""
        return date.fromisoformat(self.since)

    @property
    def last_on(self) -> date:
        """The last day."""
        return date.fromisoformat(self.until) if self.until else date.max

    @property
    def above(self) -> str | None:
        """Where the accelerator begins."""
        return self.accelerator.above if self.accelerator else None

    @property
    def ladder(self) -> tuple[tuple[Mark, Decimal], ...]:
        """The marks and the rate from each on, lowest first."""
        if self.rate is not None:
            return ((Mark(Decimal(0), is_percent=False), self.rate),)
        marks = [(Mark.of(text), rate) for text, rate in self.rates.items()]
        return tuple(sorted(marks, key=lambda one: one[0].value))


class Bonus(Strict, frozen=True):
    """`[bonus]`: plans by name, of which at most one is in force on a day.

    period: how long one statement is, a month or a quarter. currency: of quotas, caps, marks and
    amounts a deal.
    """

    period: str = "month"
    currency: str | None = None
    plans: Mapping[str, BonusPlan] = field(default_factory=dict)
