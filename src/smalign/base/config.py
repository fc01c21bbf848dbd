"""What `smalign.toml` may say, as records; without a file every record has its default.

Only the sections that do something exist here: a key smalign would ignore is an error instead.
The records know nothing of TOML; `config_file.load` fills them.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from msgspec import field

from smalign.base.config_agreement import Agreement, Decision
from smalign.base.config_calendar import Calendar
from smalign.base.config_checks import Checks
from smalign.base.config_money import Costs, Money
from smalign.base.config_record import Strict as _Strict
from smalign.base.config_report import PageOf

if TYPE_CHECKING:
    from smalign.base.config_bonus import Bonus
else:
    Bonus = object  # `config_file` checks that section alone: who does not pay by sales has none

LOOKUP: Final = "lookup"
"""What `[sources.tables]` and recognition call a file that only adds attributes to cards."""

Answer = Literal["day first", "month first", "decimal comma", "decimal dot"]
"""What a user can say about a column whose values do not say it themselves."""

ANSWERS: Final[tuple[Answer, ...]] = ("day first", "month first", "decimal comma", "decimal dot")

CLASSES: Final = ("quality", "handling", "market", "other")
"""What a reason for a loss may be a matter of."""

ZONES: Final = ("marketing", "sales", "shared", "system")
"""Whose a stage may be."""

_HOURS: Final = {"h": 1, "d": 24, "w": 168}
_TERM: Final = re.compile(r"([1-9]\d{0,4})\s*([hdw])\Z")


class Constant(_Strict, frozen=True):
    """`status = { value = "won" }`: every row of the table has this value."""

    value: str


class First(_Strict, frozen=True):
    """`amount = { first = ["Paid", "Offer"] }`: the first of these headers that is not empty."""

    first: tuple[str, ...]


class ByAttempts(_Strict, frozen=True):
    """`{ class = "handling", below_attempts = 3, else = "quality" }`: whose matter it is depends.

    class_: of a card lost after fewer than below_attempts attempts; else_: after as many or more.
    """

    class_: str
    below_attempts: int
    else_: str


MappingValue = str | Constant | First
"""Where a canonical column comes from: a header, a constant, or the first filled of headers."""


class ReadAs(_Strict, frozen=True):
    """`[sources.read."file"]`: how one file is read, where that is not to be found out."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None


class Sources(_Strict, frozen=True):
    """`[sources]`: which files, and what they do not say themselves.

    files: paths, folders and globs, relative to smalign.toml.
    snapshots: exports of one CRM on different days, as folders, files or globs.
    timezone: IANA name of the zone the exports' times are written in; None: UTC, and said.
    currency: ISO code for amounts without one.
    tables: file → canonical table (or "lookup"), where recognition needs help.
    read: file or pattern → how it is read.
    """

    files: tuple[str, ...] = ()
    snapshots: tuple[str, ...] = ()
    timezone: str | None = None
    currency: str | None = None
    tables: Mapping[str, str] = field(default_factory=dict)
    read: Mapping[str, ReadAs] = field(default_factory=dict)


class Lookup(_Strict, frozen=True):
    """`[lookups."file"]`: its other columns become attributes of `table`.

    on: column or header of the table → header of the lookup file. Never multiplies rows.
    """

    table: str
    on: Mapping[str, str]


class Values(_Strict, frozen=True):
    """`[values]`: tokens this company writes where it has nothing to write."""

    empty: tuple[str, ...] = ()


class Stages(_Strict, frozen=True):
    """`[stages]`, `[lead_stages]` or `[pipelines."Name"]`: what the stages mean.

    order: open stages as a card passes them. won, lost: stages that end a card (of a lead:
    converted, disqualified). qualified: from the first of these on, the card counts as qualified.
    marketing, sales, shared, system: zones; where sales is not named, every other stage is theirs.
    sla: stage → the longest stay agreed, "4h", "2d" or "1w". required: stage → fields to fill;
    required_since: stage → the day from which they were, "2026-03-01".
    responsible: stage → who answers for it, a role or a name.
    """

    order: tuple[str, ...] = ()
    won: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    qualified: tuple[str, ...] = ()
    marketing: tuple[str, ...] = ()
    sales: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    system: tuple[str, ...] = ()
    sla: Mapping[str, str] = field(default_factory=dict)
    required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    required_since: Mapping[str, str] = field(default_factory=dict)
    responsible: Mapping[str, str] = field(default_factory=dict)

    @property
    def zones(self) -> dict[str, tuple[str, ...]]:
        """Zone → the stages named as its own."""
        return {zone: getattr(self, zone) for zone in ZONES}

    @property
    def sla_hours(self) -> dict[str, int]:
        """`sla` in whole hours: a day is 24 of them, a week 168."""
        return {stage: hours(term) for stage, term in self.sla.items()}


class Aliases(_Strict, frozen=True):
    """`[aliases]`: who is who among the people of the CRM.

    owners: another spelling → the name. teams: a name, in any spelling → the team.
    """

    owners: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)


class Recognised(_Strict, frozen=True):
    """`[exclude.test]`, `.spam`, `.non_target`: what such an inquiry looks like.

    values: field → values it has as a whole. words: field → words that stand in its text.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Exclude(_Strict, frozen=True):
    """`[exclude]`: which inquiries the upper rungs of the ladder do not count, and which deals.

    duplicate_days: a person's inquiry this many days or fewer after the one before repeats it.
    copy_days: a deal in another pipeline for the same person and amount, made this many days or
    fewer after a sale, is its copy and counts for nothing; None: copies are told and counted.
    email_domains, phones: the company's own; an inquiry from them is a test.
    """

    duplicate_days: int = 30
    copy_days: int | None = None
    email_domains: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    test: Recognised = field(default_factory=Recognised)
    spam: Recognised = field(default_factory=Recognised)
    non_target: Recognised = field(default_factory=Recognised)

    @property
    def fields(self) -> frozenset[str]:
        """Every field a rule looks at."""
        kinds = (self.test, self.spam, self.non_target)
        return frozenset(name for kind in kinds for name in (*kind.values, *kind.words))


class Attribution(_Strict, frozen=True):
    """`[attribution]`: what the models that give credit to touches agree on.

    lookback: touches older than this at the sale do not count, "90d"; none: all do. half_life: in
    time decay a touch so much older earns half. ignore: channels last-non-direct passes over,
    besides direct visits.
    """

    lookback: str | None = None
    half_life: str = "7d"
    ignore: tuple[str, ...] = ()


class TaskSeries(_Strict, frozen=True):
    """`[tasks."Series"]`: fields are what its tasks keep fresh, columns or headers of cards."""

    fields: tuple[str, ...]


class Nurture(_Strict, frozen=True):
    """`[nurture]`: which words stand for which reason of a loss.

    topics: reason → words in the names of contents; answers: reason → words in answers of surveys.
    """

    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Thresholds(_Strict, frozen=True):
    """`[thresholds]`: what a claim needs.

    min_n: cards a row needs before a rate is compared. The others are of compare. min_won: sales,
    or results above them, a period needs to be judged by them. false_alarms: how often any cause
    may be named where nothing happened. least_effect: share of the earlier result a part must be
    to be named. pattern_odds: how many times as likely as any other kind a pattern must be to be
    named; further_odds: the same for a second pattern beside the first. channel_known, linked:
    shares of the leads with a known channel, of the deals with a lead, below which nothing is said
    of conversion. collapse: what is left of a way in that collapsed; flat: what is left at least of
    a log that did not. surge: by how much the share of repeated inquiries rises, a fraction.
    Of diagnose: reason_known, the least share of losses with a reason; reason_other, rejected: the
    most of losses that say other or nothing, of records that could not be read; useful_lift, the
    difference in share of cards that move on below which what is sent is of no use.
    """

    min_n: int = 30
    min_won: int = 30
    false_alarms: float = 0.05
    least_effect: float = 0.05
    pattern_odds: int = 8
    further_odds: int = 20
    channel_known: float = 0.7
    linked: float = 0.8
    collapse: float = 0.3
    flat: float = 0.8
    surge: float = 0.1
    reason_known: float = 0.7
    reason_other: float = 0.3
    rejected: float = 0.01
    useful_lift: float = 0.03


class Config(_Strict, frozen=True):
    """The whole of smalign.toml.

    mapping: canonical table → canonical column → where it comes from.
    lookups: file → how it joins. pipelines: name of a pipeline → its stages.
    channels: raw source → channel, in the order written: the first match wins.
    reasons: reason of a loss → its class, one of `CLASSES`, or how attempts decide it.
    rates: currency → first day of a rate → units of `[sources].currency` for one of it.
    tasks: series of tasks → what it is for. agreement: the norms both departments
    signed; actions: what was decided. bonus: None is not set.
    formats: header → "day first", "month first", "decimal comma" or "decimal dot", where the
    values of the column do not say it themselves.
    """

    sources: Sources = field(default_factory=Sources)
    mapping: Mapping[str, Mapping[str, MappingValue]] = field(default_factory=dict)
    lookups: Mapping[str, Lookup] = field(default_factory=dict)
    values: Values = field(default_factory=Values)
    stages: Stages = field(default_factory=Stages)
    lead_stages: Stages = field(default_factory=Stages)
    pipelines: Mapping[str, Stages] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str | ByAttempts] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    aliases: Aliases = field(default_factory=Aliases)
    exclude: Exclude = field(default_factory=Exclude)
    calendar: Calendar = field(default_factory=Calendar)
    money: Money = field(default_factory=Money)
    costs: Costs = field(default_factory=Costs)
    rates: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    attribution: Attribution = field(default_factory=Attribution)
    tasks: Mapping[str, TaskSeries] = field(default_factory=dict)
    nurture: Nurture = field(default_factory=Nurture)
    thresholds: Thresholds = field(default_factory=Thresholds)
    checks: Checks = field(default_factory=Checks)
    report: PageOf = field(default_factory=PageOf)
    agreement: Agreement = field(default_factory=Agreement)
    actions: tuple[Decision, ...] = ()
    bonus: Bonus | None = None


def hours(term: str) -> int:
    """Hours of a term such as "4h", "2d", "1w".

    Raises:
        ValueError: the text is no such term.

    """
    found = _TERM.match(term.strip())
    if not found:
        raise ValueError(term)
    return int(found[1]) * _HOURS[found[2]]
