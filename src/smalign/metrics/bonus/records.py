"""The account of a bonus as records: lines, claw-backs, periods."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from smalign.base.config_bonus import BonusPlan
    from smalign.base.named_periods import NamedPeriod
    from smalign.metrics.bonus.events import Event
    from smalign.metrics.bonus.rules import Reward

_ONE: Final = Decimal(1)


class Line(Struct):
    """One sale or payment that is of the base.

    money: what a refund is set against; None where any refund takes back all. granted: person →
    kopecks. returned: the part of the money, up to 1, that was given back; claimed: of that what
    came back inside the guarantee. taken: person → kopecks taken back so far.
    """

    event: Event
    plan_name: str
    plan: BonusPlan
    day: date
    base: Decimal
    money: Decimal | None
    granted: dict[str, int] = field(default_factory=dict)
    returned: Fraction = Fraction(0)
    claimed: Fraction = Fraction(0)
    taken: dict[str, int] = field(default_factory=dict)

    @property
    def is_owed(self) -> bool:
        """Whether it was granted something that has not been taken back."""
        return sum(self.granted.values()) > sum(self.taken.values())


class Idle(Struct):
    """One payment that earned nothing: of no plan, or not of its base.

    What is given back of it takes no bonus. returned: as of a line.
    """

    event: Event
    day: date
    money: Decimal
    returned: Fraction = Fraction(0)


class Clawback(Struct, frozen=True):
    """What one refund or cancellation takes back of one line, person → kopecks, each above 0."""

    event: Event
    line: Line
    day: date
    taken: Mapping[str, int]


class Account(Struct):
    """One period of one plan.

    plan_name: None where no plan was in force and only claw-backs fall. kept: the part the
    qualifiers leave; missed: their names, unknown: those nobody can tell. reward: None where it is
    not known. parts: person → what they get of (granted, withheld, capped), in kopecks.
    """

    period: NamedPeriod
    plan_name: str | None
    plan: BonusPlan | None
    lines: list[Line] = field(default_factory=list)
    clawbacks: list[Clawback] = field(default_factory=list)
    quota: Decimal | None = None
    kept: Decimal = _ONE
    missed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    reward: Reward | None = None
    parts: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    @property
    def base(self) -> Decimal:
        """The whole base."""
        return sum((line.base for line in self.lines), Decimal(0))

    @property
    def lacks_quota(self) -> bool:
        """Whether a plan was in force and it is its quota that is not known."""
        return self.plan is not None and self.reward is None and not self.unknown

    @property
    def knows_clawbacks(self) -> bool:
        """Whether it is known what all that is taken back had earned."""
        return all(one.line.granted for one in self.clawbacks)

    @property
    def clawed_back(self) -> dict[str, int]:
        """Person → kopecks taken back in the period."""
        found: dict[str, int] = defaultdict(int)
        for one in self.clawbacks:
            for person, taken in one.taken.items():
                found[person] += taken
        return dict(found)


class Ledger(Struct, frozen=True):
    """The accounts by period, and the events that could not be counted: reason → events."""

    accounts: tuple[Account, ...]
    left_out: Mapping[str, tuple[Event, ...]]
