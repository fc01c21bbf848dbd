"""What `diagnose` answers with: six steps, what is seen in each, and the verdict over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from decimal import Decimal

    from smalign.base.agreed_terms import TermChange
    from smalign.base.config_agreement import Decision
    from smalign.base.results import Exclusion, Note, Period

Status = Literal["ok", "attention", "broken", "not_enough_data"]
NormLevel = Literal["agreed", "own_past", "inside", "outside"]
StepZone = Literal["marketing", "sales", "shared", "system"]

STATUSES: Final[tuple[Status, ...]] = ("not_enough_data", "ok", "attention", "broken")
"""From the one that says least to the one that says most."""
STEPS: Final = ("zones", "leads", "nurture", "resources", "exchange", "result")
"""The six steps in their order; the first is step 1."""
ABOVE_SALES: Final = ("qualified", "dealt")
"""What periods are judged by where sales are few, or not known."""
INCOMPLETE: Final = (
    *("rows_end_round", "ids_missing", "no_closed_cards", "no_lost_deals", "one_owner"),
    *("one_owner_of_all", "starts_apart"),
)
"""Notes that an export may be a part of what the CRM holds."""


class Range(Struct, frozen=True):
    """An estimate with its interval."""

    value: float
    low: float
    high: float


class Norm(Struct, frozen=True):
    """What a figure was compared with, and whose threshold that is.

    level: agreed in `[agreement]`; the company's own past; other cards of the same period; an
    outside source. value: in the unit of the figure; for `inside` the figure of the other cards.
    is_crossed: the near end of the interval lies beyond it. facts: of its sentence: who agreed and
    when, the days of the past, the source; `rule`: the code of a sentence of its own.
    """

    level: NormLevel
    value: float
    is_crossed: bool
    facts: Mapping[str, object] = field(default_factory=dict)


class Stake(Struct, frozen=True):
    """What hangs on it: sales, and money where the median of a sale is known.

    sales, money: lost, as positive numbers. formula: the numbers it is a product of, by name:
    `cards`, `rate`, `median`; `is_spent`: money known as it was spent, and no sales.
    """

    sales: Range
    money: Range | None
    formula: Mapping[str, object] = field(default_factory=dict)


class Act(Struct, frozen=True):
    """The first thing to do. code, facts: its sentence. who: whose it is; aim: the clicks."""

    code: str
    who: StepZone
    facts: Mapping[str, object] = field(default_factory=dict)
    aim: str | None = None


class Observation(Struct, frozen=True):
    """One thing seen in one step.

    finding: the name of the finding that looked. code, facts: the sentence of what is seen. unit:
    of `figure`: rate, points, count, days or minutes. zone: on whose side it is, None = nobody's.
    stake: None is not estimated, and `no_stake` says why. shown_by: the command that shows it.
    for_record: nobody has set a norm for it, and no past is one: what is seen is told, not judged.
    """

    finding: str
    step: int
    status: Status
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    zone: StepZone | None = None
    figure: Range | None = None
    unit: str = "rate"
    norm: Norm | None = None
    stake: Stake | None = None
    no_stake: str = "not_estimated"
    act: Act | None = None
    shown_by: str = ""
    for_record: bool = False


class Unseen(Struct, frozen=True):
    """A finding that could not look: why (a code), and what would let it."""

    finding: str
    step: int
    why: str
    facts: Mapping[str, object] = field(default_factory=dict)


class Step(Struct, frozen=True):
    """One of the six: the gravest of its observations decides its status.

    first: that observation; others: the rest, the gravest first.
    """

    number: int
    status: Status
    first: Observation | None = None
    others: tuple[Observation, ...] = ()
    unseen: tuple[Unseen, ...] = ()

    @property
    def every(self) -> tuple[Observation, ...]:
        """All its observations, the gravest first."""
        return () if self.first is None else (self.first, *self.others)

    @property
    def name(self) -> str:
        """One of `STEPS`."""
        return STEPS[self.number - 1]


class Passed(Struct, frozen=True):
    """One evidence gate: its value, what it must be, and whether it is; None: it does not arise.

    is_most: the threshold is the most it may be, not the least.
    """

    name: str
    value: float | None
    threshold: float
    ok: bool
    is_most: bool = False


class Overturn(Struct, frozen=True):
    """What would change the verdict: how many of the open cards would have to be won.

    open: cards of the later period that are open still. unproved: so many of them won, and the
    cause is more than chance no longer; gone: so many, and what it cost is made up for; None: not
    even all of them. where: the segments of those cards, those with the rarest sales first.
    """

    open: int
    unproved: int | None
    gone: int | None
    where: tuple[str, ...] = ()


class Verdict(Struct, frozen=True):
    """Which of the causes it is, and what each of them made.

    cause: quantity, quality, handling, market, recording, none, mixed, insufficient. causes: those
    that are more than chance and matter, the dearest first. zone: on whose side, where one can be
    named. effects: cause → value and interval, in `result`; None = not known. level: what
    segments are. periods: name → first and last day. note: the code of its sentence, with facts.
    held: other choices → the cause they give. is_whole: conversions could be judged, too.
    is_of_work: named for what was seen of the work itself, not of what came of it. unsure: parts of
    the change (leads, mix, rates) that are more than chance alone, and not enough for a claim.
    """

    cause: str
    causes: tuple[str, ...] = ()
    zone: StepZone | None = None
    effects: Mapping[str, Range | None] = field(default_factory=dict)
    result: str = "won"
    level: str = ""
    periods: Mapping[str, tuple[date, date]] = field(default_factory=dict)
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    horizon: int | None = None
    ready_on: date | None = None
    notes: tuple[Note, ...] = ()
    overturn: Overturn | None = None
    held: Mapping[str, str] = field(default_factory=dict)
    is_whole: bool = True
    is_of_work: bool = False
    unsure: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The code of its sentence: handling that is the system's is said apart, and so is a price.

        Where compare claims no cause, only the leads that waited tell of it. That nothing happened
        is said of what the periods are judged by: sales may be too few to show anything.
        """
        if self.cause == "none" and self.unsure:
            return "unsure"
        if self.cause == "none" and self.result in ABOVE_SALES:
            return "none_above"
        if self.cause == "market" and any(one.code == "compare_priced" for one in self.notes):
            return "priced"
        if (self.cause, self.zone) != ("handling", "system"):
            return f"{self.cause}_alone" if self.is_of_work else self.cause
        return "queue_alone" if self.is_of_work else "queue"


class Followed(Struct, frozen=True):
    """What came of something decided.

    state: done, the figure is as expected or better; moved, it is better than it was, and more than
    its interval says; not_moved, it is not; worse, likewise the other way; not_measured, the figure
    is not known, or nothing says what it should be; too_early, most of the days judged lie before
    it. now: the figure. is_late: not done by its day. days: those the figure is of.
    """

    decision: Decision
    state: str
    now: Range | None = None
    is_late: bool = False
    days: Period | None = None


class Diagnosis(Struct, frozen=True):
    """The answer of `diagnose`.

    period: the days judged; before: those they are compared with. first_broken: the number of the
    first broken step; dearest: of the one with the most money at stake among the broken ones.
    worth: of one sale, the median. on: the local day of the export. agreed: who agreed on the
    norms and when, as facts; empty = nobody. systems: the CRMs the cards come from.
    followed: what came of what was decided. changes: terms that were others at the last time, which
    was over an export of the day `changed_since`; None where nothing is remembered. conditions:
    the cards asked for, as in the parameters of a result; empty = all.
    """

    as_of: datetime | None
    on: date | None
    period: Period
    before: Period | None
    grain: str
    currency: str | None
    steps: tuple[Step, ...]
    gates: tuple[Passed, ...]
    verdict: Verdict
    first_broken: int | None
    dearest: int | None
    worth: Range | None = None
    agreed: Mapping[str, object] = field(default_factory=dict)
    min_n: int = 30
    systems: tuple[str, ...] = ()
    followed: tuple[Followed, ...] = ()
    changes: tuple[TermChange, ...] = ()
    changed_since: date | None = None
    notes: tuple[Note, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    conditions: Mapping[str, object] = field(default_factory=dict)

    @property
    def until(self) -> date | None:
        """The day by which the first action should be done: two weeks after the export."""
        from datetime import timedelta

        return None if self.on is None else self.on + timedelta(days=14)

    def money(self, step: Step) -> Decimal | None:
        """The money at stake in a step, that of its dearest observation."""
        from decimal import Decimal

        every = [one for one in (step.first, *step.others) if one and one.stake]
        sums = [one.stake.money.value for one in every if one.stake and one.stake.money]
        return Decimal(str(round(max(sums), 2))) if sums else None
